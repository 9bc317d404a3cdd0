// What a guideline means, without its wording's syntax: typed elements, an acyclic graph of criteria, ordered verdicts.
import type { Span } from '../source/span.ts';

/** Strong Kleene truth. Missing documentation is `unknown`, never `not-met`. */
export type Truth = 'met' | 'not-met' | 'unknown';

/** Index into `CriteriaGraph.elements`. */
export type ElementIndex = number;
/** Index into `CriteriaGraph.nodes`. Children always have a smaller index than their parents. */
export type NodeIndex = number;

/**
 * One fact that a decision may read, under its `key` in the facts object.
 * Numbers are whole steps of the last decimal place that the precision allows: bmi with precision 0.1 and 34.9 kg/m2 is 349 with `decimals` 1.
 */
export type Element =
  /** Answered by a reviewer: yes, no or not known. Its key is the criterion's id (without `.head`). */
  | { readonly kind: 'question'; readonly key: string; readonly label: string }
  /** Declared `yes-no`. */
  | { readonly kind: 'yes-no'; readonly key: string; readonly label: string }
  | {
      readonly kind: 'choice';
      readonly key: string;
      readonly label: string;
      readonly values: readonly string[];
    }
  /** Values from lowest to highest. */
  | {
      readonly kind: 'scale';
      readonly key: string;
      readonly label: string;
      readonly values: readonly string[];
    }
  | {
      readonly kind: 'quantity';
      readonly key: string;
      readonly label: string;
      /** UCUM unit, or a calendar word (`years`), or '' for a bare number. */
      readonly unit: string;
      /** Decimal places of the scaled whole numbers. */
      readonly decimals: number;
      /** The declared precision in scaled steps (precision 0.5 with decimals 1 is 5). */
      readonly step: number;
      /** Inclusive bounds in scaled steps. */
      readonly min: number | undefined;
      readonly max: number | undefined;
    }
  /** A whole number from 0. */
  | { readonly kind: 'count'; readonly key: string; readonly label: string }
  /** A calendar day. */
  | { readonly kind: 'date'; readonly key: string; readonly label: string }
  /** A list of codes; the empty list is known. */
  | { readonly kind: 'codes'; readonly key: string; readonly label: string; readonly system: string };

/** Both ends included; undefined is unbounded. Scaled whole numbers. */
export interface NumberRange {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'year';
export interface Duration {
  readonly amount: number;
  readonly unit: CalendarUnit;
}

/** A condition on elements; unknown when one of its elements is unknown (but `known`, which is never unknown). */
export type Test =
  /** A `yes-no` element is yes. */
  | { readonly op: 'holds'; readonly element: ElementIndex }
  /** `choice` and `scale`: the value is one of these. */
  | { readonly op: 'one-of'; readonly element: ElementIndex; readonly values: readonly string[] }
  /** `quantity`, `count` and `date` (days since 1970-01-01): the value lies in one of these ranges, ascending and disjoint. */
  | { readonly op: 'in-range'; readonly element: ElementIndex; readonly ranges: readonly NumberRange[] }
  /** `codes`: some code of the list lies in one of these ranges, compared as upper-case text without dots; `to` covers its sub-codes. */
  | {
      readonly op: 'codes-in';
      readonly element: ElementIndex;
      readonly ranges: readonly { readonly from: string; readonly to: string }[];
    }
  /**
   * `date`: `element` lies in the window around `event`, both ends included. The window runs from `event + from` to `event + to`,
   * durations signed (negative is before), undefined is unbounded. `within 6 weeks before request` is from -6 weeks to 0 days.
   */
  | {
      readonly op: 'window';
      readonly element: ElementIndex;
      readonly event: ElementIndex;
      readonly from: Duration | undefined;
      readonly to: Duration | undefined;
    }
  /**
   * Two numbers: `factor * element + baselineFactor * baseline >= atLeast`, in their scaled whole numbers. Every change from a
   * baseline, absolute or in percent, is one of these, exactly: `weight decreased by at least 10 % from weight-baseline`.
   */
  | {
      readonly op: 'change';
      readonly element: ElementIndex;
      readonly baseline: ElementIndex;
      readonly factor: number;
      readonly baselineFactor: number;
      readonly atLeast: number;
    }
  /** The element has a valid value. Never unknown. */
  | { readonly op: 'known'; readonly element: ElementIndex };

/** Where a node comes from; several nodes may share one criterion (a head and its group). */
export interface Origin {
  /** Criterion id, written or derived, or the id of the section for its root. Unique per node where `role` is 'criterion'. */
  readonly id: string;
  /** The author's words, or a restatement of the group. */
  readonly words: string;
  /** Printed number such as `1.c.ii`, '' for a section. */
  readonly number: string;
  readonly uri: string;
  readonly span: Span;
  readonly citations: readonly string[];
  /** `criterion`: the whole item. `head`: its own question. `group`: its list. `part`: made by lowering (a guard, a negation). */
  readonly role: 'criterion' | 'head' | 'group' | 'part';
}

/** Kleene operators. An empty `all` is met, an empty `any` is not met. */
export type GraphNode =
  | { readonly kind: 'constant'; readonly value: Truth; readonly origin: Origin }
  /** A leaf: the element (kind `question`) was answered yes. */
  | { readonly kind: 'question'; readonly element: ElementIndex; readonly origin: Origin }
  /** A leaf: a computed condition. */
  | { readonly kind: 'test'; readonly test: Test; readonly origin: Origin }
  | { readonly kind: 'not'; readonly child: NodeIndex; readonly origin: Origin }
  | { readonly kind: 'all' | 'any'; readonly children: readonly NodeIndex[]; readonly origin: Origin }
  /** Met when between `min` and `max` children are met, both included. Not met when that has become impossible. Else unknown. */
  | {
      readonly kind: 'count';
      readonly min: number;
      readonly max: number;
      readonly children: readonly NodeIndex[];
      readonly origin: Origin;
    };

export type SectionKind =
  'indications' | 'contraindications' | 'exclusions' | 'experimental' | 'limits' | 'site of service';

/** All sections of one kind joined; a guideline has at most one entry per kind. */
export interface GraphSection {
  readonly kind: SectionKind;
  readonly root: NodeIndex;
}

export interface VerdictRow {
  readonly section: SectionKind;
  readonly state: Truth;
  readonly determination: string;
  /** Reason text for people, such as "Possible contraindication". */
  readonly label: string;
}

export interface VerdictTable {
  /** In order; the first whose section has the state decides (with unknown: see evaluate). */
  readonly rows: readonly VerdictRow[];
  readonly otherwise: { readonly determination: string; readonly label: string };
}

export interface CriteriaGraph {
  readonly guideline: { readonly id: string; readonly version: string; readonly title: string };
  readonly elements: readonly Element[];
  readonly nodes: readonly GraphNode[];
  readonly sections: readonly GraphSection[];
  readonly verdicts: VerdictTable;
}

/** The determination of a case that is not decided yet. */
export const needsInformation = 'needs-information';
