// Conditions that measure one column against another (windows around an event, changes from a baseline) as bits of many cases.
import type { Column } from './batch-columns.ts';
import type { Asked, FillRails } from './batch-cells.ts';
import { railOf } from './batch-kernel.ts';
import { addDuration } from './calendar.ts';
import type { Duration, Test } from './criteria-graph.ts';
import { changeHolds } from './evaluate.ts';

type Relation = Extract<Test, { op: 'window' | 'change' }>;
type Holds = (value: number, reference: number) => boolean;

/** Unknown where one of the two columns has no number. */
export function relationFiller(
  { rail }: Asked,
  test: Relation,
  columns: { readonly value: Column; readonly reference: Column },
): FillRails {
  const holds = test.op === 'window' ? windowHolds(test) : changeHoldsFor(test);
  const valueAt = numbersOf(columns.value);
  const referenceAt = numbersOf(columns.reference);
  return (rails, at, words) => {
    const met = railOf(rails, rail);
    const not = railOf(rails, rail ^ 1);
    for (let w = 0; w < words; w++) {
      let metBits = 0;
      let notBits = 0;
      for (let bit = 0; bit < 32; bit++) {
        const value = valueAt((at + w) * 32 + bit);
        const reference = referenceAt((at + w) * 32 + bit);
        if (Number.isNaN(value) || Number.isNaN(reference)) continue;
        if (holds(value, reference)) metBits |= 1 << bit;
        else notBits |= 1 << bit;
      }
      met.bits[met.start + w] = metBits;
      not.bits[not.start + w] = notBits;
    }
  };
}

/** NaN where there is no number, beyond the last case too. */
function numbersOf(column: Column): (at: number) => number {
  switch (column.kind) {
    case 'truths':
      return () => Number.NaN;
    case 'numbers': {
      const { values } = column;
      return (at) => values[at] ?? Number.NaN;
    }
    case 'dictionary': {
      const { places } = column;
      const numbers = Float64Array.from(column.values, (value) =>
        typeof value === 'number' ? value : Number.NaN,
      );
      return (at) => numbers[places[at] ?? -1] ?? Number.NaN;
    }
  }
}

function windowHolds({ from, to }: Extract<Test, { op: 'window' }>): Holds {
  const first = from === undefined ? () => -Infinity : stepped(from);
  const last = to === undefined ? () => Infinity : stepped(to);
  return (day, event) => day >= first(event) && day <= last(event);
}

/** Cases share few days of an event, and a step of months costs more than looking it up. */
function stepped(duration: Duration): (event: number) => number {
  if (duration.unit === 'day' || duration.unit === 'week') return (event) => addDuration(event, duration);
  const known = new Map<number, number>();
  return (event) => {
    const day = known.get(event) ?? addDuration(event, duration);
    if (known.size < mostDays) known.set(event, day);
    return day;
  };
}

const mostDays = 100_000;

/** Doubles are exact up to 2^53; beyond, as the reference. */
function changeHoldsFor(test: Extract<Test, { op: 'change' }>): Holds {
  const { factor, baselineFactor, atLeast } = test;
  return (value, baseline) => {
    const own = factor * value;
    const other = baselineFactor * baseline;
    return Math.abs(own) + Math.abs(other) <= Number.MAX_SAFE_INTEGER
      ? own + other >= atLeast
      : changeHolds(test, value, baseline);
  };
}
