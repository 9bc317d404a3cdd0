// The differences in meaning between two versions, as plain data: which determinations change, why, and a case that shows it.
import type { Place } from '../model/guideline.ts';

/**
 * Judged on complete cases in the order not-covered < clinician-review < appropriate: up widens, down narrows. A determination outside that
 * order counts as both. `documentation`: only cases with something unknown change. `none`: no case changes.
 */
export type Direction = 'widens' | 'narrows' | 'both' | 'documentation' | 'none';

export interface WitnessOutcome {
  readonly determination: string;
  readonly label: string;
}

/** One answer of a witness. */
export interface Departure {
  /** Key of the fact in the old and in the new version; '' where that version does not ask it. */
  readonly oldKey: string;
  readonly newKey: string;
  /** Words of the criterion or the label of the data element. */
  readonly words: string;
  /** `met`, `not met`, `unknown`, or the value for people: `at least 35 kg/m2`. */
  readonly state: string;
  /** The criterion where it is written, in the new version if it is there; undefined for a data element. */
  readonly place: Place | undefined;
}

/** A case that the reference evaluator has decided under both versions, with different determinations. */
export interface Witness {
  /** Nothing unknown in it. */
  readonly complete: boolean;
  readonly old: WitnessOutcome;
  readonly new: WitnessOutcome;
  /** The answers that are not those of the base case, `all others not met`; in document order. */
  readonly departures: readonly Departure[];
  /**
   * Data elements that meet nothing either, but that `all others not met` would give another value in some version (each version closes
   * them by its own conditions): a file of cases says them beside the departures to have exactly these facts.
   */
  readonly besides: readonly Departure[];
  /** One sentence in clinical words, with both determinations and versions. */
  readonly words: string;
  /** The whole case as JSON facts for each version, ready to be kept as a case. */
  readonly oldFacts: Readonly<Record<string, unknown>>;
  readonly newFacts: Readonly<Record<string, unknown>>;
}

/** What one structural change does to determinations. */
export interface DecisionChange {
  /** Ids of the structural changes that cause it together; [] where no single change could be told apart. */
  readonly changes: readonly string[];
  /** Words of the criterion that it departs at. */
  readonly words: string;
  readonly direction: Direction;
  /** The smallest of each direction, widening first. Never empty. */
  readonly witnesses: readonly Witness[];
}

/** One cell of the matrix old determination by new determination. */
export interface DecisionClass {
  readonly old: string;
  readonly new: string;
  /** Exact number of complete combinations, in decimal; '' where not counted. */
  readonly cases: string;
}

export type DecisionClasses =
  | {
      readonly kind: 'counted';
      /** Complete combinations altogether, in decimal. A number or date counts once per interval that the thresholds cut. */
      readonly total: string;
      readonly rows: readonly DecisionClass[];
    }
  | {
      readonly kind: 'not counted';
      readonly why: string;
      /** The cells that were seen in the search. */
      readonly rows: readonly DecisionClass[];
    };

export interface Equivalence {
  /** true only where it is proved. */
  readonly equivalent: true | false | 'not proved';
  /** How it is known, or why not, in words. */
  readonly why: string;
  /** Over all cases. */
  readonly direction: Direction | 'not known';
}
