// One field to paste a citation into, and its parts as they were read, to be put right by hand.
import { TextInput, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useAppStore } from '../../app/store-context.tsx';
import type { FaultOf } from './form-frame.tsx';
import styles from './forms.module.css';
import { typedOf } from './typed-reference.ts';
import type { TypedPart, TypedReference } from './typed-reference.ts';

export type { TypedReference };

export const noReference: TypedReference = {
  pasted: '',
  style: '',
  more: false,
  key: '',
  authors: '',
  year: '',
  title: '',
  source: '',
  volume: '',
  issue: '',
  pages: '',
  doi: '',
  pmid: '',
};

interface ReferenceFieldsProps {
  readonly typed: TypedReference;
  readonly faultOf: FaultOf;
  readonly onChange: (typed: TypedReference) => void;
}

export function ReferenceFields({ typed, faultOf, onChange }: ReferenceFieldsProps) {
  const store = useAppStore();
  const newest = useRef(0);
  useEffect(() => () => void (newest.current = -1), []);
  const read = async (pasted: string): Promise<void> => {
    onChange({ ...typed, pasted });
    const turn = (newest.current += 1);
    const { fields, style } = await store.getState().readCitation(pasted);
    if (turn === newest.current)
      onChange({ ...noReference, ...typedOf(fields), more: fields.more, pasted, style });
  };
  const part = (name: TypedPart, label: string, placeholder = '') => (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={typed[name]}
      error={faultOf(name)}
      onChange={(event) => onChange({ ...typed, [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxRows={5}
        label="Paste the citation, a DOI or a PubMed number"
        description={readAs(typed)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={typed.pasted}
        onChange={(event) => void read(event.currentTarget.value)}
      />
      {part('authors', 'Authors, parted by semicolons', 'Weinberg, B.D.; Kuruva, M.')}
      {part('title', 'Title')}
      <div className={styles['row']}>
        {part('source', 'Journal or book')}
        {part('year', 'Year')}
        {part('volume', 'Volume')}
        {part('issue', 'Issue')}
        {part('pages', 'Pages')}
      </div>
      <div className={styles['row']}>
        {part('doi', 'DOI')}
        {part('pmid', 'PubMed number')}
        <TextInput
          label="Key in the text"
          placeholder="made of name and year"
          value={typed.key}
          error={faultOf('key')}
          onChange={(event) => onChange({ ...typed, key: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

function readAs({ pasted, style }: TypedReference): string {
  if (pasted.trim() === '')
    return 'AMA, Vancouver, NLM, APA, the formats of PubMed and RIS are read. No server is asked.';
  return style === ''
    ? 'Its style was not recognised: put the parts into their fields.'
    : `Read as ${style}. Look over the parts.`;
}
