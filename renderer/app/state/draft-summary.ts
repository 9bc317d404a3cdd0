// Puts drafted lines into the `changes from` section of a text; what the writer has there stays.
import type { OutlineEntry } from '../../../dsl/index.ts';

export interface ChangedText {
  readonly text: string;
  /** Offset of the first line that was put in; of the section where all were there. */
  readonly at: number;
}

/** `outline` is the text's own. Lines on what the section speaks of already are left out. A new section stands before the definitions, as on the printed page. */
export function withChanges(
  text: string,
  outline: readonly OutlineEntry[],
  from: string,
  lines: readonly string[],
): ChangedText {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const section = sectionFrom(outline, from);
  if (section === undefined) return withNewSection(text, outline, from, lines, lineEnd);
  const body = text.slice(section.span.start, section.span.end);
  const known = body.split(/\r?\n/).map(subjectOf);
  const missing = lines.filter((line) => !known.includes(subjectOf(line)));
  if (missing.length === 0) return { text, at: section.span.start };
  return atEnd(text, section, missing, lineEnd);
}

/** At the end of the section, whatever stands there. */
export function withLine(
  text: string,
  outline: readonly OutlineEntry[],
  from: string,
  lines: readonly string[],
): ChangedText {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const section = sectionFrom(outline, from);
  if (section === undefined) return withNewSection(text, outline, from, lines, lineEnd);
  return atEnd(text, section, lines, lineEnd);
}

function sectionFrom(outline: readonly OutlineEntry[], from: string): OutlineEntry | undefined {
  return outline.find((entry) => entry.kind === 'section' && entry.label === `Changes from ${from}`);
}

function atEnd(text: string, { span }: OutlineEntry, lines: readonly string[], lineEnd: string): ChangedText {
  const at = span.start + text.slice(span.start, span.end).trimEnd().length;
  const added = lines.map((line) => `${lineEnd}  ${line.trim()}`).join('');
  return { text: text.slice(0, at) + added + text.slice(at), at: at + lineEnd.length };
}

function withNewSection(
  text: string,
  outline: readonly OutlineEntry[],
  from: string,
  lines: readonly string[],
  lineEnd: string,
): ChangedText {
  const after = outline.find(
    (entry) => entry.kind === 'section' && /^(?:Terms|References|Notes|Legal)\b/.test(entry.label),
  );
  const at = after?.span.start ?? text.length;
  const section = [`changes from ${from}`, ...lines.map((line) => `  ${line.trim()}`)].join(lineEnd);
  if (after !== undefined) {
    return { text: `${text.slice(0, at)}${section}${lineEnd}${lineEnd}${text.slice(at)}`, at };
  }
  const body = text.trimEnd();
  return { text: `${body}${lineEnd}${lineEnd}${section}${lineEnd}`, at: body.length + 2 * lineEnd.length };
}

/** What a line is about: the criterion that it names, else its first two words; two lines on one subject say it twice. */
function subjectOf(line: string): string {
  const id = /\{[^}]*\}/.exec(line)?.[0];
  if (id !== undefined) return id;
  const words = line
    .toLowerCase()
    .replace(/["“”,.;:]/g, ' ')
    .trim();
  return words.split(/\s+/).slice(0, 2).join(' ');
}
