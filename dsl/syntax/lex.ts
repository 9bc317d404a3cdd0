// Text to tokens, a block at a time: picks the mode of each line and weaves the layout's opens and closes in; reports no grammar.
import { createTokenInstance, type IToken, type Lexer, type TokenType } from 'chevrotain';
import type { Span } from '../source/span.ts';
import { markerPattern, sectionWords, type SectionWord } from './keywords.ts';
import { indentSteps, type Line } from './layout.ts';
import * as T from './tokens.ts';

/** A column-0 line with what is indented under it, or items of criteria. */
export interface LexedSection {
  /** undefined: no section of the language starts like this. */
  readonly word: SectionWord | undefined;
  readonly keyword: Span;
  readonly tokens: readonly IToken[];
  readonly span: Span;
  /** Lines under a criteria section that stand at column 0 (reported). */
  readonly notIndented: readonly Line[];
}

export function sectionWordAt(text: string, line: Line): SectionWord | undefined {
  const rest = text.slice(line.start, line.end);
  return longestFirst.find((word) => rest.startsWith(word) && !/[\w-]/.test(rest.charAt(word.length)));
}

const longestFirst = [...sectionWords].toSorted((a, b) => b.length - a.length);
export const looksLikeCriterion = new RegExp(
  `^(?:${markerPattern}|(?:ANY|ALL|NONE|BOTH|EITHER) OF|AT LEAST|AT MOST|EXACTLY|AND|OR|UNLESS|WHEN|EG|ONLY|NOTE|FOOTNOTE|REASON|EVIDENCE)(?=\\s|$)`,
);

/** `column`: where lines of the body stand that slid to the margin. */
export function lexSection(
  lexer: Lexer,
  text: string,
  group: readonly Line[],
  word: SectionWord | undefined,
  column: number,
): LexedSection {
  const [heading, ...body] = group;
  if (!heading) throw new Error('a section has a first line');
  const keywordEnd = heading.start + (word?.length ?? firstWordLength(text, heading));
  const keyword = { start: heading.start, end: keywordEnd };
  const tokens: IToken[] = [makeToken(openerOf(word), text, keyword.start, keyword.end)];
  const headingMode = word === 'see' ? 'see' : word === undefined ? 'raw' : 'heading';
  tokens.push(...lexLine(lexer, text, keywordEnd, heading.end, headingMode), lineEnd(heading));
  return lexBody(lexer, text, body, { word, keyword, tokens, from: heading, column });
}

/** Items of criteria as a section of their own, whose heading is empty. */
export function lexItems(
  lexer: Lexer,
  text: string,
  lines: readonly Line[],
  word: SectionWord,
  column: number,
): LexedSection {
  const [first] = lines;
  if (!first) throw new Error('an item has a first line');
  const keyword = { start: first.start, end: first.start };
  const tokens = [makeToken(openerOf(word), text, first.start, first.start), lineEnd({ end: first.start })];
  return lexBody(lexer, text, lines, { word, keyword, tokens, from: first, column });
}

function lexBody(
  lexer: Lexer,
  text: string,
  body: readonly Line[],
  opened: Pick<LexedSection, 'word' | 'keyword'> & { tokens: IToken[]; from: Line; column: number },
): LexedSection {
  const { word, keyword, tokens, from, column } = opened;
  const notIndented = body.filter((line) => line.column === 0);
  const placed = body.map((line) => (line.column === 0 ? { ...line, column } : line));
  weave(lexer, text, modeOf(word), placed, tokens);
  const last = body.at(-1) ?? from;
  return { word, keyword, tokens, span: { start: from.start, end: last.end }, notIndented };
}

/** Appends the body's tokens with their Indent, Dedent and Newline. */
function weave(lexer: Lexer, text: string, mode: T.LineMode, lines: readonly Line[], tokens: IToken[]): void {
  const joined = joinContinuations(text, mode, lines);
  const steps = indentSteps(joined.map(({ line }) => line));
  let depth = 0;
  joined.forEach(({ line, parts }, index) => {
    const { closes, opens } = steps[index] ?? { closes: 0, opens: 0 };
    for (let i = 0; i < closes; i++) tokens.push(makeToken(T.Dedent, text, line.start, line.start));
    if (opens > 0) tokens.push(makeToken(T.Indent, text, line.start, line.start));
    depth += opens - closes;
    const lineMode = depth > 1 && (mode === 'key' || mode === 'change' || mode === 'header') ? 'raw' : mode;
    const [first, ...more] = parts;
    if (first) tokens.push(...lexLine(lexer, text, first.start, first.end, lineMode));
    for (const part of more) tokens.push(...lexLine(lexer, text, part.start, part.end, part.mode));
    tokens.push(lineEnd(parts.at(-1) ?? line));
  });
  const end = lines.at(-1)?.end ?? tokens.at(-1)?.startOffset ?? 0;
  for (; depth > 0; depth--) tokens.push(makeToken(T.Dedent, text, end, end));
}

