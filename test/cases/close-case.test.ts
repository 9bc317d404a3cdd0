// `all others not met` gives every open element its first value with which nothing is met.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeCase } from '../../dsl/cases/close-case.ts';
import { conditionsByElement, conditionTruth } from '../../dsl/decision/conditions.ts';
import { randomVersions } from '../support/random-conditions.ts';
import { lawOptions } from '../support/random-graph.ts';
import { compileBody, resolveLines } from './fixture.ts';

function closed(body: string, ...lines: readonly string[]) {
  return resolveLines(compileBody(body), ...lines, 'all others not met', 'expect clinician-review');
}

const indications = (...items: readonly string[]) =>
  `indications\n  ANY OF\n${items.map((item) => `    - ${item}\n`).join('')}`;

describe('all others not met', () => {
  it('answers open questions, keeps what was said and what is unknown on purpose', () => {
    const { facts } = closed(
      indications('One  {one}', 'Two  {two}', 'Three  {three}'),
      '{one} met',
      '{two} unknown',
    );
    expect(facts).toEqual({ one: true, three: false });
  });

  it('takes the first declared value of a choice, the lowest of a scale, no for yes-no', () => {
    const { facts } = closed(
      `data\n  mri "MRI" choice of normal, odd, none\n  nyha "NYHA" scale I < II < III\n  pregnant "P" yes-no\n${indications(
        'A\n      WHEN mri is normal',
        'B\n      WHEN nyha at most II',
        'C\n      WHEN pregnant',
      )}`,
    );
    expect(facts).toEqual({ mri: 'odd', nyha: 'III', pregnant: false });
  });

  it('takes the lowest number that no condition accepts', () => {
    const element = 'data\n  bmi "BMI" quantity in kg/m2, precision 0.5, from 5 to 120\n';
    const bmi = (...conditions: readonly string[]) =>
      closed(
        element + indications(...conditions.map((condition, index) => `C${index}\n      WHEN ${condition}`)),
      ).facts['bmi'];
    expect(bmi('bmi >= 35 kg/m2')).toEqual({ value: '5', unit: 'kg/m2' });
    expect(bmi('bmi < 18 kg/m2')).toEqual({ value: '18', unit: 'kg/m2' });
    expect(bmi('bmi < 18 kg/m2', 'bmi between 18 kg/m2 and 24.5 kg/m2')).toEqual({
      value: '25',
      unit: 'kg/m2',
    });
  });

  it('takes no codes, unless their absence is what is asked', () => {
    const element = 'data\n  diagnosis "Diagnoses" codes from ICD-10-CM\n';
    expect(closed(element + indications('A\n      WHEN diagnosis in C34')).facts).toEqual({ diagnosis: [] });
    expect(closed(element + indications('A\n      WHEN diagnosis not in C34')).facts).toEqual({
      diagnosis: ['C34'],
    });
  });

  it('tells dates from the request, outside every window', () => {
    const element = 'data\n  placed "Placed" date\n';
    const placed = (condition: string, ...lines: readonly string[]) =>
      closed(`${element}${indications(`A\n      WHEN ${condition}`)}`, ...lines).facts;
    expect(placed('placed within 6 weeks before request', 'request is 2024-11-20')).toEqual({
      placed: '2024-10-08',
      request: '2024-11-20',
    });
    expect(placed('placed more than 40 days before request', 'request is 2024-11-20')).toEqual({
      placed: '2024-10-11',
      request: '2024-11-20',
    });
    expect(placed('placed at least 1 month before request', 'request is 2024-03-31')).toEqual({
      placed: '2024-03-01',
      request: '2024-03-31',
    });
    expect(placed('placed within 6 weeks before request', 'placed is 2024-10-20')).toEqual({
      placed: '2024-10-20',
      request: '2024-10-16',
    });
    expect(Object.keys(placed('placed within 6 weeks before request'))).toEqual(['placed', 'request']);
  });

  it('reads a condition as a whole: what is negated, and what other answers have settled', () => {
    const element =
      'data\n  pregnant "P" yes-no\n  age "Age" quantity in years, precision 1, from 0 to 130\n';
    expect(closed(element + indications('A\n      WHEN NOT pregnant')).facts).toEqual({ pregnant: true });
    expect(
      closed(element + indications('A\n      WHEN age >= 18 years OR pregnant'), 'age is 30 years').facts,
    ).toEqual({
      age: { value: '30', unit: 'years' },
      pregnant: false,
    });
    expect(closed(element + indications('A\n      WHEN age < 18 years AND pregnant')).facts).toEqual({
      age: { value: '0', unit: 'years' },
      pregnant: false,
    });
  });

  it('reads every polarity: what is negated, nested or asked to be known', () => {
    const element =
      'data\n  age "Age" quantity in years, precision 1, from 0 to 130\n  stage "S" scale I < II < III\n';
    const facts = (...conditions: readonly string[]) =>
      closed(element + indications(...conditions.map((text, index) => `C${index}\n      WHEN ${text}`)))
        .facts;
    expect(facts('NOT (age < 18 years OR stage is III)')).toEqual({
      age: { value: '0', unit: 'years' },
      stage: 'I',
    });
    expect(facts('NOT (age < 18 years AND stage is I)')).toEqual({
      age: { value: '0', unit: 'years' },
      stage: 'I',
    });
    expect(facts('known age AND age < 18 years')).toEqual({ age: { value: '18', unit: 'years' } });
    expect(facts('NOT known age')).toEqual({ age: { value: '0', unit: 'years' } });
  });

  it('closes what a criterion reads that a condition refers to, wherever it stands', () => {
    const { facts, diagnostics } = closed(
      `data\n  age "Age" quantity in years, precision 1\n  bmi "BMI" quantity in kg/m2, precision 1, from 5 to 120\n${indications(
        'A  {a}\n      WHEN MET {b} OR age < 18 years',
        'B  {b}\n      WHEN NOT (bmi < 35 kg/m2)',
      )}`,
    );
    expect(facts).toEqual({ age: { value: '18', unit: 'years' }, bmi: { value: '5', unit: 'kg/m2' } });
    expect(diagnostics).toEqual([]);
  });

  it('leaves no condition met over what it closes, or asks for an element', () => {
    let closings = 0;
    fc.assert(
      fc.property(randomVersions, ([body]) => {
        const { graph } = compileBody(body);
        const { values, open } = closeCase(
          graph,
          graph.elements.map(() => undefined),
        );
        for (const [element, conditions] of conditionsByElement(graph)) {
          if (values[element] === undefined || open.length > 0) continue;
          closings++;
          for (const condition of conditions) {
            // Whether a question is met may settle it, whatever the element's value.
            if (condition.nodes.some((node) => graph.nodes[node]?.kind === 'question')) continue;
            expect(conditionTruth(graph, condition, values), body).not.toBe('met');
          }
        }
      }),
      lawOptions(300),
    );
    expect(closings).toBeGreaterThan(200);
  });

  it('counts a guard among the conditions', () => {
    const { facts } = closed(
      `data\n  age "Age" quantity in years, precision 1, from 0 to 130\n${indications('A  {a}\n      APPLIES TO age < 18 years')}`,
    );
    expect(facts).toEqual({ a: false, age: { value: '18', unit: 'years' } });
  });

  it('leaves alone what nothing reads or is only asked to be known', () => {
    const { facts, diagnostics } = closed(
      `data\n  age "Age" quantity in years, precision 1\n  bmi "BMI" quantity in kg/m2, precision 1\n${indications('A\n      WHEN known age')}`,
    );
    expect(facts).toEqual({});
    expect(diagnostics).toEqual([]);
  });

  it('asks for the element where every value meets something', () => {
    const { facts, diagnostics } = closed(
      `data\n  mri "MRI" choice of normal, odd\n${indications('A\n      WHEN mri is normal', 'B\n      WHEN mri is odd')}`,
    );
    expect(facts).toEqual({});
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['cases/no-closing-value', 'No value of `mri` leaves every condition on it not met'],
    ]);
  });
});
