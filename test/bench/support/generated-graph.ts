// Generated guidelines of a size and random cases for the bench of decisions, the same on every run; knows no evaluator.
import { formatDay, parseDay } from '../../../dsl/decision/calendar.ts';
import type {
  CriteriaGraph,
  Element,
  GraphNode,
  NodeIndex,
  Test,
} from '../../../dsl/decision/criteria-graph.ts';
import { formatScaled } from '../../../dsl/decision/decimal.ts';
import type { ElementValue, Facts, Values } from '../../../dsl/decision/facts.ts';

const data: readonly Element[] = [
  { kind: 'quantity', key: 'age', label: 'Age', unit: 'years', decimals: 0, step: 1, min: 0, max: 130 },
  {
    kind: 'quantity',
    key: 'bmi',
    label: 'Body mass index',
    unit: 'kg/m2',
    decimals: 1,
    step: 1,
    min: 50,
    max: 1200,
  },
  { kind: 'choice', key: 'finding', label: 'Finding', values: ['normal', 'abnormal', 'unclear', 'not-done'] },
  { kind: 'scale', key: 'stage', label: 'Stage', values: ['I', 'II', 'III', 'IV'] },
  { kind: 'count', key: 'visits', label: 'Visits' },
];

/** Shaped as the shipped guidelines: contraindications, and indications that each ask a head, one of several findings and some more. */
export function generatedGraph(criteria: number): CriteriaGraph {
  const dice = createDice(criteria);
  const elements: Element[] = [...data];
  const nodes: GraphNode[] = [];
  const place = (id: string): GraphNode['origin'] => ({
    id,
    words: id,
    number: '',
    uri: 'generated',
    span: { start: 0, end: 0 },
    citations: [],
    role: 'criterion',
  });
  const ask = (id: string): NodeIndex => {
    elements.push({ kind: 'question', key: id, label: id });
    return nodes.push({ kind: 'question', element: elements.length - 1, origin: place(id) }) - 1;
  };
  const leaf = (): NodeIndex => {
    const id = `criterion-${String(nodes.length)}`;
    const test = dice() < 0.2 ? randomTest(dice) : undefined;
    if (test === undefined) return ask(id);
    return nodes.push({ kind: 'test', test, origin: place(id) }) - 1;
  };
  const list = (kind: 'all' | 'any', id: string, children: readonly NodeIndex[]): NodeIndex =>
    nodes.push({ kind, children, origin: place(id) }) - 1;
  const leaves = (count: number): readonly NodeIndex[] => Array.from({ length: count }, leaf);
  const both = list('all', 'contra-both', [ask('contra-3'), ask('contra-4')]);
  const contraindications = list('any', 'contraindications', [ask('contra-1'), ask('contra-2'), both]);
  const groups: NodeIndex[] = [];
  while (leavesIn(nodes) < criteria - 3) {
    const name = String(groups.length);
    const parts = [ask(`head-${name}`), list('any', `findings-${name}`, leaves(6))];
    if (groups.length % 2 === 0) parts.push(list('all', `both-${name}`, leaves(2)));
    else {
      const children = leaves(4);
      parts.push(
        nodes.push({ kind: 'count', min: 2, max: 4, children, origin: place(`two-of-${name}`) }) - 1,
      );
    }
    groups.push(list('all', `indication-${name}`, parts));
  }
  const indications = list('any', 'indications', groups);
  return {
    guideline: { id: 'generated', version: '1', title: `Generated, ${String(criteria)} criteria` },
    elements,
    nodes,
    sections: [
      { kind: 'contraindications', root: contraindications },
      { kind: 'indications', root: indications },
    ],
    verdicts: {
      rows: [
        {
          section: 'contraindications',
          state: 'met',
          determination: 'clinician-review',
          label: 'Contraindication',
        },
        { section: 'indications', state: 'met', determination: 'appropriate', label: '' },
        { section: 'indications', state: 'unknown', determination: 'needs-information', label: '' },
      ],
      otherwise: { determination: 'clinician-review', label: 'None is met' },
    },
  };
}

function leavesIn(nodes: readonly GraphNode[]): number {
  return nodes.filter(({ kind }) => kind === 'question' || kind === 'test').length;
}

function randomTest(dice: () => number): Test {
  const whole = (below: number): number => Math.floor(dice() * below);
  switch (whole(5)) {
    case 0:
      return { op: 'in-range', element: 0, ranges: [{ from: 10 + whole(80), to: undefined }] };
    case 1:
      return { op: 'in-range', element: 1, ranges: [{ from: undefined, to: 180 + whole(300) }] };
    case 2:
      return { op: 'one-of', element: 2, values: ['abnormal', 'unclear'] };
    case 3:
      return { op: 'one-of', element: 3, values: whole(2) === 0 ? ['III', 'IV'] : ['II', 'III'] };
    default:
      return { op: 'in-range', element: 4, ranges: [{ from: 1 + whole(6), to: undefined }] };
  }
}

/** A fifth of the facts is unknown; few contraindications hold, and about one head of an indication in a case, whatever the size. */
export function randomCases(graph: CriteriaGraph, count: number): readonly Values[] {
  const dice = createDice(count);
  const heads = graph.elements.filter(({ key }) => key.startsWith('head-')).length;
  const chance = ({ key }: Element): number =>
    key.startsWith('contra') || key.includes('contraindications')
      ? 0.02
      : key.startsWith('head-')
        ? Math.min(0.3, 3 / heads)
        : 0.3;
  return Array.from({ length: count }, () =>
    graph.elements.map((element) => (dice() < 0.2 ? undefined : randomValue(element, dice, chance(element)))),
  );
}

function randomValue(element: Element, dice: () => number, chance: number): ElementValue {
  const whole = (from: number, to: number): number => from + Math.floor(dice() * (to - from));
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return dice() < chance;
    case 'choice':
    case 'scale':
      return element.values[whole(0, element.values.length)] ?? '';
    case 'quantity':
      return element.decimals === 0 ? whole(0, 100) : whole(150, 450);
    case 'count':
      return whole(0, 8);
    case 'date':
      return (parseDay('2024-06-01') ?? 0) + whole(0, 90);
    case 'codes':
      return [];
  }
}

/** As a caller's JSON has them: numbers bare, dates as text or as day numbers, what is unknown absent. A new object each. */
export function factsOf(graph: CriteriaGraph, values: Values, dates: 'text' | 'number'): Facts {
  const facts = graph.elements.flatMap((element, index) => {
    const value = values[index];
    if (value === undefined) return [];
    if (element.kind === 'date' && typeof value === 'number' && dates === 'text')
      return [[element.key, formatDay(value)]];
    if (element.kind === 'quantity' && typeof value === 'number')
      return [[element.key, Number(formatScaled(value, element.decimals))]];
    return [[element.key, value]];
  });
  return JSON.parse(JSON.stringify(Object.fromEntries(facts))) as Facts;
}

function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
