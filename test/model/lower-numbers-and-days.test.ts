// Days of the calendar, periods in force, durations and changes: their truth on and beside each boundary, and with something unknown.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWorkspace, evaluateGraph, nodeOfCriterion, readFacts } from '../../dsl/index.ts';
import type { CriteriaGraph, Facts, Truth } from '../../dsl/index.ts';

function corpusGraph(name: string): CriteriaGraph {
  const uri = `${name}.guideline`;
  const workspace = createWorkspace();
  workspace.setText(uri, readFileSync(new URL(`../corpus/valid/${uri}`, import.meta.url), 'utf8'));
  const graph = workspace.guideline(uri)?.graph;
  if (!graph) throw new Error(`${uri} must compile`);
  return graph;
}

function truth(graph: CriteriaGraph, id: string, facts: Facts): Truth | undefined {
  const reading = readFacts(graph, facts);
  expect(reading.invalid).toEqual([]);
  const index = nodeOfCriterion(graph, id);
  return index === undefined ? undefined : evaluateGraph(graph, reading.values).states[index];
}

describe('days', () => {
  const graph = corpusGraph('days');

  it.each([
    ['older-stent', '2023-12-31', 'met'],
    ['older-stent', '2024-01-01', 'not-met'],
    ['newer-stent', '2024-01-01', 'met'],
    ['newer-stent', '2023-12-31', 'not-met'],
    ['recall-day', '2024-02-29', 'met'],
    ['recall-day', '2024-03-01', 'not-met'],
    ['after-recall', '2024-02-29', 'not-met'],
    ['after-recall', '2024-03-31', 'not-met'],
    ['after-recall', '2024-04-01', 'met'],
    ['trial', '2023-06-30', 'not-met'],
    ['trial', '2023-07-01', 'met'],
    ['trial', '2023-12-31', 'met'],
    ['trial', '2024-01-01', 'not-met'],
  ])('{%s} of a stent placed on %s is %s', (id, day, state) => {
    expect(truth(graph, id, { 'stent-placed': day })).toBe(state);
    expect(truth(graph, id, {})).toBe('unknown');
  });

  it('a date before another, by name', () => {
    expect(truth(graph, 'echo-first', { echo: '2024-03-01', surgery: '2024-03-02' })).toBe('met');
    expect(truth(graph, 'echo-first', { echo: '2024-03-02', surgery: '2024-03-02' })).toBe('not-met');
    expect(truth(graph, 'echo-first', { echo: '2024-03-02' })).toBe('unknown');
    expect(truth(graph, 'done', { surgery: '2024-03-02', request: '2024-03-02' })).toBe('met');
    expect(truth(graph, 'done', { surgery: '2024-03-03', request: '2024-03-02' })).toBe('not-met');
  });

  it('a criterion counts on the first and the last day of its period', () => {
    const indications = (facts: Facts): Truth | undefined => {
      const { values } = readFacts(graph, facts);
      return evaluateGraph(graph, values).sections.get('indications');
    };
    expect(indications({ wide: true, request: '2005-01-26' })).toBe('met');
    expect(indications({ wide: true, request: '2005-01-27' })).toBe('unknown');
    expect(indications({ registry: true, request: '2005-01-27' })).toBe('met');
    expect(indications({ registry: true, request: '2005-01-26' })).toBe('unknown');
  });
});

describe('changes', () => {
  const graph = corpusGraph('changes');

  it.each<[string, Facts, Truth]>([
    ['six-weeks', { therapy: 6 }, 'met'],
    ['six-weeks', { therapy: 5 }, 'not-met'],
    ['days', { therapy: 6 }, 'not-met'],
    ['days', { therapy: 7 }, 'met'],
    ['lost', { weight: '90', 'weight-baseline': '100' }, 'met'],
    ['lost', { weight: '90.1', 'weight-baseline': '100' }, 'not-met'],
    ['lost', { weight: '110', 'weight-baseline': '100' }, 'not-met'],
    ['lost', { weight: '90.1', 'weight-baseline': '100.2' }, 'met'],
    ['lost', { weight: '90.1', 'weight-baseline': '100.1' }, 'not-met'],
    ['gained', { weight: '75', 'weight-baseline': '70' }, 'not-met'],
    ['gained', { weight: '75.1', 'weight-baseline': '70' }, 'met'],
    ['gained-grams', { weight: '75', 'weight-baseline': '70' }, 'not-met'],
    ['gained-grams', { weight: '75.1', 'weight-baseline': '70' }, 'met'],
    ['oxygen', { po2: 60, 'po2-baseline': 70 }, 'not-met'],
    ['oxygen', { po2: 59, 'po2-baseline': 70 }, 'met'],
    ['stable', { weight: '104.9', 'weight-baseline': '100' }, 'met'],
    ['stable', { weight: '105', 'weight-baseline': '100' }, 'not-met'],
    ['stable', { weight: '95', 'weight-baseline': '100' }, 'not-met'],
    ['moved', { weight: '98', 'weight-baseline': '100' }, 'met'],
    ['moved', { weight: '101.9', 'weight-baseline': '100' }, 'not-met'],
    ['points', { lvef: 45, 'lvef-baseline': 35 }, 'met'],
    ['points', { lvef: 44, 'lvef-baseline': 35 }, 'not-met'],
    ['fewer', { attacks: 5, 'attacks-before': 8 }, 'met'],
    ['fewer', { attacks: 6, 'attacks-before': 8 }, 'not-met'],
    ['lost', { weight: '90' }, 'unknown'],
    ['lost', { 'weight-baseline': '100' }, 'unknown'],
    ['stable', { weight: '90' }, 'unknown'],
  ])('{%s} with %j is %s', (id, facts, state) => {
    expect(truth(graph, id, facts)).toBe(state);
  });
});

describe('units', () => {
  const graph = corpusGraph('units');

  it.each<[string, Facts, Truth]>([
    ['low-weight', { weight: '2.499' }, 'met'],
    ['low-weight', { weight: '2.5' }, 'not-met'],
    ['tall', { height: '190' }, 'met'],
    ['tall', { height: '189.9' }, 'not-met'],
    ['kidney', { creatinine: '2' }, 'met'],
    ['kidney', { creatinine: '1.99' }, 'not-met'],
    ['few-platelets', { platelets: 49 }, 'met'],
    ['few-platelets', { platelets: 50 }, 'not-met'],
    ['every-minute', { rate: 60 }, 'met'],
    ['every-minute', { rate: '59.9' }, 'not-met'],
    ['hemophilia', { activity: '0.04' }, 'met'],
    ['hemophilia', { activity: '0.05' }, 'not-met'],
    ['six-weeks', { course: 42 }, 'met'],
    ['six-weeks', { course: 41 }, 'not-met'],
    ['adult', { age: 18 }, 'met'],
    ['adult', { age: 17 }, 'not-met'],
    ['dose-high', { dose: 1000 }, 'not-met'],
    ['dose-high', { dose: 1001 }, 'met'],
  ])('{%s} with %j is %s', (id, facts, state) => {
    expect(truth(graph, id, facts)).toBe(state);
  });
});
