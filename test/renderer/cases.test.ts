// The tried case: facts go to the language, and the newest answer counts.
import { describe, expect, it } from 'vitest';
import type { FormField } from '../../dsl/index.ts';
import { caseStates } from '../../renderer/app/state/cases.ts';
import { startReactions } from '../../renderer/app/reactions.ts';
import { factOf, textOf } from '../../renderer/panels/case/fact-text.ts';
import { groupForm } from '../../renderer/panels/case/form-sections.ts';
import { describeDetermination } from '../../renderer/panels/case/determination.ts';
import { emptyAnalysis, settled } from './fake-language.ts';
import { createFixture, knee } from './store-fixture.ts';
import type { Fixture } from './store-fixture.ts';

function field(key: string, part: Partial<FormField> = {}): FormField {
  return {
    key,
    label: key,
    control: { kind: 'question' },
    section: { id: 'indications', title: 'Indications' },
    number: '1',
    path: [],
    criterion: key,
    readBy: ['1'],
    examples: [],
    place: { uri: knee, span: { start: 0, end: 0 } },
    ...part,
  };
}

const bmi = field('bmi', {
  control: { kind: 'quantity', unit: 'kg/m2', step: '0.1', min: '', max: '' },
  section: { id: 'data', title: 'Facts' },
});

async function withForm(form: readonly FormField[]): Promise<Fixture> {
  const fixture = await createFixture({ instant: false });
  startReactions(
    fixture.store,
    { api: fixture.host, subscribe: () => () => undefined },
    { close: () => undefined },
  );
  fixture.state().showInspector('case');
  await fixture.state().openFile(knee);
  await settled();
  const asked = fixture.language.of('analyse').at(-1);
  const { version } = fixture.document();
  await asked?.answer(emptyAnalysis({ uri: knee, version, text: '' }, { form }));
  return fixture;
}

describe('facts', () => {
  it('are sent as soon as the form is known, and again with each answer', async () => {
    const { state, language } = await withForm([field('a'), bmi]);
    state().setFact(knee, 'a', true);
    state().setFact(knee, 'bmi', { value: '34.9', unit: 'kg/m2' });
    state().setFact(knee, 'a', undefined);
    expect(language.of('decide').map((asked) => asked.args[1])).toEqual([
      {},
      { a: true },
      { a: true, bmi: { value: '34.9', unit: 'kg/m2' } },
      { bmi: { value: '34.9', unit: 'kg/m2' } },
    ]);
  });

  it('of questions that are no longer asked are not sent', async () => {
    const { state, language } = await withForm([field('a')]);
    state().setFact(knee, 'gone', true);
    expect(language.of('decide').at(-1)?.args[1]).toEqual({});
  });

  it('"all others no" answers open questions alone', async () => {
    const { state } = await withForm([field('a'), field('b'), bmi]);
    state().setFact(knee, 'a', true);
    state().answerOthersNo(knee);
    expect(state().facts[knee]).toEqual({ a: true, b: false });
  });

  it('are undone and redone, one answer after another', async () => {
    const { state } = await createFixture();
    await state().openFile(knee);
    state().setFact(knee, 'a', true);
    state().setFact(knee, 'b', false);
    state().resetCase(knee);
    state().undoFacts(knee);
    expect(state().facts[knee]).toEqual({ a: true, b: false });
    state().undoFacts(knee);
    state().undoFacts(knee);
    state().undoFacts(knee);
    expect(state().facts[knee]).toEqual({});
    state().redoFacts(knee);
    expect(state().facts[knee]).toEqual({ a: true });
    state().setFact(knee, 'c', true);
    state().redoFacts(knee);
    expect(state().facts[knee]).toEqual({ a: true, c: true });
  });

  it('an older answer never replaces a newer one', async () => {
    const { state, language } = await withForm([field('a')]);
    state().setFact(knee, 'a', true);
    const [first, second] = language.of('decide');
    await second?.answer({ version: 2 });
    await first?.answer({ version: 1 });
    expect(state().answers[knee]).toEqual({ version: 2 });
  });

  it('mark no criterion before anything was answered', async () => {
    const { state, language } = await withForm([field('a')]);
    await language.of('decide')[0]?.answer({ version: 1, states: { a: 'unknown' } });
    expect(caseStates(state(), knee)).toBeUndefined();
    state().setFact(knee, 'a', true);
    await language.of('decide')[1]?.answer({ version: 1, states: { a: 'met' } });
    expect(caseStates(state(), knee)).toEqual({ a: 'met' });
  });
});

describe('fields', () => {
  it.each([
    [bmi.control, ' 34.9 ', { value: '34.9', unit: 'kg/m2' }],
    [bmi.control, 'heavy', { value: 'heavy', unit: 'kg/m2' }],
    [{ kind: 'count' } as const, '3', 3],
    [{ kind: 'count' } as const, '2.5', '2.5'],
    [{ kind: 'codes', system: 'ICD-10-CM' } as const, 'C34.10, I10', ['C34.10', 'I10']],
    [{ kind: 'date' } as const, '2024-07-01', '2024-07-01'],
    [{ kind: 'date' } as const, ' ', undefined],
  ])('%j takes "%s"', (control, typed, fact) => {
    expect(factOf(control, typed)).toEqual(fact);
    if (fact !== undefined) expect(factOf(control, textOf(fact))).toEqual(fact);
  });

  it('stand under the criteria above them', () => {
    const groups = groupForm([
      bmi,
      field('a'),
      field('b', { path: ['Pain'] }),
      field('c', { path: ['Pain'] }),
    ]);
    expect(
      groups.map((group) => [group.id, group.blocks.map((block) => block.fields.map(({ key }) => key))]),
    ).toEqual([
      ['data', [['bmi']]],
      ['indications', [['a'], ['b', 'c']]],
    ]);
  });
});

it("every determination has words, the guideline's own among them", () => {
  expect(describeDetermination('clinician-review').words).toBe('Clinician review');
  expect(describeDetermination('send-to-board')).toMatchObject({ words: 'Send to board', tone: 'plain' });
});
