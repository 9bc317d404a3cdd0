// The tree of a document exactly as written (labels, order, comments, words); knows no meaning, resolves no name.
import type { Span } from '../source/span.ts';
import type { Amount, Expression, Words } from './ast-expression.ts';

export type * from './ast-expression.ts';

/** `# words`, kept by the printer before the line that it stands above. */
export interface Comment {
  readonly text: string;
  /** It stood deeper than the margin, so it belongs to the section above it. */
  readonly indented: boolean;
  readonly span: Span;
}

export type Document = GuidelineDocument | CasesDocument;

export interface GuidelineDocument {
  readonly kind: 'guideline' | 'fragment';
  readonly title: Words | undefined;
  readonly header: readonly HeaderField[];
  /** For the whole guideline; an item has its own. */
  readonly waivers: readonly Waiver[];
  readonly sections: readonly Section[];
  readonly comments: readonly Comment[];
  readonly span: Span;
}

export interface HeaderField {
  readonly key: Words;
  readonly value: Words;
  readonly span: Span;
}

export type Section =
  | TextSection
  | CodeTableSection
  | SeeSection
  | IncludeSection
  | DataSection
  | CriteriaSection
  | DeterminationSection
  | TermsSection
  | ReferencesSection
  | ChangesSection
  | UnknownSection;

interface SectionBase {
  /** The section word as written, such as `indications` or `site of service`. */
  readonly keyword: Words;
  readonly span: Span;
}

/** `population`, `notes`, `legal`: raw lines; a blank line parts paragraphs. */
export interface TextSection extends SectionBase {
  readonly kind: 'population' | 'notes' | 'legal';
  readonly paragraphs: readonly Words[];
}

export interface CodeTableSection extends SectionBase {
  readonly kind: 'procedures' | 'diagnoses';
  /** Code system as written: `CPT`, `HCPCS`, `ICD-10-CM`. */
  readonly system: Words | undefined;
  readonly rows: readonly CodeRow[];
}

export interface CodeRow {
  readonly code: Words;
  readonly description: Words | undefined;
  /** `covered`, `not covered` or `related`, after `|`. */
  readonly status: Words | undefined;
  readonly span: Span;
}

export interface SeeSection extends SectionBase {
  readonly kind: 'see';
  readonly label: Words | undefined;
  readonly title: Words | undefined;
  readonly url: Words | undefined;
}

export interface IncludeSection extends SectionBase {
  readonly kind: 'include';
  readonly id: Words | undefined;
  readonly version: Words | undefined;
}

export interface DataSection extends SectionBase {
  readonly kind: 'data';
  readonly elements: readonly DataDeclaration[];
}

export interface DataDeclaration {
  readonly name: Words;
  readonly label: Words | undefined;
  readonly type: DataType | undefined;
  readonly span: Span;
}

export type DataType =
  | { readonly kind: 'choice'; readonly values: readonly Words[] }
  | { readonly kind: 'scale'; readonly values: readonly Words[] }
  | {
      readonly kind: 'quantity';
      readonly unit: Words | undefined;
      readonly precision: Words | undefined;
      readonly from: Words | undefined;
      readonly to: Words | undefined;
    }
  | { readonly kind: 'count' }
  | { readonly kind: 'date' }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'codes'; readonly system: Words | undefined };

export const criteriaSectionKinds = [
  'indications',
  'continuation',
  'repeat',
  'contraindications',
  'exclusions',
  'experimental',
  'site of service',
  'limits',
] as const;
export type CriteriaSectionKind = (typeof criteriaSectionKinds)[number];

export interface CriteriaSection extends SectionBase {
  readonly kind: CriteriaSectionKind;
  readonly title: Words | undefined;
  /** `FOR initial CPT 94660`. */
  readonly scope: SectionScope | undefined;
  readonly leadIn: Words | undefined;
  readonly group: Group | undefined;
}

export interface SectionScope {
  readonly phase: Words | undefined;
  readonly codes: readonly Words[];
  readonly system: Words | undefined;
  readonly span: Span;
}

export type QuantifierKind =
  'ANY OF' | 'ALL OF' | 'NONE OF' | 'BOTH OF' | 'EITHER OF' | 'AT LEAST' | 'AT MOST' | 'EXACTLY';

export interface Quantifier {
  readonly kind: QuantifierKind;
  /** Only with AT LEAST, AT MOST and EXACTLY. */
  readonly count: number | undefined;
  readonly span: Span;
}

/** Items under a quantifier. Without one (an error that was reported) the group's truth is unknown. */
export interface Group {
  readonly quantifier: Quantifier | undefined;
  readonly items: readonly Item[];
  /** Set on a bare quantifier line of a section, as on an `ANY OF` line: `ANY OF {id} [key]`. */
  readonly id: Words | undefined;
  readonly citations: readonly Words[];
  readonly span: Span;
}

