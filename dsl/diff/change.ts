// The differences in text and structure between two versions, as plain data that crosses a worker boundary; knows not how they are found.
import type { Place } from '../model/guideline.ts';
import type { MatchedBy } from './pairing.ts';

/** What a reviewer has to look at: `meaning` may change a determination, the others cannot. */
export type Materiality = 'meaning' | 'wording' | 'evidence' | 'codes' | 'administrative';

/** Words of both versions in reading order: `same` and `removed` make the old text, `same` and `added` the new. */
export interface WordMark {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** One version's side of a change. */
export interface ChangeSide {
  readonly place: Place;
  /** Id of the criterion, key of the reference, code, name of the term or of the data element; '' where it has none. */
  readonly id: string;
  /** Printed number such as `1.c.ii`, '' where it has none. */
  readonly number: string;
  readonly words: string;
}

interface ChangeBase {
  /** Unique within the diff and stable for the same pair of texts, such as `added:epilepsy`. */
  readonly id: string;
  /** Section word: `indications`, `procedures`, `terms`, `header`, ... */
  readonly section: string;
  /** Title of that section where it has one. */
  readonly sectionTitle: string;
  /** One line for people: what changed, in the words of the guideline. */
  readonly headline: string;
  readonly materiality: Materiality;
  /** Undefined where the thing is in the new version only. */
  readonly old: ChangeSide | undefined;
  /** Undefined where the thing is in the old version only. */
  readonly new: ChangeSide | undefined;
  /** Word by word; [] where nothing was reworded. */
  readonly marks: readonly WordMark[];
  /** Words of the criteria above it, outermost first, without the section. */
  readonly under: readonly string[];
  /** Their ids, in the same order. */
  readonly underIds: readonly string[];
}

/** Kinds whose `old` is always undefined. */
interface OnlyNew extends ChangeBase {
  readonly old: undefined;
  readonly new: ChangeSide;
}

interface OnlyOld extends ChangeBase {
  readonly old: ChangeSide;
  readonly new: undefined;
}

interface BothSides extends ChangeBase {
  readonly old: ChangeSide;
  readonly new: ChangeSide;
}

/** A criteria section, a criterion of a list, a further condition (`AND ...`) of a kept criterion, or an entry of its closed list (ONLY). */
export type AddedUnit = 'section' | 'criterion' | 'condition' | 'entry';

/** `within`: id of the change that added the criterion around it, '' for the outermost. */
export interface AddedChange extends OnlyNew {
  readonly kind: 'added';
  readonly unit: AddedUnit;
  readonly within: string;
}

export interface RemovedChange extends OnlyOld {
  readonly kind: 'removed';
  readonly unit: AddedUnit;
  readonly within: string;
}

/** Stands under another criterion or section, or at another place among the same siblings. */
export interface MovedChange extends BothSides {
  readonly kind: 'moved';
  readonly how: 'parent' | 'order';
  /** Words of the criterion or section that it stood under, and stands under now. */
  readonly from: string;
  readonly to: string;
}

export interface RewordedChange extends BothSides {
  readonly kind: 'reworded';
  readonly what: 'criterion' | 'section title' | 'heading';
  /** How the two are known to be the same. Beyond `words` and `id` it is an assumption. */
  readonly matchedBy: MatchedBy;
  /** Numbers, comparisons, negations or `and` / `or` differ: the same criterion, but another question. */
  readonly asksSomethingElse: boolean;
}

/** The logic around the words changed: `ANY OF` to `ALL OF`, `AND` to `UNLESS`, a `NOT`. */
export interface RegroupedChange extends BothSides {
  readonly kind: 'regrouped';
  readonly what: 'quantifier' | 'connector' | 'negation' | 'heading' | 'closed list' | 'scope';
  readonly from: string;
  readonly to: string;
}

/** A computed condition changed; `from` or `to` is '' where a reviewer answers (or answered) instead, or nothing is asked. */
export interface ThresholdChange extends BothSides {
  readonly kind: 'threshold';
  readonly what: 'WHEN' | 'APPLIES TO' | 'LIMIT' | 'EFFECTIVE';
  readonly from: string;
  readonly to: string;
}

/** Only the printed number differs, since something above it came or went. A note, never a finding. */
export interface RenumberedChange extends BothSides {
  readonly kind: 'renumbered';
}

/** On a criterion or on a section's quantifier line. */
export interface CitationChange extends BothSides {
  readonly kind: 'citation';
  /** Keys, in the order written. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** An entry of the list of references. */
export interface ReferenceChange extends ChangeBase {
  readonly kind: 'reference';
  readonly how: 'added' | 'removed' | 'revised';
}

export interface CodeChange extends ChangeBase {
  readonly kind: 'code';
  readonly how: 'added' | 'removed' | 'status' | 'description';
  readonly system: string;
  readonly code: string;
  /** `covered`, `not covered`, `related`; '' on the side where the code is absent. */
  readonly oldStatus: string;
  readonly newStatus: string;
}

export interface TermChange extends ChangeBase {
  readonly kind: 'term';
  readonly how: 'added' | 'removed' | 'revised';
}

export interface HeaderChange extends BothSides {
  readonly kind: 'header';
  /** `title`, or a header word such as `reviewed`. */
  readonly field: string;
  readonly date: boolean;
}

/** Prose without truth of its own. */
export interface TextChange extends ChangeBase {
  readonly kind: 'text';
  readonly what: 'population' | 'notes' | 'legal' | 'lead-in' | 'see';
  readonly how: 'added' | 'removed' | 'revised';
}

/** A line under a criterion that explains it. */
export interface DetailChange extends ChangeBase {
  readonly kind: 'detail';
  readonly what: 'NOTE' | 'FOOTNOTE' | 'REASON' | 'EVIDENCE';
  readonly how: 'added' | 'removed' | 'revised';
}

/** Open examples (EG): evidence for the same question, no variables. */
export interface ExampleChange extends BothSides {
  readonly kind: 'example';
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface DeterminationRowChange extends ChangeBase {
  readonly kind: 'determination';
  readonly how: 'added' | 'removed' | 'revised' | 'moved';
}

export interface DataElementChange extends ChangeBase {
  readonly kind: 'data';
  readonly how: 'added' | 'removed' | 'type' | 'label';
}

export interface IncludeChange extends ChangeBase {
  readonly kind: 'include';
  readonly how: 'added' | 'removed' | 'version';
}

/** The printed list of changes itself. */
export interface ChangeListChange extends ChangeBase {
  readonly kind: 'change-list';
  readonly how: 'added' | 'removed' | 'revised';
}

export type Change =
  | AddedChange
  | RemovedChange
  | MovedChange
  | RewordedChange
  | RegroupedChange
  | ThresholdChange
  | RenumberedChange
  | CitationChange
  | ReferenceChange
  | CodeChange
  | TermChange
  | HeaderChange
  | TextChange
  | DetailChange
  | ExampleChange
  | DeterminationRowChange
  | DataElementChange
  | IncludeChange
  | ChangeListChange;

export type ChangeKind = Change['kind'];
