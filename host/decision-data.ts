// Reads decision.json back into the criteria graph that the fixed interpreter decides by; refuses whatever an interpreter could not run exactly.
import { z } from 'zod';
import { childrenOf, conditionOf, elementsOfTest, referenceOf } from '../dsl/index.ts';
import type { CriteriaGraph, Element, GraphNode, Test } from '../dsl/index.ts';
import { decodeUtf8 } from './utf8.ts';

export const decisionName = 'decision.json';

export type DecisionReading =
  | { readonly kind: 'read'; readonly graph: CriteriaGraph; readonly meaningHash: string }
  | { readonly kind: 'refused'; readonly why: string };

const whole = z.int();
const place = z.int().min(0);
const texts = z.array(z.string());
const truth = z.enum(['met', 'not-met', 'unknown']);
const sectionKind = z.enum([
  'indications',
  'contraindications',
  'exclusions',
  'experimental',
  'limits',
  'site of service',
]);
const named = { key: z.string(), label: z.string() };

const elementShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['question', 'yes-no', 'count', 'date']), ...named }),
  z.strictObject({ kind: z.enum(['choice', 'scale']), ...named, values: texts }),
  z.strictObject({
    kind: z.literal('quantity'),
    ...named,
    unit: z.string(),
    decimals: z.int().min(0).max(15),
    step: z.int().min(1),
    min: whole.optional(),
    max: whole.optional(),
  }),
  z.strictObject({ kind: z.literal('codes'), ...named, system: z.string() }),
]);

const duration = z.strictObject({ amount: whole, unit: z.enum(['day', 'week', 'month', 'year']) });
const testShape = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['holds', 'known']), element: place }),
  z.strictObject({ op: z.literal('one-of'), element: place, values: texts }),
  z.strictObject({
    op: z.literal('in-range'),
    element: place,
    ranges: z.array(z.strictObject({ from: whole.optional(), to: whole.optional() })),
  }),
  z.strictObject({
    op: z.literal('codes-in'),
    element: place,
    ranges: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  }),
  z.strictObject({
    op: z.literal('window'),
    element: place,
    event: place,
    from: duration.optional(),
    to: duration.optional(),
  }),
  z.strictObject({
    op: z.literal('change'),
    element: place,
    baseline: place,
    factor: whole,
    baselineFactor: whole,
    atLeast: whole,
  }),
]);

const criterion = z.strictObject({
  id: z.string(),
  number: z.string().optional(),
  role: z.enum(['criterion', 'head', 'group', 'part']),
  words: z.string(),
});
const nodeShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), criterion, value: truth }),
  z.strictObject({ kind: z.literal('question'), criterion, element: place }),
  z.strictObject({ kind: z.literal('test'), criterion, test: testShape }),
  z.strictObject({ kind: z.literal('not'), criterion, child: place }),
  z.strictObject({ kind: z.enum(['all', 'any']), criterion, children: z.array(place) }),
  z.strictObject({ kind: z.literal('count'), criterion, min: whole, max: whole, children: z.array(place) }),
]);

const outcome = { determination: z.string(), label: z.string() };
const decisionShape = z.strictObject({
  format: z.literal('guideline-decision'),
  formatVersion: z.literal('1'),
  guideline: z.strictObject({ id: z.string(), version: z.string(), title: z.string() }),
  meaningHash: z.string(),
  elements: z.array(elementShape),
  nodes: z.array(nodeShape),
  sections: z.array(z.strictObject({ kind: sectionKind, root: place })),
  verdicts: z.strictObject({
    rows: z.array(z.strictObject({ section: sectionKind, state: truth, ...outcome })),
    otherwise: z.strictObject(outcome),
  }),
  /** Another way to decide the same; not used here. */
  diagram: z.unknown(),
});

export function readDecision(bytes: Uint8Array): DecisionReading {
  let data: unknown;
  try {
    data = JSON.parse(decodeUtf8(bytes) ?? '');
  } catch {
    return refused('it is not JSON');
  }
  const shaped = decisionShape.safeParse(data);
  if (!shaped.success) {
    const [issue] = shaped.error.issues;
    return refused(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it has another form'}`);
  }
  const { guideline, elements, nodes, sections, verdicts, meaningHash } = shaped.data;
  const graph: CriteriaGraph = {
    guideline,
    elements: elements.map(elementOf),
    nodes: nodes.map(nodeOf),
    sections,
    verdicts,
  };
  const fault = faultOf(graph);
  return fault === undefined ? { kind: 'read', graph, meaningHash } : refused(fault);
}

type ElementData = z.infer<typeof elementShape>;
type NodeData = z.infer<typeof nodeShape>;
type TestData = z.infer<typeof testShape>;

function elementOf(element: ElementData): Element {
  return element.kind === 'quantity' ? { ...element, min: element.min, max: element.max } : element;
}

function nodeOf({ criterion: own, ...node }: NodeData): GraphNode {
  const origin = { ...own, number: own.number ?? '', uri: '', span: { start: 0, end: 0 }, citations: [] };
  return node.kind === 'test' ? { kind: 'test', test: testOf(node.test), origin } : { ...node, origin };
}

/** What is left out of the text stands as undefined in the graph. */
function testOf(test: TestData): Test {
  if (test.op === 'window') return { ...test, from: test.from, to: test.to };
  if (test.op !== 'in-range') return test;
  return { ...test, ranges: test.ranges.map(({ from, to }) => ({ from, to })) };
}

/** Places that lead nowhere or back, and conditions on a fact of another kind. */
function faultOf({ elements, nodes, sections }: CriteriaGraph): string | undefined {
  if (new Set(elements.map(({ key }) => key)).size < elements.length) return 'two elements have one key';
  if (new Set(sections.map(({ kind }) => kind)).size < sections.length) return 'a section stands twice';
  if (sections.some(({ root }) => root >= nodes.length)) return 'a section stands on no node';
  for (const [index, node] of nodes.entries()) {
    if (childrenOf(node).some((child) => child >= index)) return `node ${index} stands on a later one`;
    const test = conditionOf(node);
    if (test === undefined) continue;
    if (elementsOfTest(test).some((element) => element >= elements.length))
      return `node ${index} reads no element`;
    if (!isReadable(node, test, elements)) return `node ${index} asks of an element what it does not hold`;
  }
  return undefined;
}

function isReadable(node: GraphNode, test: Test, elements: readonly Element[]): boolean {
  const kind = elements[test.element]?.kind ?? '';
  const reference = referenceOf(test);
  const other = reference === undefined ? '' : (elements[reference]?.kind ?? '');
  switch (test.op) {
    case 'known':
      return true;
    case 'holds':
      return kind === (node.kind === 'question' ? 'question' : 'yes-no');
    case 'one-of':
      return kind === 'choice' || kind === 'scale';
    case 'in-range':
      return kind === 'quantity' || kind === 'count' || kind === 'date';
    case 'codes-in':
      return kind === 'codes';
    case 'window':
      return kind === 'date' && other === 'date';
    case 'change':
      return ['quantity', 'count'].includes(kind) && ['quantity', 'count'].includes(other);
  }
}

function refused(why: string): DecisionReading {
  return { kind: 'refused', why };
}
