// The plan of explanations, worked through by a few lines of its own, against what the reference explains.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriteriaGraph, Truth } from '../../dsl/decision/criteria-graph.ts';
import { childrenOf } from '../../dsl/decision/criteria-index.ts';
import { decide } from '../../dsl/decision/decide.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import type { Facts } from '../../dsl/decision/facts.ts';
import { explanationPlan } from '../../dsl/targets/shared/explanation-plan.ts';
import type { Formula, Listed } from '../../dsl/targets/shared/explanation-plan.ts';
import { lawOptions, randomFacts, randomGraph } from '../support/random-graph.ts';

describe('the plan of explanations', () => {
  it('lists what the reference lists, on random graphs and facts', () => {
    const pairs = randomGraph({ questions: 6, tests: 8, groups: 10 }).chain((graph) =>
      fc.tuple(fc.constant(graph), fc.array(randomFacts(graph), { minLength: 8, maxLength: 8 })),
    );
    const seen = { reasons: 0, unmet: 0, missing: 0 };
    fc.assert(
      fc.property(pairs, ([graph, cases]) => {
        for (const facts of cases) {
          const { reasons, unmet, missing } = decide(graph, facts);
          expect(explained(graph, facts)).toEqual({ reasons, unmet, missing });
          seen.reasons += reasons.length;
          seen.unmet += unmet.length;
          seen.missing += missing.length;
        }
      }),
      lawOptions(300),
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });

  it('reads only flags that stand before', () => {
    fc.assert(
      fc.property(randomGraph(), (graph) => {
        const known = new Set<string>();
        for (const { name, formula } of explanationPlan(graph).flags) {
          for (const flag of flagsIn(formula)) expect(known).toContain(flag);
          known.add(name);
        }
      }),
      lawOptions(60),
    );
  });
});

function explained(graph: CriteriaGraph, facts: Facts) {
  const { values } = readFacts(graph, facts);
  const { states } = evaluateGraph(graph, values);
  const plan = explanationPlan(graph);
  const flags = new Map<string, boolean>();
  const metBelow = (node: number) =>
    childrenOf(graph.nodes[node] ?? neverNode).filter((child) => states[child] === 'met').length;
  const holds = (formula: Formula): boolean => {
    switch (formula.kind) {
      case 'state':
        return stateAt(states, formula.node) === formula.state;
      case 'flag':
        return flags.get(formula.flag) === true;
      case 'all':
        return formula.of.every(holds);
      case 'any':
        return formula.of.some(holds);
      case 'more-met':
        return metBelow(formula.node) > formula.limit;
      case 'most-met':
        return metBelow(formula.node) <= formula.limit;
      case 'no-value':
        return values[formula.element] === undefined;
    }
  };
  for (const { name, formula } of plan.flags) flags.set(name, holds(formula));
  const listed = (list: readonly Listed[]) => list.filter(({ when }) => holds(when)).map(({ name }) => name);
  return { reasons: listed(plan.reasons), unmet: listed(plan.unmet), missing: listed(plan.missing) };
}

function stateAt(states: readonly Truth[], node: number): Truth {
  const state = states[node];
  if (state === undefined) throw new Error(`There is no node ${node}.`);
  return state;
}

function flagsIn(formula: Formula): readonly string[] {
  if (formula.kind === 'flag') return [formula.flag];
  return 'of' in formula ? formula.of.flatMap(flagsIn) : [];
}

const neverNode = {
  kind: 'constant',
  value: 'unknown',
  origin: { id: '', words: '', number: '', uri: '', span: { start: 0, end: 0 }, citations: [], role: 'part' },
} as const;
