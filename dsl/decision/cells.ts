// Cuts every element that one or two graphs ask about into finitely many cells; knows numbers, dates and codes only by their own files.
import type { CriteriaGraph, Element, ElementIndex, Test } from './criteria-graph.ts';
import { conditionOf, reachedNodes, referenceOf } from './criteria-index.ts';
import { codeCells } from './code-cells.ts';
import { calendarCells } from './calendar-cells.ts';
import { changeCells } from './change-cells.ts';
import { anyDayCell, dayCells, dependsOnEvent } from './date-cells.ts';
import type { ElementValue } from './facts.ts';
import { numberCells } from './number-cells.ts';
import { variableParts, type Part } from './variable-parts.ts';
import type {
  Cell,
  ChangeViews,
  LeafPlace,
  NumberElement,
  Partition,
  PlacedTest,
  Slot,
  Variable,
} from './variable.ts';
import { readabilityWords, truthsOf } from './variable.ts';

/**
 * The variables of one graph, or of two over the same facts, in the order of the elements. `sameKey`: the old key of a new element
 * where it is not its own. A fact that the two declare differently is cut into cells that say who can read it.
 */
export function partition(
  graphs: readonly CriteriaGraph[],
  sameKey: ReadonlyMap<string, string> = new Map(),
): Partition {
  const slots = slotsOf(graphs, sameKey);
  const slotOf = slotIndex(graphs, slots);
  const asked = askedTests(graphs, slots, slotOf);
  const referenceSlot = ({ graph, test }: PlacedTest) =>
    slots[slotOf[graph]?.[referenceOf(test) ?? -1] ?? -1];
  const variables = slots.flatMap((slot, index) =>
    slotVariables(graphs, slot, variableParts(graphs, asked[index] ?? [], referenceSlot)),
  );
  return {
    variables,
    leaves: leafPlaces(graphs, variables),
    sizes: graphs.map((graph) => graph.elements.length),
    exact:
      !eventsRunInCircle(variables) &&
      variables.every(
        (one) => one.part === 0 && one.change === undefined && holdsForEveryEvent(one, variables),
      ),
  };
}

type Slots = readonly Slot[];

function slotsOf(graphs: readonly CriteriaGraph[], sameKey: ReadonlyMap<string, string>): Slots {
  const places = new Map<string, ElementIndex[]>();
  graphs.forEach((graph, place) =>
    graph.elements.forEach(({ key }, element) => {
      const shared = place === 0 ? key : (sameKey.get(key) ?? key);
      const slot = places.get(shared) ?? [];
      slot[place] = element;
      places.set(shared, slot);
    }),
  );
  return [...places.values()].map((slot) => graphs.map((_, place) => slot[place]));
}

/** By slot: the tests upon it, each once, and guards where it is the event of a window. */
function askedTests(
  graphs: readonly CriteriaGraph[],
  slots: Slots,
  slotOf: readonly (readonly number[])[],
): readonly (readonly PlacedTest[])[] {
  const asked = slots.map(() => new Map<string, PlacedTest>());
  graphs.forEach((graph, place) => {
    const add = (test: Test, guard: boolean) => {
      const tests = asked[slotOf[place]?.[test.element] ?? -1];
      const key = testKey(place, test);
      // An author's test is also its own guard.
      if (tests !== undefined && !(guard && tests.has(key))) tests.set(key, { graph: place, test, guard });
    };
    const reached = reachedNodes(graph);
    for (const [index, node] of graph.nodes.entries()) {
      const test = conditionOf(node);
      if (test === undefined || reached[index] === 0) continue;
      add(test, false);
      const reference = referenceOf(test);
      if (reference !== undefined) add({ op: 'known', element: reference }, true);
    }
  });
  return asked.map((tests) => [...tests.values()]);
}

function testKey(graph: number, test: Test): string {
  return `${graph} ${JSON.stringify(test)}`;
}

/** By graph and element: the index of its slot. */
function slotIndex(graphs: readonly CriteriaGraph[], slots: Slots): readonly (readonly number[])[] {
  const index = graphs.map((): number[] => []);
  slots.forEach((slot, place) =>
    slot.forEach((element, graph) => {
      const row = index[graph];
      if (element !== undefined && row !== undefined) row[element] = place;
    }),
  );
  return index;
}

