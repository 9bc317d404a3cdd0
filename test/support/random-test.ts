// One random condition of every kind out of a few numbers, on the elements at hand; knows no graph.
import { parseDay } from '../../dsl/decision/calendar.ts';
import type { Duration, Element, NumberRange, Test } from '../../dsl/decision/criteria-graph.ts';

export function buildTest(
  elements: readonly Element[],
  numbers: readonly number[],
  { known = true, changes = true }: { readonly known?: boolean; readonly changes?: boolean },
): Test {
  const [pick = 0, dice = 0, a = 0, b = 0, c = 0, d = 0, e = 0] = numbers;
  const data = elements.flatMap((element, index) => (element.kind === 'question' ? [] : [index]));
  const index = data[pick % data.length] ?? 0;
  const element = elements[index];
  if (element === undefined || (known && dice % 7 === 0)) return { op: 'known', element: index };
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return { op: 'holds', element: index };
    case 'choice':
    case 'scale':
      return {
        op: 'one-of',
        element: index,
        values: element.values.filter((_, place) => ((a % 16) >> place) % 2 === 1),
      };
    case 'quantity':
    case 'count':
      if (changes && e % 4 === 0) {
        const others = data.filter((other) => isNumber(elements[other]) && other !== index);
        return {
          op: 'change',
          element: index,
          baseline: others[a % others.length] ?? index,
          factor: (b % 2 === 0 ? 1 : -1) * (1 + (b % 10)),
          baselineFactor: (c % 2 === 0 ? 1 : -1) * (1 + (c % 10)),
          atLeast: (d % 200) - 100,
        };
      }
      return {
        op: 'in-range',
        element: index,
        ranges: buildRanges(element.kind === 'count' ? 1 : element.step, [a, b, c, d]),
      };
    case 'date': {
      const others = elements.flatMap((other, place) =>
        other.kind === 'date' && place !== index ? [place] : [],
      );
      if (e % 5 === 1) {
        const from = (parseDay('2024-01-15') ?? 0) + (a % 90);
        if (b % 3 === 0) return { op: 'in-range', element: index, ranges: [{ from, to: undefined }] };
        if (b % 3 === 1) return { op: 'in-range', element: index, ranges: [{ from: undefined, to: from }] };
        return { op: 'in-range', element: index, ranges: [{ from, to: from + (c % 40) }] };
      }
      // Mostly around the date of request, sometimes around another event.
      const event = (e % 4 === 0 ? others.at(-1) : others[0]) ?? index;
      return {
        op: 'window',
        element: index,
        event,
        from: buildDuration(a, b, -1),
        to: buildDuration(c, d, 1),
      };
    }
    case 'codes': {
      const range = (at: number, width: number) => {
        const from = at % codePool.length;
        return {
          from: codePool[from] ?? '',
          to: codePool[Math.min(codePool.length - 1, from + (width % 3))] ?? '',
        };
      };
      return {
        op: 'codes-in',
        element: index,
        ranges: d % 2 === 0 ? [range(a, b)] : [range(a, b), range(c, d)],
      };
    }
  }
}

function isNumber(element: Element | undefined): boolean {
  return element?.kind === 'quantity' || element?.kind === 'count';
}

const codePool = ['C34', 'C34.1', 'C34.90', 'C71', 'C71.9', 'E10', 'E11.9', 'G40', 'Z99'];

function buildRanges(step: number, [a = 0, b = 0, c = 0, d = 0]: readonly number[]): readonly NumberRange[] {
  const low = (a % 12) * step * 4;
  const high = low + (b % 6) * step * 4;
  if (c % 4 === 0) return [{ from: low, to: undefined }];
  if (c % 4 === 1) return [{ from: undefined, to: high }];
  if (c % 4 === 2) return [{ from: low, to: high }];
  return [
    { from: undefined, to: low },
    { from: high + step * (1 + (d % 5)), to: d % 2 === 0 ? undefined : high + step * 9 },
  ];
}

function buildDuration(size: number, unit: number, sign: number): Duration | undefined {
  const amount = sign * ((size % 14) - 3);
  if (unit % 5 === 0) return undefined;
  if (unit % 5 === 1) return { amount: amount * 5, unit: 'day' };
  if (unit % 5 === 2) return { amount, unit: 'week' };
  return unit % 5 === 3 ? { amount, unit: 'month' } : { amount: Math.sign(amount), unit: 'year' };
}
