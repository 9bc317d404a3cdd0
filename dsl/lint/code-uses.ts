// Where a guideline writes codes (tables, conditions, scopes) and what forms the code systems have; knows no system's content.
import { comparableCode } from '../decision/codes.ts';
import type { Span } from '../source/span.ts';
import type { CodeRow, Words } from '../syntax/ast.ts';
import { expressionParts } from '../syntax/walk.ts';
import type { LintContext } from './context.ts';
import { computedDetails } from './located.ts';

export interface CodeUse {
  /** Upper case; '' where it is not said. */
  readonly system: string;
  readonly from: Words;
  readonly to: Words | undefined;
  readonly span: Span;
  /** Of a table row. */
  readonly row: CodeRow | undefined;
  /** Uses with the same number stand in one list and should not say the same twice. */
  readonly list: number;
}

export function codeUses(context: LintContext): readonly CodeUse[] {
  const uses: CodeUse[] = [];
  let list = 0;
  for (const section of context.sectionsOf('procedures', 'diagnoses')) {
    list++;
    const system = (section.system?.value ?? '').toUpperCase();
    for (const row of section.rows) {
      const [from, to] = rangeOf(row.code, system);
      uses.push({ system, from, to, span: row.code.span, row, list });
    }
  }
  for (const { section } of context.sections) {
    const system = (section.scope?.system?.value ?? '').toUpperCase();
    list++;
    for (const code of section.scope?.codes ?? [])
      uses.push({ system, from: code, to: undefined, span: code.span, row: undefined, list });
  }
  const systems = elementSystems(context);
  for (const { clause } of context.clauses) {
    for (const { expression } of computedDetails(clause)) {
      for (const part of expression ? expressionParts(expression) : []) {
        if (part.kind !== 'in') continue;
        list++;
        const system = systems.get(part.element.value) ?? '';
        for (const { from, to, span } of part.ranges)
          uses.push({ system, from, to, span, row: undefined, list });
      }
    }
  }
  return uses;
}

function elementSystems(context: LintContext): ReadonlyMap<string, string> {
  return new Map(
    context.graph.elements.flatMap((element) =>
      element.kind === 'codes' ? [[element.key, element.system.toUpperCase()] as const] : [],
    ),
  );
}

/** `C71.0-C71.9`; the hyphens of an NDC and of a modifier (`76390-26`) part nothing, the `+` of an add-on code is no part of it. */
function rangeOf(written: Words, system: string): readonly [Words, Words | undefined] {
  const added = written.value.startsWith('+') ? 1 : 0;
  const { end } = written.span;
  const start = written.span.start + added;
  const value = written.value.slice(added);
  const match = system === 'NDC' ? null : /^(\S+?)\s*[-–]\s*(\S{3,})$/.exec(value);
  const [, from = '', to = ''] = match ?? [];
  if (!match) return [{ value, span: { start, end } }, undefined];
  return [
    { value: from, span: { start, end: start + from.length } },
    { value: to, span: { start: end - to.length, end } },
  ];
}

const forms: Readonly<Record<string, RegExp>> = {
  CPT: /^\d{4}[0-9AFMTU](?:-[0-9A-Z]{2})*$/i,
  HCPCS: /^(?:[A-V]\d{4}|\d{4}[0-9AFMTU])(?:-[0-9A-Z]{2})*$/i,
  'ICD-10-CM': /^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/i,
  'ICD-10-PCS': /^[0-9A-HJ-NP-Z]{7}$/i,
  NDC: /^(?:\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d{1,2}|\d{10,11})$/,
  RXNORM: /^\d{1,8}$/,
};

const looksLike: Readonly<Record<string, string>> = {
  CPT: 'five digits, or four digits and a letter such as F or T',
  HCPCS: 'a letter from A to V and four digits',
  'ICD-10-CM': 'a letter, two signs, and after a dot up to four more',
  'ICD-10-PCS': 'seven signs without I and O',
  NDC: 'three groups of 4-4-2, 5-3-2, 5-4-1 or 5-4-2 digits',
  RXNORM: 'digits only',
};

export function hasForm(system: string, code: string): boolean {
  return forms[system]?.test(code) ?? true;
}

export function formWords(system: string): string {
  return looksLike[system] ?? '';
}

/** The one slip that makes a code of it: the letter O for a nought, a stop behind it. */
export function likelyCode(system: string, code: string): string | undefined {
  const upper = code.toUpperCase();
  const digits = /^(?:CPT|NDC)$/.test(system) ? upper.replaceAll('O', '0') : upper.replace(/(?<=.)O/g, '0');
  return [digits, digits.replace(/[.,]$/, '')].find((text) => text !== code && hasForm(system, text));
}

/** What reading the tables has reported already. */
export function isReported({ compiled }: LintContext, span: Span): boolean {
  return compiled.diagnostics.some(
    (diagnostic) =>
      diagnostic.code.startsWith('model/bad-code') &&
      diagnostic.span.start <= span.start &&
      span.end <= diagnostic.span.end,
  );
}

/** The group that a range should not leave: the category of a diagnosis, the chapter of a procedure. */
export function crossing({ system, from, to }: CodeUse): string | undefined {
  if (!to) return undefined;
  const [a, b] = [comparableCode(from.value), comparableCode(to.value)];
  switch (system) {
    case 'ICD-10-CM':
      if (a.charAt(0) !== b.charAt(0)) return 'chapters';
      return (a.length > 3 || b.length > 3) && a.slice(0, 3) !== b.slice(0, 3) ? 'categories' : undefined;
    case 'CPT':
    case 'HCPCS':
      return a.charAt(0) === b.charAt(0) ? undefined : 'chapters';
    default:
      return undefined;
  }
}

export interface CodeOverlap {
  readonly earlier: CodeUse;
  readonly later: CodeUse;
}

/** Codes of one list that another entry covers already, each once. */
export function codeOverlaps(uses: readonly CodeUse[]): readonly CodeOverlap[] {
  const byList = new Map<string, CodeUse[]>();
  for (const use of uses) {
    // Tables of one kind and system speak of the same codes.
    const key = use.row ? `table ${use.system}` : String(use.list);
    const entries = byList.get(key);
    if (entries) entries.push(use);
    else byList.set(key, [use]);
  }
  return [...byList.values()].flatMap((list) => {
    const sorted = list.toSorted((a, b) => compare(start(a), start(b)) || a.span.start - b.span.start);
    let widest: CodeUse | undefined;
    return sorted.flatMap((use): readonly CodeOverlap[] => {
      const covered = widest && compare(start(use), end(widest)) <= 0 ? widest : undefined;
      if (!widest || compare(end(use), end(widest)) > 0) widest = use;
      if (!covered) return [];
      const [earlier, later] = covered.span.start <= use.span.start ? [covered, use] : [use, covered];
      return [{ earlier, later }];
    });
  });
}

function start({ from }: CodeUse): string {
  return comparableCode(from.value);
}

/** A diagnosis covers its sub-codes; `~` comes after every letter. */
function end({ system, from, to }: CodeUse): string {
  const last = comparableCode((to ?? from).value);
  return system === '' || system.startsWith('ICD') ? `${last}~` : last;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function statusOf(use: CodeUse): string {
  return use.row?.status?.value ?? 'covered';
}