function slotVariables(
  graphs: readonly CriteriaGraph[],
  slot: Slot,
  ownParts: readonly Part[],
): readonly Variable[] {
  const views = viewsOf(graphs, slot);
  const element = views.findLast((view) => view !== undefined);
  if (element === undefined) return [];
  return ownParts.map(({ event, tests }, part): Variable => {
    const change = tests.some(({ test }) => test.op === 'change')
      ? { elements: numberViews(views), baselines: numberViews(viewsOf(graphs, event)) }
      : undefined;
    const cells = kindsOf(views).flatMap((kind) =>
      change === undefined
        ? cellsOfKind(views, kind, tests, labelOf(graphs, event))
        : changeCells(ofKind(change, kind), tests),
    );
    return {
      key: element.key,
      label: element.label,
      kind: element.kind,
      slot,
      event,
      part,
      tests,
      cells,
      change,
    };
  });
}

/** Facts of these kinds are told apart by their form. */
export type FactKind = 'yes or no' | 'text' | 'date' | 'codes' | `number in ${string}`;

export function factKind(element: Element): FactKind {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return 'yes or no';
    case 'choice':
    case 'scale':
      return 'text';
    case 'quantity':
      return `number in ${element.unit}`;
    case 'count':
      return 'number in ';
    case 'date':
      return 'date';
    case 'codes':
      return 'codes';
  }
}

type Views = readonly (Element | undefined)[];

function kindsOf(views: Views): readonly FactKind[] {
  return [...new Set(views.flatMap((view) => (view === undefined ? [] : [factKind(view)])))];
}

function cellsOfKind(
  views: Views,
  kind: FactKind,
  tests: readonly PlacedTest[],
  eventLabel: string,
): readonly Cell[] {
  const readers = views.map((view) => (view !== undefined && factKind(view) === kind ? view : undefined));
  const reads = readers.map((reader) => reader !== undefined);
  const windows = tests.some(({ test }) => test.op === 'window');
  switch (kind) {
    case 'yes or no':
      return merged(
        [true, false].map((answer) => cellOf(readers, tests, answer ? 'yes' : 'no', () => answer)),
      );
    case 'text':
      return textCells(readers, tests);
    case 'date':
      if (windows) return dayCells(reads, tests, eventLabel);
      return tests.some(({ test }) => test.op === 'in-range')
        ? calendarCells(reads, tests)
        : [anyDayCell(reads, tests)];
    case 'codes':
      return codeCells(reads, tests);
    default:
      return numberCells(numberViews(readers), tests);
  }
}

function textCells(readers: Views, tests: readonly PlacedTest[]): readonly Cell[] {
  const lists = readers.map((reader) => (reader !== undefined && isText(reader) ? reader.values : undefined));
  const texts = [...new Set(lists.flatMap((values) => values ?? []))];
  const cells = texts.map((text) => {
    const cell = cellOf(readers, tests, text, (_, graph) =>
      lists[graph]?.includes(text) === true ? text : undefined,
    );
    return { ...cell, extent: { kind: 'texts', texts: [text] } } as const;
  });
  const ordered = readers.every((reader) => reader === undefined || reader.kind === 'scale');
  return merged(cells, ordered ? 'neighbours' : 'all');
}

function cellOf(
  readers: Views,
  tests: readonly PlacedTest[],
  words: string,
  read: (element: Element, graph: number) => ElementValue | undefined,
): Cell {
  const values = readers.map((reader, graph) => (reader === undefined ? undefined : read(reader, graph)));
  return {
    words: words + readabilityWords(values),
    values,
    truths: truthsOf(tests, values),
    extent: { kind: 'truths' },
  };
}

/** Joins cells that no test can tell apart; the first value stands for all. */
function merged(cells: readonly Cell[], which: 'all' | 'neighbours' = 'all'): readonly Cell[] {
  const groups: Cell[][] = [];
  for (const cell of cells) {
    const alike = (group: Cell[]) => group[0] !== undefined && sameReading(group[0], cell);
    const last = groups.at(-1);
    const group = which === 'all' ? groups.find(alike) : last !== undefined && alike(last) ? last : undefined;
    if (group === undefined) groups.push([cell]);
    else group.push(cell);
  }
  return groups.flatMap((group) => (group[0] === undefined ? [] : [{ ...group[0], ...joined(group) }]));
}

