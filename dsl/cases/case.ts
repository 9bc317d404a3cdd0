// A case: the facts of one request and the determination that is expected of it; plain data, knows no text and no evaluation.
import type { Facts } from '../decision/facts.ts';
import type { Place } from '../model/guideline.ts';

export interface Case {
  readonly title: string;
  /** Explicit: `all others not met` is already spelled out, what is unknown is absent. Keys and values as `decide` reads them. */
  readonly facts: Facts;
  /** undefined where the case only records facts. */
  readonly expect: Expectation | undefined;
  readonly place: Place;
}

export interface Expectation {
  /** A verdict of the guideline's determination table, or `needs-information`. */
  readonly determination: string;
  /** Ids of criteria that have to be among those that led there; [] asks for nothing. */
  readonly because: readonly string[];
  /** The whole `expect` line. */
  readonly place: Place;
}
