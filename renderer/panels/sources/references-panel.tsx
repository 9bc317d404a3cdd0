// The references of the document: what they say, where they are cited, which nobody cites; cited and added from here.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBooks, IconQuote } from '@tabler/icons-react';
import { useActions, useApp } from '../../app/store-context.tsx';
import { useSources } from '../writing/use-sources.ts';
import { SourceList } from './source-list.tsx';
import styles from './sources.module.css';
import { UseList } from './use-list.tsx';

export function ReferencesPanel() {
  const path = useApp((state) => state.activePath);
  const references = useSources(path)?.references;
  const { goTo, openWritingForm, write } = useActions();
  return (
    <SourceList
      name="references"
      entries={references}
      icon={<IconBooks size={28} />}
      empty="Publications that criteria cite stand here, each once, with every place that cites it. Paste a citation to add the first."
      unusedWords="Not cited"
      add="Add a reference…"
      onAdd={() => openWritingForm('reference')}
      keyOf={({ key }) => key}
      wordsOf={({ key, text }) => `${key} ${text}`}
      isUsed={({ uses }) => uses.length > 0}
    >
      {({ key, text, place, uses }) => (
        <>
          <div className={styles['head']}>
            <button
              type="button"
              className={styles['name']}
              onClick={() => void goTo(place.uri, place.span.start, place.span.end)}
            >
              {key}
            </button>
            <Tooltip label={`Cite ${key} at the cursor`}>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`Cite ${key} at the cursor`}
                onClick={() => void write({ kind: 'cite', keys: [key] })}
              >
                <IconQuote size={14} />
              </ActionIcon>
            </Tooltip>
          </div>
          <p className={styles['text']}>{text.replaceAll('*', '')}</p>
          <UseList uses={uses} one="Cited once" many="Cited" none="Not cited" />
        </>
      )}
    </SourceList>
  );
}
