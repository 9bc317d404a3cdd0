// Conditions that measure one column against another (windows around an event, changes from a baseline) as bits of many cases.
import type { Asked, FillRails } from './batch-cells.ts';
import type { Column } from './batch-columns.ts';
import { railOf } from './batch-kernel.ts';
import { addDuration } from './calendar.ts';
import type { Duration, Test } from './criteria-graph.ts';
import { changeHolds } from './evaluate.ts';

type Relation = Extract<Test, { op: 'window' | 'change' }>;

/** Writes 1 where it holds and 0 where it does not, by case of the block; what is not known is looked at by the caller. */
type Compare = (values: Float64Array, references: Float64Array, into: Uint8Array) => void;

/** Unknown where one of the two columns has no number. `cases`: as many as a block has. */
export function relationFiller(
  { rail }: Asked,
  test: Relation,
  columns: { readonly value: Column; readonly reference: Column },
  cases: number,
): FillRails {
  const days = test.op === 'window' ? daysOfWindow(test) : undefined;
  if (days && columns.value.kind === 'numbers' && columns.reference.kind === 'numbers')
    return distanceFiller(rail, days, columns.value.values, columns.reference.values);
  const compare = test.op === 'window' ? compareWindow(test, cases) : compareChange(test);
  const [values, references] = [new Float64Array(cases), new Float64Array(cases)];
  const holds = new Uint8Array(cases);
  const [readValues, readReferences] = [numbersOf(columns.value), numbersOf(columns.reference)];
  return (rails, at, words) => {
    readValues(at * 32, values);
    readReferences(at * 32, references);
    compare(values, references, holds);
    const [met, not] = [railOf(rails, rail), railOf(rails, rail ^ 1)];
    for (let w = 0; w < words; w++) {
      let ones = 0;
      let zeros = 0;
      for (let bit = 0; bit < 32; bit++) {
        const i = w * 32 + bit;
        const value = values[i] ?? Number.NaN;
        const reference = references[i] ?? Number.NaN;
        const known = Number(value === value) & Number(reference === reference);
        const held = (holds[i] ?? 0) & known;
        ones |= held << bit;
        zeros |= (held ^ known) << bit;
      }
      met.bits[met.start + w] = ones;
      not.bits[not.start + w] = zeros;
    }
  };
}

interface Distance {
  readonly from: number;
  readonly to: number;
}

/** A window whose ends are whole days from the event, whatever the event: a distance. */
function daysOfWindow({ from, to }: Extract<Test, { op: 'window' }>): Distance | undefined {
  const [first, last] = [from, to].map((end) =>
    end === undefined
      ? undefined
      : end.unit === 'day' || end.unit === 'week'
        ? addDuration(0, end)
        : Number.NaN,
  );
  if (Number.isNaN(first) || Number.isNaN(last)) return undefined;
  return { from: first ?? -Infinity, to: last ?? Infinity };
}

function distanceFiller(
  rail: number,
  { from, to }: Distance,
  days: Float64Array,
  events: Float64Array,
): FillRails {
  return (rails, at, words) => {
    const [met, not] = [railOf(rails, rail), railOf(rails, rail ^ 1)];
    for (let w = 0; w < words; w++) {
      const first = (at + w) * 32;
      const end = Math.min(32, days.length - first);
      let ones = 0;
      let zeros = 0;
      for (let bit = 0; bit < end; bit++) {
        const distance = (days[first + bit] ?? Number.NaN) - (events[first + bit] ?? Number.NaN);
        // Without a branch: which way it goes is chance, and a processor guesses wrong half of the time.
        const held = Number(distance >= from) & Number(distance <= to);
        ones |= held << bit;
        zeros |= (held ^ Number(distance === distance)) << bit;
      }
      met.bits[met.start + w] = ones;
      not.bits[not.start + w] = zeros;
    }
  };
}

/** Writes the numbers of the cases from `from` on; NaN where there is none, beyond the last case too. */
function numbersOf(column: Column): (from: number, into: Float64Array) => void {
  if (column.kind === 'truths') return (_, into) => into.fill(Number.NaN);
  if (column.kind === 'numbers') {
    const { values } = column;
    return (from, into) => {
      const part = values.subarray(from, from + into.length);
      into.set(part);
      into.fill(Number.NaN, part.length);
    };
  }
  const { places } = column;
  const numbers = Float64Array.from(column.values, (value) =>
    typeof value === 'number' ? value : Number.NaN,
  );
  return (from, into) => {
    const size = Math.min(into.length, places.length - from);
    for (let i = 0; i < size; i++) into[i] = numbers[places[from + i] ?? 0] ?? Number.NaN;
    into.fill(Number.NaN, size);
  };
}

function compareWindow({ from, to }: Extract<Test, { op: 'window' }>, cases: number): Compare {
  const [firsts, lasts] = [new Float64Array(cases).fill(-Infinity), new Float64Array(cases).fill(Infinity)];
  const steps = [
    ...(from === undefined ? [] : [{ step: stepper(from), into: firsts }]),
    ...(to === undefined ? [] : [{ step: stepper(to), into: lasts }]),
  ];
  return (days, events, holds) => {
    for (const { step, into } of steps) step(events, into);
    for (let i = 0; i < cases; i++) {
      const day = days[i] ?? 0;
      holds[i] = Number(day >= (firsts[i] ?? 0)) & Number(day <= (lasts[i] ?? 0));
    }
  };
}

/** Steps many days by one duration. Cases share few days, and a step of months costs more than looking it up. */
function stepper(duration: Duration): (from: Float64Array, into: Float64Array) => void {
  if (duration.unit === 'day' || duration.unit === 'week') {
    const days = addDuration(0, duration);
    return (from, into) => {
      for (let i = 0; i < into.length; i++) into[i] = (from[i] ?? 0) + days;
    };
  }
  const known = new Float64Array(knownDays).fill(Number.NaN);
  return (from, into) => {
    for (let i = 0; i < into.length; i++) {
      const day = from[i] ?? Number.NaN;
      const place = day + knownDays / 2;
      let end = known[place] ?? Number.NaN;
      if (Number.isNaN(end) && !Number.isNaN(day)) {
        end = addDuration(day, duration);
        if (place >= 0 && place < knownDays) known[place] = end;
      }
      into[i] = end;
    }
  };
}

/** A good century around 1970. */
const knownDays = 100_000;

/** Doubles are exact up to 2^53; beyond, as the reference. */
function compareChange(test: Extract<Test, { op: 'change' }>): Compare {
  const { factor, baselineFactor, atLeast } = test;
  const held = (value: number, baseline: number): boolean => {
    const own = factor * value;
    const other = baselineFactor * baseline;
    const isExact = Math.abs(own) + Math.abs(other) <= Number.MAX_SAFE_INTEGER;
    return isExact ? own + other >= atLeast : changeHolds(test, value, baseline);
  };
  return (values, baselines, holds) => {
    for (let i = 0; i < holds.length; i++) {
      const [value, baseline] = [values[i] ?? Number.NaN, baselines[i] ?? Number.NaN];
      holds[i] = !Number.isNaN(value) && !Number.isNaN(baseline) && held(value, baseline) ? 1 : 0;
    }
  };
}
