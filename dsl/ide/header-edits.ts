// Edits of the header lines and whole sections of a document, by what the parser found; every other word stays.
import type { Span } from '../source/span.ts';
import type { TextEdit } from '../source/diagnostic.ts';
import type { GuidelineDocument } from '../syntax/ast.ts';

type Edit = Omit<TextEdit, 'uri'>;

/** In the order in which the fields are printed. */
const order: readonly string[] = [
  'id',
  'number',
  'version',
  'follows',
  'status',
  'program',
  'owner',
  'initiated',
  'previous-review',
  'reviewed',
  'effective',
  'review-due',
];

/** Writes the value, takes the line out where the value is '', or adds the line where it belongs. */
export function setHeader(
  text: string,
  document: GuidelineDocument,
  values: Readonly<Record<string, string>>,
): readonly Edit[] {
  const edits: Edit[] = [];
  const added = new Map<number, string[]>();
  for (const key of order.filter((name) => name in values)) {
    const value = values[key] ?? '';
    const field = document.header.find((one) => one.key.value === key);
    if (field === undefined && value === '') continue;
    if (field === undefined) {
      const at = placeFor(text, document, key);
      added.set(at, [...(added.get(at) ?? []), `  ${key}  ${value}`]);
    } else if (value === '') edits.push({ span: wholeLines(text, field.span), newText: '' });
    else edits.push({ span: field.value.span, newText: value });
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  for (const [at, lines] of added)
    edits.push({ span: { start: at, end: at }, newText: lines.map((line) => `${newline}${line}`).join('') });
  return edits;
}

export function setTitle(document: GuidelineDocument, text: string, title: string): readonly Edit[] {
  const { title: words } = document;
  if (words === undefined) return [];
  const written = text.slice(words.span.start, words.span.end);
  const quoted = written.startsWith('"');
  return [{ span: words.span, newText: quoted ? `"${title}"` : title }];
}

/** Takes out the whole lines of the places. */
export function withoutLines(text: string, spans: readonly Span[]): readonly Edit[] {
  return spans.map((span) => ({ span: wholeLines(text, span), newText: '' }));
}

/** Below the last field that comes before it; the end of that line. */
function placeFor(text: string, document: GuidelineDocument, key: string): number {
  const before = order.slice(0, order.indexOf(key));
  const field = document.header.findLast((one) => before.includes(one.key.value)) ?? document.header[0];
  return endOfLine(text, field?.span.end ?? document.title?.span.end ?? 0);
}

function wholeLines(text: string, { start, end }: Span): Span {
  const first = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const last = endOfLine(text, Math.max(start, end - (text[end - 1] === '\n' ? 1 : 0)));
  const newline = /^\r?\n/.exec(text.slice(last, last + 2))?.[0].length ?? 0;
  return { start: start === 0 ? 0 : first, end: last + newline };
}

function endOfLine(text: string, offset: number): number {
  const end = /\r?\n/.exec(text.slice(offset));
  return end === null ? text.length : offset + end.index;
}
