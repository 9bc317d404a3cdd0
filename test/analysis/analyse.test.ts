// The analysis of one small guideline, read as a clinician would: what is pointless, what suffices, where the lines are.
import { describe, expect, it } from 'vitest';
import { analyse } from '../../dsl/analysis/analyse.ts';
import { writeFacts } from '../../dsl/decision/facts.ts';
import { compileAll } from '../lint/support/lint-text.ts';

const text = `guideline "Sleep"
  id       sleep
  version  1.0

data
  age   "Age"              quantity in years, precision 1, from 0 to 130
  ahi   "Events an hour"   quantity in /h, precision 0.1, from 0 to 200
  study "Sleep study"      choice of home, laboratory

contraindications
  ANY OF
    - Not able to use the device  {unable}

indications
  ANY OF
    1. Adult AND ANY OF  {adult}
         WHEN age >= 18 years
       a. Severe apnea  {severe}
            WHEN ahi >= 15 /h
       b. Very severe apnea  {very-severe}
            WHEN ahi >= 30 /h
       c. Mild apnea AND AT LEAST 2 OF  {mild}
            WHEN ahi between 5 /h and 14 /h
          i. Sleepiness  {sleepiness}
          ii. Hypertension  {hypertension}
          iii. History of stroke  {stroke}
    2. Child with apnea, as a specialist finds  {child}
         WHEN age < 18 years
       AND Confirmed  {confirmed}
    3. Below 18 years with apnea  {below}
         WHEN NOT (age >= 18 years) AND MET {confirmed}
`;

const [compiled] = compileAll([{ uri: 'sleep.guideline', text }]);
if (!compiled) throw new Error('The example is missing.');
const { graph, diagnostics } = compiled;
const analysis = analyse(graph);
const words = (leaf: number): string => graph.nodes[leaf]?.origin.id ?? '';

describe('the analysis of a guideline', () => {
  it('is about a text without errors', () => {
    expect(diagnostics).toEqual([]);
    expect([analysis.by, analysis.cutShort, analysis.notProved]).toEqual(['diagram', false, []]);
  });

  it('names what is pointless with what makes it so', () => {
    expect(analysis.dead.map(({ criterion, coveredBy }) => [criterion.id, coveredBy?.id])).toEqual([
      ['very-severe', 'severe'],
      ['below', 'child'],
    ]);
    expect([analysis.neverMet, analysis.alwaysMet, analysis.neverDecisive]).toEqual([[], [], []]);
  });

  it('finds two ways to say the same', () => {
    expect(analysis.equivalent.map((same) => same.map(({ id }) => id))).toEqual([['child', 'below']]);
  });

  it('finds the gap between two bands of one number', () => {
    expect(analysis.numbers.map(({ kind, from, to }) => [kind, from, to])).toEqual([['gap', 141, 149]]);
  });

  it('lists the smallest ways to meet and to miss the indications', () => {
    const of = analysis.sections.find(({ section }) => section === 'indications');
    expect(of?.sufficient.complete).toBe(true);
    expect(of?.sufficient.sets.map((set) => set.map(({ leaf }) => words(leaf)))).toEqual([
      ['adult.head', 'severe'],
      ['child.head', 'confirmed'],
      ['adult.head', 'mild.head', 'sleepiness', 'hypertension'],
      ['adult.head', 'mild.head', 'sleepiness', 'stroke'],
      ['adult.head', 'mild.head', 'hypertension', 'stroke'],
    ]);
    expect(of?.blocking.sets[0]?.map(({ leaf, is }) => `${words(leaf)} ${is}`)).toEqual([
      'adult.head not-met',
      'confirmed not-met',
    ]);
  });

  it('draws a pair of cases across each line, as near to it as the precision allows', () => {
    const at = (key: string): number => graph.elements.findIndex((element) => element.key === key);
    const age = analysis.boundaries.find((each) => each.kind === 'answer' && each.key === 'age');
    expect(age?.pair?.map(({ values, determination }) => [values[at('age')], determination])).toEqual([
      [17, expect.any(String)],
      [18, expect.any(String)],
    ]);
    expect(new Set(age?.pair?.map(({ determination }) => determination)).size).toBe(2);
    const fifteen = analysis.boundaries.find((each) => each.kind === 'answer' && each.to.startsWith('15'));
    expect(fifteen?.pair?.map(({ values }) => values[at('ahi')])).toEqual([149, 150]);
  });

  it('gives one symptom fewer than enough, and just enough', () => {
    const [count] = analysis.boundaries.filter((each) => each.kind === 'count');
    expect(count?.counts).toEqual([1, 2]);
    expect(count?.pair?.map(({ determination }) => determination)).toEqual([
      'clinician-review',
      'appropriate',
    ]);
    const answered = ['sleepiness', 'hypertension', 'stroke'];
    expect(
      count?.pair?.map(({ values }) => {
        const facts = writeFacts(graph, values);
        return answered.filter((key) => facts[key] === true).length;
      }),
    ).toEqual([1, 2]);
  });

  it('says which facts settle a determination soonest, which none needs, and what to ask first', () => {
    const ways = analysis.facts?.ways.map(({ determination, answers }) => [
      determination,
      answers.map(({ key, words: answer }) => `${key}: ${answer}`),
    ]);
    expect(ways).toEqual([
      ['clinician-review', ['unable: yes']],
      ['appropriate', ['unable: no', 'age: 17 years or less', 'confirmed: yes']],
    ]);
    expect(analysis.facts?.idle).toEqual([]);
    expect(analysis.firstQuestion).toBe('unable');
  });

  it('says what it could not do where the diagram does not fit and no solver is given', () => {
    const small = analyse(graph, { budget: 3 });
    expect([small.by, small.facts]).toEqual(['nothing', undefined]);
    expect(small.notProved.length).toBeGreaterThan(0);
    const open = small.boundaries.filter(({ proved }) => !proved);
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ pair }) => pair === undefined)).toBe(true);
  });
});
