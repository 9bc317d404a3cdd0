// Edits by which cases are added to a document of cases, answered otherwise, copied and removed; decides nothing.
import type { CriteriaGraph } from '../decision/criteria-graph.ts';
import type { Facts } from '../decision/facts.ts';
import type { TextEdit } from '../source/diagnostic.ts';
import type { CaseEntry, CasesDocument } from '../syntax/ast.ts';
import type { CaseToWrite } from './write-case.ts';
import { plainTitle, writeCase, writeFactLines } from './write-case.ts';

export type CaseChange =
  | { readonly kind: 'add'; readonly cases: readonly CaseToWrite[] }
  /** Other facts; comments and expectation stay as they are written. `start`: where the case begins. */
  | { readonly kind: 'update'; readonly start: number; readonly facts: Facts }
  | { readonly kind: 'duplicate' | 'remove'; readonly start: number };

export interface CasesText {
  readonly uri: string;
  readonly text: string;
  readonly document: CasesDocument;
}

/** undefined where no case begins there any more. */
export function changeCases(
  cases: CasesText,
  graph: CriteriaGraph,
  change: CaseChange,
): readonly TextEdit[] | undefined {
  const edits = editsFor(cases, graph, change);
  if (!cases.text.includes('\r\n')) return edits;
  return edits?.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, '\r\n') }));
}

function editsFor(
  cases: CasesText,
  graph: CriteriaGraph,
  change: CaseChange,
): readonly TextEdit[] | undefined {
  if (change.kind === 'add') return [addition(cases, graph, change.cases)];
  const entry = cases.document.cases.find(({ span }) => span.start === change.start);
  if (entry === undefined) return undefined;
  switch (change.kind) {
    case 'update':
      return updated(cases, graph, entry, change.facts);
    case 'duplicate':
      return [duplicate(cases, entry)];
    case 'remove':
      return [removal(cases, entry)];
  }
}

/** The whole text of a new document. */
export function newCasesText(graph: CriteriaGraph, cases: readonly CaseToWrite[]): string {
  const { id, version } = graph.guideline;
  const titles: string[] = [];
  return [`cases for ${id} ${version}`, ...cases.map((one) => writeCase(graph, renamed(one, titles)))]
    .map((block) => `${block}\n`)
    .join('\n');
}

function addition({ uri, text, document }: CasesText, graph: CriteriaGraph, cases: readonly CaseToWrite[]) {
  const titles = document.cases.map(({ title }) => title.value);
  const blocks = cases.map((one) => writeCase(graph, renamed(one, titles)));
  const start = text.trimEnd().length;
  const gap = start === 0 ? '' : '\n\n';
  return { uri, span: { start, end: text.length }, newText: `${gap}${blocks.join('\n\n')}\n` };
}

/** A title of its own; remembers it. */
function renamed(one: CaseToWrite, titles: string[]): CaseToWrite {
  const title = freeTitle(one.title, titles);
  titles.push(title);
  return { ...one, title };
}

function freeTitle(wanted: string, titles: readonly string[]): string {
  const plain = plainTitle(wanted) || 'Case';
  let title = plain;
  for (let count = 2; titles.includes(title); count++) title = `${plain} (${count})`;
  return title;
}

function updated(
  { uri, text }: CasesText,
  graph: CriteriaGraph,
  entry: CaseEntry,
  facts: Facts,
): readonly TextEdit[] {
  const lines = writeFactLines(graph, facts).map((line) => `  ${line}\n`);
  const old = entry.lines.filter(({ kind }) => kind !== 'expect').map(({ span }) => wholeLine(text, span));
  const start = old[0]?.start ?? wholeLine(text, entry.title.span).end;
  const [first = { start, end: start }, ...rest] = old;
  return [{ uri, span: first, newText: lines.join('') }, ...rest.map((span) => ({ uri, span, newText: '' }))];
}

function duplicate({ uri, text, document }: CasesText, entry: CaseEntry): TextEdit {
  const titles = document.cases.map(({ title }) => title.value);
  const { start, end } = extentOf(text, entry);
  const [first, ...rest] = text.slice(start, end).split('\n');
  const copied = (first ?? '').replace(entry.title.value, () =>
    freeTitle(`${entry.title.value} copy`, titles),
  );
  const gap = text.slice(0, end).endsWith('\n') ? '\n' : '\n\n';
  return { uri, span: { start: end, end }, newText: `${gap}${[copied, ...rest].join('\n').trimEnd()}\n` };
}

/** With the comment that stands directly above, and the blank lines below. */
function removal({ uri, text }: CasesText, entry: CaseEntry): TextEdit {
  let { start, end } = extentOf(text, entry);
  for (;;) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (above >= start || !/^\s*#/.test(text.slice(above, start))) break;
    start = above;
  }
  while (/^[ \t]*\r?\n/.test(text.slice(end))) end = text.indexOf('\n', end) + 1;
  return { uri, span: { start, end }, newText: '' };
}

/** Whole lines, from the title to the last line of the case. */
function extentOf(text: string, { span, title, lines }: CaseEntry): { start: number; end: number } {
  const last = Math.max(title.span.end, ...lines.map((line) => line.span.end));
  return { start: wholeLine(text, span).start, end: wholeLine(text, { start: last, end: last }).end };
}

function wholeLine(text: string, span: { readonly start: number; readonly end: number }) {
  const end = text.indexOf('\n', span.end);
  return { start: text.lastIndexOf('\n', span.start - 1) + 1, end: end === -1 ? text.length : end + 1 };
}
