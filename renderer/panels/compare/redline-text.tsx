// The words of one cell of the redline: inserted and deleted by element and line as well as by colour.
import type { ReactNode } from 'react';
import type { RedlineLine, RedlineRun } from '../../../dsl/index.ts';

interface RedlineTextProps {
  readonly line: RedlineLine;
  readonly cell?: number;
}

export function RedlineText({ line, cell = 0 }: RedlineTextProps): ReactNode {
  return stretches(line.cells[cell] ?? []).map((runs, index) => {
    const key = `${index}`;
    const words = runs.map((run, at) => <Run key={`${at}`} run={run} />);
    switch (runs[0]?.kind) {
      case 'added':
        return <ins key={key}>{words}</ins>;
      case 'removed':
        return <del key={key}>{words}</del>;
      default:
        return <span key={key}>{words}</span>;
    }
  });
}

function Run({ run: { style, text } }: { readonly run: RedlineRun }): ReactNode {
  if (style === 'strong') return <strong>{text}</strong>;
  return style === 'emphasis' ? <em>{text}</em> : text;
}

/** Runs of one kind that follow each other. */
function stretches(runs: readonly RedlineRun[]): readonly (readonly RedlineRun[])[] {
  const found: RedlineRun[][] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last?.[0]?.kind === run.kind) last.push(run);
    else found.push([run]);
  }
  return found;
}
