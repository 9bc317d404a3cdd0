// Measures decision diagrams and the solver on formulas of growing difficulty, by order of variables; asserts nothing.
import { partition } from '../../dsl/decision/cells.ts';
import { clusteredOrder } from '../../dsl/decision/clustered-order.ts';
import {
  compileDiagram,
  compileInOrder,
  inOrder,
  siftedByCompleteCases,
} from '../../dsl/decision/compile-diagram.ts';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { innerNodes } from '../../dsl/decision/diagram-queries.ts';
import { openQuestions } from '../../dsl/decision/questions.ts';
import { variableOrder } from '../../dsl/decision/variable-order.ts';
import { differs } from '../../dsl/decision/wish.ts';
import { loadCadical } from '../../solver/cadical.ts';
import type { FormulaShape } from './decision/formulas.ts';
import { formula, rearranged, withOneEdit } from './decision/formulas.ts';
import { medianTime, timed } from './decision/timing.ts';

const budget = 1_000_000;
const shapes: readonly (readonly [string, FormulaShape])[] = [
  ['33 leaves, each once', { leaves: 33, shared: 0 }],
  ['500 leaves, each once', { leaves: 500, shared: 0 }],
  ['200 leaves, 10 % shared', { leaves: 200, shared: 10 }],
  ['260 leaves, 10 % shared', { leaves: 260, shared: 10 }],
  ['100 + 2 x at least 3 of 20', counted(100, 0, 2)],
  ['500 leaves, 10 % shared', { leaves: 500, shared: 10 }],
  ['660 leaves, 25 % shared', { leaves: 660, shared: 25 }],
  ['500 + 10 x at least 3 of 20', counted(500, 0, 10)],
  ['1,000, 25 % shared, 24 x at least', counted(1000, 25, 24)],
  ['10,000 leaves, each once', { leaves: 10_000, shared: 0 }],
];

function counted(leaves: number, shared: number, groups: number): FormulaShape {
  return { leaves, shared, counts: { groups, size: 20, atLeast: 3 } };
}

const start = await timedAsync();
console.log(`solver loaded in ${start.elapsed.toFixed(0)} ms`);
console.log(
  '\nDiagrams: nodes of the outcome (nodes made), ms, that of sifting included. Solver: two versions of one formula, ms to the answer and to a case.\n',
);
console.log(
  `${'formula'.padEnd(36)}${'order of the document'.padEnd(28)}${'clustered'.padEnd(28)}${'sifted'.padEnd(28)}${'clustered, complete cases'.padEnd(28)}${'solver: equal'.padEnd(16)}solver: one edit`,
);
for (const [name, shape] of shapes) {
  const graph = formula(shape);
  const parts = partition([graph]);
  const document = variableOrder([graph], parts);
  const clustered = clusteredOrder([graph], parts, document);
  const sifted = timed(() => {
    const ordered = inOrder(parts, clustered);
    return siftedByCompleteCases([graph], ordered, budget).map((place) => clustered[place] ?? 0);
  });
  const cells = [
    drawn(graph, document, false),
    drawn(graph, clustered, false),
    drawn(graph, sifted.value, false, sifted.elapsed),
    drawn(graph, clustered, true),
  ].map((cell) => cell.padEnd(28));
  console.log(
    `${name.padEnd(36)}${cells.join('')}${solved(graph, rearranged(graph)).padEnd(16)}${solved(graph, withOneEdit(graph))}`,
  );
}

console.log('\nWhole compilation, cells included (bar: 300 ms at 10,000), and its growth:\n');
let before: { readonly size: number; readonly ms: number } | undefined;
for (const size of [100, 1000, 10_000]) {
  const graph = formula({ leaves: size, shared: 0 });
  const ms = medianTime(() => compileDiagram(graph), 7);
  const exponent = before && Math.log(ms / before.ms) / Math.log(size / before.size);
  console.log(
    `${String(size).padStart(6)} leaves  ${ms.toFixed(1).padStart(7)} ms  ${exponent === undefined ? '' : `exponent ${exponent.toFixed(2)}`}`,
  );
  before = { size, ms };
}

function drawn(graph: CriteriaGraph, order: readonly number[], complete: boolean, spentOnOrder = 0): string {
  const { value: diagram, elapsed } = timed(() => compileInOrder(graph, order, { budget, complete }));
  if (diagram.exceeded) return `more than ${String(budget / 1e6)} M nodes`;
  const nodes = innerNodes(diagram.store, diagram.root).length;
  return `${String(nodes)} (${String(diagram.store.size)})  ${(elapsed + spentOnOrder).toFixed(0)}`;
}

/** Both graphs have the same questions, so that the partition is theirs. */
function solved(older: CriteriaGraph, newer: CriteriaGraph): string {
  const { value: questions, elapsed: opened } = timed(() =>
    openQuestions([older, newer], { budget: 0, createSolver: start.value }),
  );
  const wish = differs({ graph: 0 }, { graph: 1 }, questions.determinations);
  const asked = timed(() => questions.possible(wish));
  const shown = timed(() => questions.witness(wish, { complete: true }));
  questions.close();
  const answer = { yes: 'differ', no: 'equal', 'not proved': 'not proved' }[asked.value];
  const first = `${answer} ${(opened + asked.elapsed).toFixed(0)}`;
  return asked.value === 'yes' ? `${first}, case ${shown.elapsed.toFixed(0)}` : first;
}

async function timedAsync(): Promise<{
  readonly value: Awaited<ReturnType<typeof loadCadical>>;
  readonly elapsed: number;
}> {
  const started = performance.now();
  const value = await loadCadical();
  return { value, elapsed: performance.now() - started };
}
