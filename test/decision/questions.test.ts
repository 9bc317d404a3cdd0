// Questions about all cases against brute force over every combination of answers, unknown included.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriteriaGraph, NodeIndex, Truth } from '../../dsl/decision/criteria-graph.ts';
import { reachedNodes } from '../../dsl/decision/criteria-index.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import type { Values } from '../../dsl/decision/facts.ts';
import type { CreateSolver } from '../../dsl/decision/sat-solver.ts';
import type { QuestionOptions, Questions } from '../../dsl/decision/questions.ts';
import { openQuestions } from '../../dsl/decision/questions.ts';
import { branchCount, completeBranches } from '../../dsl/decision/variable.ts';
import { allOf, decides, isMet, isNotMet, isUnknown, notThat } from '../../dsl/decision/wish.ts';
import { valuesOf } from '../../dsl/decision/witness.ts';
import { loadCadical } from '../../solver/cadical.ts';
import { lawOptions, randomGraph } from '../support/random-graph.ts';
import { sketchGraph } from './small-graph.ts';

const tiny = { questions: 3, tests: 2, groups: 5, dates: false, codes: false } as const;

const createSolver = await loadCadical();
const ways: readonly (readonly [string, QuestionOptions])[] = [
  ['diagram', {}],
  ['solver', { budget: 0, createSolver }],
];

/** Every combination of branches that is a case, with its values. */
function allCases({ partition }: Questions, complete: boolean): readonly (readonly Values[])[] {
  const counts = partition.variables.map((variable) =>
    complete
      ? completeBranches(variable)
      : Array.from({ length: branchCount(variable) }, (_, branch) => branch),
  );
  const all = counts.reduce<readonly (readonly number[])[]>(
    (rows, branches) => rows.flatMap((row) => branches.map((branch) => [...row, branch])),
    [[]],
  );
  return all.flatMap((branches) => {
    const values = valuesOf(partition, branches);
    return values ? [values] : [];
  });
}

/** States of every node in every case. */
function statesOf(graph: CriteriaGraph, questions: Questions): readonly (readonly Truth[])[] {
  return allCases(questions, false).map(([values = []]) => evaluateGraph(graph, values).states);
}

function reachedIn(graph: CriteriaGraph): readonly NodeIndex[] {
  return [...reachedNodes(graph).entries()].flatMap(([node, isReached]) => (isReached === 1 ? [node] : []));
}

function yesNo(holds: boolean): 'yes' | 'no' {
  return holds ? 'yes' : 'no';
}

describe.each(ways)('questions to the %s', (_, options) => {
  it('whether a criterion is ever met, implies or equals another are answered as brute force does', () => {
    fc.assert(
      fc.property(randomGraph(tiny), (graph) => {
        const questions = openQuestions([graph], options);
        const all = statesOf(graph, questions);
        const nodes = reachedIn(graph).slice(-5);
        for (const a of nodes) {
          expect(questions.everMet(a)).toBe(yesNo(all.some((states) => states[a] === 'met')));
          expect(questions.everNotMet(a)).toBe(yesNo(all.some((states) => states[a] === 'not-met')));
          for (const b of nodes) {
            const implied = all.every((states) => states[a] !== 'met' || states[b] === 'met');
            expect(questions.implies(a, b)).toBe(yesNo(implied));
            expect(questions.equivalent(a, b)).toBe(yesNo(all.every((states) => states[a] === states[b])));
          }
        }
      }),
      lawOptions(150),
    );
  });

  it('a witness is there exactly when brute force finds one, and the evaluator bears it out', () => {
    fc.assert(
      fc.property(randomGraph(tiny), fc.nat(99), fc.boolean(), (graph, pick, complete) => {
        const questions = openQuestions([graph], options);
        const nodes = reachedIn(graph);
        const [a = 0, b = 0] = [nodes[pick % nodes.length], nodes[(pick * 7 + 1) % nodes.length]];
        const wish = allOf(isMet(a), pick % 2 === 0 ? isNotMet(b) : isUnknown(b));
        const wanted = (states: readonly Truth[]) =>
          states[a] === 'met' && states[b] === (pick % 2 === 0 ? 'not-met' : 'unknown');
        const cases = allCases(questions, complete);
        const witness = questions.witness(wish, { complete });
        expect(witness.found).toBe(
          cases.some(([values = []]) => wanted(evaluateGraph(graph, values).states)),
        );
        if (witness.found === true)
          expect(wanted(evaluateGraph(graph, witness.values[0] ?? []).states)).toBe(true);
      }),
      lawOptions(200),
    );
  });

  it('say which determinations there are, also of a graph with a criterion put by a truth', () => {
    fc.assert(
      fc.property(
        randomGraph(tiny),
        fc.nat(99),
        fc.constantFrom<Truth>('met', 'not-met'),
        (graph, pick, truth) => {
          const questions = openQuestions([graph], options);
          const nodes = reachedIn(graph);
          const node = nodes[pick % nodes.length] ?? 0;
          const origin = graph.nodes[node]?.origin;
          if (!origin) throw new Error('The graph has the node.');
          const edited: CriteriaGraph = {
            ...graph,
            nodes: graph.nodes.with(node, { kind: 'constant', value: truth, origin }),
          };
          const view = { edit: { replaced: new Map([[node, truth]]) } };
          const cases = allCases(questions, false);
          for (const determination of [
            'appropriate',
            'clinician-review',
            'not-covered',
            'needs-information',
          ]) {
            const given = (one: CriteriaGraph) =>
              cases.some(
                ([values = []]) => evaluateGraph(one, values).verdict.determination === determination,
              );
            expect(questions.possible(decides({}, determination))).toBe(yesNo(given(graph)));
            expect(questions.possible(decides(view, determination))).toBe(yesNo(given(edited)));
          }
        },
      ),
      lawOptions(200),
    );
  });

  it('tell apart what dates and changes from a baseline leave possible', () => {
    const dated = { questions: 2, tests: 3, groups: 4, changes: true } as const;
    fc.assert(
      fc.property(randomGraph(dated), fc.nat(99), (graph, pick) => {
        const questions = openQuestions([graph], options);
        const nodes = reachedIn(graph);
        const witness = questions.witness(isMet(nodes[pick % nodes.length] ?? 0));
        if (witness.found !== true) return;
        const { states } = evaluateGraph(graph, witness.values[0] ?? []);
        expect(states[nodes[pick % nodes.length] ?? 0]).toBe('met');
      }),
      lawOptions(100),
    );
  });
});

