// What has to be told of a case so that `all others not met` gives the rest of it under both versions; decides no case.
import { inClosingOrder } from '../decision/closing-facts.ts';
import { conditionsByElement, conditionTruth } from '../decision/conditions.ts';
import type { ElementValue, Values } from '../decision/facts.ts';
import type { Slot } from '../decision/variable.ts';
import type { CaseSpace } from './case-space.ts';
import { caseValues, departedLevels } from './case-space.ts';

export interface ToldCase {
  /** By level, ascending: departures from the base, and what meets a condition beside them. */
  readonly departures: readonly number[];
  /** Facts that meet nothing, but that some version would close to another value in this case. */
  readonly besides: readonly Slot[];
  /** What is told, closed by `all others not met`: old and new. */
  readonly values: readonly Values[];
}

/** undefined where no values have these branches. */
export function toldCase(space: CaseSpace, branches: readonly number[]): ToldCase | undefined {
  const wanted = caseValues(space, branches);
  if (!wanted) return undefined;
  const { variables } = space.partition;
  const departed = departedLevels(space, branches);
  const { further, values } = toldBeside(
    space,
    wanted,
    new Set(departed.flatMap((level) => variables[level]?.slot.join() ?? [])),
  );
  const met = further.filter((slot) => meetsSomething(space, slot, wanted));
  const levels = met.map((slot) => variables.findIndex((one) => one.part === 0 && one.slot === slot));
  return {
    departures: [...departed, ...levels].toSorted((a, b) => a - b),
    besides: further.filter((slot) => !met.includes(slot)),
    values,
  };
}

/** One fact after the other, since what is closed later may follow from what is closed first. */
function toldBeside(
  space: CaseSpace,
  wanted: readonly Values[],
  departed: ReadonlySet<string>,
): { readonly further: readonly Slot[]; readonly values: readonly Values[] } {
  const { variables } = space.partition;
  const all = variables.flatMap(({ slot, part }) => (part === 0 ? [slot] : []));
  const slots = inClosingOrder(space.graphs, all);
  const further: Slot[] = [];
  for (;;) {
    const isTold = (slot: Slot): boolean => departed.has(slot.join()) || further.includes(slot);
    const values = closedBy(space, wanted, slots.filter(isTold));
    const next = slots.find((slot) => !isTold(slot) && !sameValues(slot, values, wanted));
    if (!next) return { further, values };
    further.push(next);
  }
}

/** Both versions with only these facts given, the rest as a file of cases closes it. */
function closedBy(
  { closers }: CaseSpace,
  wanted: readonly Values[],
  told: readonly Slot[],
): readonly Values[] {
  return closers.map((close, place) => {
    const given = new Set(told.flatMap((slot) => slot[place] ?? []));
    const values = (wanted[place] ?? []).map((value, element) => (given.has(element) ? value : undefined));
    return close(values, (element) => given.has(element)).values;
  });
}

/** Some condition over the fact is met in some version; a day that is measured from nothing meets none of itself. */
function meetsSomething({ graphs, partition }: CaseSpace, slot: Slot, values: readonly Values[]): boolean {
  if (partition.variables.some((one) => one.slot === slot && one.kind === 'date' && !one.event)) return false;
  return graphs.some((graph, place) => {
    const element = slot[place];
    const over = element === undefined ? [] : (conditionsByElement(graph).get(element) ?? []);
    return over.some((condition) => conditionTruth(graph, condition, values[place] ?? []) === 'met');
  });
}

function sameValues(slot: Slot, some: readonly Values[], others: readonly Values[]): boolean {
  return slot.every(
    (element, place) => element === undefined || sameValue(some[place]?.[element], others[place]?.[element]),
  );
}

function sameValue(a: ElementValue | undefined, b: ElementValue | undefined): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && a.join() === b.join());
}
