// A guideline with its names resolved and its ids settled, includes spliced in: what diff, publish and the panels read; knows no truth values.
import type { Span } from '../source/span.ts';
import type { CriteriaSectionKind } from '../syntax/ast.ts';

/** Where something is written; an included criterion stands in another document than its guideline. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

export interface Guideline {
  readonly kind: 'guideline' | 'fragment';
  readonly uri: string;
  readonly title: string;
  /** Header fields as written; '' where absent. Dates are YYYY-MM-DD. */
  readonly header: GuidelineHeader;
  readonly population: readonly string[];
  readonly codeTables: readonly CodeTable[];
  readonly related: readonly RelatedDocument[];
  readonly includes: readonly IncludedFragment[];
  readonly data: readonly DataElement[];
  /** Criteria sections in document order, included groups spliced in. */
  readonly sections: readonly CriteriaSectionModel[];
  /** undefined: the default table. */
  readonly determination: readonly DeterminationRowModel[] | undefined;
  readonly terms: readonly Term[];
  readonly references: readonly Reference[];
  readonly notes: readonly string[];
  readonly legal: readonly string[];
  readonly changes: readonly ChangeList[];
}

export interface GuidelineHeader {
  readonly id: string;
  readonly number: string;
  readonly version: string;
  readonly follows: string;
  readonly program: string;
  readonly owner: string;
  readonly status: string;
  readonly initiated: string;
  readonly reviewed: string;
  readonly previousReview: string;
  readonly effective: string;
  readonly reviewDue: string;
}

export interface CodeTable {
  readonly kind: 'procedures' | 'diagnoses';
  readonly system: string;
  readonly rows: readonly CodeTableRow[];
  readonly place: Place;
}

export interface CodeTableRow {
  /** As written: a code, a range `C71.0-C71.9`, with `+` where it is an add-on, with its modifiers: `93000-26`. */
  readonly code: string;
  /** Billed only together with another code. */
  readonly addOn: boolean;
  readonly modifiers: readonly string[];
  readonly description: string;
  /** `covered` where nothing is written. */
  readonly status: string;
  readonly place: Place;
}

export interface RelatedDocument {
  readonly label: string;
  readonly title: string;
  readonly url: string;
  readonly place: Place;
}

export interface IncludedFragment {
  readonly id: string;
  readonly version: string;
  /** The fragment's title and its own lists; undefined where it was not found (reported). */
  readonly fragment: Guideline | undefined;
  readonly place: Place;
}

export interface DataElement {
  readonly name: string;
  readonly label: string;
  /** The declaration's type as printed, such as `quantity in kg/m2, precision 0.1, from 5 to 120`. */
  readonly type: string;
  readonly place: Place;
}

export interface CriteriaSectionModel {
  readonly kind: CriteriaSectionKind;
  readonly id: string;
  readonly title: string;
  readonly leadIn: string;
  readonly quantifier: QuantifierModel | undefined;
  /** On the section's quantifier line. */
  readonly citations: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly place: Place;
}

export interface QuantifierModel {
  readonly kind:
    'ANY OF' | 'ALL OF' | 'NONE OF' | 'BOTH OF' | 'EITHER OF' | 'AT LEAST' | 'AT MOST' | 'EXACTLY';
  readonly count: number | undefined;
}

/** One item of a list: the unit that people cite, comment and compare. */
export interface Criterion {
  readonly id: string;
  /** Written in the source, not derived from the words. */
  readonly pinned: boolean;
  /** Printed number from the section's start: `1.c.ii`. */
  readonly number: string;
  readonly marker: string;
  readonly clauses: readonly CriterionClause[];
  /** Id of the criterion or section that contains it. */
  readonly parent: string;
  /** Id of the fragment that it came from, '' where it is the guideline's own. */
  readonly from: string;
  readonly place: Place;
}

export interface CriterionClause {
  /** Own id of the clause where one is written or it has a question of its own; '' otherwise. */
  readonly id: string;
  readonly connector: 'AND' | 'OR' | 'UNLESS' | undefined;
  readonly negated: boolean;
  /** '' on a bare group. */
  readonly words: string;
  readonly heading: boolean;
  readonly groupConnector: 'AND' | 'OR' | 'UNLESS' | 'WITH' | undefined;
  readonly quantifier: QuantifierModel | undefined;
  readonly children: readonly Criterion[];
  readonly citations: readonly string[];
  /** The WHEN expression in its printed form, '' where a reviewer answers. */
  readonly when: string;
  readonly appliesTo: string;
  readonly limit: string;
  readonly effective: string;
  /** Open examples (EG). */
  readonly examples: readonly string[];
  /** Closed list (ONLY): each is a criterion of its own in the graph, with an id derived from the entry's words (`criterion-ids.ts`). */
  readonly only: readonly string[];
  readonly notes: readonly string[];
  readonly footnotes: readonly string[];
  readonly reasons: readonly string[];
  readonly evidence: readonly string[];
  readonly place: Place;
}

export interface DeterminationRowModel {
  readonly section: string;
  readonly state: string;
  readonly verdict: string;
  readonly label: string;
  readonly place: Place;
}

export interface Term {
  readonly name: string;
  readonly abbreviations: readonly string[];
  readonly synonyms: readonly string[];
  readonly definition: readonly string[];
  readonly place: Place;
}

export interface Reference {
  readonly key: string;
  readonly text: string;
  /** Printed number, from 1 in the order of the list. */
  readonly number: number;
  readonly place: Place;
}

export interface ChangeList {
  readonly from: string;
  readonly entries: readonly ChangeEntryModel[];
  readonly place: Place;
}

export interface ChangeEntryModel {
  readonly verb: string;
  readonly id: string;
  readonly text: string;
  readonly place: Place;
}
