// The forms for a term, a code, a line of the summary of changes, and a count.
import { NumberInput, Select, TextInput, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ChangeForm as ChangeFields, CodeForm as CodeFields, OutlineEntry } from '../../../dsl/index.ts';
import { useApp } from '../../app/store-context.tsx';
import { FormFrame, partsOf } from './form-frame.tsx';
import type { FormProps } from './form-frame.tsx';
import styles from './forms.module.css';

export function TermForm({ form }: FormProps) {
  const [name, setName] = useState(form.words);
  const [abbreviations, setAbbreviations] = useState('');
  const [synonyms, setSynonyms] = useState('');
  const [definition, setDefinition] = useState('');
  const fields = {
    name,
    abbreviations: partsOf(abbreviations),
    synonyms: partsOf(synonyms, /;/),
    definition,
  };
  return (
    <FormFrame
      form={form}
      title="Define a term"
      action="Define it"
      request={{ kind: 'define-term', form: fields }}
      filled={name === '' ? [] : ['name', 'abbreviations']}
    >
      {(faultOf) => (
        <>
          <TextInput
            data-autofocus
            label="Term"
            value={name}
            error={faultOf('name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div className={styles['row']}>
            <TextInput
              label="Abbreviations"
              description="Parted by commas"
              value={abbreviations}
              error={faultOf('abbreviations')}
              onChange={(event) => setAbbreviations(event.currentTarget.value)}
            />
            <TextInput
              label="Also called"
              description="Parted by semicolons"
              value={synonyms}
              onChange={(event) => setSynonyms(event.currentTarget.value)}
            />
          </div>
          <Textarea
            autosize
            minRows={2}
            maxRows={6}
            label="What it means"
            value={definition}
            error={faultOf('definition')}
            onChange={(event) => setDefinition(event.currentTarget.value)}
          />
        </>
      )}
    </FormFrame>
  );
}

const tables = [
  { value: 'procedures', label: 'Procedures' },
  { value: 'diagnoses', label: 'Diagnoses' },
];
const systems: Readonly<Record<CodeFields['table'], readonly string[]>> = {
  procedures: ['CPT', 'HCPCS', 'ICD-10-PCS'],
  diagnoses: ['ICD-10-CM'],
};
const statuses = [
  { value: '', label: 'Not said' },
  { value: 'covered', label: 'Covered' },
  { value: 'not covered', label: 'Not covered' },
  { value: 'related', label: 'Related' },
];

export function CodeForm({ form }: FormProps) {
  const [fields, setFields] = useState<CodeFields>({
    table: 'procedures',
    system: 'CPT',
    code: '',
    description: '',
    status: '',
  });
  const change = (part: Partial<CodeFields>): void => setFields({ ...fields, ...part });
  return (
    <FormFrame
      form={form}
      title="Add a code"
      action="Add it"
      request={{ kind: 'add-code', form: fields }}
      filled={fields.code.length < 4 ? [] : ['code']}
    >
      {(faultOf) => (
        <>
          <div className={styles['row']}>
            <Select
              label="Table"
              allowDeselect={false}
              data={tables}
              value={fields.table}
              onChange={(chosen) => {
                const table = chosen === 'diagnoses' ? 'diagnoses' : 'procedures';
                change({ table, system: systems[table][0] ?? '' });
              }}
            />
            <Select
              label="System"
              allowDeselect={false}
              data={[...systems[fields.table]]}
              value={fields.system}
              error={faultOf('system')}
              onChange={(system) => change({ system: system ?? '' })}
            />
            <TextInput
              data-autofocus
              label="Code"
              description="One, or a range"
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              value={fields.code}
              error={faultOf('code')}
              onChange={(event) => change({ code: event.currentTarget.value })}
            />
            <Select
              label="Status"
              allowDeselect={false}
              data={statuses}
              value={fields.status}
              onChange={(chosen) =>
                change({
                  status:
                    chosen === 'covered' || chosen === 'not covered' || chosen === 'related' ? chosen : '',
                })
              }
            />
          </div>
          <TextInput
            label="What it stands for"
            description={
              fields.system === 'CPT'
                ? 'Descriptors of CPT belong to the American Medical Association: write the words of your own licence, or leave it empty.'
                : 'In the words of your source; it may stay empty.'
            }
            value={fields.description}
            error={faultOf('description')}
            onChange={(event) => change({ description: event.currentTarget.value })}
          />
        </>
      )}
    </FormFrame>
  );
}

const verbs: readonly { readonly value: ChangeFields['verb']; readonly label: string }[] = [
  { value: 'added', label: 'Added' },
  { value: 'revised', label: 'Revised' },
  { value: 'removed', label: 'Removed' },
  { value: 'updated', label: 'Updated' },
];

export function ChangeForm({ form }: FormProps) {
  const [fields, setFields] = useState<ChangeFields>({ verb: 'revised', id: '', text: '' });
  const outline = useApp((state) => state.analyses[form.path]?.outline);
  const criteria = useMemo(() => criteriaOf(outline ?? []), [outline]);
  return (
    <FormFrame
      form={form}
      title="Add a line to the summary of changes"
      action="Add it"
      request={{ kind: 'add-change', form: fields }}
      filled={[]}
    >
      {(faultOf) => (
        <>
          <div className={styles['row']}>
            <Select
              label="What was done"
              allowDeselect={false}
              data={verbs}
              value={fields.verb}
              onChange={(chosen) =>
                setFields({
                  ...fields,
                  verb: verbs.find(({ value }) => value === chosen)?.value ?? 'revised',
                })
              }
            />
            <Select
              label="To which criterion"
              description="Those with an id; leave it empty for something else"
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              searchable
              clearable
              data={[...criteria]}
              value={fields.id === '' ? null : fields.id}
              error={faultOf('id')}
              onChange={(id) => setFields({ ...fields, id: id ?? '' })}
            />
          </div>
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            label="In the words of the summary"
            placeholder="“Epilepsy” indication, to keep in line with current research"
            value={fields.text}
            error={faultOf('text')}
            onChange={(event) => setFields({ ...fields, text: event.currentTarget.value })}
          />
        </>
      )}
    </FormFrame>
  );
}

function criteriaOf(
  entries: readonly OutlineEntry[],
): readonly { readonly value: string; readonly label: string }[] {
  return entries.flatMap((entry) => [
    ...(entry.kind === 'criterion' && entry.id !== '' ? [{ value: entry.id, label: entry.label }] : []),
    ...criteriaOf(entry.children),
  ]);
}

const counts = [
  { value: 'AT LEAST', label: 'At least' },
  { value: 'EXACTLY', label: 'Exactly' },
  { value: 'AT MOST', label: 'At most' },
] as const;

export function CountForm({ form }: FormProps) {
  const [quantifier, setQuantifier] = useState<(typeof counts)[number]['value']>('AT LEAST');
  const [count, setCount] = useState(form.kind === 'wrap-count' ? 1 : 2);
  const kind = form.kind === 'wrap-count' ? 'wrap' : 'requantify';
  return (
    <FormFrame
      form={form}
      title={
        kind === 'wrap'
          ? 'Put the chosen criteria into a list that counts'
          : 'How many of the list are needed'
      }
      action="Write it"
      request={{ kind, quantifier, count }}
      filled={['count']}
    >
      {(faultOf) => (
        <div className={styles['row']}>
          <Select
            label="How many"
            allowDeselect={false}
            data={[...counts]}
            value={quantifier}
            onChange={(chosen) =>
              setQuantifier(counts.find(({ value }) => value === chosen)?.value ?? 'AT LEAST')
            }
          />
          <NumberInput
            data-autofocus
            label="Number"
            min={1}
            max={999}
            allowDecimal={false}
            value={count}
            error={faultOf('count')}
            onChange={(typed) => setCount(Number(typed))}
          />
        </div>
      )}
    </FormFrame>
  );
}
