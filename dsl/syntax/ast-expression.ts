// The tree of an expression after WHEN, APPLIES TO, EFFECTIVE and LIMIT, exactly as written; knows no meaning.
import type { Span } from '../source/span.ts';

/** Words of the author with their place. `value` has white space folded; continuation lines are joined by a blank. */
export interface Words {
  readonly value: string;
  readonly span: Span;
}

export type Expression =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'not'; readonly operand: Expression; readonly span: Span }
  /** Parentheses as written, so that printing is exact. */
  | { readonly kind: 'parens'; readonly operand: Expression; readonly span: Span }
  /** `bmi >= 35 kg/m2`, `relatives = 2`. */
  | {
      readonly kind: 'compare';
      readonly element: Words;
      readonly operator: ComparisonOperator;
      readonly amount: Amount;
      readonly span: Span;
    }
  /** `ahi between 5 /h and 14 /h`: both ends included. */
  | {
      readonly kind: 'between';
      readonly element: Words;
      readonly from: Amount;
      readonly to: Amount;
      readonly span: Span;
    }
  /** `mri-result is non-diagnostic or indeterminate`, `stage is not IV`. */
  | {
      readonly kind: 'is';
      readonly element: Words;
      readonly negated: boolean;
      readonly values: readonly Words[];
      readonly span: Span;
    }
  /** `nyha at least III`. */
  | {
      readonly kind: 'rank';
      readonly element: Words;
      readonly direction: 'at least' | 'at most';
      readonly value: Words;
      readonly span: Span;
    }
  /** `diagnosis in C34.00-C34.92, C7A.090`. */
  | {
      readonly kind: 'in';
      readonly element: Words;
      readonly negated: boolean;
      readonly ranges: readonly CodeRange[];
      readonly span: Span;
    }
  /** `stent-placed within 6 weeks before request`. */
  | {
      readonly kind: 'within';
      readonly element: Words;
      readonly amount: Amount;
      readonly relation: 'before' | 'after' | 'of';
      readonly event: Words;
      readonly span: Span;
    }
  /** `mi more than 40 days before request`, `surgery at least 3 months before request`. */
  | {
      readonly kind: 'apart';
      readonly element: Words;
      readonly bound: 'at least' | 'more than' | 'less than';
      readonly amount: Amount;
      readonly relation: 'before' | 'after';
      readonly event: Words;
      readonly span: Span;
    }
  /** `reevaluated between day 31 and day 91 after therapy-start`. */
  | {
      readonly kind: 'between-days';
      readonly element: Words;
      readonly from: Words;
      readonly to: Words;
      readonly relation: 'before' | 'after';
      readonly event: Words;
      readonly span: Span;
    }
  /** `stent-placed on or after 2024-01-01`, `echo before request`: a day as typed, or the name of a date. */
  | {
      readonly kind: 'dated';
      readonly element: Words;
      readonly relation: 'before' | 'after' | 'on' | 'on or before' | 'on or after';
      readonly day: Words;
      readonly span: Span;
    }
  /** `stent-placed between 2024-01-01 and 2024-06-30`: both days included. */
  | {
      readonly kind: 'between-dates';
      readonly element: Words;
      readonly from: Words;
      readonly to: Words;
      readonly span: Span;
    }
  /** After EFFECTIVE: `from 2024-07-01`, `until 2025-01-01`, `from A until B`, about the date of service; both days included. */
  | {
      readonly kind: 'in-force';
      readonly from: Words | undefined;
      readonly until: Words | undefined;
      readonly span: Span;
    }
  /** `ineffective-therapy lasting at least 6 weeks`. */
  | {
      readonly kind: 'lasting';
      readonly element: Words;
      readonly bound: 'at least' | 'at most' | 'more than' | 'less than';
      readonly amount: Amount;
      readonly span: Span;
    }
  /** `po2 decreased by more than 10 mm[Hg] from po2-baseline`. */
  | {
      readonly kind: 'change';
      readonly element: Words;
      readonly direction: 'increased' | 'decreased' | 'changed';
      readonly bound: 'at least' | 'at most' | 'more than' | 'less than';
      readonly amount: Amount;
      readonly baseline: Words;
      readonly span: Span;
    }
  /** `known bmi`. */
  | { readonly kind: 'known'; readonly element: Words; readonly span: Span }
  /** `MET {brain-tumor}`. */
  | { readonly kind: 'met'; readonly id: Words; readonly span: Span }
  /** `LIMIT 12 per 90 days per service`, over the count `visits`: `visits 12 per 90 days`. */
  | {
      readonly kind: 'limit';
      readonly element: Words;
      readonly count: Words;
      readonly window: Amount;
      readonly perService: boolean;
      readonly span: Span;
    }
  /** A yes-no element alone: `pregnant`. */
  | { readonly kind: 'holds'; readonly element: Words; readonly span: Span };

export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** A number as typed with its unit: `35 kg/m2`, `10 %`, `6 weeks`, `2`. */
export interface Amount {
  readonly number: Words;
  readonly unit: Words | undefined;
  readonly span: Span;
}

export interface CodeRange {
  readonly from: Words;
  readonly to: Words | undefined;
  readonly span: Span;
}