export interface Item {
  /** The label as typed: `1.`, `a.`, `-`. Structure never depends on it. */
  readonly marker: Words | undefined;
  readonly clauses: readonly Clause[];
  readonly waivers: readonly Waiver[];
  readonly span: Span;
}

export type Connector = 'AND' | 'OR' | 'UNLESS';

/** One condition of an item: words, or a bare group, or words and a group. */
export interface Clause {
  /** How it joins the clause above; undefined on the first of an item. */
  readonly connector: Connector | undefined;
  readonly connectorSpan: Span | undefined;
  /** A leading `NOT`. */
  readonly negated: boolean;
  /** Absent on a bare group. */
  readonly words: Words | undefined;
  /** `Clinical status: ANY OF`: words without truth of their own. */
  readonly heading: boolean;
  /** How the group joins the words: `Brain tumors are known AND ANY OF`. Undefined on a bare group or a heading. `WITH` means AND. */
  readonly groupConnector: Connector | 'WITH' | undefined;
  readonly group: Group | undefined;
  readonly id: Words | undefined;
  readonly citations: readonly Words[];
  readonly details: readonly Detail[];
  readonly span: Span;
}

/** A line that belongs to the clause above it. */
export type Detail =
  | {
      readonly kind: 'WHEN' | 'APPLIES TO' | 'EFFECTIVE' | 'LIMIT';
      readonly expression: Expression | undefined;
      readonly text: Words;
      readonly span: Span;
    }
  | { readonly kind: 'EG' | 'ONLY'; readonly entries: readonly Words[]; readonly span: Span }
  | { readonly kind: 'NOTE' | 'FOOTNOTE' | 'REASON' | 'EVIDENCE'; readonly text: Words; readonly span: Span };

export interface Waiver {
  readonly code: Words;
  readonly reason: Words;
  readonly span: Span;
}

// ---- the other sections ----

export interface DeterminationSection extends SectionBase {
  readonly kind: 'determination';
  readonly rows: readonly DeterminationRow[];
}

export interface DeterminationRow {
  /** A criteria section word, or `otherwise`. */
  readonly section: Words;
  /** `met`, `not met`, `unknown`; absent on `otherwise`. */
  readonly state: Words | undefined;
  readonly verdict: Words;
  readonly label: Words | undefined;
  readonly span: Span;
}

export interface TermsSection extends SectionBase {
  readonly kind: 'terms';
  readonly terms: readonly TermEntry[];
}

export interface TermEntry {
  readonly name: Words;
  /** In brackets after the name: `(ALX, AXD)`. */
  readonly abbreviations: readonly Words[];
  /** After `, also`. */
  readonly synonyms: readonly Words[];
  readonly definition: readonly Words[];
  readonly span: Span;
}

export interface ReferencesSection extends SectionBase {
  readonly kind: 'references';
  readonly entries: readonly ReferenceEntry[];
}

export interface ReferenceEntry {
  readonly key: Words;
  readonly text: Words;
  readonly span: Span;
}

export interface ChangesSection extends SectionBase {
  readonly kind: 'changes';
  readonly version: Words | undefined;
  readonly entries: readonly ChangeEntry[];
}

export interface ChangeEntry {
  /** `added`, `removed`, `revised`, `updated`. */
  readonly verb: Words;
  readonly id: Words | undefined;
  readonly text: Words;
  readonly span: Span;
}

/** A section word that the language does not have; its lines are kept. */
export interface UnknownSection extends SectionBase {
  readonly kind: 'unknown';
  readonly lines: readonly Words[];
}

// ---- cases ----

export interface CasesDocument {
  readonly kind: 'cases';
  readonly guideline: Words | undefined;
  readonly version: Words | undefined;
  readonly cases: readonly CaseEntry[];
  readonly comments: readonly Comment[];
  readonly span: Span;
}

export interface CaseEntry {
  readonly title: Words;
  readonly lines: readonly CaseLine[];
  readonly span: Span;
}

export type CaseState = 'met' | 'not met' | 'unknown';

export type CaseLine =
  /** `{brain-tumor} met`, `Lymphoma not met`: by id or by the exact words of a leaf. */
  | {
      readonly kind: 'answer';
      readonly id: Words | undefined;
      readonly words: Words | undefined;
      readonly state: CaseState;
      readonly span: Span;
    }
  /** `mri-result is indeterminate`, `bmi = 34.9 kg/m2`, `diagnosis in C34.10, I10`. */
  | {
      readonly kind: 'assign';
      readonly element: Words;
      readonly operator: 'is' | '=' | 'in';
      readonly values: readonly Amount[];
      readonly span: Span;
    }
  /** `all others not met`. */
  | { readonly kind: 'others'; readonly state: CaseState; readonly span: Span }
  /** `expect appropriate because {brain-tumor}`. */
  | {
      readonly kind: 'expect';
      readonly verdict: Words;
      readonly because: readonly Words[];
      readonly span: Span;
    };
