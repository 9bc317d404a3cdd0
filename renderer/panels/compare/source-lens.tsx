// The two texts side by side with the words of the selected change above them; asks whoever shows the texts to go to it.
import type { ReactNode } from 'react';
import type { Change, Place } from '../../../dsl/index.ts';
import { numberWords } from './change-words.ts';
import type { LensProps } from './lens-props.ts';
import styles from './compare.module.css';

/** How the text lens shows and hears of places; offsets are of that side's text. */
export interface TextLink {
  /** Where the selected change is written; undefined on a side that does not have it. */
  readonly old: Place | undefined;
  readonly new: Place | undefined;
  /** The person put the cursor there. */
  onCursor(side: 'old' | 'new', offset: number): void;
}

interface SourceLensProps extends LensProps {
  /** What the filters leave. */
  readonly changes: readonly Change[];
  renderText(link: TextLink): ReactNode;
}

export function SourceLens({
  diff,
  changes,
  current,
  onToggle,
  renderText,
  renderNotes,
}: SourceLensProps): ReactNode {
  const selected = changes.find(({ id }) => id === current);
  const onCursor = (side: 'old' | 'new', offset: number): void => {
    const found = changeAt(changes, side, diff[side].uri, offset);
    if (found !== undefined && found.id !== current) onToggle(found.id);
  };
  return (
    <div className={styles['source']}>
      {selected === undefined ? null : (
        <div className={styles['sourceChange']}>
          <p>
            <b className={styles['number']}>{numberWords(selected)}</b>
            {selected.headline}
          </p>
          {renderNotes?.([selected])}
        </div>
      )}
      <div className={styles['sourceText']}>
        {renderText({ old: selected?.old?.place, new: selected?.new?.place, onCursor })}
      </div>
    </div>
  );
}

/** The change whose words there are fewest around that offset. */
export function changeAt(
  changes: readonly Change[],
  side: 'old' | 'new',
  uri: string,
  offset: number,
): Change | undefined {
  const length = (change: Change): number => {
    const span = change[side]?.place.span;
    return span === undefined ? Number.POSITIVE_INFINITY : span.end - span.start;
  };
  return changes
    .filter((change) => {
      const place = change[side]?.place;
      return place?.uri === uri && place.span.start <= offset && offset <= place.span.end;
    })
    .toSorted((a, b) => length(a) - length(b))[0];
}