function joined(group: readonly Cell[]): Pick<Cell, 'words' | 'extent'> {
  const texts = group.flatMap(({ extent }) => (extent.kind === 'texts' ? extent.texts : []));
  return {
    words: group.map(({ words }) => words).join(' or '),
    extent: texts.length > 0 ? { kind: 'texts', texts } : { kind: 'truths' },
  };
}

function sameReading(a: Cell, b: Cell): boolean {
  return (
    a.truths.every((truth, test) => truth === b.truths[test]) &&
    a.values.every((value, graph) => (value === undefined) === (b.values[graph] === undefined))
  );
}

function leafPlaces(graphs: readonly CriteriaGraph[], variables: readonly Variable[]): Partition['leaves'] {
  const places = new Map<string, { readonly variable: number; readonly test: number }>();
  variables.forEach(({ tests }, variable) =>
    tests.forEach(({ graph, test }, index) => places.set(testKey(graph, test), { variable, test: index })),
  );
  return graphs.map((graph, place) => {
    const reached = reachedNodes(graph);
    return graph.nodes.map((node, index): LeafPlace | undefined => {
      const test = reached[index] === 1 ? conditionOf(node) : undefined;
      const found = test && places.get(testKey(place, test));
      if (test === undefined || found === undefined) return undefined;
      const reference = referenceOf(test);
      const guardKey =
        reference === undefined ? undefined : testKey(place, { op: 'known', element: reference });
      return { ...found, guard: guardKey === undefined ? undefined : places.get(guardKey) };
    });
  });
}

function labelOf(graphs: readonly CriteriaGraph[], slot: Slot | undefined): string {
  const labels = slot?.map((element, graph) =>
    element === undefined ? undefined : graphs[graph]?.elements[element]?.label,
  );
  return labels?.findLast((label) => label !== undefined) ?? '';
}

/** Whether the cells of days around an event are there whatever the event's day. */
function holdsForEveryEvent(variable: Variable, variables: readonly Variable[]): boolean {
  const { event, tests } = variable;
  const eventSlot = event?.join();
  const eventIsBound =
    eventSlot !== undefined &&
    variables.some(
      ({ slot, tests: own }) => eventSlot === slot.join() && own.some(({ test }) => test.op === 'in-range'),
    );
  if (eventIsBound && dependsOnEvent(tests)) return false;
  const events = new Set(
    variable.cells.map(({ extent }) => (extent.kind === 'days' ? extent.event : undefined)),
  );
  return events.size < 2;
}

/** Of two dates each measured from the other, either alone may lie anywhere, but not both. */
function eventsRunInCircle(variables: readonly Variable[]): boolean {
  const eventOf = new Map(variables.map(({ slot, event }) => [slot.join(), event?.join()]));
  return [...eventOf.keys()].some((start) => {
    let [at, steps]: [string | undefined, number] = [eventOf.get(start), 0];
    while (at !== undefined && at !== start && steps++ < eventOf.size) at = eventOf.get(at);
    return at === start;
  });
}

function viewsOf(graphs: readonly CriteriaGraph[], slot: Slot | undefined): Views {
  return graphs.map((graph, place) => graph.elements[slot?.[place] ?? -1]);
}

/** Only numbers of one unit can be cut together. */
function ofKind({ elements, baselines }: ChangeViews, kind: FactKind): ChangeViews {
  const kept = elements.map((view) => (view !== undefined && factKind(view) === kind ? view : undefined));
  return { elements: kept, baselines };
}

function numberViews(views: Views): readonly (NumberElement | undefined)[] {
  return views.map((view) => (view !== undefined && isNumber(view) ? view : undefined));
}

function isNumber(element: Element): element is NumberElement {
  return element.kind === 'quantity' || element.kind === 'count';
}

function isText(element: Element): element is Extract<Element, { kind: 'choice' | 'scale' }> {
  return element.kind === 'choice' || element.kind === 'scale';
}
