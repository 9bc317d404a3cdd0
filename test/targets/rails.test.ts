// The two rails of random guidelines and the rows of their verdicts, worked through by a few lines of their own, against the reference.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration, parseDay } from '../../dsl/decision/calendar.ts';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { childrenOf } from '../../dsl/decision/criteria-index.ts';
import { evaluateGraph, testTruth } from '../../dsl/decision/evaluate.ts';
import type { Values } from '../../dsl/decision/facts.ts';
import { dayStepsOf } from '../../dsl/targets/shared/day-steps.ts';
import { railsOf } from '../../dsl/targets/shared/rails.ts';
import type { Rail } from '../../dsl/targets/shared/rails.ts';
import { verdictPaths } from '../../dsl/targets/shared/verdict-paths.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';

const pairs = randomGraph({ questions: 6, tests: 8, groups: 10 }).chain((graph) =>
  fc.tuple(fc.constant(graph), fc.array(randomValues(graph), { minLength: 8, maxLength: 8 })),
);

describe('the two rails', () => {
  it('are so exactly where the reference says met and not met, and never both', () => {
    const seen = { met: 0, 'not-met': 0, unknown: 0 };
    fc.assert(
      fc.property(pairs, ([graph, cases]) => {
        for (const values of cases) {
          const states = railStates(graph, values);
          expect(states).toEqual(evaluateGraph(graph, values).states);
          for (const state of states) seen[state as 'met']++;
        }
      }),
      lawOptions(300),
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(1000);
  });

  it('grow with the edges of the graph', () => {
    fc.assert(
      fc.property(randomGraph(), ({ nodes }) => {
        for (const node of nodes) {
          const { met, notMet } = railsOf(node);
          expect(sizeOf(met) + sizeOf(notMet)).toBeLessThanOrEqual(4 * childrenOf(node).length + 4);
        }
      }),
      lawOptions(100),
    );
  });
});

describe('the rows of the verdicts', () => {
  it('fit any states of the sections exactly once, with the determination and label of the reference', () => {
    fc.assert(
      fc.property(pairs, ([graph, cases]) => {
        const paths = verdictPaths(graph);
        for (const values of cases) {
          const { states, verdict } = evaluateGraph(graph, values);
          const fitting = paths.filter((path) =>
            graph.sections.every(({ root }, at) => [undefined, states[root]].includes(path.states[at])),
          );
          expect(fitting).toHaveLength(1);
          expect(fitting[0]).toMatchObject({ determination: verdict.determination, label: verdict.label });
        }
      }),
      lawOptions(200),
    );
  });
});

describe('steps between days', () => {
  it('lead to the same days as durations, and past all days where those do', () => {
    const day = fc.integer({ min: parseDay('0001-01-01') ?? 0, max: parseDay('9999-12-31') ?? 0 });
    const unit = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const);
    fc.assert(
      fc.property(day, day, fc.integer({ min: -20_000, max: 20_000 }), unit, (from, other, amount, word) => {
        const duration = { amount, unit: word };
        const stepped = addDuration(from, dayStepsOf(duration));
        expect(other <= stepped).toBe(other <= addDuration(from, duration));
        expect(other >= stepped).toBe(other >= addDuration(from, duration));
      }),
      lawOptions(500),
    );
    expect(dayStepsOf({ amount: 1_000_000_000, unit: 'year' })).toEqual({ unit: 'month', amount: 120_000 });
    expect(dayStepsOf({ amount: -1_000_000_000, unit: 'week' })).toEqual({ unit: 'day', amount: -3_700_000 });
  });
});

function railStates(graph: CriteriaGraph, values: Values): readonly string[] {
  const states: string[] = [];
  const so = (rail: Rail): boolean => {
    switch (rail.kind) {
      case 'node':
        return states[rail.node] === rail.state;
      case 'test':
        return testTruth(rail.test, values) === rail.state;
      case 'all':
        return rail.of.every(so);
      case 'any':
        return rail.of.some(so);
      case 'at-least':
        return rail.nodes.filter((node) => states[node] === rail.state).length >= rail.least;
    }
  };
  for (const node of graph.nodes) {
    const { met, notMet } = railsOf(node);
    const [isMet, isNotMet] = [so(met), so(notMet)];
    states.push(isMet && isNotMet ? 'both' : isMet ? 'met' : isNotMet ? 'not-met' : 'unknown');
  }
  return states;
}

function sizeOf(rail: Rail): number {
  if (rail.kind === 'all' || rail.kind === 'any') return rail.of.reduce((sum, part) => sum + sizeOf(part), 1);
  return rail.kind === 'at-least' ? rail.nodes.length : 1;
}
