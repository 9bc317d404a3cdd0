// What is wrong with the open document, in the order of the text: what, why, what to do, and the fixes.
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleX,
  IconInfoCircle,
  IconRosetteDiscountCheck,
} from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Diagnostic } from '../../../dsl/index.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { lineOf, shownLine } from '../../editor/positions.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './problems-panel.module.css';

export function ProblemsPanel() {
  const path = useApp((state) => state.activePath);
  const analysis = useApp((state) => state.analyses[state.activePath ?? '']);
  if (path === undefined || analysis === undefined) {
    return (
      <EmptyState icon={<IconRosetteDiscountCheck size={26} />} title="Problems">
        Everything that the check finds in the open document is listed here, with what to do about it.
      </EmptyState>
    );
  }
  if (analysis.diagnostics.length === 0) {
    return (
      <EmptyState icon={<IconRosetteDiscountCheck size={26} />} title="No problems" tone="good">
        The text reads as a guideline, and every name in it is known.
      </EmptyState>
    );
  }
  return (
    <ol className={styles['list']} aria-label={`Problems of ${path}`}>
      {analysis.diagnostics.map((diagnostic, index) => (
        <Problem
          key={`${diagnostic.code} ${diagnostic.uri} ${diagnostic.span.start} ${index}`}
          diagnostic={diagnostic}
          path={path}
        />
      ))}
    </ol>
  );
}

function Problem({ diagnostic, path }: { readonly diagnostic: Diagnostic; readonly path: string }) {
  const { goTo, applyFix } = useActions();
  const { uri, span, message, note, help, code, fixes = [] } = diagnostic;
  return (
    <li className={styles['problem']} data-severity={diagnostic.severity}>
      <SeverityIcon severity={diagnostic.severity} />
      <div className={styles['words']}>
        <button
          type="button"
          className={styles['message']}
          onClick={() => void goTo(uri, span.start, span.end)}
        >
          <Words text={message} />
        </button>
        <p className={styles['place']}>
          <PlaceOf uri={uri} offset={span.start} path={path} /> <code>{code}</code>
        </p>
        {note === undefined ? null : (
          <p className={styles['note']}>
            <Words text={note} />
          </p>
        )}
        {help === undefined ? null : (
          <p className={styles['help']}>
            <Words text={help} />
          </p>
        )}
        {fixes.length === 0 ? null : (
          <div className={styles['fixes']}>
            {fixes.map((fix) => (
              <Button
                key={fix.label}
                size="compact-xs"
                variant="light"
                onClick={() => void applyFix(path, fix)}
              >
                {fix.label}
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
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

const severityWords: Readonly<Record<Diagnostic['severity'], string>> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Hint',
};

function SeverityIcon({ severity }: { readonly severity: Diagnostic['severity'] }) {
  const Icon =
    severity === 'error' ? IconCircleX : severity === 'warning' ? IconAlertTriangle : IconInfoCircle;
  return (
    <span className={styles['icon']}>
      <Icon size={16} aria-hidden />
      <span className="visually-hidden">{severityWords[severity]}</span>
    </span>
  );
}
