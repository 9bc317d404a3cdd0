// What a word processor left where it stands in the way of reading: one report for the text, with one fix for all of it; changes no token.
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic, Fix, RelatedPlace, TextEdit } from '../source/diagnostic.ts';
import { positionAt, type SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { markerPattern } from './keywords.ts';
import { tabWidth } from './layout.ts';
import type { LexedSection } from './lex.ts';
import { pastedCharacter, pastedCharacters, type PastedKind } from './word-processor.ts';

/** Words of the author, and the bullets before them: there the characters are read as they are. */
const notNames = new Set([
  'Marker',
  'Prose',
  'RestOfLine',
  'CodeText',
  'SeeText',
  'Quoted',
  'UnclosedQuote',
  'Trailing',
]);
const dashes = /[\u2012-\u2014\u2212]/g;
const itemStart = new RegExp(`^\\s*(?:${markerPattern})\\s`);
/** Where characters hinder reading, in the order of the text. */
export function hinderingCharacters(text: string, lexed: LexedSection): readonly Span[] {
  const candidates = [...text.matchAll(pastedCharacters), ...text.matchAll(dashes)];
  if (candidates.length === 0) return [];
  const names = structuralSpans(lexed);
  return candidates
    .toSorted((a, b) => a.index - b.index)
    .filter(({ 0: character, index }) => {
      if (index === 0 && character === '\ufeff') return false;
      const kind = pastedCharacter(character.charCodeAt(0))?.kind;
      if (kind === 'line-breaks') return true;
      return kind !== 'spaces' && holds(names, index);
    })
    .map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

/** At most one for tabs and one for characters, at the first place of each; either fix repairs the whole text. */
export function pastedTextDiagnostics(
  source: SourceText,
  tabbed: readonly Span[],
  hindering: readonly Span[],
): readonly Diagnostic[] {
  const { uri, text } = source;
  const [tab] = tabbed;
  const [character] = hindering;
  if (tab === undefined && character === undefined) return [];
  const fixes = [repairFix(source, hindering)];
  const diagnostics: Diagnostic[] = [];
  if (tab !== undefined)
    diagnostics.push(
      diagnose('syntax/tab-indent', { uri, span: tab, related: otherLines(source, tabbed), fixes }, {}),
    );
  if (character !== undefined) {
    const what = wordsFor(pastedCharacter(text.charCodeAt(character.start))?.kind ?? 'hyphens');
    const related = otherLines(source, hindering);
    diagnostics.push(diagnose('syntax/pasted-text', { uri, span: character, related, fixes }, { what }));
  }
  return diagnostics;
}

/** The first place on each line but that of the first place. */
function otherLines(source: SourceText, places: readonly Span[]): readonly RelatedPlace[] {
  const seen = new Set<number>();
  return places
    .filter(({ start }) => {
      const { line } = positionAt(source, start);
      return !seen.has(line) && seen.add(line);
    })
    .slice(1)
    .map((span) => ({ uri: source.uri, span, message: 'and here' }));
}

/** Every character of a word processor in the text, and every indent with a tab. */
function repairFix(source: SourceText, hindering: readonly Span[]): Fix {
  const { uri, text, lineStarts } = source;
  const edits: TextEdit[] = [];
  let done = 0;
  for (const { index } of text.matchAll(pastedCharacters)) {
    const found = pastedCharacter(text.charCodeAt(index));
    if (found === undefined || index < done || (index === 0 && text.startsWith('\ufeff'))) continue;
    // A broken line brings its own indent with it, so that of the text behind the break goes.
    const isBreak = found.kind === 'line-breaks';
    done = isBreak ? index + (/^[^\S\r\n]*/.exec(text.slice(index))?.[0].length ?? 1) : index + 1;
    edits.push({
      uri,
      span: { start: index, end: done },
      newText: isBreak ? brokenLine(source, index) : found.newText,
    });
  }
  for (const span of hindering)
    if (/[\u2012-\u2014\u2212]/.test(text.slice(span.start, span.end)))
      edits.push({ uri, span, newText: '-' });
  for (const start of lineStarts) {
    const [indent = ''] = /^[ \t]*/.exec(text.slice(start, start + 400)) ?? [];
    for (let index = 0; index < indent.length; index++)
      if (indent[index] === '\t')
        edits.push({
          uri,
          span: { start: start + index, end: start + index + 1 },
          newText: ' '.repeat(tabWidth),
        });
  }
  return { label: 'Repair pasted text', edits: edits.toSorted((a, b) => a.span.start - b.span.start) };
}

function wordsFor(kind: PastedKind): string {
  switch (kind) {
    case 'quotes':
      return 'A curly quotation mark';
    case 'apostrophes':
      return 'A curly apostrophe';
    case 'spaces':
      return 'An unusual space';
    case 'hyphens':
      return 'A dash or special hyphen';
    case 'ellipses':
      return 'An ellipsis character';
    case 'ligatures':
      return 'A ligature';
    case 'invisible':
      return 'An invisible character';
    case 'line-breaks':
      return 'A line break of a word processor';
  }
}

/** The rest of the line goes on under it, or beside it where it is an item of its own. */
function brokenLine(source: SourceText, index: number): string {
  const { text, lineStarts } = source;
  const { line } = positionAt(source, index);
  const start = lineStarts[line] ?? 0;
  const [indent = ''] = /^[^\S\r\n]*/.exec(text.slice(start, index)) ?? [];
  const tabs = indent.split('\t').length - 1;
  const column = indent.length + tabs * (tabWidth - 1);
  const isItem = itemStart.test(text.slice(index + 1, index + 40));
  const closes = indent === '' || isItem ? column : column + tabWidth;
  return `\n${' '.repeat(closes)}`;
}

/** Names, numbers, units, codes and logic words: all that is read and is not in the author's own words. */
function structuralSpans({ tokens }: LexedSection): readonly Span[] {
  return tokens.flatMap(({ tokenType, startOffset, image }) =>
    image === '' || notNames.has(tokenType.name)
      ? []
      : [{ start: startOffset, end: startOffset + image.length }],
  );
}

/** Spans are in the order of the text and do not overlap. */
function holds(spans: readonly Span[], index: number): boolean {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span === undefined) return false;
    if (index < span.start) high = middle - 1;
    else if (index >= span.end) low = middle + 1;
    else return true;
  }
  return false;
}
