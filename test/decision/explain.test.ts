// Explanations: the deciding criteria really decide, what is missing is asked for, and the best question comes first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDiagram } from '../../dsl/decision/compile-diagram.ts';
import type { CriteriaGraph, SectionKind, Truth } from '../../dsl/decision/criteria-graph.ts';
import { evaluateGraph, nodeTruth, verdictOf } from '../../dsl/decision/evaluate.ts';
import type { Explanation } from '../../dsl/decision/explain.ts';
import { explain } from '../../dsl/decision/explain.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { WhatIf } from '../../dsl/decision/what-if.ts';
import { isLeaf, reachedNodes } from '../../dsl/decision/criteria-index.ts';
import { unknownBranch } from '../../dsl/decision/variable.ts';
import { branchesOf, valuesOf } from '../../dsl/decision/witness.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';
import { bmi, sketchGraph } from './small-graph.ts';

const graph = sketchGraph(
  {
    indications: {
      any: [
        { all: ['tumor', { any: ['biopsy', 'recurrent'] }] },
        { id: 'obese', when: { op: 'in-range', element: 0, ranges: [{ from: 350, to: undefined }] } },
      ],
    },
    contraindications: { any: ['implant', 'claustrophobia'] },
  },
  [bmi],
);
const explained = (facts: Readonly<Record<string, unknown>>): Explanation =>
  explain(graph, readFacts(graph, facts).values);
const nothingElse = {
  implant: false,
  claustrophobia: false,
  tumor: false,
  biopsy: false,
  recurrent: false,
  bmi: 20,
};
const tooLarge = { exceeded: true, budget: 0 } as const;

/** The determination with the truth of these leaves turned round. */
function turnedDetermination(
  random: CriteriaGraph,
  states: readonly Truth[],
  leaves: readonly number[],
): string {
  const turned: Truth[] = [];
  random.nodes.forEach((node, index) => {
    const before = states[index] ?? 'unknown';
    if (!isLeaf(node)) turned.push(nodeTruth(node, turned, []));
    else turned.push(leaves.includes(index) ? opposite(before) : before);
  });
  const sections = random.sections.map(({ kind, root }): [SectionKind, Truth] => [
    kind,
    turned[root] ?? 'unknown',
  ]);
  return verdictOf(random.verdicts, new Map(sections)).determination;
}

function opposite(truth: Truth): Truth {
  return truth === 'met' ? 'not-met' : truth === 'not-met' ? 'met' : 'unknown';
}

describe('deciding criteria', () => {
  const ids = (facts: Readonly<Record<string, unknown>>) => explained(facts).deciding.map(({ id }) => id);

  it('are the criterion that met the indication', () => {
    expect(ids({ ...nothingElse, tumor: true, biopsy: true })).toEqual(['tumor']);
    expect(ids({ ...nothingElse, bmi: 40 })).toEqual(['obese']);
  });

  it('are both where two indications are met', () => {
    const twice = sketchGraph({ indications: { any: ['epilepsy', 'tumor'] } });
    const { deciding, decidingIsSmallest } = explain(
      twice,
      readFacts(twice, { epilepsy: true, tumor: true }).values,
    );
    expect([deciding.map(({ id }) => id), decidingIsSmallest]).toEqual([['epilepsy', 'tumor'], true]);
  });

  it('are none where only what is unknown could change the determination', () => {
    expect(ids({})).toEqual([]);
  });

  it('are the contraindication for a review', () => {
    expect(ids({ ...nothingElse, tumor: true, biopsy: true, implant: true })).toEqual(['implant']);
  });

  it('carry their words, number, place and citations', () => {
    expect(explained({ ...nothingElse, bmi: 40 }).deciding).toEqual([
      {
        node: 5,
        id: 'obese',
        words: 'Words of obese',
        number: '',
        uri: 'sketch.guideline',
        span: { start: 5, end: 6 },
        citations: [],
        state: 'met',
        keys: ['bmi'],
      },
    ]);
  });

  const law = randomGraph({ tests: 5, codes: false }).chain((random) =>
    fc.tuple(fc.constant(random), randomValues(random, 2)),
  );

  it('change the determination when exactly they are turned round, with a diagram and without', () => {
    let found = 0;
    fc.assert(
      fc.property(law, ([random, values]) => {
        const { states, verdict } = evaluateGraph(random, values);
        for (const explanation of [explain(random, values), explain(random, values, { diagram: tooLarge })]) {
          const leaves = explanation.deciding.map(({ node }) => node);
          if (leaves.length === 0) continue;
          found++;
          expect(leaves.map((leaf) => states[leaf])).not.toContain('unknown');
          expect(turnedDetermination(random, states, leaves)).not.toBe(verdict.determination);
        }
      }),
      lawOptions(600),
    );
    expect(found).toBeGreaterThan(300);
  });

  it('are as few as brute force over all other answers finds', () => {
    const tiny = randomGraph({ questions: 4, tests: 2, groups: 5, dates: false, codes: false });
    fc.assert(
      fc.property(
        tiny.chain((random) => fc.tuple(fc.constant(random), randomValues(random, 2))),
        ([random, values]) => {
          const diagram = compileDiagram(random);
          if (diagram.exceeded) throw new Error('A tiny graph fits.');
          const { partition } = diagram;
          const base = branchesOf(partition, [values]) ?? [];
          const choices = partition.variables.map((variable, level) =>
            base[level] === unknownBranch(variable) ? [unknownBranch(variable)] : [...variable.cells.keys()],
          );
          fc.pre(choices.reduce((product, { length }) => product * length, 1) < 3000);
          const { states, verdict } = evaluateGraph(random, values);
          const reached = partition.leaves[0] ?? [];
          const sizes = combinations(choices).flatMap((branches) => {
            const other = evaluateGraph(random, valuesOf(partition, branches)?.[0] ?? []);
            const turned = other.states.filter(
              (state, index) => reached[index] !== undefined && state !== states[index],
            );
            return other.verdict.determination === verdict.determination ? [] : [turned.length];
          });
          const { deciding, decidingIsSmallest } = explain(random, values, { diagram });
          expect(decidingIsSmallest).toBe(true);
          expect(deciding.length).toBe(sizes.length === 0 ? 0 : Math.min(...sizes));
          const greedy = explain(random, values, { diagram: tooLarge });
          if (greedy.decidingIsSmallest) expect(greedy.deciding.length).toBe(deciding.length);
        },
      ),
      lawOptions(300),
    );
  });
});

