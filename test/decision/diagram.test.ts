// The decision diagram against the reference evaluator and against brute force.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseBranches } from '../../dsl/decision/base-case.ts';
import type { DecisionDiagram, JointDiagram } from '../../dsl/decision/compile-diagram.ts';
import { compileDiagram, compileJoint, isEquivalent, pairOf } from '../../dsl/decision/compile-diagram.ts';
import type { CriteriaGraph, Truth } from '../../dsl/decision/criteria-graph.ts';
import { terminalValue, unknownNode } from '../../dsl/decision/diagram.ts';
import {
  countCases,
  follow,
  nearestCase,
  supportOf,
  terminalsOf,
} from '../../dsl/decision/diagram-queries.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { smallestWitness } from '../../dsl/decision/smallest-witness.ts';
import { unknownBranch } from '../../dsl/decision/variable.ts';
import { branchesOf, valuesOf } from '../../dsl/decision/witness.ts';
import { lawOptions, randomFacts, randomGraph, randomValues } from '../support/random-graph.ts';
import { sketchGraph } from './small-graph.ts';

const truthByTerminal: readonly Truth[] = ['not-met', 'met', 'unknown'];

function compiled(graph: CriteriaGraph): DecisionDiagram {
  const diagram = compileDiagram(graph);
  if (diagram.exceeded) throw new Error('The diagram of a small graph fits.');
  return diagram;
}

function joined(
  before: CriteriaGraph,
  after: CriteriaGraph,
  sameKey: ReadonlyMap<string, string> = new Map(),
): JointDiagram {
  const joint = compileJoint(before, after, { sameKey });
  if (joint.exceeded) throw new Error('The diagram of small graphs fits.');
  return joint;
}

/** Every combination of branches; few variables only. */
function allBranches(counts: readonly number[]): readonly (readonly number[])[] {
  return counts.reduce<readonly (readonly number[])[]>(
    (rows, count) => rows.flatMap((row) => Array.from({ length: count }, (_, branch) => [...row, branch])),
    [[]],
  );
}

const tiny = { questions: 3, tests: 2, groups: 5, dates: false, codes: false } as const;

describe('diagram and reference', () => {
  it('agree on the determination and on every criterion for random facts, unknown and invalid ones included', () => {
    const law = randomGraph({ tests: 10 }).chain((graph) =>
      fc.tuple(fc.constant(graph), fc.array(randomFacts(graph), { maxLength: 5 })),
    );
    fc.assert(
      fc.property(law, ([graph, cases]) => {
        const diagram = compiled(graph);
        for (const facts of cases) {
          const { values } = readFacts(graph, facts);
          const reference = evaluateGraph(graph, values);
          const branches = branchesOf(diagram.partition, [values]) ?? [];
          const determination = diagram.determinations[follow(diagram.store, diagram.root, branches)];
          expect(determination).toBe(reference.verdict.determination);
          diagram.nodes.forEach((node, index) => {
            if (node !== undefined)
              expect(truthByTerminal[follow(diagram.store, node, branches)]).toBe(reference.states[index]);
          });
        }
      }),
      lawOptions(1000),
    );
  });

  it('compare two versions over one order: the pair is that of both references', () => {
    const law = fc
      .tuple(randomGraph(), randomGraph())
      .chain(([before, after]) =>
        fc.tuple(fc.constant(before), fc.constant(after), randomFacts(before), randomFacts(after)),
      );
    fc.assert(
      fc.property(law, ([before, after, some, others]) => {
        const joint = joined(before, after);
        for (const facts of [some, others, { ...some, ...others }]) {
          const values = [readFacts(before, facts).values, readFacts(after, facts).values];
          const branches = branchesOf(joint.partition, values) ?? [];
          expect(pairOf(joint, follow(joint.store, joint.pairs, branches))).toEqual({
            old: evaluateGraph(before, values[0] ?? []).verdict.determination,
            new: evaluateGraph(after, values[1] ?? []).verdict.determination,
          });
        }
      }),
      lawOptions(500),
    );
  });

  it('count as brute force does', () => {
    fc.assert(
      fc.property(randomGraph(tiny), (graph) => {
        const { store, root, partition, determinations } = compiled(graph);
        const cells = partition.variables.map((variable) => variable.cells.length);
        fc.pre(cells.reduce((product, count) => product * count, 1) < 3000);
        const reached = allBranches(cells).map((branches) => follow(store, root, branches));
        determinations.forEach((_, value) => {
          const expected = reached.filter((terminalReached) => terminalReached === value).length;
          expect(countCases(store, root, (candidate) => candidate === value)).toBe(BigInt(expected));
        });
      }),
      lawOptions(300),
    );
  });

  it('find the smallest witness that brute force finds', () => {
    fc.assert(
      fc.property(randomGraph(tiny), fc.nat(), fc.boolean(), (graph, pick, complete) => {
        const diagram = compiled(graph);
        const { store, root, partition } = diagram;
        const counts = partition.variables.map((variable) => variable.cells.length + (complete ? 0 : 1));
        fc.pre(counts.reduce((product, count) => product * count, 1) < 3000);
        const base = baseBranches(partition, [graph]);
        const wanted = pick % diagram.determinations.length;
        const departures = allBranches(counts)
          .filter((branches) => follow(store, root, branches) === wanted)
          .map((branches) => branches.filter((branch, level) => branch !== base[level]).length);
        const witness = smallestWitness(diagram, root, (value) => value === wanted, { base, complete });
        expect(witness?.departures.length).toBe(
          departures.length === 0 ? undefined : Math.min(...departures),
        );
        if (witness === undefined) return;
        const values = witness.values?.[0] ?? [];
        expect(evaluateGraph(graph, values).verdict.determination).toBe(diagram.determinations[wanted]);
        if (complete) expect(witness.branches.some((branch, level) => branch === counts[level])).toBe(false);
      }),
      lawOptions(300),
    );
  });

  it('have one node for one meaning: a graph with its groups in another order is the same diagram', () => {
    fc.assert(
      fc.property(randomGraph(), fc.nat(), (graph, turn) => {
        expect(isEquivalent(joined(graph, turned(graph, turn)))).toBe(true);
      }),
      lawOptions(300),
    );
  });

  it('are equal exactly when no values tell two versions apart', () => {
    const law = randomGraph(tiny).chain((graph) => fc.tuple(fc.constant(graph), randomGraph(tiny)));
    fc.assert(
      fc.property(law, ([before, after]) => {
        const joint = joined(before, after);
        const counts = joint.partition.variables.map((variable) => variable.cells.length + 1);
        fc.pre(counts.reduce((product, count) => product * count, 1) < 3000);
        const differ = allBranches(counts).some((branches) => {
          const [old = [], now = []] = valuesOf(joint.partition, branches) ?? [];
          return (
            evaluateGraph(before, old).verdict.determination !==
            evaluateGraph(after, now).verdict.determination
          );
        });
        expect(isEquivalent(joint)).toBe(!differ);
      }),
      lawOptions(150),
    );
  });
});

