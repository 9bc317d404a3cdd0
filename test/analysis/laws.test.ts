// Analyses of random guidelines against brute force over all of their cases.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundariesOf } from '../../dsl/analysis/boundaries.ts';
import { criteriaOf, influenceOf } from '../../dsl/analysis/influence.ts';
import { LikelyCases } from '../../dsl/analysis/likely-cases.ts';
import { factNeeds } from '../../dsl/analysis/shortest-ways.ts';
import { smallestSets, type Literal } from '../../dsl/analysis/smallest-sets.ts';
import { compileDiagram } from '../../dsl/decision/compile-diagram.ts';
import type { CriteriaGraph, GraphNode, NodeIndex, Truth } from '../../dsl/decision/criteria-graph.ts';
import { needsInformation } from '../../dsl/decision/criteria-graph.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { openQuestions } from '../../dsl/decision/questions.ts';
import { unknownBranch } from '../../dsl/decision/variable.ts';
import { lawOptions, randomGraph } from '../support/random-graph.ts';
import { allCases, type EvaluatedCase } from './all-cases.ts';

const small = randomGraph({ dates: false, changes: false, codes: false, questions: 3, tests: 3, groups: 4 });

/** Runs the law on the graphs that are small enough, and says how many they were. */
function overCases(
  runs: number,
  law: (graph: CriteriaGraph, cases: readonly EvaluatedCase[]) => void,
): number {
  let looked = 0;
  fc.assert(
    fc.property(small, (graph) => {
      const cases = allCases(graph, openQuestions([graph]).partition);
      if (cases === undefined) return;
      looked++;
      law(graph, cases);
    }),
    lawOptions(runs),
  );
  return looked;
}

function satisfies({ states }: EvaluatedCase, literals: readonly Literal[]): boolean {
  return literals.every(({ leaf, is }) => states[leaf] === is);
}

describe('smallest sets', () => {
  it.each(['met', 'not-met'] as const)(
    'settle a section as %s, all of them, and nothing can be left out',
    (is) => {
      const looked = overCases(150, (graph, cases) => {
        const { partition } = openQuestions([graph]);
        for (const { root } of graph.sections) {
          const { sets, complete } = smallestSets(graph, partition, root, is);
          expect(complete).toBe(true);
          for (const each of cases)
            expect(sets.some((set) => satisfies(each, set))).toBe(each.states[root] === is);
          for (const set of sets)
            for (const left of set) {
              const rest = set.filter((literal) => literal !== left);
              expect(cases.some((each) => satisfies(each, rest) && each.states[root] !== is)).toBe(true);
            }
        }
      });
      expect(looked).toBeGreaterThan(50);
    },
  );
});

describe('boundaries', () => {
  it('are pairs of cases that differ in one fact and in their determination, wherever there are such', () => {
    const told = { pairs: 0, none: 0, counts: 0 };
    overCases(150, (graph, cases) => {
      const questions = openQuestions([graph]);
      for (const boundary of boundariesOf(questions, new LikelyCases(graph, questions.partition))) {
        expect(boundary.proved).toBe(true);
        for (const { values, determination } of boundary.pair ?? [])
          expect(evaluateGraph(graph, values).verdict.determination).toBe(determination);
        if (boundary.kind === 'count') {
          const { node, counts, pair = [] } = boundary;
          const met = pair.map(({ values }) => metChildren(graph, node, values));
          expect(met).toEqual(pair.length > 0 ? counts : []);
          told.counts += pair.length;
          continue;
        }
        told[boundary.pair ? 'pairs' : 'none']++;
        if (boundary.pair) {
          const [from, to] = boundary.pair;
          const apart = graph.elements.filter((_, element) => from.values[element] !== to.values[element]);
          expect(apart.map(({ key }) => key)).toEqual([boundary.key]);
          expect(from.determination).not.toBe(to.determination);
        } else expect(pairExists(graph, cases, boundary)).toBe(false);
      }
    });
    expect(Math.min(told.pairs, told.none, told.counts * 4)).toBeGreaterThan(20);
  });
});

function metChildren(graph: CriteriaGraph, index: NodeIndex, values: EvaluatedCase['values']): number {
  const { states } = evaluateGraph(graph, values);
  const node = graph.nodes[index];
  return node?.kind === 'count' ? node.children.filter((child) => states[child] === 'met').length : -1;
}

function pairExists(
  graph: CriteriaGraph,
  cases: readonly EvaluatedCase[],
  { key, from, to }: { readonly key: string; readonly from: string; readonly to: string },
): boolean {
  const { variables } = openQuestions([graph]).partition;
  const level = variables.findIndex((variable) => variable.key === key);
  const branchOf = (words: string): number =>
    variables[level]?.cells.findIndex((cell) => cell.words === words) ?? -1;
  const complete = cases.filter((each) => each.complete);
  const others = new Map(
    complete
      .filter(({ branches }) => branches[level] === branchOf(to))
      .map((each) => [each.branches.with(level, -1).join(), each.determination]),
  );
  return complete
    .filter(({ branches }) => branches[level] === branchOf(from))
    .some((each) => others.get(each.branches.with(level, -1).join()) !== each.determination);
}

describe('influence', () => {
  it('is denied exactly to criteria whose truth changes no determination, and equals are equal', () => {
    const told = { decisive: 0, not: 0, equal: 0 };
    overCases(400, (graph, cases) => {
      const questions = openQuestions([graph]);
      const { neverDecisive, equivalent, notProved } = influenceOf(
        questions,
        new LikelyCases(graph, questions.partition),
      );
      expect(notProved).toEqual([]);
      const complete = cases.filter((each) => each.complete);
      for (const node of criteriaOf(graph)) {
        const decides = complete.some(
          ({ values }) =>
            determinationWith(graph, node, 'met', values) !==
            determinationWith(graph, node, 'not-met', values),
        );
        expect(neverDecisive.includes(node)).toBe(!decides);
        told[decides ? 'decisive' : 'not']++;
      }
      for (const [first, ...others] of equivalent)
        for (const { states } of cases)
          for (const other of others) expect(states[other]).toBe(states[first ?? other]);
      told.equal += equivalent.length;
    });
    expect(Math.min(told.decisive, told.not, told.equal)).toBeGreaterThan(1);
  });
});

function determinationWith(
  graph: CriteriaGraph,
  node: NodeIndex,
  value: Truth,
  values: EvaluatedCase['values'],
): string {
  const nodes = graph.nodes.map((each, index): GraphNode =>
    index === node ? { kind: 'constant', value, origin: each.origin } : each,
  );
  return evaluateGraph({ ...graph, nodes }, values).verdict.determination;
}

describe('shortest ways', () => {
  it('settle each determination that can be had, with the fewest facts', () => {
    const looked = overCases(80, (graph, cases) => {
      const diagram = compileDiagram(graph);
      if (diagram.exceeded) throw new Error('A small graph outgrew its budget.');
      const known = (each: EvaluatedCase): number =>
        each.branches.filter((branch, index) => {
          const variable = diagram.partition.variables[index];
          return variable !== undefined && branch !== unknownBranch(variable);
        }).length;
      const fewest = new Map<string, number>();
      for (const each of allCases(graph, diagram.partition) ?? cases)
        fewest.set(each.determination, Math.min(known(each), fewest.get(each.determination) ?? Infinity));
      fewest.delete(needsInformation);
      const { ways } = factNeeds(diagram);
      expect(new Map(ways.map(({ determination, answers }) => [determination, answers.length]))).toEqual(
        fewest,
      );
    });
    expect(looked).toBeGreaterThan(20);
  });
});
