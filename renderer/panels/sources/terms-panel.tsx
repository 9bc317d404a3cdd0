// The terms of the document with abbreviations, meaning and every criterion that uses them; defined from here.
import { IconVocabulary } from '@tabler/icons-react';
import { useActions, useApp } from '../../app/store-context.tsx';
import { useSources } from '../writing/use-sources.ts';
import { SourceList } from './source-list.tsx';
import styles from './sources.module.css';
import { UseList } from './use-list.tsx';

export function TermsPanel() {
  const path = useApp((state) => state.activePath);
  const terms = useSources(path)?.terms;
  const { goTo, openWritingForm } = useActions();
  return (
    <SourceList
      name="terms"
      entries={terms}
      icon={<IconVocabulary size={28} />}
      empty="Words that mean something exact stand here with their abbreviations, so that everybody reads a criterion alike."
      unusedWords="In no criterion"
      add="Define a term…"
      onAdd={() => openWritingForm('term')}
      keyOf={({ name }) => name}
      wordsOf={({ name, abbreviations, synonyms, definition }) =>
        [name, ...abbreviations, ...synonyms, definition].join(' ')
      }
      isUsed={({ uses }) => uses.length > 0}
    >
      {({ name, abbreviations, synonyms, definition, place, uses }) => (
        <>
          <div className={styles['head']}>
            <button
              type="button"
              className={styles['name']}
              onClick={() => void goTo(place.uri, place.span.start, place.span.end)}
            >
              {name}
            </button>
            {abbreviations.length > 0 ? <span>{abbreviations.join(', ')}</span> : null}
            {synonyms.length > 0 ? <span>also {synonyms.join(', ')}</span> : null}
          </div>
          <p className={styles['text']}>{definition}</p>
          <UseList uses={uses} one="Used once" many="Used" none="In no criterion" />
        </>
      )}
    </SourceList>
  );
}
