// What a production engine is to the conformance tests: a program that decides cases with what a target emits; knows no engine.
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import type { Facts } from '../../dsl/decision/facts.ts';

export interface Job {
  readonly graph: CriteriaGraph;
  readonly cases: readonly Facts[];
}

/** The part of a decision that every engine must give. Order counts in no list. */
export interface EngineDecision {
  readonly determination: string;
  /** Where the target carries it. */
  readonly label?: string;
  readonly unmet: readonly string[];
  readonly missing: readonly string[];
  /** Where the target carries them. */
  readonly reasons?: readonly string[];
}

export interface Engine {
  /** For people, such as `json-logic-js`. */
  readonly name: string;
  /** Id of the target whose files it runs. */
  readonly target: string;
  /** Of the engine that really runs, or why it cannot run here, in words. */
  readonly found: () => Promise<{ readonly version: string } | { readonly skipped: string }>;
  /** What the engine's own tools must say of the files beyond deciding cases (formats, signatures, tests); throws with their words. */
  readonly accept?: () => Promise<void>;
  /** A decision for each case of each job, in their order. Many jobs at once, because some engines take seconds to start. */
  readonly decide: (jobs: readonly Job[]) => Promise<readonly (readonly EngineDecision[])[]>;
}
