// Cuts the lines of a text into the blocks that are read one by one: sections, and within criteria the items of the list; reads none.
import { positionAt, type SourceText } from '../source/source-text.ts';
import { markerPattern, type SectionWord } from './keywords.ts';
import type { Line } from './layout.ts';
import { looksLikeCriterion, modeOf, sectionWordAt } from './lex.ts';

/** A section with everything under it; of a criteria section the lines before its first item, then a block for each item. */
export interface SectionBlocks {
  readonly word: SectionWord | undefined;
  readonly head: Block;
  readonly items: readonly Block[];
  /** Where lines stand that slid to the margin: with the first line of the section that did not. */
  readonly column: number;
}

/** Whole lines of the text, with the blank lines and comments below them. The blocks of a text are all of the text. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** Nothing that is read in one block depends on another, so a block is read again only where its own text changed. */
export function cutBlocks(source: SourceText, lines: readonly Line[]): readonly SectionBlocks[] {
  const { text } = source;
  const sections = sectionsOf(text, lines).map((section) => {
    const word = wordOf(text, section);
    const column = section.find((line) => line.column > 0)?.column ?? 2;
    const groups = modeOf(word) === 'criteria' ? cutItems(text, section, column) : [section];
    return { word, column, groups };
  });
  const starts = sections.flatMap(({ groups }) => groups.map((group) => lineStart(source, group)));
  let next = 0;
  const take = (): Block => {
    const start = next === 0 ? 0 : (starts[next] ?? 0);
    next += 1;
    return { start, end: starts[next] ?? text.length };
  };
  return sections.map(({ word, column, groups }) => {
    const [head = { start: 0, end: 0 }, ...items] = groups.map(take);
    return { word, column, head, items };
  });
}

function lineStart(source: SourceText, [first]: readonly Line[]): number {
  return first ? first.start - positionAt(source, first.start).column : 0;
}

function wordOf(text: string, [heading]: readonly Line[]): SectionWord | undefined {
  return heading && sectionWordAt(text, heading);
}

function sectionsOf(text: string, lines: readonly Line[]): readonly (readonly Line[])[] {
  const sections: Line[][] = [];
  let criteria = false;
  for (const line of lines) {
    const current = sections.at(-1);
    const word = line.column > 0 ? undefined : sectionWordAt(text, line);
    // A list item that slid to the margin still belongs to the criteria above it.
    const slid = criteria && word === undefined && looksLikeCriterion.test(text.slice(line.start, line.end));
    if (current && (line.column > 0 || slid)) current.push(line);
    else {
      sections.push([line]);
      criteria = modeOf(word) === 'criteria';
    }
  }
  return sections;
}

const marker = new RegExp(`^(?:${markerPattern})(?!\\S)`);

/** A block starts at each line with a marker that is not indented under a line of the block before it. */
function cutItems(text: string, section: readonly Line[], column: number): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  let least = Number.POSITIVE_INFINITY;
  section.forEach((line, index) => {
    const at = line.column === 0 ? column : line.column;
    const opens = index > 0 && at <= least && marker.test(text.slice(line.start, line.end));
    const current = groups.at(-1);
    if (current && !opens) current.push(line);
    else groups.push([line]);
    if (opens || groups.length > 1) least = opens ? at : Math.min(least, at);
  });
  return groups;
}
