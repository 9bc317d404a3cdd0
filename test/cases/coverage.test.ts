// Coverage counts states as the reference sees them, and decisive means: another state, another determination.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../dsl/cases/coverage.ts';
import type { CriteriaGraph, GraphNode, Truth } from '../../dsl/decision/criteria-graph.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { compileBody } from './fixture.ts';

const { graph } = compileBody(`contraindications
  ANY OF
    1. Implant  {implant}
indications
  ANY OF
    1. Tumor is known AND ANY OF  {tumor}
         a. Lymphoma  {lymphoma}
         b. Shared  {shared}
    2. AT LEAST 2 OF  {two}
         a. Pain  {pain}
         b. Fever  {fever}
         c. Again  {again}
              WHEN MET {shared}
`);

const place = { uri: '', span: { start: 0, end: 0 } };
const caseOf = (facts: Readonly<Record<string, unknown>>) => ({ title: '', facts, expect: undefined, place });

/** The same question asked of a graph in which the criterion is fixed. */
function decidesByBruteForce(node: number, facts: Readonly<Record<string, unknown>>): boolean {
  const { values } = readFacts(graph, facts);
  const { states, verdict } = evaluateGraph(graph, values);
  const state = states[node];
  const others: readonly Truth[] =
    state === 'met' ? ['not-met'] : state === 'not-met' ? ['met'] : ['met', 'not-met'];
  return others.some((value) => {
    const fixed: CriteriaGraph = {
      ...graph,
      nodes: graph.nodes.map((old, index): GraphNode =>
        index === node ? { kind: 'constant', value, origin: old.origin } : old,
      ),
    };
    return evaluateGraph(fixed, values).verdict.determination !== verdict.determination;
  });
}

describe('coverageOf', () => {
  it('counts every criterion and every head once, and no section', () => {
    const { criteria, cases } = coverageOf(graph, []);
    expect(cases).toBe(0);
    expect(criteria.map(({ origin }) => origin.id).toSorted()).toEqual(
      ['again', 'fever', 'implant', 'lymphoma', 'pain', 'shared', 'tumor', 'tumor.head', 'two'].toSorted(),
    );
  });

  it('tells what was seen from what decided', () => {
    const facts = { implant: false, tumor: true, lymphoma: true, shared: false, pain: true, fever: false };
    const { criteria, neverDecisive } = coverageOf(graph, [
      caseOf(facts),
      caseOf({ ...facts, lymphoma: false }),
    ]);
    const of = (id: string) => criteria.find(({ origin }) => origin.id === id);
    expect(of('lymphoma')).toMatchObject({
      seen: { met: 1, 'not-met': 1, unknown: 0 },
      decisive: { met: 1, 'not-met': 1, unknown: 0 },
    });
    expect(of('pain')).toMatchObject({ seen: { met: 2, 'not-met': 0, unknown: 0 }, decisive: { met: 0 } });
    expect(neverDecisive).toEqual(['pain']);
  });

  it('agrees with evaluating a graph in which the criterion is fixed', () => {
    const answer = fc.constantFrom(true, false, null);
    const facts = fc.record({
      implant: answer,
      tumor: answer,
      lymphoma: answer,
      shared: answer,
      pain: answer,
      fever: answer,
    });
    fc.assert(
      fc.property(facts, (given) => {
        for (const { origin, decisive } of coverageOf(graph, [caseOf(given)]).criteria) {
          const node = graph.nodes.findIndex(
            (other) => other.origin.id === origin.id && other.origin.role === origin.role,
          );
          const decided = decisive.met + decisive['not-met'] + decisive.unknown === 1;
          expect(decided, origin.id).toBe(decidesByBruteForce(node, given));
        }
      }),
      { numRuns: 200, seed: 20241103 },
    );
  });
});
