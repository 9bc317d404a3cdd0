// Past cases made at random for two versions, as CSV, as JSON Lines and as facts; the same number gives the same cases.
import type { CriteriaGraph, Element } from '../../dsl/index.ts';
import { formatDay } from '../../dsl/decision/calendar.ts';
import { formatScaled } from '../../dsl/decision/decimal.ts';

export interface RandomCases {
  readonly header: readonly string[];
  /** The next case, cell by cell as JSON would have it; null is unknown. */
  readonly next: () => readonly unknown[];
}

export function randomCases(graphs: readonly CriteriaGraph[], seed = 20_261_123): RandomCases {
  const elements = [
    ...new Map(graphs.flatMap((graph) => graph.elements).map((one) => [one.key, one])).values(),
  ];
  const chance = createChance(seed);
  let count = 0;
  return {
    header: ['case-id', ...elements.map(({ key }) => key)],
    next: () => [
      `C${String(++count).padStart(7, '0')}`,
      ...elements.map((element) => cellOf(element, chance)),
    ],
  };
}

export function csvCell(cell: unknown): string {
  if (cell === null) return '';
  if (cell === true) return 'yes';
  if (cell === false) return 'no';
  const text = Array.isArray(cell) ? (cell.length === 0 ? '[]' : cell.join('; ')) : shown(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function shown(cell: unknown): string {
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}

type Chance = () => number;

function createChance(seed: number): Chance {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Most questions are answered no, as in a file of real cases; some things are not documented. */
function cellOf(element: Element, chance: Chance): unknown {
  if (chance() < 0.04) return null;
  switch (element.kind) {
    case 'question':
      return chance() < 0.07;
    case 'yes-no':
      return chance() < 0.5;
    case 'choice':
    case 'scale':
      return element.values[Math.floor(chance() * element.values.length)] ?? null;
    case 'quantity': {
      const from = element.min ?? 0;
      const steps = ((element.max ?? from + 100 * element.step) - from) / element.step;
      return formatScaled(from + element.step * Math.floor(chance() * (steps + 1)), element.decimals);
    }
    case 'count':
      return Math.floor(chance() * 12);
    case 'date':
      return formatDay(19_600 + Math.floor(chance() * 400));
    case 'codes':
      return chance() < 0.1 ? [] : ['G93.1', 'C71.9', 'R90.0'].filter(() => chance() < 0.5);
  }
}
