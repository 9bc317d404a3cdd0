// The decision view: whoever answers its questions arrives at the determination of the reference evaluator; bounded, never silently.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDiagram } from '../../dsl/decision/compile-diagram.ts';
import type { DecisionDiagram } from '../../dsl/decision/compile-diagram.ts';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import type { Values } from '../../dsl/decision/facts.ts';
import type { Variable } from '../../dsl/decision/variable.ts';
import { branchWords, truthsOf, unknownBranch } from '../../dsl/decision/variable.ts';
import { decisionView, decisionWays, labelledDiagram } from '../../dsl/ide/decision-view.ts';
import type { DecisionGraph, DecisionNode, DecisionView } from '../../dsl/ide/decision-view.ts';
import { compileText } from '../publish/compile-text.ts';
import { readFolder } from '../support/documents.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';

function diagramOf(graph: CriteriaGraph): DecisionDiagram {
  const diagram = compileDiagram(graph);
  if (diagram.exceeded) throw new Error('the graph of a test must fit the budget');
  return diagram;
}

function drawn(view: DecisionView): Extract<DecisionView, { kind: 'diagram' }> {
  if (view.kind !== 'diagram') throw new Error('a diagram was expected');
  return view;
}

/** Answers questions from the values until a determination is reached. */
function follow(view: DecisionGraph, diagram: DecisionDiagram, values: Values): DecisionNode {
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  let node = nodes.get(view.start);
  while (node?.kind === 'question') {
    const { id, key } = node;
    const variable = diagram.partition.variables.find((candidate) => candidate.key === key);
    if (!variable) throw new Error(`no variable ${key}`);
    const words = answer(variable, values);
    const edges = view.edges.filter((edge) => edge.from === id);
    const taken =
      edges.find((edge) => ` or ${edge.words} or `.includes(` or ${words} or `)) ??
      edges.find((edge) => edge.words === 'any other answer');
    node = nodes.get(taken?.to ?? '');
  }
  if (!node) throw new Error('an answer led nowhere');
  return node;
}

function answer(variable: Variable, values: Values): string {
  const value = values[variable.slot[0] ?? -1];
  if (value === undefined) return branchWords(variable, unknownBranch(variable));
  const truths = truthsOf(variable.tests, [value]);
  const branch = variable.cells.findIndex((cell) =>
    cell.truths.every((truth, test) => truth === truths[test]),
  );
  return branchWords(variable, branch);
}

const plain = { dates: false, codes: false, changes: false };

function withValues(unknownOutOf10: number): fc.Arbitrary<readonly [CriteriaGraph, Values]> {
  return randomGraph(plain).chain((graph) =>
    fc.tuple(fc.constant(graph), randomValues(graph, unknownOutOf10)),
  );
}

describe('answering the questions', () => {
  it('leads complete cases to the determination of the reference evaluator', () => {
    fc.assert(
      fc.property(withValues(0), ([graph, values]) => {
        const diagram = diagramOf(graph);
        const end = follow(drawn(decisionView(graph, diagram)).complete, diagram, values);
        const verdict = evaluateGraph(graph, values).verdict;
        expect(end).toMatchObject({ kind: 'determination', determination: verdict.determination });
      }),
      lawOptions(150),
    );
  });

  it('leads complete cases to the label of the row that decides', () => {
    fc.assert(
      fc.property(withValues(0), ([graph, values]) => {
        const diagram = diagramOf(graph);
        const end = follow(drawn(decisionView(graph, diagram)).complete, diagram, values);
        expect(end).toMatchObject({ label: evaluateGraph(graph, values).verdict.label });
      }),
      lawOptions(150),
    );
  });

  it('leads cases with something unknown to the determination of the reference evaluator', () => {
    fc.assert(
      fc.property(withValues(4), ([graph, values]) => {
        const diagram = diagramOf(graph);
        const end = follow(drawn(decisionView(graph, diagram)).open, diagram, values);
        const verdict = evaluateGraph(graph, values).verdict;
        expect(end).toMatchObject({ kind: 'determination', determination: verdict.determination });
      }),
      lawOptions(150),
    );
  });
});

