// Text in which the words of a search are marked; knows no guideline.
import { memo } from 'react';
import type { ReactNode } from 'react';
import { markWords } from './text-search.ts';
import styles from './marked-text.module.css';

interface MarkedTextProps {
  readonly text: string;
  /** As from `searchWords`; [] marks nothing. */
  readonly words: readonly string[];
}

export const MarkedText = memo(function MarkedText({ text, words }: MarkedTextProps): ReactNode {
  if (words.length === 0) return text;
  let at = 0;
  return markWords(text, words).map((part) => {
    const key = at;
    at += part.text.length;
    return part.marked ? (
      <mark key={key} className={styles['mark']}>
        {part.text}
      </mark>
    ) : (
      part.text
    );
  });
});