describe('diagram and solver', () => {
  const larger = { questions: 12, tests: 8, groups: 16, dates: false, codes: false } as const;

  it('give the same answers on larger graphs, and cases with as few departures', () => {
    let solved = 0;
    fc.assert(
      fc.property(randomGraph(larger), fc.nat(999), fc.boolean(), (graph, pick, complete) => {
        const [drawn, solver] = [openQuestions([graph]), openQuestions([graph], { budget: 0, createSolver })];
        const nodes = reachedIn(graph);
        const [a = 0, b = 0] = [nodes[pick % nodes.length], nodes[(pick * 7 + 1) % nodes.length]];
        expect(solver.equivalent(a, b)).toBe(drawn.equivalent(a, b));
        expect(solver.implies(a, b)).toBe(drawn.implies(a, b));
        const wish = allOf(isMet(a), notThat(isMet(b)));
        const [one, other] = [drawn.witness(wish, { complete }), solver.witness(wish, { complete })];
        expect(other.found).toBe(one.found);
        if (one.found === true && other.found === true)
          expect(other.departures).toHaveLength(one.departures.length);
        if (solver.by === 'solver') solved++;
        expect(drawn.by).toBe('diagram');
      }),
      lawOptions(200),
    );
    expect(solved).toBeGreaterThan(150);
  });

  it('find the same case again', () => {
    fc.assert(
      fc.property(randomGraph(larger), (graph) => {
        const answers = [1, 2].map(() => {
          const questions = openQuestions([graph], { budget: 0, createSolver });
          return reachedIn(graph).map((node) => questions.witness(isMet(node)));
        });
        expect(answers[1]).toEqual(answers[0]);
      }),
      lawOptions(30),
    );
  });

  it('both fall silent beyond the budget where there is no solver', () => {
    const graph = sketchGraph({ indications: { all: ['seizures', { any: ['edema', 'trauma'] }] } });
    const questions = openQuestions([graph], { budget: 2 });
    expect(questions.possible(decides({}, 'appropriate'))).toBe('not proved');
    expect(questions.witness(decides({}, 'appropriate'))).toEqual({ found: 'not proved' });
    expect(questions.by).toBe('nothing');
  });

  it('say that nothing is proved where the effort allowed is not enough', () => {
    const stopped: CreateSolver = () => ({ ...createSolver(), solve: () => 'unknown' });
    const graph = sketchGraph({ indications: { all: ['seizures', { any: ['edema', 'trauma'] }] } });
    const questions = openQuestions([graph], { budget: 0, createSolver: stopped });
    const [, , , , root = 0] = graph.nodes.keys();
    expect(questions.everMet(root)).toBe('not proved');
    expect(questions.by).toBe('solver');
  });
});