describe('the way of a case', () => {
  it('runs along edges of the drawn graph by their words, to the determination or to the first question that is not known', () => {
    fc.assert(
      fc.property(withValues(3), ([graph, values]) => {
        const diagram = diagramOf(graph);
        const view = drawn(decisionView(graph, diagram));
        const ways = decisionWays(diagram, labelledDiagram(graph, diagram), values);
        for (const [part, way] of [
          [view.complete, ways.complete],
          [view.open, ways.open],
        ] as const) {
          const stops = [...way.steps.map(({ node }) => node), ...(way.end === undefined ? [] : [way.end])];
          if (part === view.open || stops.length > 0) expect(stops[0]).toBe(part.start);
          for (const [at, { node, answer }] of way.steps.entries()) {
            const next = stops[at + 1];
            if (next === undefined) expect(part === view.complete || answer === '').toBe(true);
            else
              expect(
                part.edges.some(
                  ({ from, to, words }) =>
                    from === node &&
                    to === next &&
                    (words === 'any other answer' || ` or ${words} or `.includes(` or ${answer} or `)),
                ),
              ).toBe(true);
          }
        }
        const { determination } = evaluateGraph(graph, values).verdict;
        expect(view.open.nodes.find(({ id }) => id === ways.open.end)).toMatchObject({ determination });
        const end = view.complete.nodes.find(({ id }) => id === ways.complete.end);
        if (end !== undefined) expect(end).toMatchObject({ determination });
        else expect(values).toContain(undefined);
      }),
      lawOptions(150),
    );
  });
});

describe('the drawn graph', () => {
  it('asks every question before those that it leads to, and no edge leads nowhere', () => {
    fc.assert(
      fc.property(randomGraph(plain), fc.integer({ min: 1, max: 12 }), (graph, most) => {
        const { complete, open } = drawn(decisionView(graph, diagramOf(graph), { most }));
        for (const view of [complete, open]) {
          const places = new Map(view.nodes.map((node, index) => [node.id, index]));
          expect(places.has(view.start)).toBe(true);
          for (const edge of view.edges)
            expect(places.get(edge.to) ?? -1).toBeGreaterThan(places.get(edge.from) ?? Infinity);
        }
      }),
      lawOptions(150),
    );
  });

  it('draws no question whose answers all lead to one place, and no unknown answer among the complete', () => {
    fc.assert(
      fc.property(randomGraph(plain), (graph) => {
        const { complete } = drawn(decisionView(graph, diagramOf(graph)));
        for (const node of complete.nodes) {
          if (node.kind !== 'question') continue;
          const ways = complete.edges.filter((edge) => edge.from === node.id);
          expect(new Set(ways.map((edge) => edge.to)).size).toBeGreaterThan(1);
          expect(ways.some((edge) => edge.unknown)).toBe(false);
        }
      }),
      lawOptions(100),
    );
  });
});

describe('the bound', () => {
  const text = readFolder('guidelines/mr-spectroscopy', '2024.guideline')[0]?.text ?? '';
  const fragment = readFolder('guidelines/fragments', '.guideline')[0]?.text ?? '';
  const { graph } = compileText(text, { 'mri-general-contraindications': fragment });
  const diagram = diagramOf(graph);

  it('counts what it leaves out and puts something in its place', () => {
    const whole = drawn(decisionView(graph, diagram)).complete;
    const part = drawn(decisionView(graph, diagram, { most: 10 })).complete;
    expect(whole.leftOut).toBe(0);
    expect(whole.questions).toBe(whole.nodes.filter((node) => node.kind === 'question').length);
    expect(part.questions).toBe(whole.questions);
    expect(part.leftOut).toBe(whole.questions - 10);
    expect(part.nodes.some((node) => node.kind === 'left-out')).toBe(true);
    expect(whole.nodes.some((node) => node.kind === 'left-out')).toBe(false);
  });

  it('says so where the diagram itself is too large', () => {
    expect(decisionView(graph, { exceeded: true, budget: 17 })).toEqual({ kind: 'exceeded', budget: 17 });
  });

  it('tells a possible contraindication from no listed indication, though both go to clinician review', () => {
    const ends = drawn(decisionView(graph, diagram)).complete.nodes.filter(
      (node) => node.kind === 'determination',
    );
    const labels = ends.flatMap((end) => (end.determination === 'clinician-review' ? [end.label] : []));
    expect(labels.toSorted()).toEqual(['No listed indication is met', 'Possible contraindication to MRI']);
  });

  it('numbers what a reviewer answers and leaves data without a number', () => {
    const { nodes } = drawn(decisionView(graph, diagram)).complete;
    const named = new Map(
      nodes.flatMap((node) => (node.kind === 'question' ? [[node.key, node] as const] : [])),
    );
    expect(named.get('epilepsy')).toMatchObject({ asks: 'reviewer', number: '2', criterion: 'epilepsy' });
    expect(named.get('glioma')).toMatchObject({ asks: 'reviewer', number: '1.c', criterion: 'glioma.head' });
    expect(named.get('mri-result')).toMatchObject({
      asks: 'data',
      number: '',
      words: 'Result of the last brain MRI',
    });
  });
});