describe('a diagram', () => {
  const graph = sketchGraph({ indications: { any: ['epilepsy', 'tumor'] }, contraindications: 'pacemaker' });

  it('asks in the order of the document', () => {
    const { partition, store, root } = compiled(graph);
    expect(supportOf(store, root).map((level) => partition.variables[level]?.key)).toEqual([
      'epilepsy',
      'tumor',
      'pacemaker',
    ]);
  });

  it('has no terminal that no case reaches', () => {
    const { store, root, determinations } = compiled(graph);
    expect(terminalsOf(store, root).map((value) => determinations[value])).toEqual([
      'clinician-review',
      'appropriate',
      'needs-information',
    ]);
  });

  it('counts the complete cases of each determination', () => {
    const { store, root, determinations } = compiled(graph);
    const count = (name: string) => countCases(store, root, (value) => determinations[value] === name);
    expect([count('appropriate'), count('clinician-review'), count('needs-information')]).toEqual([
      3n,
      5n,
      0n,
    ]);
  });

  it('says that it does not fit instead of failing', () => {
    expect(compileDiagram(graph, { budget: 3 })).toEqual({ exceeded: true, budget: 3 });
    expect(compileJoint(graph, graph, { budget: 3 })).toEqual({ exceeded: true, budget: 3 });
  });

  it('never takes unknown for met or not met', () => {
    fc.assert(
      fc.property(randomGraph({ known: false }), (random) => {
        fc.pre(!random.nodes.some(({ kind }) => kind === 'constant'));
        const { store, nodes, partition } = compiled(random);
        const nothing = partition.variables.map(unknownBranch);
        for (const [index, node] of nodes.entries()) {
          const kind = random.nodes[index]?.kind;
          if (node !== undefined && (kind === 'question' || kind === 'test'))
            expect(follow(store, node, nothing)).toBe(terminalValue(unknownNode));
        }
      }),
      lawOptions(200),
    );
  });

  it('counts n of m without writing out the combinations', () => {
    const ids = Array.from({ length: 20 }, (_, index) => `q${index}`);
    const { store, root } = compiled(sketchGraph({ indications: { atLeast: 3, of: ids } }));
    expect(store.size).toBeLessThan(500);
    expect(countCases(store, root, (value) => value !== 0)).toBe(1n + 20n + 190n);
  });

  it('holds ten thousand criteria, each asked once, and is not bothered by their depth', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `q${index}`);
    const groups = Array.from({ length: 100 }, (_, index) => ({
      all: ids.slice(index * 100, index * 100 + 100),
    }));
    const { store, root } = compiled(
      sketchGraph({ indications: { any: groups }, contraindications: 'pacemaker' }),
    );
    expect(supportOf(store, root)).toHaveLength(10_001);
    expect(
      nearestCase(
        store,
        root,
        () => true,
        (_, branch) => branch,
      )?.cost,
    ).toBe(0);
  });
});

/** The same graph with the children of every group turned. */
function turned(graph: CriteriaGraph, by: number): CriteriaGraph {
  const nodes = graph.nodes.map((node) => {
    if (node.kind !== 'all' && node.kind !== 'any' && node.kind !== 'count') return node;
    const cut = node.children.length === 0 ? 0 : by % node.children.length;
    return { ...node, children: [...node.children.slice(cut), ...node.children.slice(0, cut)] };
  });
  return { ...graph, nodes };
}

describe('random values', () => {
  it('reach every determination that the diagram has', () => {
    const law = randomGraph(tiny).chain((graph) => fc.tuple(fc.constant(graph), randomValues(graph)));
    const seen = new Set<string>();
    fc.assert(
      fc.property(law, ([graph, values]) => {
        seen.add(evaluateGraph(graph, values).verdict.determination);
        const { determinations, store, root } = compiled(graph);
        const possible = terminalsOf(store, root).map((value) => determinations[value]);
        expect(possible).toContain(evaluateGraph(graph, values).verdict.determination);
      }),
      lawOptions(300),
    );
    expect([...seen].toSorted()).toEqual([
      'appropriate',
      'clinician-review',
      'needs-information',
      'not-covered',
    ]);
  });
});
