// The order of questions: every step asks what is still missing, the way ends where nothing can change, and it is never longer than asking all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionOrder } from '../../dsl/analysis/question-order.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { explain } from '../../dsl/decision/explain.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { compileBody } from '../cases/fixture.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';

const { graph } = compileBody(`data
  bmi  "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120

contraindications
  ANY OF
    1. Implant  {implant}
indications
  ALL OF
    1. Tumor is known  {tumor}
    2. ANY OF  {reason}
         a. Obesity  {obesity}
              WHEN bmi >= 35 kg/m2
         b. Pain  {pain}
         c. Fever  {fever}
`);

describe('the order of questions', () => {
  it('asks first what can settle alone, and stops once nothing can change', () => {
    const order = questionOrder(graph, []);
    expect(order.steps.map(({ key, answer }) => `${key}: ${answer}`)).toEqual(['implant: no', 'tumor: no']);
    expect(order.steps[0]?.settling).toEqual([{ words: 'yes', determination: 'clinician-review' }]);
    expect(order).toMatchObject({ determination: 'clinician-review', settled: true, spared: 3 });
  });

  it('goes on from what is known', () => {
    const { values } = readFacts(graph, { implant: false, tumor: true, pain: false });
    const order = questionOrder(graph, values);
    expect(order.steps.map(({ key }) => key)).toEqual(['bmi', 'fever']);
    expect(order.steps[0]?.answer).toBe('5 kg/m2');
    expect(questionOrder(graph, readFacts(graph, { implant: true }).values).steps).toEqual([]);
  });

  it('is what explain asks next, step by step, on random guidelines', () => {
    const cases = randomGraph({ known: false }).chain((random) =>
      randomValues(random, 7).map((values) => ({ random, values })),
    );
    fc.assert(
      fc.property(cases, ({ random, values }) => {
        const order = questionOrder(random, values);
        const open = random.elements.filter((_, index) => values[index] === undefined).length;
        expect(order.steps.length + order.spared).toBe(open);
        expect(new Set(order.steps.map(({ key }) => key)).size).toBe(order.steps.length);
        const { verdict } = evaluateGraph(random, values);
        if (verdict.settled) expect(order.steps).toEqual([]);
        else expect(order.steps[0]?.key).toBe(explain(random, values).nextQuestion);
        for (const { key } of order.steps)
          expect(values[random.elements.findIndex((element) => element.key === key)]).toBeUndefined();
      }),
      lawOptions(150),
    );
  });
});
