// Findings for people: what, where with the line underlined, why, what to do; knows no command.
import { InvalidArgumentError } from 'commander';
import type { Diagnostic, Severity, SourceText } from '../dsl/index.ts';
import { lineText, positionAt } from '../dsl/index.ts';
import type { Style, Terminal } from './terminal.ts';

export type FindSource = (uri: string) => SourceText | undefined;

/** One finding as a block of lines, without a blank line around it. */
export function renderDiagnostic(diagnostic: Diagnostic, findSource: FindSource, terminal: Terminal): string {
  const { style } = terminal;
  const source = findSource(diagnostic.uri);
  const lines = [
    `${severityWord(diagnostic.severity, style)}${style.bold(`: ${diagnostic.message}`)}  ${style.dim(`[${diagnostic.code}]`)}`,
    `  ${style.cyan(placeWords(diagnostic, source))}`,
    ...(source === undefined ? [] : codeFrame(source, diagnostic, style)),
    ...advice('why', diagnostic.note, terminal),
    ...advice('help', diagnostic.help, terminal),
    ...(diagnostic.fixes ?? []).flatMap((fix) => advice('fix', fix.label, terminal)),
    ...(diagnostic.related ?? []).flatMap((related) =>
      advice('see', `${placeWords(related, findSource(related.uri))}  ${related.message}`, terminal),
    ),
  ];
  return lines.join('\n');
}

/** `2 errors, 1 warning`, or `no findings`. */
export function countFindings(diagnostics: readonly Diagnostic[]): string {
  const words = (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, count: diagnostics.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => countOf(count, severity === 'info' ? 'note' : severity));
  return words.length === 0 ? 'no findings' : words.join(', ');
}

/** `1 error`, `2 errors`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The argument of an option; commander shows the message. */
export function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

/** Breaks at blanks; each line is at most `width` long unless a word is longer. Control characters are shown, never sent. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Text of an author could carry escape sequences that rewrite the terminal. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function severityWord(severity: Severity, style: Style): string {
  switch (severity) {
    case 'error':
      return style.bold(style.red('error'));
    case 'warning':
      return style.bold(style.yellow('warning'));
    case 'info':
      return style.bold(style.blue('note'));
  }
}

/** `file:line:column`, 1-based, as editors and terminals link it. */
function placeWords({ uri, span }: Pick<Diagnostic, 'uri' | 'span'>, source: SourceText | undefined): string {
  if (source === undefined) return printable(uri);
  const { line, column } = positionAt(source, span.start);
  return `${printable(uri)}:${line + 1}:${column + 1}`;
}

function codeFrame(source: SourceText, { span }: Diagnostic, style: Style): readonly string[] {
  const start = positionAt(source, span.start);
  const end = positionAt(source, Math.max(span.start, span.end - 1));
  const text = lineText(source, start.line);
  const last = end.line === start.line ? end.column : text.length - 1;
  const above = start.line > 0 ? lineText(source, start.line - 1) : '';
  const margin = String(start.line + 1).length;
  const row = (label: string, body: string): string =>
    `  ${style.dim(`${label.padStart(margin)} │`)} ${body}`.trimEnd();
  const underline =
    ' '.repeat(shown(text.slice(0, start.column))) +
    '^'.repeat(Math.max(1, shown(text.slice(start.column, last + 1))));
  return [
    ...(above.trim() === '' ? [row('', '')] : [row(String(start.line), visible(above))]),
    row(String(start.line + 1), visible(text)),
    row('', style.red(underline)),
  ];
}

/** A tab is shown as an arrow: it is one of the mistakes that a frame has to show. */
function visible(text: string): string {
  return printable(text.replaceAll('\t', '→'));
}

function shown(text: string): number {
  return visible(text).length;
}

function advice(label: string, text: string | undefined, terminal: Terminal): readonly string[] {
  if (text === undefined || text === '') return [];
  const [first = '', ...rest] = wrap(text, Math.max(40, terminal.width - 10));
  const indent = ' '.repeat(8);
  return [`  ${terminal.style.blue(label.padEnd(5))} ${first}`, ...rest.map((line) => indent + line)];
}
