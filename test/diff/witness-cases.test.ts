// A witness is a case that can be kept: written with its answers and `all others not met`, it has exactly the witness's facts in both versions.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveCases } from '../../dsl/cases/resolve-cases.ts';
import type { CompiledGuideline } from '../../dsl/compile.ts';
import { conditionsByElement, conditionTruth } from '../../dsl/decision/conditions.ts';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { describeValue, readFacts } from '../../dsl/decision/facts.ts';
import type { DecisionOptions } from '../../dsl/diff/behavioural.ts';
import type { Departure, Witness } from '../../dsl/diff/decision-change.ts';
import { diffGuidelines } from '../../dsl/diff/diff.ts';
import { keptCase } from '../../dsl/diff/kept-case.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';
import { conditionData, randomVersions } from '../support/random-conditions.ts';
import { lawOptions } from '../support/random-graph.ts';
import { libraryGuideline, writtenGuideline } from './support/compiled.ts';

const syntax = createSyntax();

describe('a witness written as a case', () => {
  const written = (version: string, ...items: readonly string[]) =>
    writtenGuideline(
      version,
      `${conditionData}indications\n  ANY OF\n${items.map((item) => `    - ${item}\n`).join('')}`,
    );
  const between = (older: readonly string[], newer: readonly string[]) => {
    const [from, to] = [written('1', ...older), written('2', ...newer)];
    return expectKept(from, to);
  };
  const added = 'Edema  {e}';

  it.each([
    ['NOT pregnant', { pregnant: true }],
    ['age >= 18 years AND NOT pregnant', { age: { value: '0', unit: 'years' }, pregnant: false }],
    ['diagnosis not in C50', { diagnosis: ['C50'] }],
    ['placed more than 40 days before request', { placed: '2024-05-22', request: '2024-07-01' }],
    ['NOT (stage at most II)', { stage: 'I' }],
    ['NOT (placed within 6 weeks before request)', { placed: '2024-05-20', request: '2024-07-01' }],
    ['phase is not initial', { phase: 'initial' }],
  ])('has a base in which %s is not met', (condition, facts) => {
    const item = `Item  {i}\n         WHEN ${condition}`;
    const [witness] = between([item], [item, added]);
    expect(witness?.words).toBe('Edema met, all others not met: clinician review in 1, appropriate in 2');
    expect(witness?.newFacts).toEqual({ ...facts, e: true });
    expect(witness?.besides).toEqual([]);
  });

  it('says beside what the versions close on different values; it meets nothing in either', () => {
    const [witness] = between(
      ['Item  {i}\n         WHEN age < 18 years AND MET {p}', 'Plan  {p}'],
      [
        'Item  {i}\n         WHEN age < 18 years AND MET {p}\n         APPLIES TO age < 21 years',
        'Plan  {p}',
        added,
      ],
    ).filter(({ departures }) => departures.some(({ newKey }) => newKey === 'e'));
    expect(witness).toMatchObject({
      words: 'Edema met, all others not met: clinician review in 1, appropriate in 2',
      besides: [{ oldKey: 'age', newKey: 'age', words: 'Age', state: '21 years' }],
      oldFacts: { age: { value: '21', unit: 'years' } },
      newFacts: { age: { value: '21', unit: 'years' } },
    });
  });

  it('departs at an element that meets a condition whatever its value', () => {
    const item = (condition: string) => `Item  {i}\n         WHEN ${condition}`;
    const therapy =
      'Therapy AND ALL OF  {t}\n        a. Scan  {s}\n           WHEN mri is normal\n        b. Plan  {p}';
    const witnesses = between([therapy, item('mri is unclear')], [therapy, item('mri is not normal')]);
    expect(witnesses.map(({ words }) => words)).toEqual([
      'Last MRI: abnormal, all others not met: clinician review in 1, appropriate in 2',
    ]);
  });

  it('departs at an element that only its base value lets another answer meet a condition with', () => {
    const list = 'List ALL OF  {l}\n        a. Question  {q}\n        b. Report  {r}';
    const [witness] = between(['Item  {i}\n         WHEN MET {q} AND age < 18 years', list], [list]);
    expect(witness?.words).toBe(
      'Question met, Age: 17 years or less, all others not met: appropriate in 1, clinician review in 2',
    );
  });

  it('tells the day of service where a date is told from it', () => {
    const item = (weeks: number) =>
      `Item  {i}\n         WHEN placed within ${String(weeks)} weeks before request`;
    const [witness] = between([item(6)], [item(8)]);
    expect(witness?.departures).toMatchObject([{ newKey: 'placed' }]);
    expect(witness?.besides).toMatchObject([
      { newKey: 'request', words: 'Date of service', state: '2024-07-01' },
    ]);
  });

  it('resolves to the facts, for versions with random conditions', () => {
    let witnesses = 0;
    fc.assert(
      fc.property(randomVersions, ([older, newer]) => {
        witnesses += expectKept(writtenGuideline('1', older), writtenGuideline('2', newer)).length;
      }),
      lawOptions(250),
    );
    expect(witnesses).toBeGreaterThan(200);
  });

  it('resolves to the facts beyond the budget too', () => {
    let witnesses = 0;
    fc.assert(
      fc.property(randomVersions, ([older, newer]) => {
        const pair = [writtenGuideline('1', older), writtenGuideline('2', newer)] as const;
        witnesses += expectKept(...pair, { budget: 1 }).length;
      }),
      lawOptions(20),
    );
    expect(witnesses).toBeGreaterThan(10);
  });

  it('resolves to the facts, for the shipped guidelines', () => {
    const [older, newer] = ['2023', '2024'].map((year) =>
      libraryGuideline(`mr-spectroscopy/${year}.guideline`),
    );
    if (!older || !newer) throw new Error('Both versions are shipped.');
    const witnesses = expectKept(older, newer);
    expect(witnesses).toHaveLength(14);
    // `all others not met` takes biopsy-localization in 2023, which is a condition of 2024.
    const epilepsy = witnesses.find(({ words }) => words.startsWith('Epilepsy'));
    expect(epilepsy?.besides).toMatchObject([
      { oldKey: 'purpose', newKey: 'purpose', words: 'Purpose of the study', state: 'diagnosis' },
    ]);
    expect(expectKept(newer, older)).toHaveLength(14);
  });
});

