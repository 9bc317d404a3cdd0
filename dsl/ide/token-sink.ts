// Collects coloured places of a text, cut at line ends, sorted and without overlap; knows no tree.
import { lineText, positionAt } from '../source/source-text.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { Words } from '../syntax/ast.ts';

export const semanticTokenTypes = [
  'section',
  'field',
  'title',
  'quantifier',
  'connector',
  'detail',
  'marker',
  'id',
  'citation',
  'string',
  'element',
  'value',
  'number',
  'unit',
  'operator',
  'code',
  'type',
  'term',
  'link',
  'heading',
  'comment',
] as const;
export type SemanticTokenType = (typeof semanticTokenTypes)[number];

/** Tokens come in the order of the text and never overlap; none spans two lines. */
export interface SemanticToken {
  readonly start: number;
  readonly length: number;
  readonly type: SemanticTokenType;
}

export interface TokenSink {
  span(type: SemanticTokenType, span: Span | undefined): void;
  words(type: SemanticTokenType, words: Words | undefined): void;
  /** With the brackets around it, where they stand right there. */
  bracketed(type: SemanticTokenType, words: Words | undefined, open: string, close: string): void;
  /** The first match between two offsets, without the blanks around it. */
  pattern(type: SemanticTokenType, start: number, end: number, pattern: RegExp): void;
  /** In the order of the text. Where two overlap, the one that starts first stays, of those the shorter. */
  tokens(): readonly SemanticToken[];
}

export function createTokenSink(source: SourceText): TokenSink {
  const found: SemanticToken[] = [];
  const { text } = source;
  const add = (type: SemanticTokenType, start: number, end: number): void => {
    found.push(...cutAtLines(source, type, Math.max(0, start), Math.min(end, text.length)));
  };
  return {
    span: (type, span) => span && add(type, span.start, span.end),
    words: (type, words) => words && add(type, words.span.start, words.span.end),
    bracketed: (type, words, open, close) => {
      if (words === undefined) return;
      const { start, end } = words.span;
      add(type, text[start - 1] === open ? start - 1 : start, text[end] === close ? end + 1 : end);
    },
    pattern: (type, start, end, pattern) => {
      const match = pattern.exec(text.slice(start, Math.max(start, end)));
      if (match === null) return;
      const blank = match[0].length - match[0].trimStart().length;
      add(type, start + match.index + blank, start + match.index + match[0].trimEnd().length);
    },
    tokens: () => withoutOverlap(found),
  };
}

function cutAtLines(
  source: SourceText,
  type: SemanticTokenType,
  start: number,
  end: number,
): readonly SemanticToken[] {
  const { text, lineStarts } = source;
  const first = positionAt(source, start).line;
  // Nearly all of them: no line needs to be cut out of the text.
  const isOfOneLine = end > start && end <= (lineStarts[first + 1] ?? text.length);
  if (isOfOneLine && !isBlank(text, start) && !isBlank(text, end - 1))
    return [{ start, length: end - start, type }];
  const pieces: SemanticToken[] = [];
  const last = positionAt(source, end).line;
  for (let line = first; line <= last; line++) {
    const lineStart = source.lineStarts[line] ?? 0;
    const words = lineText(source, line);
    const indent = words.length - words.trimStart().length;
    const from = Math.max(start, lineStart + indent);
    const to = Math.min(end, lineStart + words.trimEnd().length);
    if (to > from) pieces.push({ start: from, length: to - from, type });
  }
  return pieces;
}

function isBlank(text: string, offset: number): boolean {
  return text.charAt(offset).trim() === '';
}

function withoutOverlap(found: readonly SemanticToken[]): readonly SemanticToken[] {
  const sorted = found.toSorted((a, b) => a.start - b.start || a.length - b.length);
  const kept: SemanticToken[] = [];
  let end = 0;
  for (const token of sorted) {
    if (token.start < end) continue;
    kept.push(token);
    end = token.start + token.length;
  }
  return kept;
}
