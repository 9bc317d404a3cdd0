// Nests the list items of a pasted text by their indentation and, where that is equal, by the kind of their markers; changes no word.
import { markerPattern } from '../syntax/keywords.ts';
import { tabWidth } from '../syntax/layout.ts';
import { bulletCharacters } from '../syntax/word-processor.ts';

type Count = (what: string, by?: number) => void;

interface PastedLine {
  readonly indent: number;
  readonly marker: PastedMarker | undefined;
  readonly words: string;
}

interface PastedMarker {
  /** As it is written in the language. */
  readonly text: string;
  /** Markers of one kind stand on one level. */
  readonly kind: string;
  readonly order: number;
}

interface Level {
  readonly indent: number;
  readonly kind: string;
  order: number;
}

/** Columns of the blanks before the first word. */
export function indentOf(line: string): number {
  const [blanks = ''] = /^[ \t]*/.exec(line) ?? [];
  return blanks.length + (blanks.split('\t').length - 1) * (tabWidth - 1);
}

export function tabsAsSpaces(lines: readonly string[], count: Count): readonly string[] {
  return lines.map((line) => {
    const tabs = line.split('\t').length - 1;
    if (tabs === 0) return line;
    count('tabs', tabs);
    return `${' '.repeat(indentOf(line))}${line.trimStart().replaceAll('\t', ' ')}`;
  });
}

/** Text that is laid out by spaces alone is taken as it is, unless its list is flat and its markers say that it is nested. */
export function needsNesting(lines: readonly string[]): boolean {
  const marked = lines.filter((line) => markerAt(line, []) !== undefined);
  if (marked.length === 0) return false;
  if (marked.some((line) => line.includes('\t') || foreignBullet.test(line))) return true;
  const numbered = marked.flatMap((line) => {
    const kind = markerAt(line, [])?.kind ?? '';
    return kind.startsWith('bullet') ? [] : [kind];
  });
  return new Set(marked.map(indentOf)).size === 1 && new Set(numbered).size > 1;
}

/** The first line starts at the caret; every other line stands at its level from `column` on. */
export function nestList(lines: readonly string[], column: number, count: Count): readonly string[] {
  const levels: Level[] = [];
  let nested = 0;
  const result = lines.map((line, index) => {
    if (line.trim() === '') return '';
    const tabs = line.split('\t').length - 1;
    if (tabs > 0) count('tabs', tabs);
    const read = readLine(line, levels);
    const depth =
      read.marker === undefined ? depthOfWords(read, levels) : enter(levels, read.indent, read.marker);
    if (depth > 0) nested++;
    if (read.marker && !line.trimStart().startsWith(read.marker.text)) count('bullets');
    const written = read.marker ? `${read.marker.text} ${read.words}`.trimEnd() : read.words;
    return index === 0 ? written : `${' '.repeat(column + depth * tabWidth)}${written}`;
  });
  if (nested > 0) count('nested lines', nested);
  return result;
}

/** Does a list item begin here? */
export function startsItem(text: string): boolean {
  return markerAt(text, []) !== undefined;
}

/** Leaves and opens levels until one fits; the depth of the item. */
function enter(levels: Level[], indent: number, marker: PastedMarker): number {
  while ((levels.at(-1)?.indent ?? 0) > indent) levels.pop();
  const same = levels.findLastIndex((level) => level.indent === indent && level.kind === marker.kind);
  if (same >= 0) levels.length = same + 1;
  else levels.push({ indent, kind: marker.kind, order: 0 });
  const level = levels.at(-1);
  if (level) level.order = marker.order;
  return levels.length - 1;
}

/** Words without a marker go on with the item above, or stand at the caret's column where they start anew. */
function depthOfWords({ indent, words }: PastedLine, levels: Level[]): number {
  const goesOn = /^[\p{Ll}(,;]/u.test(words) || indent > (levels.at(-1)?.indent ?? 0);
  if (levels.length > 0 && goesOn) return levels.length + 1;
  levels.length = 0;
  return 0;
}

function readLine(line: string, levels: readonly Level[]): PastedLine {
  const marker = markerAt(line, levels);
  const words = line.trim().replaceAll('\t', ' ');
  if (marker === undefined) return { indent: indentOf(line), marker, words };
  const rest = line.trimStart().slice(markerText.exec(line.trimStart())?.[0].length ?? 0);
  return { indent: indentOf(line), marker, words: rest.trim().replaceAll('\t', ' ') };
}

const foreignBullets = bulletCharacters.replace('\u2022\u2023\u25e6', '');
const foreignBullet = new RegExp(`^\\s*(?:[${foreignBullets}]|o(?=\\s))`);
/** A bullet of a symbol font may touch its word; every other marker is followed by a blank. */
const markerText = new RegExp(
  `^(?:[\\u2022\\u00b7\\uf000-\\uf0ff](?=\\S)|(?:\\d{1,2}\\.)+\\d{1,2}\\.?(?=\\t)|(?:${markerPattern})(?=\\s|$))`,
);

function markerAt(line: string, levels: readonly Level[]): PastedMarker | undefined {
  const [text] = markerText.exec(line.trimStart()) ?? [];
  if (text === undefined) return undefined;
  const name = text.replace(/^\(|[.)]+$/g, '');
  const shape = text.replace(name, '');
  if (/^\d+$/.test(name)) return { text, kind: `1${shape}`, order: Number(name) };
  if (/^\d/.test(name)) return outlineMarker(name, levels);
  if (!/^[A-Za-z]+$/.test(name) || text === name) return bulletMarker(text);
  const style = name === name.toLowerCase() ? 'a' : 'A';
  const letter = name.length === 1 ? name.toLowerCase().charCodeAt(0) - 96 : 0;
  const roman = romanValue(name.toLowerCase());
  const follows = (kind: string, order: number): boolean =>
    levels.some((level) => level.kind === `${kind}${shape}` && level.order + 1 === order);
  const isRoman =
    letter === 0 ||
    (roman > 0 && follows(`roman-${style}`, roman)) ||
    (roman === 1 && !follows(`letter-${style}`, letter));
  return isRoman
    ? { text, kind: `roman-${style}${shape}`, order: roman }
    : { text, kind: `letter-${style}${shape}`, order: letter };
}

/** `1.2` under `1.`; a number with a decimal point is none. */
function outlineMarker(name: string, levels: readonly Level[]): PastedMarker | undefined {
  const steps = name.split('.');
  const top = levels.some(({ kind, order }) => kind.startsWith('1') && order === Number(steps[0]));
  return top ? { text: `${steps.at(-1)}.`, kind: `level${steps.length}`, order: 0 } : undefined;
}

/** The bullets of the language stay; others become its dash. */
function bulletMarker(text: string): PastedMarker {
  return { text: foreignBullet.test(`${text} `) ? '-' : text, kind: `bullet${text}`, order: 0 };
}

function romanValue(letters: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  let sum = 0;
  for (let index = 0; index < letters.length; index++) {
    const value = values[letters.charAt(index)] ?? 0;
    if (value === 0) return 0;
    sum += value < (values[letters.charAt(index + 1)] ?? 0) ? -value : value;
  }
  return sum;
}
