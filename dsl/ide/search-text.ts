// Finds words or a pattern in one text, in all of it or in the words of its criteria, and says what each place would become.
import type { Span } from '../source/span.ts';
import type { Document } from '../syntax/ast.ts';
import { criteriaWords } from './term-uses.ts';

export interface TextQuery {
  readonly words: string;
  readonly matchCase: boolean;
  /** Only where no letter or digit stands beside it. */
  readonly wholeWords: boolean;
  /** `words` is a regular expression. */
  readonly isPattern: boolean;
  /** Only what criteria say, not ids, citations, prose or dates. */
  readonly criteriaOnly: boolean;
  /** For a pattern `$1`, `$<name>`, `$&` and `$$` stand for what was found. */
  readonly replacement: string;
}

export interface TextMatch {
  readonly span: Span;
  readonly newText: string;
  /** It stands in the braces of an id, which would be none any more. */
  readonly breaksId: boolean;
  /** 0-based. */
  readonly line: number;
  /** Of that line: what stands before and behind, shortened, without the white space at its ends. */
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

export type TextSearch =
  | { readonly kind: 'found'; readonly matches: readonly TextMatch[]; readonly more: boolean }
  /** The pattern is none: why, in words. */
  | { readonly kind: 'no-pattern'; readonly why: string };

/** Beyond so many in one text the rest is only told to be there. */
export const mostMatches = 1_000;

/** `document`: the tree of that text, asked for only where the criteria alone are searched. Nothing is found for no words. */
export function searchText(text: string, query: TextQuery, document: () => Document | undefined): TextSearch {
  if (query.words === '') return { kind: 'found', matches: [], more: false };
  const pattern = patternOf(query);
  if (typeof pattern === 'string') return { kind: 'no-pattern', why: pattern };
  const within = query.criteriaOnly ? criteriaSpans(document()) : undefined;
  const matches: TextMatch[] = [];
  const lines = lineStarts(text);
  for (const found of text.matchAll(pattern)) {
    const span = { start: found.index, end: found.index + found[0].length };
    if (span.start === span.end || (within !== undefined && !isWithin(within, span))) continue;
    if (matches.length === mostMatches) return { kind: 'found', matches, more: true };
    matches.push(matchAt(text, lines, span, newTextOf(found, query)));
  }
  return { kind: 'found', matches, more: false };
}

function patternOf({ words, matchCase, wholeWords, isPattern }: TextQuery): RegExp | string {
  const source = isPattern ? words : words.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  const whole = wholeWords ? String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])` : source;
  try {
    // Tried by itself first, so that no bracket of it closes one of ours.
    void new RegExp(source, 'u');
    return new RegExp(whole, matchCase ? 'gmu' : 'gimu');
  } catch (error) {
    return error instanceof Error
      ? error.message.replace(/^Invalid regular expression: /, '')
      : String(error);
  }
}

function newTextOf(found: RegExpExecArray, { replacement, isPattern }: TextQuery): string {
  if (!isPattern) return replacement;
  return replacement.replace(/\$(?:\$|&|(\d{1,2})|<([^>]*)>)/g, (sign, group?: string, name?: string) => {
    if (sign === '$$') return '$';
    if (sign === '$&') return found[0];
    if (group !== undefined) return Number(group) < found.length ? (found[Number(group)] ?? '') : sign;
    return found.groups?.[name ?? ''] ?? '';
  });
}

function criteriaSpans(document: Document | undefined): readonly Span[] {
  if (document === undefined || document.kind === 'cases') return [];
  return criteriaWords(document).map(({ span }) => span);
}

function isWithin(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start <= start && end <= span.end);
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)];
}

const idForm = /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/;

/** Words in braces hold no space; what never was an id may become what it likes. */
function breaksId(text: string, { start, end }: Span, newText: string): boolean {
  const before = /\{([^\s{}]*)$/.exec(text.slice(Math.max(0, start - shownAround * 2), start))?.[1];
  const after = /^([^\s{}]*)\}/.exec(text.slice(end, end + shownAround * 2))?.[1];
  if (before === undefined || after === undefined) return false;
  const id = before + text.slice(start, end) + after;
  return idForm.test(id) && !idForm.test(before + newText + after);
}

const shownAround = 80;

function matchAt(text: string, lines: readonly number[], span: Span, newText: string): TextMatch {
  let low = 0;
  let high = lines.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= span.start) low = middle;
    else high = middle;
  }
  const start = lines[low] ?? 0;
  const rest = text.slice(span.end, span.end + shownAround * 2);
  const before = text.slice(start, span.start).trimStart();
  const after = (/^[^\r\n]*/.exec(rest)?.[0] ?? '').trimEnd();
  return {
    span,
    newText,
    breaksId: breaksId(text, span, newText),
    line: low,
    before: before.length > shownAround ? `…${before.slice(-shownAround)}` : before,
    found: text.slice(span.start, span.end),
    after: after.length > shownAround ? `${after.slice(0, shownAround)}…` : after,
  };
}
