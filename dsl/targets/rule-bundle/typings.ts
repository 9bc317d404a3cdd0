// decide.d.ts: the TypeScript face of decide.mjs, with the facts of this guideline; carries no logic.
import type { CriteriaGraph, Element } from '../../decision/criteria-graph.ts';
import { quote } from '../canonical-json.ts';

export function decideTypings(graph: CriteriaGraph): string {
  const { guideline, elements, verdicts } = graph;
  const determinations = [...verdicts.rows.map((row) => row.determination), verdicts.otherwise.determination];
  return `// Types of decide.mjs: ${quote(guideline.title)}, version ${quote(guideline.version)}. Generated; do not edit.

/** One case. A fact that is absent or null is unknown. */
export interface Facts {
${elements.map(member).join('\n')}
}

export interface Quantity<Unit extends string> {
  /** Decimal digits, such as "34.9": never a binary fraction. */
  readonly value: string;
  readonly unit: Unit;
}

export type Determination = ${union([...determinations, 'needs-information'])};

export interface InvalidFact {
  readonly key: string;
  readonly value: unknown;
  readonly why: string;
}

export interface Decision {
  readonly determination: Determination;
  /** Reason for people; may be empty. */
  readonly label: string;
  /** Ids of the criteria that the determination rests on. */
  readonly reasons: readonly string[];
  /** Ids of the criteria that are not met and decide a section that is not met. */
  readonly unmet: readonly string[];
  /** Facts that are unknown and keep a section open. */
  readonly missing: readonly (keyof Facts)[];
  /** Facts that were given but could not be read; each counts as unknown. */
  readonly invalid: readonly InvalidFact[];
}

export declare function decide(facts: Facts): Decision;

/** The same without \`invalid\`, quicker where a guideline asks many facts: for facts that facts.schema.json has checked. */
export declare function explain(facts: Facts): Omit<Decision, 'invalid'>;

/** The determination alone, quicker: without reasons and without a word on facts that cannot be read. */
export declare function determine(facts: Facts): Determination;

/** One case as bits: a bit for each condition that surely holds, and one for each that surely does not. Good for this version only. */
export interface PackedCase {
  readonly met: Int32Array;
  readonly notMet: Int32Array;
}

/** Reads a case once, so that it can be decided later or often. */
export declare function pack(facts: Facts): PackedCase;

export declare function determinePacked(packed: PackedCase): Determination;

export declare const guideline: {
  readonly id: ${quote(guideline.id)};
  readonly version: ${quote(guideline.version)};
  readonly title: ${quote(guideline.title)};
  readonly meaningHash: string;
};
`;
}

function member(element: Element): string {
  return `  /** ${comment(element.label)} */\n  readonly ${quote(element.key)}?: ${factType(element)} | null;`;
}

function factType(element: Element): string {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return 'boolean';
    case 'choice':
    case 'scale':
      return union(element.values);
    case 'quantity':
      return `Quantity<${quote(element.unit)}> | number`;
    case 'count':
      return 'number';
    case 'date':
      return 'string';
    case 'codes':
      return 'readonly string[]';
  }
}

function union(texts: readonly string[]): string {
  return [...new Set(texts)].map(quote).join(' | ');
}

/** Words of an author must not end the comment or its line; in a comment a quotation mark needs no escape. */
function comment(text: string): string {
  return quote(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('*/', '* /');
}
