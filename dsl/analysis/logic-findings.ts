// What an analysis of criteria finds, whoever proves it.
import type { NodeIndex } from '../decision/criteria-graph.ts';

export interface LogicAnalysis {
  /** Never met, whatever the facts; none of its parts is. */
  readonly impossible: readonly NodeIndex[];
  /** Never not met. */
  readonly certain: readonly NodeIndex[];
  /** Whole criteria without which every section has the same outcome in every case, complete or not; the outermost only. */
  readonly dead: readonly DeadCriterion[];
  /** Some criteria were not looked at, because that would have taken too long. */
  readonly cutShort: boolean;
}

export interface DeadCriterion {
  readonly node: NodeIndex;
  /** `alternative`: it could be left out of things of which one is enough. `requirement`: out of things that are all needed. */
  readonly as: 'alternative' | 'requirement';
  /** A criterion that is met whenever this alternative is, or never met without this requirement; undefined where several do it together. */
  readonly coveredBy: NodeIndex | undefined;
}
