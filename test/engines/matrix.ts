// docs/engines.md as text: a row for each engine, and what the columns mean; runs nothing.
import type { Engine } from './engine.ts';
import type { EngineRun } from './run-engine.ts';

export interface MatrixRow {
  readonly engine: string;
  readonly version: string;
  readonly target: string;
  readonly vectors: string;
  readonly pairs: string;
  readonly mismatches: string;
  readonly skipped: string;
}

export function rowOf({ name, target }: Engine, run: EngineRun): MatrixRow {
  const none = { version: '', vectors: '', pairs: '', mismatches: '', skipped: '' };
  switch (run.kind) {
    case 'skipped':
      return { ...none, engine: name, target, skipped: inCell(run.reason) };
    case 'broken':
      return { ...none, engine: name, target, version: run.version, mismatches: 'broke off' };
    case 'ran': {
      const [vectors, pairs, mismatches] = [run.vectors, run.pairs, run.mismatches.length].map(counted);
      return {
        ...none,
        engine: name,
        target,
        version: run.version,
        vectors: vectors ?? '',
        pairs: pairs ?? '',
        mismatches: mismatches ?? '',
      };
    }
  }
}

export function matrixPage(rows: readonly MatrixRow[], seed: number): string {
  const lines = rows.map(
    (row) =>
      `| ${[row.engine, row.version, `\`${row.target}\``, row.vectors, row.pairs, row.mismatches, row.skipped].join(' | ')} |`,
  );
  return `${head(seed)}
${[...columns, ...lines].join('\n')}
`;
}

/** Undefined for a page without such a row. */
export function readRow(page: string, engine: string): MatrixRow | undefined {
  const line = page.split('\n').find((text) => text.startsWith(`| ${engine} |`));
  const cells = line
    ?.split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  if (cells === undefined) return undefined;
  const [, version = '', target = '', vectors = '', pairs = '', mismatches = '', skipped = ''] = cells;
  return { engine, version, target: target.replaceAll('`', ''), vectors, pairs, mismatches, skipped };
}

const columns = [
  '| Engine | Version | Target | Vectors | Random pairs | Mismatches | Skipped |',
  '|---|---|---|---|---|---|---|',
];

function head(seed: number): string {
  return `# Engines that decide as the reference does

Written by \`npm run test:engines\`; do not edit. Each engine loads what the export emits and decides

- the **vectors** of all shipped guidelines: every criterion met, not met and unknown, and facts that cannot be read;
- **random pairs** of a guideline and a case (seed ${String(seed)}): every kind of criterion, fact and determination table.

A **mismatch** is any difference from the reference in the determination, in what is not met or in what is missing, and in the reasons and
the label where the target carries them. Engines that are npm packages run in \`npm test\` as well. The others need Go, a JDK with Maven or
Python; where one is not there, its engines are skipped, and named as skipped.

\`npm run test:engines -- NAME… --pairs 100000 --seed 7\` runs some engines only, more pairs, or other ones.
`;
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}

function inCell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '/').trim();
}
