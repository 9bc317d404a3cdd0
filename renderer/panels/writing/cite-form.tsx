// Citing at the cursor: found in the references, or pasted as a citation, DOI or PubMed number and added to them.
import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ListedReference } from '../../../dsl/index.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { hasWords, searchWords } from '../../ui/text-search.ts';
import { FormFrame } from './form-frame.tsx';
import type { FormProps } from './form-frame.tsx';
import styles from './forms.module.css';
import { ReferenceFields, noReference } from './reference-fields.tsx';
import type { TypedReference } from './reference-fields.tsx';
import { requestOf } from './typed-reference.ts';
import { useSources } from './use-sources.ts';

export function CiteForm({ form }: FormProps) {
  const references = useSources(form.path)?.references ?? [];
  const [way, setWay] = useState<'known' | 'new'>();
  const shown = way ?? (references.length === 0 || form.kind === 'reference' ? 'new' : 'known');
  const choice = (
    <SegmentedControl
      aria-label="Where the reference comes from"
      data={[
        { value: 'known', label: `In the references (${references.length})` },
        { value: 'new', label: 'A new one: paste it' },
      ]}
      value={shown}
      onChange={(chosen) => setWay(chosen === 'new' ? 'new' : 'known')}
    />
  );
  return shown === 'known' ? (
    <KnownForm form={form} references={references} choice={choice} />
  ) : (
    <NewForm form={form} choice={choice} />
  );
}

interface KnownFormProps extends FormProps {
  readonly references: readonly ListedReference[];
  readonly choice: React.ReactNode;
}

function KnownForm({ form, references, choice }: KnownFormProps) {
  const [search, setSearch] = useState('');
  const [keys, setKeys] = useState<readonly string[]>([]);
  const words = searchWords(search);
  const found = references.filter(({ key, text }) => hasWords(`${key} ${text}`, words));
  return (
    <FormFrame
      form={form}
      title="Cite a reference"
      action={keys.length > 1 ? `Cite these ${keys.length}` : 'Cite it'}
      request={{ kind: 'cite', keys }}
      filled={keys.length === 0 ? [] : ['keys']}
    >
      {(faultOf) => (
        <>
          {choice}
          <TextInput
            data-autofocus
            label="Find in the references"
            placeholder="Author, year or words of the title"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Checkbox.Group label="References" value={[...keys]} error={faultOf('keys')} onChange={setKeys}>
            <div className={styles['choices']}>
              {found.map(({ key, text }) => (
                <Checkbox
                  key={key}
                  value={key}
                  className={styles['choice'] ?? ''}
                  label={key}
                  description={text}
                />
              ))}
              {found.length === 0 ? <p className={styles['note']}>None has these words.</p> : null}
            </div>
          </Checkbox.Group>
        </>
      )}
    </FormFrame>
  );
}

function NewForm({ form, choice }: FormProps & { readonly choice: React.ReactNode }) {
  const [typed, setTyped] = useState<TypedReference>(noReference);
  const [cite, setCite] = useState(form.kind === 'cite');
  const { closeWritingForm, write } = useActions();
  const inCriteria = useApp((state) => state.focus?.path === form.path);
  const citeKnown = (key: string): void => {
    closeWritingForm();
    void write({ kind: 'cite', keys: [key] }, { selection: form.selection });
  };
  return (
    <FormFrame
      form={form}
      title="Add a reference"
      action={cite ? 'Add and cite it' : 'Add it'}
      request={requestOf(typed, cite)}
      filled={typed.pasted === '' ? [] : ['known', 'authors', 'year', 'title', 'key']}
    >
      {(faultOf, outcome) => {
        const known = faultOf('known');
        const key = outcome?.kind === 'refused' ? outcome.known : undefined;
        return (
          <>
            {choice}
            <ReferenceFields typed={typed} faultOf={faultOf} onChange={setTyped} />
            {known === undefined ? null : (
              <p className={styles['note']} role="alert">
                {known}{' '}
                {key !== undefined && inCriteria ? (
                  <Button size="compact-xs" variant="default" onClick={() => citeKnown(key)}>
                    Cite it
                  </Button>
                ) : null}
              </p>
            )}
            <Checkbox
              label="Cite it at the cursor as well"
              checked={cite}
              onChange={(event) => setCite(event.currentTarget.checked)}
            />
          </>
        );
      }}
    </FormFrame>
  );
}
