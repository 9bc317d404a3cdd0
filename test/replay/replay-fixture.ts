// The shipped versions of MR Spectroscopy, files of cases in a folder of their own, and what the reference makes of them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkspace, evaluateGraph, readFacts } from '../../dsl/index.ts';
import type { CompiledGuideline, CriteriaGraph } from '../../dsl/index.ts';
import { runReplay, type ReplayRun } from '../../host/replay/run-replay.ts';
import { csvCell, randomCases } from './random-cases.ts';

export interface Versions {
  readonly old: CompiledGuideline;
  readonly new: CompiledGuideline;
}

export function shippedVersions(): Versions {
  const folder = 'guidelines/mr-spectroscopy';
  const paths = [`${folder}/2023.guideline`, `${folder}/2024.guideline`];
  return compiledVersions(
    ['guidelines/fragments/mri-general-contraindications-2024.1.guideline', ...paths],
    paths,
  );
}

function compiledVersions(files: readonly string[], paths: readonly string[]): Versions {
  const workspace = createWorkspace();
  for (const path of files) workspace.setText(path, readFileSync(path, 'utf8'));
  const [old, now] = paths.map((path) => workspace.guideline(path));
  if (!old || !now) throw new Error('the shipped guidelines must compile');
  return { old, new: now };
}

/** Two versions of one small guideline with an element of every kind. */
export function everyKind(): Versions {
  const text = (version: string, criteria: string): string => `guideline "Every kind"
  id       every-kind
  version  ${version}

data
  sure       "Sure of it"        yes-no
  purpose    "Purpose"           choice of first-look, follow-up${version === '2' ? ', screening' : ''}
  severity   "Severity"          scale mild < moderate < severe
  weight     "Body weight"       quantity in kg, precision 0.1, from 1 to 400
  sessions   "Earlier sessions"  count
  onset      "First seen"        date
  diagnosis  "Diagnosis"         codes from ICD-10-CM

indications
  ANY OF
${criteria}`;
  const workspace = createWorkspace();
  const shared = `    1. Sure  {sure-of-it}
         WHEN sure
    2. Heavy  {heavy}
         WHEN weight >= 120.5 kg
    3. Coded  {coded}
         WHEN diagnosis in C34-C39
`;
  workspace.setText('old.guideline', text('1', shared));
  workspace.setText(
    'new.guideline',
    text(
      '2',
      `${shared}    4. Severe  {severe}
         WHEN severity at least severe
    5. Often  {often}
         WHEN sessions >= 3
    6. Recent  {recent}
         WHEN onset within 90 days before request
    7. To look for it  {screening}
         WHEN purpose is screening
    8. Other reasons  {other}
`,
    ),
  );
  const [old, now] = ['old.guideline', 'new.guideline'].map((path) => workspace.guideline(path));
  const faults = [old, now].flatMap((one) =>
    (one?.diagnostics ?? []).filter(({ severity }) => severity === 'error'),
  );
  if (!old || !now || faults.length > 0) throw new Error(JSON.stringify(faults));
  return { old, new: now };
}

export interface CaseFolder {
  readonly path: (name: string) => string;
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly remove: () => void;
}

export function caseFolder(): CaseFolder {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    write(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export interface TwoForms {
  readonly header: readonly string[];
  readonly cells: readonly (readonly unknown[])[];
  readonly csv: string;
  readonly jsonLines: string;
}

export function randomTable({ old, new: now }: Versions, size: number, seed?: number): TwoForms {
  const { header, next } = randomCases([old.graph, now.graph], seed);
  const cells = Array.from({ length: size }, () => next());
  const objects = cells.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
  return {
    header,
    cells,
    csv: [header.join(','), ...cells.map((row) => row.map(csvCell).join(','))].join('\n'),
    jsonLines: objects.map((one) => `${JSON.stringify(one)}\n`).join(''),
  };
}

/** `old -> new` with its cases, by the reference evaluator, one case after the other. */
export function referenceMatrix(
  { old, new: now }: Versions,
  { header, cells }: TwoForms,
): Readonly<Record<string, number>> {
  const matrix: Record<string, number> = {};
  for (const row of cells) {
    const key = `${determined(old.graph, header, row)} -> ${determined(now.graph, header, row)}`;
    matrix[key] = (matrix[key] ?? 0) + 1;
  }
  return matrix;
}

function determined(graph: CriteriaGraph, header: readonly string[], row: readonly unknown[]): string {
  const known = new Set(graph.elements.map(({ key }) => key));
  const facts = Object.fromEntries(
    header.map((name, at) => [name, row[at]] as const).filter(([name]) => known.has(name)),
  );
  return evaluateGraph(graph, readFacts(graph, facts).values).verdict.determination;
}

export async function replayed(
  versions: Versions,
  path: string,
  more: Partial<Omit<ReplayRun, 'path' | 'old' | 'new'>> = {},
): ReturnType<typeof runReplay> {
  return await runReplay({
    path,
    old: { compiled: versions.old, path: 'old' },
    new: { compiled: versions.new, path: 'new' },
    ...more,
  });
}

export function matrixOf({ cells }: Awaited<ReturnType<typeof runReplay>>): Readonly<Record<string, number>> {
  return Object.fromEntries(cells.map((cell) => [`${cell.old} -> ${cell.new}`, cell.cases]));
}
