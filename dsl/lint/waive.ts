// Writes a waiver into the source: at the criterion that a finding is about, or in the header where it is about none; judges nothing.
import type { CompiledGuideline } from '../compile.ts';
import type { Fix } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { createContext, type LintContext } from './context.ts';
import { addDetailEdit, columnOf, endOfLine, lineBreak, replacement } from './edits.ts';
import { lintRules } from './registry.ts';
import type { Finding } from './run.ts';

/**
 * One in the header covers every finding of the rule in the document. Quotes in the reason become single ones, because the language
 * has none inside quotes. undefined where the document has no header line to put it under, and for findings about waivers themselves.
 */
export function waiveFix(
  compiled: CompiledGuideline,
  { code, span }: Pick<Finding, 'code' | 'span'>,
  reason: string,
): Fix | undefined {
  if (lintRules.some((rule) => rule.code === code && rule.scope === 'waivers')) return undefined;
  const context = createContext(compiled, undefined);
  const waiver = `WAIVE ${code} "${asQuoted(reason)}"`;
  const item = context.items.findLast(({ item: { span: own } }) => covers(own, span))?.item;
  const [clause] = item?.clauses ?? [];
  if (item !== undefined && clause !== undefined) {
    return {
      label: 'Waive it at this criterion',
      edits: [addDetailEdit(context, clause, item.marker?.value, waiver)],
    };
  }
  const last = lastHeaderLine(context);
  if (last === undefined) return undefined;
  const end = endOfLine(context, last.end);
  const indent = ' '.repeat(columnOf(context, last.start));
  return {
    label: 'Waive it in the header, for the whole document',
    edits: [replacement(context, { start: end, end }, `${lineBreak(context)}${indent}${waiver}`)],
  };
}

function covers(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function asQuoted(reason: string): string {
  return reason.replaceAll('"', "'").replaceAll(/\s+/g, ' ').trim();
}

function lastHeaderLine({ document }: LintContext): Span | undefined {
  const spans = [...document.waivers, ...document.header].map(({ span }) => span);
  return spans.toSorted((a, b) => a.start - b.start).at(-1);
}
