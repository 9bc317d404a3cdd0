// Coverage counts states as the reference sees them, and decisive means: another state, another determination.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageFigures, coverageOf, decidingCases } from '../../dsl/cases/coverage.ts';
import type { CriteriaGraph, GraphNode, Truth } from '../../dsl/decision/criteria-graph.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { readFacts, writeFacts } from '../../dsl/decision/facts.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';
import { caseLenses, createWorkspace } from '../../dsl/index.ts';
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
function decidesByBruteForce(
  node: number,
  facts: Readonly<Record<string, unknown>>,
  of: CriteriaGraph = graph,
): boolean {
  const { values } = readFacts(of, facts);
  const { states, verdict } = evaluateGraph(of, values);
  const state = states[node];
  const others: readonly Truth[] =
    state === 'met' ? ['not-met'] : state === 'not-met' ? ['met'] : ['met', 'not-met'];
  return others.some((value) => {
    const fixed: CriteriaGraph = {
      ...of,
      nodes: of.nodes.map((old, index): GraphNode =>
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

  it('agrees with brute force on random guidelines, figures and branches included', () => {
    const graphAndCases = randomGraph({ questions: 4, tests: 3, groups: 4 }).chain((random) =>
      fc
        .array(randomValues(random), { minLength: 1, maxLength: 4 })
        .map((rows) => ({ random, cases: rows.map((values) => caseOf(writeFacts(random, values))) })),
    );
    fc.assert(
      fc.property(graphAndCases, ({ random, cases }) => {
        const coverage = coverageOf(random, cases);
        let [decisive, walked] = [0, 0];
        for (const { origin, seen, decisive: counted } of coverage.criteria) {
          const node = Number(origin.number);
          const states = cases.map(
            ({ facts }) => evaluateGraph(random, readFacts(random, facts).values).states[node],
          );
          const deciding = cases.map(({ facts }) => decidesByBruteForce(node, facts, random));
          for (const state of ['met', 'not-met', 'unknown'] as const) {
            expect(seen[state]).toBe(states.filter((one) => one === state).length);
            expect(counted[state]).toBe(states.filter((one, i) => one === state && deciding[i]).length);
          }
          if (deciding.includes(true)) decisive++;
          else expect(coverage.neverDecisive).toContain(origin.id);
          for (const branch of ['met', 'not-met'] as const) {
            if (states.includes(branch)) walked++;
            else expect(coverage.notWalked).toContainEqual({ id: origin.id, branch });
          }
        }
        const of = coverage.criteria.length;
        expect(coverage.figures).toEqual({
          decisive: { reached: decisive, of },
          branches: { reached: walked, of: 2 * of },
        });
        expect(coverage.notWalked).toHaveLength(2 * of - walked);
      }),
      lawOptions(200),
    );
  });

  it('gives the figures of a part to whoever shows a part', () => {
    const { criteria } = coverageOf(graph, [caseOf({ implant: true })]);
    const [implant] = criteria.filter(({ origin }) => origin.id === 'implant');
    expect(implant && coverageFigures([implant])).toEqual({
      decisive: { reached: 1, of: 1 },
      branches: { reached: 1, of: 2 },
    });
  });

  it('is what the editor says over the criteria', () => {
    const uri = 'g.guideline';
    const workspace = createWorkspace();
    workspace.setText(
      uri,
      `guideline "G"\n  id g\n  version 1\n\nindications\n  ANY OF\n    1. One  {one}\n    2. ALL OF  {both}\n         a. Two  {two}\n         b. Three  {three}\n`,
    );
    workspace.setText(
      'g.cases',
      'cases for g 1\n\ncase "One alone"\n  {one} met\n  all others not met\n  expect appropriate\n',
    );
    const compiled = workspace.guideline(uri);
    if (!compiled) throw new Error('it must compile');
    const lenses = caseLenses(workspace, uri);
    const { criteria, figures } = coverageOf(compiled.graph, workspace.cases('g.cases')?.value ?? []);
    expect(new Map(lenses.map(({ id, deciding }) => [id, deciding]))).toEqual(
      new Map(criteria.map((one) => [one.origin.id, decidingCases(one)])),
    );
    expect(figures.decisive).toEqual({
      reached: lenses.filter(({ deciding }) => deciding > 0).length,
      of: lenses.length,
    });
    expect(figures).toEqual({ decisive: { reached: 1, of: 4 }, branches: { reached: 4, of: 8 } });
  });
});
