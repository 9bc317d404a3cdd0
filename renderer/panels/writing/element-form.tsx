// The form for a data element: what is documented, as what kind of value; the short name follows from the words.
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ElementForm as ElementFields } from '../../../dsl/index.ts';
import { FormFrame, partsOf } from './form-frame.tsx';
import type { FaultOf, FormProps } from './form-frame.tsx';
import styles from './forms.module.css';

const kinds: readonly { readonly value: ElementFields['type']; readonly label: string }[] = [
  { value: 'yes-no', label: 'Yes or no' },
  { value: 'choice', label: 'One of several values' },
  { value: 'scale', label: 'A step of a scale, such as I < II < III' },
  { value: 'quantity', label: 'A number with a unit' },
  { value: 'count', label: 'How many: a whole number' },
  { value: 'date', label: 'A date' },
  { value: 'codes', label: 'Codes, such as diagnoses' },
];

export function ElementForm({ form }: FormProps) {
  const [label, setLabel] = useState(form.words);
  const [name, setName] = useState<string>();
  const [type, setType] = useState<ElementFields['type']>('yes-no');
  const [values, setValues] = useState('');
  const [number, setNumber] = useState({ unit: '', precision: '', from: '', to: '' });
  const [system, setSystem] = useState('ICD-10-CM');
  const fields: ElementFields = {
    name: name ?? shortName(label),
    label,
    type,
    values: partsOf(values, type === 'scale' ? /[,;<]/ : undefined),
    system,
    ...number,
  };
  const filled = [
    name !== undefined || label !== '' ? 'name' : '',
    values === '' ? '' : 'values',
    ...Object.entries(number).map(([field, typed]) => (typed === '' ? '' : field)),
  ];
  return (
    <FormFrame
      form={form}
      title="Add a data element"
      action="Add it"
      request={{ kind: 'add-element', form: fields }}
      filled={filled}
    >
      {(faultOf) => (
        <>
          <TextInput
            data-autofocus
            label="What is documented"
            description="The form asks for it in these words"
            placeholder="Last HbA1c"
            value={label}
            error={faultOf('label')}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <div className={styles['row']}>
            <TextInput
              label="Short name, for conditions"
              placeholder="last-hba1c"
              value={fields.name}
              error={faultOf('name')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label="What kind of value"
              allowDeselect={false}
              data={kinds}
              value={type}
              onChange={(chosen) => setType(kinds.find(({ value }) => value === chosen)?.value ?? 'yes-no')}
            />
          </div>
          {type === 'choice' || type === 'scale' ? (
            <TextInput
              label={type === 'scale' ? 'The steps, the lowest first' : 'The values'}
              description="Parted by commas"
              placeholder={type === 'scale' ? 'I, II, III, IV' : 'normal, abnormal, not-done'}
              value={values}
              error={faultOf('values')}
              onChange={(event) => setValues(event.currentTarget.value)}
            />
          ) : null}
          {type === 'quantity' ? (
            <NumberFields number={number} faultOf={faultOf} onChange={setNumber} />
          ) : null}
          {type === 'codes' ? (
            <Select
              label="From which system"
              allowDeselect={false}
              data={['ICD-10-CM', 'CPT', 'HCPCS', 'ICD-10-PCS', 'NDC', 'RXNORM']}
              value={system}
              error={faultOf('system')}
              onChange={(chosen) => setSystem(chosen ?? 'ICD-10-CM')}
            />
          ) : null}
        </>
      )}
    </FormFrame>
  );
}

type NumberParts = Readonly<Pick<ElementFields, 'unit' | 'precision' | 'from' | 'to'>>;

interface NumberFieldsProps {
  readonly number: NumberParts;
  readonly faultOf: FaultOf;
  readonly onChange: (number: NumberParts) => void;
}

function NumberFields({ number, faultOf, onChange }: NumberFieldsProps) {
  const field = (name: keyof NumberParts, label: string, placeholder: string) => (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={number[name]}
      error={faultOf(name)}
      onChange={(event) => onChange({ ...number, [name]: event.currentTarget.value.trim() })}
    />
  );
  return (
    <>
      <div className={styles['row']}>
        {field('unit', 'Unit', '%, kg/m2, weeks')}
        {field('precision', 'Documented to', 'whole numbers')}
        {field('from', 'Lowest value', 'any')}
        {field('to', 'Highest value', 'any')}
      </div>
      <p className={styles['hint']}>
        Documented to 0.1 is one place after the point; left empty, whole numbers.
      </p>
    </>
  );
}

/** Small letters and digits of the first four words. */
function shortName(words: string): string {
  const parts = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '' && !/^(?:the|of|a|an|on|in)$/.test(part));
  return parts
    .slice(0, 4)
    .join('-')
    .replace(/^\d+-?/, '');
}
