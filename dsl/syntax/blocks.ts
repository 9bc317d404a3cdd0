// Cuts the lines of a text into the blocks that are read one by one: sections, and within criteria the items of the list; reads none.
import { positionAt, type SourceText } from '../source/source-text.ts';
import type { SectionWord } from './keywords.ts';
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

/** Whole lines of the text, from the first character of the first one. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** Nothing that is read in one block depends on another, so a block is read again only where its own text changed. */
export function cutBlocks(source: SourceText, lines: readonly Line[]): readonly SectionBlocks[] {
  const { text } = source;
  return sectionsOf(text, lines).map((section) => {
    const word = wordOf(text, section);
    const column = section.find((line) => line.column > 0)?.column ?? 2;
    const groups = modeOf(word) === 'criteria' ? cutItems(text, section, column) : [section];
    const [head = { start: 0, end: 0 }, ...items] = groups.map((group) => blockOf(source, group));
    return { word, head, items, column };
  });
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

const marker =
  /^(?:[-*\u2022\u2023\u25e6\u2013]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,7}|[IVXLC]{1,7})[.)])(?!\S)/;

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

function blockOf(source: SourceText, group: readonly Line[]): Block {
  const first = group[0]?.start ?? 0;
  return { start: first - positionAt(source, first).column, end: group.at(-1)?.end ?? first };
}
