// Cases in the store: decided again after each change and never shown for another text; saved, opened and stopped.
import { describe, expect, it } from 'vitest';
import type { FormField } from '../../dsl/index.ts';
import { startReactions } from '../../renderer/app/reactions.ts';
import { connectStoppable, Stopped } from '../../renderer/language/stoppable-language.ts';
import { bestFirst, keepFocused } from '../../renderer/panels/case/form-order.ts';
import { caseGroups, casesStanding, countOutcomes } from '../../renderer/panels/cases/case-rows.ts';
import type { Answer, Question } from '../../renderer/worker/envelope.ts';
import { createLanguageService } from '../../renderer/worker/language-service.ts';
import type { CaseTable } from '../../renderer/worker/protocol.ts';
import { settled } from './fake-language.ts';
import { createFixture, knee, kneeText } from './store-fixture.ts';

const field = (key: string): FormField => ({
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
});

describe('the best order', () => {
  it('begins with what is missing, then what is answered, then what no longer matters', () => {
    const form = ['a', 'b', 'c', 'd'].map(field);
    expect(bestFirst(form, ['d', 'b', 'gone'], { a: true })).toEqual(['d', 'b', 'a', 'c']);
    expect(bestFirst(form, [], {})).toEqual(['a', 'b', 'c', 'd']);
  });

  it('never moves the question with the focus, nor those above it', () => {
    expect(keepFocused(['a', 'b', 'c', 'd'], ['d', 'c', 'b', 'a'], 'b')).toEqual(['a', 'b', 'd', 'c']);
    expect(keepFocused(['a', 'b'], ['b', 'a'], undefined)).toEqual(['b', 'a']);
    expect(keepFocused(['a', 'b', 'c'], ['c', 'b'], 'b')).toEqual(['b', 'c']);
  });
});

const table = (part: Partial<CaseTable> = {}): CaseTable => ({
  guideline: knee,
  versions: { [knee]: 1 },
  faulty: false,
  files: [],
  coverage: undefined,
  ...part,
});

async function running() {
  const fixture = await createFixture();
  startReactions(
    fixture.store,
    { api: fixture.host, subscribe: () => () => undefined },
    { close: () => undefined },
  );
  await fixture.state().openFile(knee);
  await settled();
  // A save would wait for a layout that no test answers.
  fixture.state().changeSettings({ formatOnSave: false });
  const answerWith = async (answer: CaseTable): Promise<void> => {
    await fixture.timers.pass(1_000);
    const texts = [{ uri: knee, version: 1, text: fixture.document().text }];
    await fixture.language.of('caseMaterial').at(-1)?.answer({ guideline: knee, texts, files: [] });
    await fixture.language.of('caseTable').at(-1)?.answer(answer);
  };
  return { ...fixture, answerWith };
}

describe('the cases of the guideline in front', () => {
  it('are outdated by the first letter, and decided again a moment after the last', async () => {
    const { state, answerWith } = await running();
    await answerWith(table());
    expect(state().caseTables[knee]).toMatchObject({ running: false, faulty: false });
    state().editText(knee, `${kneeText}# more\n`);
    expect(state().caseTables[knee]?.running).toBe(true);
    await settled();
    await answerWith(table());
    expect(state().caseTables[knee]?.running).toBe(false);
  });

  it('stay those of the last version without errors, which is said', async () => {
    const { state, answerWith } = await running();
    const good = table({ versions: { [knee]: 7 } });
    await answerWith(good);
    state().editText(knee, `${kneeText}nonsense\n`);
    await settled();
    await answerWith(table({ faulty: true }));
    expect(state().caseTables[knee]).toEqual({ table: good, faulty: true, running: false });
  });

  it('are not shown where a newer question is on its way', async () => {
    const { state, language, timers, answerWith } = await running();
    await timers.pass(1_000);
    const older = language.of('caseMaterial').at(-1);
    state().editText(knee, `${kneeText}# more\n`);
    await settled();
    await timers.pass(1_000);
    await older?.answer({ guideline: knee, texts: [], files: [] });
    expect(language.of('caseTable')).toEqual([]);
    await answerWith(table());
    expect(state().caseTables[knee]?.running).toBe(false);
  });
});

describe('a change of the cases', () => {
  it('begins a document that is not on disk yet', async () => {
    const { state, language, textOnDisk } = await running();
    const adding = state().addCases(knee, []);
    await settled();
    const newText = 'cases for knee 2024.1\n';
    const edits = [{ uri: 'knee.cases', span: { start: 0, end: 0 }, newText }];
    await language.of('changeCases').at(-1)?.answer({ uri: 'knee.cases', text: undefined, edits });
    expect(await adding).toBe(true);
    expect(state().documents['knee.cases']?.text).toBe(newText);
    expect(textOnDisk('knee.cases')).toBeUndefined();
    expect(await state().save('knee.cases')).toBe(true);
    expect(textOnDisk('knee.cases')).toBe(newText);
  });

  it('made for another text is refused and said', async () => {
    const { state, language } = await running();
    const adding = state().addCases(knee, []);
    await settled();
    const edits = [{ uri: knee, span: { start: 0, end: 4 }, newText: '' }];
    await language.of('changeCases').at(-1)?.answer({ uri: knee, text: 'older', edits });
    expect(await adding).toBe(false);
    expect(state().documents[knee]?.text).toBe(kneeText);
    expect(state().notices.at(-1)?.title).toBe('The cases changed meanwhile');
  });
});

