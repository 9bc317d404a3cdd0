// One problem: what, where, why, what to do, and its fixes; a finding of the linter leads to its rule and can be waived.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconBulb, IconCircleX, IconRubberStamp } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useActions, useApp } from '../../app/store-context.tsx';
import { isFinding } from '../../app/state/problems.ts';
import type { Problem } from '../../app/state/problems.ts';
import { lineOf, shownLine } from '../../editor/positions.ts';
import styles from './problems-panel.module.css';

interface ProblemRowProps {
  readonly problem: Problem;
  readonly path: string;
  /** The text that its fixes were made for, where that is not the one of the analysis. */
  readonly madeFor: string | undefined;
}

export function ProblemRow({ problem, path, madeFor }: ProblemRowProps) {
  const { goTo } = useActions();
  const { uri, span, message, note, help } = problem;
  const waived = isFinding(problem) ? problem.waived : undefined;
  return (
    <li className={styles['problem']} data-severity={waived ? 'waived' : problem.severity}>
      <KindIcon problem={problem} />
      <div className={styles['words']}>
        <button
          type="button"
          className={styles['message']}
          onClick={() => void goTo(uri, span.start, span.end)}
        >
          <Words text={message} />
        </button>
        <p className={styles['place']}>
          <PlaceOf uri={uri} offset={span.start} path={path} /> <Code problem={problem} />
        </p>
        {waived ? (
          <WaivedBy reason={waived.reason} place={() => void goTo(uri, waived.span.start, waived.span.end)} />
        ) : null}
        {note === undefined || waived ? null : (
          <p className={styles['note']}>
            <Words text={note} />
          </p>
        )}
        {help === undefined || waived ? null : (
          <p className={styles['help']}>
            <Words text={help} />
          </p>
        )}
        {waived ? null : <Fixes problem={problem} path={path} madeFor={madeFor} />}
      </div>
    </li>
  );
}

function Code({ problem }: { readonly problem: Problem }) {
  const { showRule } = useActions();
  const { code } = problem;
  if (!isFinding(problem)) return <code>{code}</code>;
  return (
    <button
      type="button"
      className={styles['code']}
      aria-haspopup="dialog"
      aria-label={`Rule ${code}: what it asks and why`}
      onClick={() => void showRule(code)}
    >
      {code}
    </button>
  );
}

function WaivedBy({ reason, place }: { readonly reason: string; readonly place: () => void }) {
  return (
    <p className={styles['waived']}>
      Waived: <q>{reason}</q>{' '}
      <button type="button" className={styles['code']} onClick={place}>
        Go to the waiver
      </button>
    </p>
  );
}

function Fixes({ problem, path, madeFor }: ProblemRowProps) {
  const { applyFix, startWaiver } = useActions();
  const moved = useApp((state) => state.findings[path]?.moved ?? false);
  const canWaive =
    isFinding(problem) &&
    problem.uri === path &&
    !problem.code.endsWith('-waiver') &&
    problem.code !== 'lint/require-waiver-reason';
  const fixes = problem.fixes ?? [];
  if (fixes.length === 0 && !canWaive) return null;
  return (
    <div className={styles['fixes']}>
      {fixes.map((fix) => (
        <Button
          key={fix.label}
          size="compact-xs"
          variant="light"
          onClick={() => void applyFix(path, fix, madeFor)}
        >
          {fix.label}
        </Button>
      ))}
      {canWaive ? (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-haspopup="dialog"
          disabled={moved}
          onClick={() => void startWaiver(path, problem)}
        >
          Waive with a reason…
        </Button>
      ) : null}
    </div>
  );
}

/** Words between backticks are of the text. */
function Words({ text }: { readonly text: string }) {
  return text
    .split('`')
    .map((part, index) =>
      index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
    );
}

function PlaceOf({
  uri,
  offset,
  path,
}: {
  readonly uri: string;
  readonly offset: number;
  readonly path: string;
}) {
  const line = useApp((state) => {
    const text = state.documents[uri]?.text;
    return text === undefined ? undefined : lineOf(text, offset);
  });
  const where = uri === path ? '' : `${uri}, `;
  return line === undefined ? where.replace(/, $/, '') : `${where}line ${shownLine(line)}`;
}

function KindIcon({ problem }: { readonly problem: Problem }) {
  const kind = isFinding(problem) && problem.waived ? 'waived' : problem.severity;
  const { icon: Icon, words } = kinds[kind];
  return (
    <span className={styles['icon']}>
      <Icon size={16} aria-hidden />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

const kinds = {
  error: { icon: IconCircleX, words: 'Error' },
  warning: { icon: IconAlertTriangle, words: 'Warning' },
  info: { icon: IconBulb, words: 'Advice' },
  waived: { icon: IconRubberStamp, words: 'Waived' },
} as const;
