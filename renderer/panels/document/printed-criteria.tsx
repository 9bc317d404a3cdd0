// The numbered criteria of the printed page, with the marks of a tried case.
import { memo } from 'react';
import type { PrintedCriterion, PrintedPart } from '../../../dsl/index.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import styles from './document-panel.module.css';
import { usePage } from './page-context.ts';
import { CitationLine, Runs } from './printed-runs.tsx';

interface CriteriaProps {
  readonly items: readonly PrintedCriterion[];
  readonly depth: number;
}

export function Criteria({ items, depth }: CriteriaProps) {
  if (items.length === 0) return null;
  return (
    <ol className={styles['criteria']}>
      {items.map((item) => (
        <CriterionEntry key={item.criterion} item={item} depth={depth} />
      ))}
    </ol>
  );
}

const CriterionEntry = memo(function CriterionEntry({
  item,
  depth,
}: {
  readonly item: PrintedCriterion;
  readonly depth: number;
}) {
  const { focus, states, goTo } = usePage();
  const state = states?.[item.criterion];
  const chosen = item.criterion === focus;
  return (
    <li className={styles['criterion']} data-criterion={item.criterion} data-chosen={chosen}>
      <button
        type="button"
        className={styles['label']}
        aria-label={`Criterion ${item.number}: go to its text`}
        aria-current={chosen ? 'true' : undefined}
        onClick={() => goTo(item.criterion, item.place)}
      >
        {item.label}
      </button>
      <div className={styles['words']}>
        {item.parts.map((part, index) => (
          <Part key={part.place.span.start} part={part} depth={depth}>
            {index === 0 && state !== undefined ? <StateMark state={state} quiet /> : null}
          </Part>
        ))}
        {item.citations.length === 0 ? null : <CitationLine runs={item.citations} />}
      </div>
    </li>
  );
});

interface PartProps {
  readonly part: PrintedPart;
  readonly depth: number;
  readonly children: React.ReactNode;
}

function Part({ part, depth, children }: PartProps) {
  return (
    <>
      <p className={styles['line']}>
        <Runs runs={part.runs} /> {children}
      </p>
      {part.computed.map((when) => (
        <p key={when} className={styles['computed']}>
          Computed: <code>{when}</code>
        </p>
      ))}
      {part.remarks.map((runs, index) => (
        <p key={index} className={styles['remark']}>
          <Runs runs={runs} />
        </p>
      ))}
      <Criteria items={part.children} depth={depth + 1} />
    </>
  );
}
