// The characters that a word processor leaves in a text, and what each becomes; knows no token and no line.

export type PastedKind =
  'quotes' | 'apostrophes' | 'spaces' | 'hyphens' | 'ellipses' | 'ligatures' | 'invisible' | 'line-breaks';

interface PastedCharacters {
  readonly kind: PastedKind;
  /** First and last of each range. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly newText: string;
}

const table: readonly PastedCharacters[] = [
  {
    kind: 'quotes',
    ranges: [
      [0xab, 0xab],
      [0xbb, 0xbb],
      [0x201c, 0x201f],
    ],
    newText: '"',
  },
  { kind: 'apostrophes', ranges: [[0x2018, 0x201b]], newText: "'" },
  {
    kind: 'spaces',
    ranges: [
      [0xa0, 0xa0],
      [0x1680, 0x1680],
      [0x2000, 0x200a],
      [0x202f, 0x202f],
      [0x205f, 0x205f],
      [0x3000, 0x3000],
    ],
    newText: ' ',
  },
  {
    kind: 'hyphens',
    ranges: [
      [0x1e, 0x1e],
      [0x2010, 0x2011],
    ],
    newText: '-',
  },
  { kind: 'ellipses', ranges: [[0x2026, 0x2026]], newText: '...' },
  { kind: 'ligatures', ranges: [[0xfb00, 0xfb00]], newText: 'ff' },
  { kind: 'ligatures', ranges: [[0xfb01, 0xfb01]], newText: 'fi' },
  { kind: 'ligatures', ranges: [[0xfb02, 0xfb02]], newText: 'fl' },
  { kind: 'ligatures', ranges: [[0xfb03, 0xfb03]], newText: 'ffi' },
  { kind: 'ligatures', ranges: [[0xfb04, 0xfb04]], newText: 'ffl' },
  {
    kind: 'line-breaks',
    ranges: [
      [0x0b, 0x0c],
      [0x85, 0x85],
      [0x2028, 0x2029],
    ],
    newText: '\n',
  },
  {
    kind: 'invisible',
    ranges: [
      [0x1f, 0x1f],
      [0xad, 0xad],
      [0x180e, 0x180e],
      [0x200b, 0x200f],
      [0x202a, 0x202e],
      [0x2060, 0x2064],
      [0x2066, 0x2069],
      [0xfeff, 0xfeff],
    ],
    newText: '',
  },
];

/** What a character of a word processor is and becomes; undefined for any other. */
export function pastedCharacter(unit: number): PastedCharacters | undefined {
  if (unit >= 0x20 && unit < 0x80) return undefined;
  return table.find(({ ranges }) => ranges.some(([from, to]) => from <= unit && unit <= to));
}

/** Every character that `pastedCharacter` knows. Global: for matchAll and replace only. */
export const pastedCharacters = new RegExp(
  `[${table.flatMap(({ ranges }) => ranges.map((range) => range.map(escaped).join('-'))).join('')}]`,
  'g',
);

/** Inside a class of a pattern: bullets of word processors, and those of the private use area of their symbol fonts. */
export const bulletCharacters =
  '\u2022\u2023\u25e6\u00a7\u00b7\u25aa\u25ab\u25a0\u25a1\u25cf\u25cb\u25c6\u25c7\u25b6\u27a2\u27a4\u2713\u2714\u2610\u2756\uf000-\uf0ff';

/** Takes the room of a space and is none, such as the thin and the no-break space. */
export function isUnusualSpace(unit: number): boolean {
  return pastedCharacter(unit)?.kind === 'spaces';
}

/** Takes no room at all: soft hyphen, zero-width characters, marks of direction. */
export function isInvisible(unit: number): boolean {
  return pastedCharacter(unit)?.kind === 'invisible';
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
