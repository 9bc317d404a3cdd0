// A short way to write a criteria graph in a test; knows no evaluator.
import type {
  CriteriaGraph,
  Element,
  GraphNode,
  SectionKind,
  Test,
  Truth,
  VerdictTable,
} from '../../dsl/decision/criteria-graph.ts';
import { defaultTable } from '../support/random-graph.ts';

/** `'epilepsy'` is a question of that id; `{ id, ...test }` a computed condition with its element's key. */
export type Sketch =
  | string
  | { readonly when: Test; readonly id: string }
  | { readonly constant: Truth }
  | { readonly not: Sketch }
  | { readonly all: readonly Sketch[]; readonly id?: string }
  | { readonly any: readonly Sketch[]; readonly id?: string }
  | {
      readonly atLeast: number;
      readonly atMost?: number;
      readonly of: readonly Sketch[];
      readonly id?: string;
    };

/** The data elements come first, so that tests can name them by index; questions follow in order of appearance. */
export function sketchGraph(
  sections: Readonly<Partial<Record<SectionKind, Sketch>>>,
  data: readonly Element[] = [],
  verdicts?: VerdictTable,
): CriteriaGraph {
  const elements: Element[] = [...data];
  const nodes: GraphNode[] = [];
  const add = (node: GraphNode): number => nodes.push(node) - 1;
  const origin = (id: string): GraphNode['origin'] => {
    const place = { start: nodes.length, end: nodes.length + 1 };
    return {
      id,
      words: `Words of ${id}`,
      number: '',
      uri: 'sketch.guideline',
      span: place,
      citations: [],
      role: 'criterion',
    };
  };
  const build = (sketch: Sketch): number => {
    if (typeof sketch === 'string') return question(sketch);
    if ('when' in sketch) return add({ kind: 'test', test: sketch.when, origin: origin(sketch.id) });
    if ('constant' in sketch) return add({ kind: 'constant', value: sketch.constant, origin: origin('') });
    if ('not' in sketch) return add({ kind: 'not', child: build(sketch.not), origin: origin('') });
    const group = 'all' in sketch ? sketch.all : 'any' in sketch ? sketch.any : sketch.of;
    const children = group.map(build);
    const own = origin(sketch.id ?? `group-${nodes.length}`);
    if ('all' in sketch) return add({ kind: 'all', children, origin: own });
    if ('any' in sketch) return add({ kind: 'any', children, origin: own });
    return add({
      kind: 'count',
      min: sketch.atLeast,
      max: sketch.atMost ?? children.length,
      children,
      origin: own,
    });
  };
  const question = (id: string): number => {
    const known = nodes.findIndex((node) => node.kind === 'question' && node.origin.id === id);
    if (known !== -1) return known;
    elements.push({ kind: 'question', key: id, label: `Words of ${id}` });
    return add({ kind: 'question', element: elements.length - 1, origin: origin(id) });
  };
  const graphSections = sectionOrder.flatMap((kind) => {
    const sketch = sections[kind];
    return sketch === undefined ? [] : [{ kind, root: build(sketch) }];
  });
  const guideline = { id: 'sketch', version: '1', title: 'Sketch' };
  return {
    guideline,
    elements,
    nodes,
    sections: graphSections,
    verdicts: verdicts ?? defaultTable(graphSections),
  };
}

const sectionOrder: readonly SectionKind[] = [
  'indications',
  'contraindications',
  'exclusions',
  'experimental',
  'limits',
  'site of service',
];

export const bmi: Element = {
  kind: 'quantity',
  key: 'bmi',
  label: 'Body mass index',
  unit: 'kg/m2',
  decimals: 1,
  step: 1,
  min: 50,
  max: 1200,
};

export const request: Element = { kind: 'date', key: 'request', label: 'Date of request' };
