// Cuts a number by its change from a baseline: met or not, with a pair of numbers that shows it; bands of either number alone are elsewhere.
import type { Test, Truth } from './criteria-graph.ts';
import { formatScaled } from './decimal.ts';
import { changeHolds } from './evaluate.ts';
import { describeAmount } from './facts.ts';
import { measureOf, numberCells } from './number-cells.ts';
import type { Cell, ChangeViews, NumberElement, PlacedTest } from './variable.ts';

type ChangeTest = Extract<Test, { op: 'change' }>;

/** All tests are one and the same change, asked by one graph or by both; each cell by who can read its numbers. */
export function changeCells(
  { elements: views, baselines }: ChangeViews,
  tests: readonly PlacedTest[],
): readonly Cell[] {
  return numberCells(views, []).flatMap((band): readonly Cell[] => {
    const { values, extent } = band;
    if (extent.kind !== 'numbers') return [];
    const readers = tests.filter(({ graph }) => values[graph] !== undefined);
    const [reader] = readers;
    const changed = reader?.test.op === 'change' ? reader.test : undefined;
    const [element, baseline] = [views[reader?.graph ?? 0], baselines[reader?.graph ?? 0]];
    const wanted: readonly Truth[] = changed === undefined ? ['unknown'] : ['met', 'not-met'];
    return wanted.map((truth): Cell => {
      const pair = changed && pairFor(changed, element, baseline, truth);
      return {
        words: changeWords(changed, element, baseline, band.words, truth),
        values:
          pair === undefined ? values : values.map((value) => (value === undefined ? value : pair.value)),
        truths: tests.map((test) => (readers.includes(test) ? truth : 'unknown')),
        extent: {
          kind: 'pair',
          band: extent,
          baselines: values.map((value) => (value === undefined ? undefined : pair?.baseline)),
        },
      };
    });
  });
}

/** `at most 90 % of: Weight before`, `at least 5.1 kg more than: Weight before`. */
function changeWords(
  test: ChangeTest | undefined,
  element: NumberElement | undefined,
  baseline: NumberElement | undefined,
  band: string,
  truth: Truth,
): string {
  if (truth === 'unknown' || !test || !element || !baseline) return band;
  const words = `${sizeWords(test, element, baseline)}: ${baseline.label}`;
  return truth === 'met' ? words : `not ${words}`;
}

function sizeWords(
  { factor, baselineFactor, atLeast }: ChangeTest,
  element: NumberElement,
  baseline: NumberElement,
): string {
  const own = measureOf(element);
  const isAlike = own.decimals === measureOf(baseline).decimals && own.unit === measureOf(baseline).unit;
  const isUp = factor > 0;
  const size = Math.abs(factor);
  if (isAlike && factor === -baselineFactor && atLeast % size === 0 && atLeast > 0)
    return `at least ${differenceWords(own, atLeast / size)} ${isUp ? 'more' : 'less'} than`;
  const share = (-baselineFactor * 1000) / factor;
  if (!isAlike || (baselineFactor * 1000) % factor !== 0 || share < 0 || atLeast < 0 || atLeast > 1)
    return 'changed as asked from';
  const bound = atLeast === 0 ? (isUp ? 'at least' : 'at most') : isUp ? 'more than' : 'less than';
  return `${bound} ${formatScaled(share, 1)} % of`;
}

/** Between two percentages a difference is in points: `0.5 % less` would be a share of the other. */
function differenceWords(measure: ReturnType<typeof measureOf>, difference: number): string {
  const words = describeAmount(measure, difference);
  return measure.unit === '%' ? words.replace(/ ?%$/, ' percentage points') : words;
}

/** Numbers on and beside the one at which the change begins to hold, for a known baseline; on the element's grid and in its range. */
export function valuesBeside(test: ChangeTest, baseline: number, element: NumberElement): readonly number[] {
  return beside(test.factor, test.atLeast, test.baselineFactor, baseline, element);
}

/** Baselines on and beside the one at which the change begins to hold, for a known number. */
export function baselinesBeside(test: ChangeTest, value: number, baseline: NumberElement): readonly number[] {
  return beside(test.baselineFactor, test.atLeast, test.factor, value, baseline);
}

function beside(
  own: number,
  atLeast: number,
  otherFactor: number,
  other: number,
  element: NumberElement,
): readonly number[] {
  if (own === 0) return [];
  const { step } = measureOf(element);
  const edge = Math.floor((atLeast - otherFactor * other) / own / step) * step;
  return onGrid([edge - step, edge, edge + step, edge + 2 * step], element);
}

/** Ascending, each once, with nothing outside the declared range. */
export function onGrid(values: readonly number[], element: NumberElement): readonly number[] {
  const { step, min = -Infinity, max = Infinity } = measureOf(element);
  const kept = values.filter(
    (value) => Number.isSafeInteger(value) && value % step === 0 && value >= min && value <= max,
  );
  return [...new Set(kept.map((value) => value + 0))].toSorted((a, b) => a - b);
}

/** Numbers worth trying where nothing is known of the other: the ends of the range and round ones in it. */
export function roundNumbers(element: NumberElement): readonly number[] {
  const { decimals, step, min, max } = measureOf(element);
  const ends = [min, max].filter((end) => end !== undefined);
  const inward = (value: number): number => Math.ceil(value / step) * step;
  return onGrid(
    [...[100, 50, 10, 200, 1, 1000].map((value) => inward(value * 10 ** decimals)), ...ends.map(inward)],
    element,
  );
}

function pairFor(
  test: ChangeTest,
  element: NumberElement | undefined,
  baseline: NumberElement | undefined,
  truth: Truth,
): { readonly value: number; readonly baseline: number } | undefined {
  if (element === undefined || baseline === undefined) return undefined;
  for (const start of roundNumbers(baseline).toReversed()) {
    for (const value of [...valuesBeside(test, start, element), ...roundNumbers(element)])
      if (changeHolds(test, value, start) === (truth === 'met')) return { value, baseline: start };
  }
  return undefined;
}
