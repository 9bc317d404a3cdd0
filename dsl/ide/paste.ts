// Text from a word processor as text of the language: characters, markers, nesting, and never a word less; knows no clipboard.
import { lineStartAt } from '../source/source-text.ts';
import { sectionWordAt } from '../syntax/lex.ts';
import { pastedCharacter, pastedCharacters, type PastedKind } from '../syntax/word-processor.ts';
import { indentOf, nestList, needsNesting, startsItem, tabsAsSpaces } from './paste-lists.ts';

export interface PasteContext {
  /** Column of the caret where only blanks stand before it, else the indent of its line: later lines start there. */
  readonly column: number;
  /** Lists are read by their indentation here; elsewhere the words are kept as they are. */
  readonly criteria: boolean;
}

/** In the order of the list below; `what` reads as in "3 curly quotation marks". */
export interface PasteRepair {
  readonly what: string;
  readonly count: number;
}

export interface RepairedPaste {
  /** Lines end at LF; the first starts at the caret, the others with their own indent. */
  readonly text: string;
  /** Empty: the text stands as it was pasted. */
  readonly repairs: readonly PasteRepair[];
}

export function repairPaste(pasted: string, context: PasteContext): RepairedPaste {
  const counts = new Map<string, number>();
  const count = (what: string, by = 1): void => void counts.set(what, (counts.get(what) ?? 0) + by);
  const plain = plainText(pasted, count);
  const lines = plain.split('\n');
  const repaired =
    context.criteria && needsNesting(lines)
      ? nestList(lines, context.column, count)
      : indented(tabsAsSpaces(lines, count), context.column, count);
  return { text: repaired.join('\n'), repairs: [...counts].map(([what, times]) => ({ what, count: times })) };
}

/** Where `offset` of the document stands. */
export function pasteContextAt(text: string, offset: number): PasteContext {
  const start = lineStartAt(text, offset);
  const before = text.slice(start, offset);
  return { column: indentOf(before), criteria: inCriteria(text.slice(0, start)) };
}

const criteriaWords = new Set([
  'indications',
  'continuation',
  'repeat',
  'contraindications',
  'exclusions',
  'experimental',
  'site of service',
  'limits',
]);

function inCriteria(above: string): boolean {
  for (let end = above.length; end > 0;) {
    const start = lineStartAt(above, end - 1);
    const word = sectionWordAt(above, { start, end, column: 0, afterBlank: false });
    if (word !== undefined) return criteriaWords.has(word);
    end = start;
  }
  return false;
}

function plainText(pasted: string, count: (what: string, by?: number) => void): string {
  const ends = pasted.match(/\r\n?/g)?.length ?? 0;
  if (ends > 0) count('line ends of another system', ends);
  return pasted
    .replace(/\r\n?/g, '\n')
    .replace(pastedCharacters, (character, offset: number, whole: string) => {
      const found = pastedCharacter(character.charCodeAt(0));
      if (found === undefined) return character;
      count(repairNames[found.kind]);
      if (found.kind !== 'line-breaks' || startsItem(whole.slice(offset + 1, offset + 40)))
        return found.newText;
      return `\n${softIndent}`;
    });
}

/** A break inside a paragraph goes on with the words: deeper, so that it is read so. */
const softIndent = '    ';

const repairNames: Readonly<Record<PastedKind, string>> = {
  quotes: 'curly quotation marks',
  apostrophes: 'curly apostrophes',
  spaces: 'unusual spaces',
  hyphens: 'special hyphens',
  ellipses: 'ellipsis characters',
  ligatures: 'ligatures',
  invisible: 'invisible characters',
  'line-breaks': 'line breaks of a word processor',
};

/** Lines that would slide to the margin, and open a section there, keep to the caret's column. */
function indented(
  lines: readonly string[],
  column: number,
  count: (what: string, by?: number) => void,
): readonly string[] {
  const [first = '', ...rest] = lines;
  const slides = (line: string): boolean =>
    line.trim() !== '' &&
    indentOf(line) === 0 &&
    sectionWordAt(line, { start: 0, end: line.length, column: 0, afterBlank: false }) === undefined;
  const slid = rest.filter(slides).length;
  if (column === 0 || slid === 0) return lines;
  count('lines at the margin', slid);
  return [first, ...rest.map((line) => (line.trim() === '' ? line : `${' '.repeat(column)}${line}`))];
}
