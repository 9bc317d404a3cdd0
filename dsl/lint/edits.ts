// The text edits that quick fixes are made of; knows where lines and details stand, no rule.
import { lineStartAt } from '../source/source-text.ts';
import type { Fix, TextEdit } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import type { Clause } from '../syntax/ast.ts';
import type { LintContext } from './context.ts';

type Document = Pick<LintContext, 'uri' | 'compiled'>;

export function replaceFix(document: Document, label: string, span: Span, newText: string): Fix {
  return { label, edits: [replacement(document, span, newText)] };
}

export function replacement({ uri }: Document, span: Span, newText: string): TextEdit {
  return { uri, span, newText };
}

/** Deletes the lines that the span touches, their line ends included. */
export function deleteLinesFix(document: Document, label: string, span: Span): Fix {
  return replaceFix(document, label, wholeLines(document, span), '');
}

export function wholeLines({ compiled }: Document, span: Span): Span {
  const { text } = compiled.source;
  const start = lineStartAt(text, span.start);
  const next = text.indexOf('\n', span.end);
  return { start, end: next < 0 ? text.length : next + 1 };
}

export function columnOf({ compiled }: Document, offset: number): number {
  return offset - lineStartAt(compiled.source.text, offset);
}

/** A new line below the words of a clause, before its list, indented as its details are. */
export function addDetailEdit(
  document: Document,
  clause: Clause,
  marker: string | undefined,
  detail: string,
): TextEdit {
  const lineEnd = endOfLine(document, endOfHead(clause));
  const depth = marker === undefined ? 2 : marker.length + 3;
  const column = columnOf(document, clause.span.start) + depth;
  return replacement(
    document,
    { start: lineEnd, end: lineEnd },
    `${lineBreak(document)}${' '.repeat(column)}${detail}`,
  );
}

/** Before the line break, whichever it is. */
export function endOfLine({ compiled }: Document, offset: number): number {
  const { text } = compiled.source;
  const next = text.indexOf('\n', offset);
  const end = next < 0 ? text.length : next;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** As the document has them. */
export function lineBreak({ compiled }: Document): string {
  return compiled.source.text.includes('\r\n') ? '\r\n' : '\n';
}

/** Where the line with the words, the id and the citations ends. */
function endOfHead({ words, id, citations, group, span }: Clause): number {
  const ends = [words, id, ...citations, group?.quantifier].flatMap((part) => (part ? [part.span.end] : []));
  return ends.length > 0 ? Math.max(...ends) : span.start;
}

/** `start` to `end` together with the blanks before it. */
export function withBlanksBefore({ compiled }: Document, span: Span): Span {
  const { text } = compiled.source;
  let { start } = span;
  while (/[ \t\u00a0]/.test(text.charAt(start - 1))) start--;
  return { start, end: span.end };
}

/** Whether comments stand inside, which a rewrite would lose. */
export function holdsComment({ compiled }: Document, span: Span): boolean {
  return compiled.document.comments.some(
    (comment) => comment.span.start >= span.start && comment.span.end <= span.end,
  );
}