describe('an analysis', () => {
  it('is told step by step until it is done', async () => {
    const { state, language } = await running();
    void state().analyseGuideline(knee);
    expect(state().guidelineAnalyses[knee]).toMatchObject({ kind: 'running', done: 0 });
    await language.of('caseMaterial').at(-1)?.answer({ guideline: knee, texts: [], files: [] });
    await language.of('analyseStep').at(-1)?.answer({ done: false, next: 'logic' });
    await language.of('analyseStep').at(-1)?.answer({ done: false, next: 'influence' });
    expect(state().guidelineAnalyses[knee]).toMatchObject({ step: 'influence', done: 1 });
    await language.of('analyseStep').at(-1)?.answer({ done: true, report: {} });
    expect(state().guidelineAnalyses[knee]?.kind).toBe('done');
  });

  it('is the same in steps as the worker tells them', async () => {
    const service = createLanguageService(() => 0);
    const text = 'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n';
    const material = { guideline: 'g', texts: [{ uri: 'g', version: 1, text }], files: [] };
    const told: string[] = [];
    for (let step = 0; ; step++) {
      const turn = await service.analyseStep(material, step);
      if (turn.done) {
        expect(turn.report.boundaryCases.map(({ title }) => title)).toEqual([
          'Epilepsy: yes',
          'Epilepsy: no',
        ]);
        break;
      }
      told.push(turn.next);
    }
    expect(told).toEqual(['logic', 'influence', 'boundaries', 'sets']);
  });
});

const unheard = (event: { readonly data: Answer }): void => {
  throw new Error(`Nobody listens to ${String(event.data.id)}.`);
};

it('a stopped worker refuses what it was asked, and the next question starts another', async () => {
  const started: { ended: boolean; asked: Question[]; listen: typeof unheard }[] = [];
  const trying = connectStoppable(() => {
    const worker = { ended: false, asked: [] as Question[], listen: unheard };
    started.push(worker);
    return {
      postMessage: (question) => worker.asked.push(question),
      addEventListener: (kind: string, listener: unknown) => {
        if (kind === 'message') worker.listen = listener as typeof worker.listen;
      },
      terminate: () => {
        worker.ended = true;
      },
    };
  });
  const material = { guideline: knee, texts: [], files: [] };
  const asked = trying.caseTable(material);
  trying.stop();
  await expect(asked).rejects.toBeInstanceOf(Stopped);
  const again = trying.caseTable(material);
  expect(started.map(({ ended }) => ended)).toEqual([true, false]);
  started[1]?.listen({ data: { id: 1, ok: true, value: table() } });
  expect(await again).toEqual(table());
});

it('while the guideline has errors, form and determination are those of its last version without', async () => {
  const service = createLanguageService(() => 0);
  const text = 'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n';
  await service.analyse({ uri: 'g', version: 1, text });
  expect(await service.analysisPart({ uri: 'g', version: 1 }, 'form')).toMatchObject({
    formIsEarlier: false,
  });
  await service.analyse({ uri: 'g', version: 2, text: `${text}    - Child {child}\n      WHEN age <\n` });
  const part = await service.analysisPart({ uri: 'g', version: 2 }, 'form');
  expect(part).toMatchObject({ formIsEarlier: true, form: [{ key: 'epilepsy' }] });
  const answer = await service.decide('g', { epilepsy: true });
  expect(answer.explanation.decision.determination).toBe('appropriate');
});

it('the table is searched by title and determination, and parted by outcome', async () => {
  const service = createLanguageService(() => 0);
  const text = 'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n';
  const cases = `cases for g 1
case "Known"
  {epilepsy} met
  expect appropriate
case "Wrong"
  {epilepsy} not met
  expect appropriate
case "Nothing said"
`;
  const texts = [
    { uri: 'g.guideline', version: 1, text },
    { uri: 'g.cases', version: 1, text: cases },
  ];
  const found = await service.caseTable({ guideline: 'g.guideline', texts, files: ['g.cases'] });
  expect(countOutcomes(found)).toEqual({ all: 3, passed: 1, failed: 1, 'not judged': 1, undecided: 1 });
  const titles = (...asked: [Parameters<typeof caseGroups>[1], string]): readonly string[] =>
    caseGroups(found, ...asked).flatMap(({ rows }) => rows.map(({ run }) => run.case.title));
  expect(titles('failed', '')).toEqual(['Wrong']);
  expect(titles('all', 'clinician')).toEqual(['Wrong']);
  expect(titles('undecided', 'said')).toEqual(['Nothing said']);
  const standing = (faulty: boolean, running: boolean, errors: number): string | undefined =>
    casesStanding({ table: found, faulty, running }, errors)?.words;
  expect(standing(false, false, 0)).toBe('1 of 3 cases fail');
  expect(standing(false, true, 0)).toBe('Deciding the cases…');
  expect(standing(true, false, 8)).toBe('Cases not decided: 8 errors');
  expect(standing(true, true, 1)).toBe('Cases not decided: 1 error');
  expect(standing(true, true, 0)).toBe('Deciding the cases…');
  expect(casesStanding({ table: found, faulty: true, running: false }, 8)?.tone).toBe('bad');
});
