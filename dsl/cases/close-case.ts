// `all others not met`: gives every open question and data element of a case a value that meets nothing; knows no text.
import { dayCandidates } from '../decision/calendar-cells.ts';
import { baselinesBeside, valuesBeside } from '../decision/change-cells.ts';
import { codeCells } from '../decision/code-cells.ts';
import type {
  CriteriaGraph,
  Element,
  ElementIndex,
  NodeIndex,
  Origin,
  Test,
} from '../decision/criteria-graph.ts';
import { baseDay, daysAround, eventsAround } from '../decision/date-cells.ts';
import { childrenOf, elementsOfTest } from '../decision/criteria-index.ts';
import { evaluateGraph } from '../decision/evaluate.ts';
import type { ElementValue, Values } from '../decision/facts.ts';
import { numberCells } from '../decision/number-cells.ts';
import type { NumberElement, PlacedTest } from '../decision/variable.ts';

export interface ClosedCase {
  readonly values: Values;
  /** Elements for which no value leaves every condition on them not met; they stay unknown. */
  readonly open: readonly ElementIndex[];
}

/**
 * Open questions become not met. Then each open data element, in order, takes its first value (declared order, ascending, no codes) with which
 * no condition on it is met. Elements that no condition reads, and those that `keepUnknown` names, stay unknown.
 */
export function closeCase(
  graph: CriteriaGraph,
  values: Values,
  keepUnknown: (element: ElementIndex) => boolean = () => false,
): ClosedCase {
  const closed: (ElementValue | undefined)[] = graph.elements.map(({ kind }, index) =>
    values[index] === undefined && kind === 'question' && !keepUnknown(index) ? false : values[index],
  );
  const open: ElementIndex[] = [];
  const tests = testsByElement(graph);
  const conditions = conditionsByElement(graph);
  for (const index of closingOrder(graph)) {
    const element = graph.elements[index];
    if (element === undefined || closed[index] !== undefined || keepUnknown(index)) continue;
    const read = tests.get(index) ?? [];
    if (read.every(({ op }) => op === 'known')) continue;
    const value = firstUnmet(
      graph,
      closed,
      index,
      conditions.get(index) ?? [],
      candidates(element, index, read, closed),
    );
    if (value === undefined) open.push(index);
    closed[index] = value;
  }
  return { values: closed, open };
}

/** The first candidate with which no condition that was open is met, and none stays open by this element alone. */
function firstUnmet(
  graph: CriteriaGraph,
  closed: readonly (ElementValue | undefined)[],
  element: ElementIndex,
  conditions: readonly Condition[],
  values: readonly ElementValue[],
): ElementValue | undefined {
  const before = evaluateGraph(graph, closed).states;
  const undecided = conditions.filter(({ node }) => before[node] === 'unknown');
  return values.find((value) => {
    const trial = closed.map((other, index) => (index === element ? value : other));
    const { states } = evaluateGraph(graph, trial);
    return undecided.every(({ node, reads }) => {
      const state = states[node];
      return state === 'not-met' || (state === 'unknown' && reads.some((read) => trial[read] === undefined));
    });
  });
}

/** `request` first, since other dates are told from it. */
function closingOrder(graph: CriteriaGraph): readonly ElementIndex[] {
  const order = graph.elements.map((_, index) => index);
  return order.toSorted(
    (a, b) =>
      Number(graph.elements[b]?.key === 'request') - Number(graph.elements[a]?.key === 'request') || a - b,
  );
}

function testsByElement(graph: CriteriaGraph): ReadonlyMap<ElementIndex, readonly Test[]> {
  const tests = new Map<ElementIndex, Test[]>();
  for (const node of graph.nodes) {
    if (node.kind === 'test')
      for (const element of elementsOfTest(node.test)) addTo(tests, element, node.test);
  }
  return tests;
}

interface Condition {
  readonly node: NodeIndex;
  readonly reads: readonly ElementIndex[];
}

/** Each WHEN, LIMIT and guard as a whole, by the elements that it reads. */
function conditionsByElement(graph: CriteriaGraph): ReadonlyMap<ElementIndex, readonly Condition[]> {
  const found = new Map<ElementIndex, Condition[]>();
  const reads = graph.nodes.map(() => new Set<ElementIndex>());
  const isPiece = graph.nodes.map(() => false);
  graph.nodes.forEach((node, index) => {
    const own = reads[index];
    if (node.kind === 'test') for (const element of elementsOfTest(node.test)) own?.add(element);
    for (const child of childrenOf(node)) {
      const below = graph.nodes[child];
      if (below === undefined || !sameOrigin(below.origin, node.origin)) continue;
      isPiece[child] = true;
      for (const element of reads[child] ?? []) own?.add(element);
    }
  });
  reads.forEach((elements, index) => {
    if (isPiece[index] === true) return;
    for (const element of elements) addTo(found, element, { node: index, reads: [...elements] });
  });
  return found;
}

/** Lowering gives the pieces of one written condition its place. */
function sameOrigin(a: Origin, b: Origin): boolean {
  return a.id === b.id && a.uri === b.uri && a.span.start === b.span.start && a.span.end === b.span.end;
}

function addTo<T>(map: Map<ElementIndex, T[]>, element: ElementIndex, entry: T): void {
  const known = map.get(element);
  if (known) known.push(entry);
  else map.set(element, [entry]);
}

/** A value of every cell that the tests cut the element into, in the element's order. */
function candidates(
  element: Element,
  index: ElementIndex,
  tests: readonly Test[],
  values: Values,
): readonly ElementValue[] {
  const placed = tests.map((test): PlacedTest => ({ graph: 0, test, guard: false }));
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return [false, true];
    case 'choice':
    case 'scale':
      return element.values;
    case 'quantity':
    case 'count':
      return numbers(element, index, placed, values);
    case 'codes':
      return codeCells([true], placed).map((cell) => cell.values[0] ?? []);
    case 'date':
      return days(index, placed, values);
  }
}

/** A number of every band, then those on either side of a change from or to a number that is known. */
function numbers(
  element: NumberElement,
  index: ElementIndex,
  tests: readonly PlacedTest[],
  values: Values,
): readonly number[] {
  const bands = numberCells([element], tests).flatMap(({ values: [value] }) =>
    typeof value === 'number' ? [value] : [],
  );
  const beside = tests.flatMap(({ test }) => {
    if (test.op !== 'change') return [];
    const isBaseline = test.baseline === index;
    const other = values[isBaseline ? test.element : test.baseline];
    if (typeof other !== 'number') return [];
    return isBaseline ? baselinesBeside(test, other, element) : valuesBeside(test, other, element);
  });
  return [...new Set([...bands, ...beside])].toSorted((a, b) => a - b);
}

/** Days on and beside the ends of the windows to dates that are known; the base day where none is. */
function days(index: ElementIndex, tests: readonly PlacedTest[], values: Values): readonly number[] {
  const found = tests.flatMap((placed) => {
    const { test } = placed;
    if (test.op !== 'window') return [];
    const isEvent = test.event === index;
    const other = values[isEvent ? test.element : test.event];
    if (typeof other !== 'number') return [];
    return isEvent ? eventsAround([placed], other) : daysAround([placed], other);
  });
  const sorted = [
    ...new Set([...found, ...dayCandidates(tests.filter(({ test }) => test.element === index))]),
  ].toSorted((a, b) => a - b);
  return sorted.length > 0 ? sorted : [baseDay];
}
