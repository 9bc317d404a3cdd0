// Measures the comparison of two versions, within the budget of diagrams and beyond it, and of a version with itself; asserts nothing.
import { globSync, readFileSync } from 'node:fs';
import { createWorkspace } from '../../dsl/workspace.ts';
import { compileGuideline } from '../../dsl/compile.ts';
import type { CompiledGuideline } from '../../dsl/compile.ts';
import { diffGuidelines } from '../../dsl/diff/diff.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';
import { loadCadical } from '../../solver/cadical.ts';
import { medianTime } from './decision/timing.ts';
import type { VersionShape } from './decision/two-versions.ts';
import { twoVersions } from './decision/two-versions.ts';

const rounds = Number(process.argv[2] ?? 5);
const syntax = createSyntax();
const createSolver = await loadCadical();
const shapes: readonly (readonly [string, VersionShape])[] = [
  ['500 criteria', { criteria: 500, edited: 5, shared: 0, countEvery: 0 }],
  ['2,000 criteria', { criteria: 2000, edited: 5, shared: 0, countEvery: 0 }],
  ['1,000, 25 % shared, 25 x at least', { criteria: 1000, edited: 5, shared: 25, countEvery: 4 }],
  ['2,000, 25 % shared, 50 x at least', { criteria: 2000, edited: 5, shared: 25, countEvery: 4 }],
];

console.log(
  `Medians of ${String(rounds)} rounds in ms, 5 % of the criteria edited. Bars: 2,000 criteria 2,000 ms, equal 50 ms.\n`,
);
console.log(
  `${'versions'.padEnd(36)}${'differ'.padStart(8)}${'equal'.padStart(8)}  changes  decisions  cases of complete facts, equivalence`,
);
for (const [name, shape] of shapes) {
  const [older, newer] = twoVersions(shape).map((text, place) => compiled(text, place));
  if (!older || !newer) continue;
  const differ = medianTime(() => diffGuidelines(older, newer, { createSolver }), rounds);
  const again = compiled(older.source.text, 1);
  const equal = medianTime(() => diffGuidelines(older, again, { createSolver }), rounds);
  const found = diffGuidelines(older, newer, { createSolver });
  console.log(
    `${name.padEnd(36)}${differ.toFixed(0).padStart(8)}${equal.toFixed(0).padStart(8)}  ${String(found.changes.length).padStart(7)}  ${String(found.decisions.length).padStart(9)}  ${found.classes.kind}, ${String(found.equivalence.equivalent)}`,
  );
}

console.log('\nThe shipped pairs compiled anew, with witnesses, counts, summary and claims. Bar: 50 ms.\n');
for (const [folder, older, newer] of [
  ['mr-spectroscopy', '2023', '2024'],
  ['positive-airway-pressure', '2005', '2008'],
  ['implantable-defibrillators', '2003', '2005'],
  ['acupuncture', '2019', '2020'],
] as const) {
  const times = Array.from({ length: Math.max(rounds, 15) }, () => shippedTime(folder, older, newer));
  const [first = 0] = times;
  const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
  console.log(
    `${folder.padEnd(36)}first ${first.toFixed(0).padStart(4)}, median ${median.toFixed(0).padStart(4)}`,
  );
}

/** Nothing that is remembered of the graphs helps: every round has graphs of its own. */
function shippedTime(folder: string, older: string, newer: string): number {
  const workspace = createWorkspace();
  for (const path of globSync('guidelines/**/*.guideline'))
    workspace.setText(path, readFileSync(path, 'utf8'));
  const [from, to] = [older, newer].map((year) =>
    workspace.guideline(`guidelines/${folder}/${year}.guideline`),
  );
  if (!from || !to) throw new Error(`${folder} does not compile`);
  const start = performance.now();
  diffGuidelines(from, to, { createSolver });
  return performance.now() - start;
}

function compiled(text: string, place: number): CompiledGuideline {
  const outcome = compileGuideline(
    syntax,
    createSourceText(`${String(place)}.guideline`, text),
    () => undefined,
  );
  const [error] = outcome.diagnostics.filter(({ severity }) => severity === 'error');
  if (error) throw new Error(error.message);
  return outcome;
}