interface LinePart {
  readonly start: number;
  readonly end: number;
  readonly mode: T.LineMode | 'expression' | 'rest' | 'dataType';
}

const expressionDetail = /^(?:WHEN|APPLIES[^\S\r\n]+TO|EFFECTIVE|LIMIT)(?!\S)/;
const anyDetail = /^(?:WHEN|APPLIES[^\S\r\n]+TO|EFFECTIVE|LIMIT|EG|ONLY|NOTE|FOOTNOTE|REASON|EVIDENCE)(?!\S)/;

/** A line deeper than a detail or a data declaration, and no construct of its own, goes on with it. */
function joinContinuations(
  text: string,
  mode: T.LineMode,
  lines: readonly Line[],
): { line: Line; parts: LinePart[] }[] {
  const joined: { line: Line; parts: LinePart[] }[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const opener = above ? text.slice(above.line.start, above.line.end) : '';
    const deeper = above !== undefined && line.column > above.line.column;
    const partMode = !deeper ? undefined : continuationMode(mode, opener, text.slice(line.start, line.end));
    if (above && partMode) above.parts.push({ start: line.start, end: line.end, mode: partMode });
    else joined.push({ line, parts: [{ start: line.start, end: line.end, mode }] });
  }
  return joined;
}

function continuationMode(mode: T.LineMode, opener: string, line: string): LinePart['mode'] | undefined {
  if (mode === 'data') return 'dataType';
  if (mode !== 'criteria' || !anyDetail.test(opener)) return undefined;
  if (expressionDetail.test(opener)) return anyDetail.test(line) ? undefined : 'expression';
  return looksLikeCriterion.test(line) ? undefined : 'rest';
}

function lexLine(lexer: Lexer, text: string, start: number, end: number, mode: string): IToken[] {
  const { tokens } = lexer.tokenize(text.slice(start, end), mode);
  for (const token of tokens) {
    token.startOffset += start;
    token.endOffset = token.startOffset + token.image.length - 1;
  }
  return tokens;
}

function lineEnd(line: { readonly end: number }): IToken {
  return makeToken(T.Newline, '', line.end, line.end);
}

function makeToken(type: TokenType, text: string, start: number, end: number): IToken {
  return createTokenInstance(
    type,
    text.slice(start, end),
    start,
    end - 1,
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  );
}

function firstWordLength(text: string, line: Line): number {
  const length = text.slice(line.start, line.end).search(/\s/);
  return length < 0 ? line.end - line.start : length;
}

export function modeOf(word: SectionWord | undefined): T.LineMode {
  switch (word) {
    case 'guideline':
    case 'fragment':
      return 'header';
    case 'procedures':
    case 'diagnoses':
      return 'codeRow';
    case 'data':
      return 'data';
    case 'indications':
    case 'continuation':
    case 'repeat':
    case 'contraindications':
    case 'exclusions':
    case 'experimental':
    case 'site of service':
    case 'limits':
      return 'criteria';
    case 'determination':
      return 'determination';
    case 'references':
      return 'key';
    case 'changes from':
      return 'change';
    case 'case':
      return 'caseLine';
    case 'population':
    case 'notes':
    case 'legal':
    case 'terms':
    case 'see':
    case 'include':
    case 'cases for':
    case undefined:
      return 'raw';
  }
}

function openerOf(word: SectionWord | undefined): TokenType {
  switch (word) {
    case 'guideline':
    case 'fragment':
      return T.DocumentKeyword;
    case 'procedures':
    case 'diagnoses':
      return T.TableKeyword;
    case 'population':
    case 'notes':
    case 'legal':
      return T.TextKeyword;
    case 'data':
      return T.DataKeyword;
    case 'determination':
      return T.DeterminationKeyword;
    case 'references':
      return T.ReferencesKeyword;
    case 'changes from':
      return T.ChangesKeyword;
    case 'case':
      return T.CaseKeyword;
    case 'cases for':
      return T.CasesKeyword;
    case 'terms':
      return T.TermsKeyword;
    case 'see':
      return T.SeeKeyword;
    case 'include':
      return T.IncludeKeyword;
    case undefined:
      return T.UnknownKeyword;
    default:
      return T.CriteriaKeyword;
  }
}
