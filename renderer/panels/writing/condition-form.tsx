// The form for a condition: which data element, what is asked of it, and the values, as the kind of the element has them.
import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ConditionForm as ConditionFields, ConditionTest, ListedElement } from '../../../dsl/index.ts';
import { printedWordsOf } from '../../app/state/printed-places.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { FormFrame, partsOf } from './form-frame.tsx';
import type { FaultOf, FormProps } from './form-frame.tsx';
import styles from './forms.module.css';
import { useSources } from './use-sources.ts';

interface Choice {
  readonly value: ConditionTest;
  readonly label: string;
}

const numbers: readonly Choice[] = [
  { value: '>=', label: 'is at least' },
  { value: '>', label: 'is more than' },
  { value: '<=', label: 'is at most' },
  { value: '<', label: 'is less than' },
  { value: '=', label: 'is exactly' },
  { value: 'between', label: 'is between' },
];

/** What can be asked, in words. */
const tests: Readonly<Record<ListedElement['kind'], readonly Choice[]>> = {
  'yes-no': [
    { value: 'is so', label: 'is so' },
    { value: 'is not so', label: 'is not so' },
  ],
  choice: [
    { value: 'is', label: 'is one of' },
    { value: 'is not', label: 'is none of' },
  ],
  scale: [
    { value: 'at least', label: 'is at least' },
    { value: 'at most', label: 'is at most' },
    { value: 'is', label: 'is one of' },
    { value: 'is not', label: 'is none of' },
  ],
  quantity: numbers,
  count: numbers,
  date: [
    { value: 'within', label: 'lies before the request by at most' },
    { value: 'on or after', label: 'is on or after' },
    { value: 'before', label: 'is before' },
  ],
  codes: [
    { value: 'in', label: 'has one of the codes' },
    { value: 'not in', label: 'has none of the codes' },
  ],
};

const units: readonly ConditionFields['unit'][] = ['days', 'weeks', 'months', 'years'];

export function ConditionForm({ form }: FormProps) {
  const elements = useSources(form.path)?.elements ?? [];
  const { openWritingForm } = useActions();
  const [fields, setFields] = useState<ConditionFields>({
    element: '',
    test: 'is so',
    values: [],
    from: '',
    to: '',
    unit: 'weeks',
  });
  const element = elements.find(({ name }) => name === fields.element);
  const choose = (name: string | null): void => {
    const chosen = elements.find((one) => one.name === name);
    const [first] = chosen === undefined ? [] : tests[chosen.kind];
    setFields({
      ...fields,
      element: name ?? '',
      test: first?.value ?? 'is so',
      values: [],
      from: '',
      to: '',
    });
  };
  return (
    <FormFrame
      form={form}
      title="Compute the criterion from data"
      action="Write it"
      request={{ kind: 'compute', form: fields }}
      filled={['from', 'to'].filter((field) => fields[field as 'from' | 'to'] !== '')}
      aside={
        <Button variant="subtle" onClick={() => openWritingForm('element')}>
          It is not there: add a data element…
        </Button>
      }
    >
      {(faultOf) => (
        <>
          <Criterion form={form} />
          <Select
            data-autofocus
            searchable
            openOnFocus={false}
            label="It is met when"
            placeholder={elements.length === 0 ? 'No data element is declared yet' : 'Choose a data element'}
            data={elements.map(({ name, label }) => ({ value: name, label: `${label} (${name})` }))}
            value={fields.element === '' ? null : fields.element}
            error={faultOf('element')}
            onChange={choose}
          />
          {element === undefined ? null : (
            <div className={styles['row']}>
              <Select
                aria-label="What is asked of it"
                allowDeselect={false}
                data={tests[element.kind]}
                value={fields.test}
                error={faultOf('test')}
                onChange={(test) =>
                  setFields({
                    ...fields,
                    test: tests[element.kind].find(({ value }) => value === test)?.value ?? fields.test,
                  })
                }
              />
              <Values element={element} fields={fields} faultOf={faultOf} onChange={setFields} />
            </div>
          )}
        </>
      )}
    </FormFrame>
  );
}

/** Which criterion it is that the dialog covers. */
function Criterion({ form: { path } }: FormProps) {
  const words = useApp(({ focus, analyses }) => {
    const printed = analyses[path]?.printed;
    return focus?.path === path && printed !== undefined ? printedWordsOf(printed, focus.criterion) : '';
  });
  return words === '' ? null : <p className={styles['about']}>{words}</p>;
}

interface ValuesProps {
  readonly element: ListedElement;
  readonly fields: ConditionFields;
  readonly faultOf: FaultOf;
  readonly onChange: (fields: ConditionFields) => void;
}

function Values({ element, fields, faultOf, onChange }: ValuesProps) {
  const field = (name: 'from' | 'to', label: string) => (
    <TextInput
      aria-label={label}
      placeholder={label}
      rightSection={element.unit === '' ? null : <span className={styles['unit']}>{element.unit}</span>}
      rightSectionWidth={element.unit === '' ? 0 : element.unit.length * 8 + 16}
      value={fields[name]}
      error={faultOf(name)}
      onChange={(event) => onChange({ ...fields, [name]: event.currentTarget.value.trim() })}
    />
  );
  switch (element.kind) {
    case 'yes-no':
      return null;
    case 'choice':
    case 'scale':
      return fields.test === 'at least' || fields.test === 'at most' ? (
        <Select
          aria-label="Value"
          data={[...element.values]}
          value={fields.values[0] ?? null}
          error={faultOf('values')}
          onChange={(value) => onChange({ ...fields, values: value === null ? [] : [value] })}
        />
      ) : (
        <MultiSelect
          aria-label="Values"
          placeholder="Values"
          data={[...element.values]}
          value={[...fields.values]}
          error={faultOf('values')}
          onChange={(values) => onChange({ ...fields, values })}
        />
      );
    case 'codes':
      return (
        <TextInput
          aria-label="Codes"
          placeholder="C34.00-C34.92, I10"
          error={faultOf('values')}
          onChange={(event) => onChange({ ...fields, values: partsOf(event.currentTarget.value) })}
        />
      );
    case 'quantity':
    case 'count':
      return (
        <>
          {field('from', fields.test === 'between' ? 'Lowest' : 'Number')}
          {fields.test === 'between' ? field('to', 'Highest') : null}
        </>
      );
    case 'date':
      return (
        <>
          {field('from', fields.test === 'within' ? 'How many' : 'YYYY-MM-DD')}
          {fields.test === 'within' ? (
            <Select
              aria-label="Unit of time"
              allowDeselect={false}
              data={[...units]}
              value={fields.unit}
              onChange={(unit) =>
                onChange({ ...fields, unit: units.find((one) => one === unit) ?? fields.unit })
              }
            />
          ) : null}
        </>
      );
  }
}
