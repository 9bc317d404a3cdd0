// What would have to be otherwise for each other determination: the fewest facts, in the guideline's own words.
import { IconArrowNarrowRight } from '@tabler/icons-react';
import type { FormField, WayTo } from '../../../dsl/index.ts';
import styles from './case-panel.module.css';
import { describeDetermination } from './determination.ts';

interface WaysListProps {
  /** The first is shown at once. */
  readonly open: boolean;
  readonly ways: readonly WayTo[];
  readonly form: readonly FormField[];
  readonly onAsk: (key: string) => void;
}

export function WaysList({ open, ways, form, onAsk }: WaysListProps) {
  return ways
    .filter(({ determination }) => determination !== 'needs-information')
    .toSorted((a, b) => rank(a) - rank(b))
    .map((way, index) => (
      <details key={way.determination} className={styles['way']} open={open && index === 0}>
        <summary>{questionFor(way.determination)}</summary>
        <p>
          {way.changes.length === 1
            ? 'It takes one other answer:'
            : `It takes ${way.changes.length} other answers, and no fewer:`}
        </p>
        <ul>
          {way.changes.map(({ key, label, from, to }) => (
            <li key={key}>
              <button type="button" className={styles['link']} onClick={() => onAsk(key)}>
                {[form.find((field) => field.key === key)?.number, label].filter(Boolean).join('  ')}
              </button>
              <span className={styles['change']}>
                {from} <IconArrowNarrowRight size={13} aria-label="to" /> <strong>{to}</strong>
              </span>
            </li>
          ))}
        </ul>
      </details>
    ));
}

/** What people ask first comes first. */
function rank({ determination }: WayTo): number {
  return determination === 'appropriate' ? 0 : 1;
}

function questionFor(determination: string): string {
  const words = describeDetermination(determination).words.toLowerCase();
  return determination === 'appropriate' ? `Why not ${words}?` : `What would make it ${words}?`;
}