/** The witnesses, each checked. */
function expectKept(
  older: CompiledGuideline,
  newer: CompiledGuideline,
  options: DecisionOptions = {},
): readonly Witness[] {
  const witnesses = diffGuidelines(older, newer, options).decisions.flatMap((decision) => decision.witnesses);
  for (const witness of witnesses) {
    const told = [...witness.departures, ...witness.besides];
    const before = told.map(({ oldKey }) => oldKey);
    const after = told.map(({ newKey }) => newKey);
    expect(resolved(older, before, witness.oldFacts), witness.words).toEqual(witness.oldFacts);
    expect(resolved(newer, after, witness.newFacts), witness.words).toEqual(witness.newFacts);
    expectSameCase(newer, witness);
    const said = witness.departures;
    expectNothingElseMet(older.graph, witness.oldFacts, new Set(said.map(({ oldKey }) => oldKey)));
    expectNothingElseMet(newer.graph, witness.newFacts, new Set(said.map(({ newKey }) => newKey)));
  }
  return witnesses;
}

/** What the sentence leaves out meets no condition; those that refer to criteria are met by them. */
function expectNothingElseMet(
  graph: CriteriaGraph,
  facts: Witness['oldFacts'],
  said: ReadonlySet<string>,
): void {
  const { values } = readFacts(graph, facts);
  for (const condition of [...conditionsByElement(graph).values()].flat()) {
    if (condition.nodes.some((node) => graph.nodes[node]?.kind === 'question')) continue;
    if (condition.reads.some((element) => said.has(graph.elements[element]?.key ?? ''))) continue;
    expect(conditionTruth(graph, condition, values)).not.toBe('met');
  }
}

/** The facts of the case that is kept; its expectation is what the new version decides. */
function expectSameCase(newer: CompiledGuideline, witness: Witness): void {
  const { title, text } = keptCase(newer, witness, 'before');
  const parsed = syntax.parseCases(createSourceText('kept.cases', `cases for test-imaging 2\n\n${text}`));
  expect(parsed.diagnostics, text).toEqual([]);
  const { value, diagnostics } = resolveCases(parsed.value, 'kept.cases', newer);
  expect(
    diagnostics.filter(({ code }) => code !== 'cases/other-guideline'),
    text,
  ).toEqual([]);
  expect(value[0], text).toMatchObject({ title, expect: { determination: witness.new.determination } });
  expect(value[0]?.facts, text).toEqual(witness.newFacts);
}

function resolved(
  compiled: CompiledGuideline,
  keys: readonly Departure['oldKey'][],
  facts: Witness['oldFacts'],
): Witness['oldFacts'] {
  const lines = [...new Set(keys)].flatMap((key) =>
    key === '' ? [] : [caseLine(compiled.graph, key, facts)],
  );
  const text = `cases for test-imaging 1\ncase "Kept"\n${[
    ...lines,
    'all others not met',
    'expect needs-information',
  ]
    .map((line) => `  ${line}\n`)
    .join('')}`;
  const parsed = syntax.parseCases(createSourceText('kept.cases', text));
  expect(parsed.diagnostics, text).toEqual([]);
  return resolveCases(parsed.value, 'kept.cases', compiled).value[0]?.facts ?? {};
}

function caseLine(graph: CriteriaGraph, key: string, facts: Witness['oldFacts']): string {
  const index = graph.elements.findIndex((element) => element.key === key);
  const element = graph.elements[index];
  const value = readFacts(graph, facts).values[index];
  if (!element) throw new Error(`No element ${key}`);
  if (element.kind === 'question')
    return `{${key}} ${value === undefined ? 'unknown' : value === true ? 'met' : 'not met'}`;
  if (value === undefined) return `${key} unknown`;
  const text = describeValue(element, value);
  return element.kind === 'codes' && text !== 'none' ? `${key} in ${text}` : `${key} is ${text}`;
}
