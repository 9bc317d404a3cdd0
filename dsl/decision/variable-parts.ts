// Parts the tests upon one element into variables: one for the element, and further views of it that are taken as independent.
import { codeSetKey, codeSets, mostCodeSets } from './code-cells.ts';
import type { CriteriaGraph, ElementIndex } from './criteria-graph.ts';
import type { PlacedTest, Slot } from './variable.ts';

export interface Part {
  readonly event: Slot | undefined;
  readonly tests: readonly PlacedTest[];
}

/** Windows around several events, days of the calendar beside windows, changes, and more sets of codes than one variable can hold, are parts of their own. */
export function variableParts(
  graphs: readonly CriteriaGraph[],
  tests: readonly PlacedTest[],
  referenceSlot: (placed: PlacedTest) => Slot | undefined,
): readonly Part[] {
  if (tests.length === 0) return [];
  const manySets = codeSets(tests).length > mostCodeSets;
  const own = new Map<string, PlacedTest[]>();
  const common: PlacedTest[] = [];
  for (const placed of tests) {
    const key = partKey(graphs, placed, referenceSlot(placed), manySets);
    if (key === undefined) common.push(placed);
    else if (!own.get(key)?.push(placed)) own.set(key, [placed]);
  }
  const groups = [...own.values()].map((group): Part => ({
    event: group[0] && referenceSlot(group[0]),
    tests: group,
  }));
  const [first, ...further] = groups;
  // A change has cells of its own, with which no other test can share a variable.
  if (first === undefined || first.tests.some(({ test }) => test.op === 'change'))
    return [...(common.length > 0 ? [{ event: undefined, tests: common }] : []), ...groups];
  return [{ event: first.event, tests: [...common, ...first.tests] }, ...further];
}

function partKey(
  graphs: readonly CriteriaGraph[],
  { graph, test }: PlacedTest,
  reference: Slot | undefined,
  manySets: boolean,
): string | undefined {
  const declared = (element: ElementIndex) => graphs[graph]?.elements[element];
  switch (test.op) {
    case 'window':
      return reference?.join();
    case 'in-range':
      return declared(test.element)?.kind === 'date' ? 'calendar' : undefined;
    case 'codes-in':
      return manySets ? codeSetKey(test.ranges) : undefined;
    case 'change': {
      // The same factors mean the same only on numbers that are scaled alike.
      const measures = [declared(test.element), declared(test.baseline)].map((element) => ({
        ...element,
        key: '',
        label: '',
      }));
      const { factor, baselineFactor, atLeast } = test;
      return JSON.stringify([reference, measures, factor, baselineFactor, atLeast]);
    }
    default:
      return undefined;
  }
}
