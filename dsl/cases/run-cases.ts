// Runs cases and compares what was determined, and why, with what was expected; changes nothing.
import type { CriteriaGraph } from '../decision/criteria-graph.ts';
import type { Decision } from '../decision/decide.ts';
import { decide } from '../decision/decide.ts';
import { evaluateGraph } from '../decision/evaluate.ts';
import { readFacts } from '../decision/facts.ts';
import type { Case } from './case.ts';
import { causesOf } from './causes.ts';

export interface CaseRun {
  readonly case: Case;
  readonly decision: Decision;
  /** `not judged`: the case expects nothing. */
  readonly outcome: 'passed' | 'failed' | 'not judged';
  /** Ids of all criteria that led to the determination, lists included, in the order of the document. */
  readonly causes: readonly string[];
  /** Ids of the expectation's `because` that are not among them. */
  readonly unexplained: readonly string[];
}

export function runCases(graph: CriteriaGraph, cases: readonly Case[]): readonly CaseRun[] {
  return cases.map((one) => runCase(graph, one));
}

export function runCase(graph: CriteriaGraph, one: Case): CaseRun {
  const decision = decide(graph, one.facts);
  const causes = causesOf(graph, evaluateGraph(graph, readFacts(graph, one.facts).values));
  const { expect } = one;
  const unexplained = expect ? expect.because.filter((id) => !causes.includes(id)) : [];
  const asExpected = expect?.determination === decision.determination && unexplained.length === 0;
  const sound = decision.invalid.length === 0;
  return {
    case: one,
    decision,
    outcome: !expect ? 'not judged' : asExpected && sound ? 'passed' : 'failed',
    causes,
    unexplained,
  };
}
