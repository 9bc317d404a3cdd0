// What the analysis calls pointless, impossible or certain, against the reference evaluator on random graphs and against brute force.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDiagram } from '../../dsl/decision/compile-diagram.ts';
import type { CriteriaGraph, GraphNode, NodeIndex, Truth } from '../../dsl/decision/criteria-graph.ts';
import { reachedNodes } from '../../dsl/decision/criteria-index.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { analyseLogic, type LogicAnalysis } from '../../dsl/analysis/logic.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';

function withConstant(graph: CriteriaGraph, index: NodeIndex, value: Truth): CriteriaGraph {
  const nodes = graph.nodes.map((node, at): GraphNode =>
    at === index ? { kind: 'constant', value, origin: node.origin } : node,
  );
  return { ...graph, nodes };
}

function withoutDead(graph: CriteriaGraph, { dead }: LogicAnalysis): CriteriaGraph {
  return dead.reduce(
    (rest, { node, as }) => withConstant(rest, node, as === 'alternative' ? 'not-met' : 'met'),
    graph,
  );
}

/** Equal diagrams of every section, built in one store order: the elements are the same. */
function sameSections(a: CriteriaGraph, b: CriteriaGraph): boolean {
  return a.sections.every(({ root }) => {
    const only = (graph: CriteriaGraph): CriteriaGraph => ({
      ...graph,
      // `any` of both with the difference would need a joint store; the joint graph holds both.
      sections: [{ kind: 'indications', root }],
    });
    return sameTruth(only(a), only(b), root);
  });
}

/** Both as one graph over the same elements; they differ nowhere when both "a and not b" and "b and not a" agree with themselves. */
function sameTruth(a: CriteriaGraph, b: CriteriaGraph, root: NodeIndex): boolean {
  const offset = a.nodes.length;
  const shifted = b.nodes.map((node): GraphNode => {
    if (node.kind === 'not') return { ...node, child: node.child + offset };
    if ('children' in node) return { ...node, children: node.children.map((child) => child + offset) };
    return node;
  });
  const nodes = [...a.nodes, ...shifted];
  const origin = a.nodes[root]?.origin;
  if (!origin) return false;
  nodes.push({ kind: 'any', children: [root, root + offset], origin });
  const both: CriteriaGraph = {
    ...a,
    nodes,
    sections: [{ kind: 'indications', root: nodes.length - 1 }],
    verdicts: { rows: [], otherwise: { determination: 'clinician-review', label: '' } },
  };
  const diagram = compileDiagram(both);
  if (diagram.exceeded) throw new Error('The diagram of a small graph fits.');
  return diagram.nodes[root] === diagram.nodes[root + offset];
}

describe('pointless criteria', () => {
  it('change no section when all of them are taken away, for random facts, unknown ones included', () => {
    let found = 0;
    const law = randomGraph().chain((graph) =>
      fc.tuple(fc.constant(graph), fc.array(randomValues(graph), { minLength: 4, maxLength: 8 })),
    );
    fc.assert(
      fc.property(law, ([graph, cases]) => {
        const analysis = analyseLogic(graph);
        found += analysis.dead.length;
        const rest = withoutDead(graph, analysis);
        for (const values of cases)
          expect(evaluateGraph(rest, values).sections).toEqual(evaluateGraph(graph, values).sections);
      }),
      lawOptions(600),
    );
    expect(found).toBeGreaterThan(100);
  });

  it('are proved: without them the diagrams of all sections are the same', () => {
    fc.assert(
      fc.property(randomGraph({ dates: false }), (graph) => {
        expect(sameSections(graph, withoutDead(graph, analyseLogic(graph)))).toBe(true);
      }),
      lawOptions(300),
    );
  });

  it('are all found where nothing is contradictory or certain', () => {
    let looked = 0;
    fc.assert(
      fc.property(randomGraph({ questions: 4, tests: 3, groups: 5, dates: false, codes: false }), (graph) => {
        const analysis = analyseLogic(graph);
        const plain = analysis.impossible.length === 0 && analysis.certain.length === 0;
        const constants = graph.nodes.some(({ kind }) => kind === 'constant');
        if (!plain || constants || analysis.dead.length > 0) return;
        const reached = reachedNodes(graph);
        graph.nodes.forEach((node, index) => {
          if (reached[index] === 0 || graph.sections.some(({ root }) => root === index)) return;
          looked++;
          for (const value of ['met', 'not-met'] as const)
            expect(sameSections(graph, withConstant(graph, index, value)), `${String(index)} ${value}`).toBe(
              false,
            );
        });
      }),
      lawOptions(400),
    );
    expect(looked).toBeGreaterThan(100);
  });
});

describe('impossible and certain criteria', () => {
  it('are never met, and never not met', () => {
    let found = 0;
    const law = randomGraph().chain((graph) =>
      fc.tuple(fc.constant(graph), fc.array(randomValues(graph, 1), { minLength: 4, maxLength: 8 })),
    );
    fc.assert(
      fc.property(law, ([graph, cases]) => {
        const { impossible, certain } = analyseLogic(graph);
        found += impossible.length + certain.length;
        for (const values of cases) {
          const { states } = evaluateGraph(graph, values);
          for (const node of impossible) expect(states[node]).not.toBe('met');
          for (const node of certain) expect(states[node]).not.toBe('not-met');
        }
      }),
      lawOptions(600),
    );
    expect(found).toBeGreaterThan(100);
  });
});

describe('large guidelines', () => {
  /** n criteria on one number, each needing one more of its own. */
  function wide(count: number, thresholds: number): CriteriaGraph {
    const origin = { words: '', uri: 'g', span: { start: 0, end: 0 }, number: '', citations: [] };
    const nodes: GraphNode[] = [];
    const all: number[] = [];
    for (let index = 0; index < count; index++) {
      const id = `c-${String(index)}`;
      const head = nodes.length;
      nodes.push({
        kind: 'question',
        element: index + 1,
        origin: { ...origin, id: `${id}.head`, role: 'head' },
      });
      const from = index % thresholds;
      const ranges = [{ from, to: undefined }];
      nodes.push({
        kind: 'test',
        test: { op: 'in-range', element: 0, ranges },
        origin: { ...origin, id: `${id}-age`, role: 'criterion' },
      });
      all.push(nodes.length);
      nodes.push({ kind: 'all', children: [head, head + 1], origin: { ...origin, id, role: 'criterion' } });
    }
    nodes.push({ kind: 'any', children: all, origin: { ...origin, id: 'indications', role: 'criterion' } });
    return {
      guideline: { id: 'wide', version: '1', title: 'Wide' },
      elements: [
        { kind: 'count', key: 'age', label: 'Age' },
        ...Array.from({ length: count }, (_, index) => ({
          kind: 'question' as const,
          key: `c-${String(index)}`,
          label: '',
        })),
      ],
      nodes,
      sections: [{ kind: 'indications', root: nodes.length - 1 }],
      verdicts: { rows: [], otherwise: { determination: 'clinician-review', label: '' } },
    };
  }

  it('are looked at in full where each criterion can stand aside by a fact of its own', () => {
    const analysis = analyseLogic(wide(5000, 60));
    // Only `age >= 0` decides nothing: every count is that.
    expect(analysis.cutShort).toBe(false);
    expect(analysis.impossible).toEqual([]);
    expect(analysis.certain).toHaveLength(Math.ceil(5000 / 60));
    expect(analysis.dead).toEqual([]);
  });

  it('say so where they are not looked at', () => {
    expect(analyseLogic(wide(5000, 5000)).cutShort).toBe(true);
  });
});
