// Words of two texts in one line of reading: removed struck through, added underlined, each also said for screen readers; knows no guideline.
import type { ReactNode } from 'react';
import styles from './word-marks.module.css';

interface WordMarksProps {
  readonly marks: readonly { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }[];
}

export function WordMarks({ marks }: WordMarksProps): ReactNode {
  return marks.map((mark, index) => {
    const key = `${index}:${mark.text}`;
    if (mark.kind === 'same') return <SameText key={key} text={mark.text} />;
    if (mark.kind === 'removed')
      return (
        <del key={key} className={styles['removed']}>
          {mark.text}
        </del>
      );
    return (
      <ins key={key} className={styles['added']}>
        {mark.text}
      </ins>
    );
  });
}

/** Long stretches without a change are cut in the middle: the change is what counts. */
function SameText({ text }: { readonly text: string }): ReactNode {
  if (text.length <= longStretch) return text;
  const head = text.slice(0, longStretch / 2).replace(/\S*$/, '');
  const tail = text.slice(-longStretch / 2).replace(/^\S*/, '');
  return (
    <>
      {head}
      <span className={styles['cut']} title={text}>
        {'\u2026'}
      </span>
      {tail}
    </>
  );
}

const longStretch = 240;
