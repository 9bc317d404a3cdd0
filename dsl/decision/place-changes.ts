// Finds two numbers for chosen changes from a baseline; a search over the ends of their bands that may miss, never a proof that there are none.
import { baselinesBeside, onGrid, roundNumbers, valuesBeside } from './change-cells.ts';
import type { Chosen } from './chosen.ts';
import { isAsChosen, sameSlot } from './chosen.ts';
import type { Test } from './criteria-graph.ts';
import type { ElementValue } from './facts.ts';
import type { NumberElement, Slot } from './variable.ts';

type Mutable = (ElementValue | undefined)[][];

/** Puts numbers in place; where it finds none, the values stay as they are and are not as chosen. */
export function placeChanges(values: Mutable, chosen: readonly Chosen[]): void {
  for (const choice of chosen) {
    const { change, event, slot } = choice.variable;
    if (change === undefined || event === undefined || choice.cell === undefined) continue;
    const own = chosen.filter(
      ({ variable }) => sameSlot(variable.slot, slot) || sameSlot(variable.slot, event),
    );
    const graph = change.elements.findIndex((element, place) => element && change.baselines[place]);
    const [element, baseline] = [change.elements[graph], change.baselines[graph]];
    if (element === undefined || baseline === undefined) continue;
    if (!own.every((one) => isAsChosen(one, values)))
      placePair(values, own, { slot, event, element, baseline });
  }
}

interface Pair {
  readonly slot: Slot;
  readonly event: Slot;
  readonly element: NumberElement;
  readonly baseline: NumberElement;
}

function placePair(values: Mutable, own: readonly Chosen[], pair: Pair): void {
  const before = values.map((row) => [...row]);
  const isKnown = (slot: Slot) => own.some(({ variable, cell }) => sameSlot(variable.slot, slot) && cell);
  const tests = own.flatMap(({ variable }) =>
    variable.change ? variable.tests.map(({ test }) => test) : [],
  );
  const starts = isKnown(pair.event) ? numbersFor(own, pair.event, pair.baseline, tests) : [undefined];
  for (const start of starts) {
    const beside = tests.flatMap((test) =>
      test.op === 'change' && start !== undefined ? valuesBeside(test, start, pair.element) : [],
    );
    for (const value of [...beside, ...numbersFor(own, pair.slot, pair.element, tests)]) {
      place(values, pair.slot, value);
      if (start !== undefined) place(values, pair.event, start);
      if (own.every((one) => isAsChosen(one, values))) return;
    }
  }
  before.forEach((row, graph) => (values[graph] = row));
}

/** The ends of the chosen bands, and numbers on either side of a change from each of them. */
function numbersFor(
  own: readonly Chosen[],
  slot: Slot,
  element: NumberElement,
  tests: readonly Test[],
): readonly number[] {
  const ends = (wanted: (choice: Chosen) => boolean): readonly number[] =>
    own.filter(wanted).flatMap(({ cell }) => {
      const { extent } = cell ?? {};
      const band = extent?.kind === 'pair' ? extent.band : extent;
      if (band?.kind !== 'numbers') return [];
      const factor = band.factors[0] ?? 1;
      return [band.from, band.to].flatMap((end) => (end === undefined ? [] : [Math.trunc(end / factor)]));
    });
  const isOwn = ({ variable }: Chosen): boolean => sameSlot(variable.slot, slot);
  const ownEnds = [...ends(isOwn), ...roundNumbers(element)];
  const others = [...ends((choice) => !isOwn(choice)), ...roundNumbers(element)];
  const beside = tests.flatMap((test) =>
    test.op === 'change' ? others.flatMap((other) => baselinesBeside(test, other, element)) : [],
  );
  return onGrid([...ownEnds, ...beside], element);
}

function place(values: Mutable, slot: Slot, value: number): void {
  slot.forEach((element, graph) => {
    const row = values[graph];
    if (row && element !== undefined && row[element] !== undefined) row[element] = value;
  });
}