function combinations(choices: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return choices.reduce<readonly (readonly number[])[]>(
    (rows, options) => rows.flatMap((row) => options.map((option) => [...row, option])),
    [[]],
  );
}

describe('missing facts', () => {
  it('come with the criteria that ask for them and with what each answer would do', () => {
    const { missing, decision } = explained({ ...nothingElse, bmi: null });
    expect(decision).toMatchObject({ determination: 'needs-information', missing: ['bmi'] });
    expect(
      missing.map(({ key, label, criteria, answers }) => ({
        key,
        label,
        criteria: criteria.map(({ id }) => id),
        answers,
      })),
    ).toEqual([
      {
        key: 'bmi',
        label: 'Body mass index',
        criteria: ['obese'],
        answers: [
          { words: '34.9 kg/m2 or less', determination: 'clinician-review', settled: true, settles: 2 },
          { words: 'at least 35 kg/m2', determination: 'appropriate', settled: true, settles: 2 },
        ],
      },
    ]);
  });

  it('are none where the determination is settled by what is known', () => {
    const { missing, nextQuestion } = explained(nothingElse);
    expect({ missing, nextQuestion }).toEqual({ missing: [], nextQuestion: undefined });
  });

  it('ask first what can settle the determination alone', () => {
    expect(explained({}).nextQuestion).toBe('implant');
    expect(explained({ implant: false, claustrophobia: false }).nextQuestion).toBe('bmi');
    expect(explained({ implant: false, claustrophobia: false, bmi: 20 }).nextQuestion).toBe('tumor');
    expect(
      explained({ implant: false, claustrophobia: false, bmi: 20, tumor: true, biopsy: false }).nextQuestion,
    ).toBe('recurrent');
  });

  it('say what every answer does exactly as the reference decides', () => {
    const law = randomGraph({ tests: 10 }).chain((random) =>
      fc.tuple(fc.constant(random), randomValues(random, 6), randomValues(random, 0)),
    );
    fc.assert(
      fc.property(law, ([random, values, others]) => {
        const whatIf = new WhatIf(random, values);
        const reached = reachedNodes(random);
        const onReached = (states: readonly Truth[]) => states.filter((_, index) => reached[index] === 1);
        random.elements.forEach((_, element) => {
          const trial = values.map((value, index) => (index === element ? others[element] : value));
          const expected = evaluateGraph(random, trial);
          expect(whatIf.tried(element, others[element], () => onReached(whatIf.states))).toEqual(
            onReached(expected.states),
          );
        });
        expect(onReached(whatIf.states)).toEqual(onReached(evaluateGraph(random, values).states));
      }),
      lawOptions(200),
    );
  });

  it('have an answer that settles where the next question was chosen for that', () => {
    const law = randomGraph({ tests: 10 }).chain((random) =>
      fc.tuple(fc.constant(random), randomValues(random, 6)),
    );
    fc.assert(
      fc.property(law, ([random, values]) => {
        const { missing, nextQuestion, decision } = explain(random, values);
        expect(missing.map(({ key }) => key)).toEqual(decision.missing);
        const settles = (key: string | undefined) =>
          missing.find((fact) => fact.key === key)?.answers.some(({ settled }) => settled) === true;
        if (missing.some(({ key }) => settles(key))) expect(settles(nextQuestion)).toBe(true);
        expect(nextQuestion === undefined).toBe(missing.length === 0);
      }),
      lawOptions(300),
    );
  });
});
