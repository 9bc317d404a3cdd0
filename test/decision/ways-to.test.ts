// The fewest answers that lead to another determination: each way, taken, leads there, and none shorter does.
import { describe, expect, it } from 'vitest';
import { compileDiagram } from '../../dsl/decision/compile-diagram.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { bestOrder, explain } from '../../dsl/decision/explain.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { waysTo } from '../../dsl/decision/ways-to.ts';
import { decisiveCases } from '../../dsl/analysis/decisive-case.ts';
import { compileBody } from '../cases/fixture.ts';

const { graph } = compileBody(`data
  bmi "Body mass index" quantity in kg/m2, precision 0.1, from 10 to 90
indications
  ALL OF
    - Severe obesity {obesity}
      WHEN bmi >= 35 kg/m2
    - ANY OF {comorbidity}
        - Diabetes {diabetes}
        - Hypertension {hypertension}
`);

function ways(facts: Readonly<Record<string, unknown>>) {
  const diagram = compileDiagram(graph);
  if (diagram.exceeded) throw new Error('The diagram of a small guideline fits.');
  const { values } = readFacts(graph, facts);
  return waysTo(diagram, values, evaluateGraph(graph, values).verdict.determination);
}

describe('ways to another determination', () => {
  it('name the fewest answers, in clinical terms', () => {
    const facts = { bmi: { value: '34.9', unit: 'kg/m2' }, diabetes: true, hypertension: false };
    expect(ways(facts)).toEqual([
      {
        determination: 'appropriate',
        changes: [
          {
            key: 'bmi',
            label: 'Body mass index',
            from: expect.stringContaining('34.9'),
            to: 'at least 35 kg/m2',
          },
        ],
      },
    ]);
  });

  it('answer what is not known before they change what is', () => {
    const [way] = ways({ bmi: { value: '40', unit: 'kg/m2' }, diabetes: false });
    expect(way?.determination).toBe('appropriate');
    expect(way?.changes.map(({ key, from, to }) => [key, from, to])).toEqual([
      ['hypertension', 'not known', 'yes'],
    ]);
  });

  it('never make unknown what is known', () => {
    const all = ways({ bmi: { value: '40', unit: 'kg/m2' }, diabetes: true, hypertension: true });
    expect(all.map(({ determination }) => determination)).toEqual(['clinician-review']);
  });
});

describe('the best order of the questions', () => {
  it('begins with the best next question and names each that is missing once', () => {
    const { missing, nextQuestion } = explain(graph, []);
    const order = bestOrder(missing);
    expect(order[0]).toBe(nextQuestion);
    expect(order.toSorted()).toEqual(missing.map(({ key }) => key).toSorted());
  });
});

describe('a decisive case', () => {
  it('is one for each state in which the criterion decides', () => {
    const found = decisiveCases(graph, 'diabetes', ['met', 'not-met']);
    expect(
      found?.found === true && found.cases.map(({ state, determination }) => [state, determination]),
    ).toEqual([
      ['met', 'appropriate'],
      ['not-met', 'clinician-review'],
    ]);
    expect(decisiveCases(graph, 'nobody', ['met'])).toBeUndefined();
  });
});
