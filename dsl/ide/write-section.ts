// Puts lines into a section, in the order that its entries have, or begins the section where it belongs; knows no entry.
import { positionAt } from '../source/source-text.ts';
import type { Section } from '../syntax/ast.ts';
import { added, indentOf, insertBehind, isComment, type Line } from './write-lines.ts';
import type { Page } from './write-places.ts';

/** In the order in which new sections are put into a document. */
const order: readonly Section['kind'][] = [
  'see',
  'include',
  'population',
  'data',
  'indications',
  'continuation',
  'repeat',
  'contraindications',
  'exclusions',
  'experimental',
  'site of service',
  'limits',
  'determination',
  'procedures',
  'diagnoses',
  'changes',
  'terms',
  'references',
  'notes',
  'legal',
];

export interface NewEntry {
  /** The lines of the entry, with their margins. */
  readonly texts: readonly string[];
  /** Line of the text as it was; undefined: at the end. */
  readonly behind?: number | undefined;
  /** Entries are parted by blank lines. */
  readonly parted?: boolean;
}

export function intoSection(page: Page, section: Section, entry: NewEntry): readonly Line[] {
  const { line: heading } = positionAt(page.source, section.span.start);
  const behind = entry.behind ?? lastLineOf(page, section);
  const lines = entry.texts.map(added);
  const isFirst = behind === heading;
  const isAlone = lastLineOf(page, section) === heading;
  const blank = entry.parted === true && !isAlone ? [added('')] : [];
  return insertBehind(page.lines, behind, isFirst ? [...lines, ...blank] : [...blank, ...lines]);
}

export function newSection(
  page: Page,
  kind: Section['kind'],
  heading: string,
  texts: readonly string[],
): readonly Line[] {
  const rank = order.indexOf(kind);
  const before = page.document.sections.findLast((section) => order.indexOf(section.kind) <= rank);
  const behind = before === undefined ? endOfHeader(page) : lastLineOf(page, before);
  return insertBehind(page.lines, behind, ['', heading, ...texts].map(added));
}

/** The last line that is indented under its heading. */
export function lastLineOf(page: Page, section: Section): number {
  return lastBelow(page.lines, positionAt(page.source, section.span.start).line, 0);
}

/** The last line that says something and stands deeper than the margin of the line. */
export function lastBelow(lines: readonly Line[], first: number, margin: number): number {
  let last = first;
  for (let at = first + 1; at < lines.length; at++) {
    const text = lines[at]?.text ?? '';
    if (text.trim() === '') continue;
    if (indentOf(text) > margin) last = at;
    else if (!isComment(text)) break;
  }
  return last;
}

function endOfHeader({ lines }: Page): number {
  const first = lines.findIndex(({ text }) => text.trim() !== '' && !isComment(text));
  return lastBelow(lines, Math.max(0, first), 0);
}

/**
 * Behind which line an entry goes: where the names are in the order of the alphabet, it keeps that order; else undefined,
 * for the end. `starts`: offsets of the entries.
 */
export function alphabeticPlace(
  page: Page,
  section: Section,
  names: readonly string[],
  starts: readonly number[],
  name: string,
): number | undefined {
  const folded = names.map((one) => one.toLowerCase());
  const isSorted = folded.every((one, index) => index === 0 || (folded[index - 1] ?? '') <= one);
  if (!isSorted || folded.length < 2) return undefined;
  const at = folded.findIndex((one) => one > name.toLowerCase());
  if (at < 0) return undefined;
  if (at === 0) return positionAt(page.source, section.span.start).line;
  const { line } = positionAt(page.source, starts[at - 1] ?? 0);
  return lastBelow(page.lines, line, indentOf(page.lines[line]?.text ?? ''));
}
