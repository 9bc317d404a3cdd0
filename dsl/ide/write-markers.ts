// The markers of a list as a sequence that can be continued and counted anew; a list that follows none keeps what was typed.
import { printedStep } from '../model/criterion-ids.ts';

type Counting = 'bullet' | 'number' | 'letter' | 'roman';

export interface MarkerStyle {
  readonly counting: Counting;
  readonly upper: boolean;
  /** Around the number; of a bullet, the bullet itself stands before. */
  readonly before: string;
  readonly behind: string;
  /** What the first counts. */
  readonly first: number;
}

/** undefined where the markers are in no sequence. */
export function markerStyle(markers: readonly string[]): MarkerStyle | undefined {
  return stylesOf(markers[0] ?? '-').find((style) =>
    markers.every((marker, index) => marker === markerAt(style, index)),
  );
}

export function markerAt(style: MarkerStyle, index: number): string {
  if (style.counting === 'bullet') return style.before;
  const count = style.first + index;
  const depth = { number: 0, letter: 1, roman: 2 }[style.counting];
  const name = printedStep(count, depth);
  return `${style.before}${style.upper ? name.toUpperCase() : name}${style.behind}`;
}

/** For a list below a marker: 1, a, i as the printed document has them. */
export function styleBelow(marker: string, siblings: readonly string[]): MarkerStyle {
  const style = markerStyle(siblings) ?? stylesOf(marker)[0];
  if (style === undefined || style.counting === 'bullet') return plainBullet;
  const { before, behind } = style;
  const counting = style.counting === 'number' ? 'letter' : style.counting === 'letter' ? 'roman' : 'number';
  return { counting, upper: false, before, behind, first: 1 };
}

export const plainBullet: MarkerStyle = {
  counting: 'bullet',
  upper: false,
  before: '-',
  behind: '',
  first: 1,
};

export const plainNumbers: MarkerStyle = {
  counting: 'number',
  upper: false,
  before: '',
  behind: '.',
  first: 1,
};

/** What the marker may mean, the likelier first: a lone `i.` is the first Roman number, not the ninth letter. */
function stylesOf(marker: string): readonly MarkerStyle[] {
  const [, before = '', name = '', behind = ''] = /^(\(?)([A-Za-z]+|\d+)([.)]*)$/.exec(marker) ?? [];
  if (name === '') return [{ ...plainBullet, before: marker }];
  if (/^\d+$/.test(name)) return [{ counting: 'number', upper: false, before, behind, first: Number(name) }];
  const upper = name === name.toUpperCase();
  if (!upper && name !== name.toLowerCase()) return [{ ...plainBullet, before: marker }];
  const found: MarkerStyle[] = [];
  for (const counting of ['roman', 'letter'] as const) {
    const first = countOf(name.toLowerCase(), counting === 'letter' ? 1 : 2);
    if (first > 0) found.push({ counting, upper, before, behind, first });
  }
  return found.length === 0
    ? [{ ...plainBullet, before: marker }]
    : found.toSorted((a, b) => Number(b.first === 1) - Number(a.first === 1));
}

/** More items than this no list has. */
const longest = 2000;

function countOf(name: string, depth: number): number {
  if (depth === 2 && !/^[ivxlcdm]+$/.test(name)) return 0;
  if (name.length > (depth === 1 ? 2 : 12)) return 0;
  for (let count = 1; count <= longest; count++) if (printedStep(count, depth) === name) return count;
  return 0;
}
