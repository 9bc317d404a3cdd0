// What follows from what: cases and comparisons are made while they are seen, and what includes a text is checked with it.
import { describe, expect, it } from 'vitest';
import type { FormField } from '../../dsl/index.ts';
import { defaultSettings } from '../../host/api.ts';
import { startReactions } from '../../renderer/app/reactions.ts';
import type { DocumentText } from '../../renderer/worker/protocol.ts';
import { emptyAnalysis, settled } from './fake-language.ts';
import { createFixture, knee, kneeText } from './store-fixture.ts';
import type { Fixture } from './store-fixture.ts';

const question: FormField = {
  key: 'pain',
  label: 'Pain',
  control: { kind: 'question' },
  section: { id: 'indications', title: '' },
  number: '1',
  path: [],
  criterion: 'pain',
  readBy: [],
  examples: [],
  place: { uri: knee, span: { start: 0, end: 0 } },
};

async function started(files: Readonly<Record<string, string>> = { [knee]: kneeText }): Promise<Fixture> {
  const fixture = await createFixture({ instant: false, files });
  start(fixture);
  await settled();
  return fixture;
}

function start({ store, host }: Fixture): void {
  startReactions(store, { api: host, subscribe: () => () => undefined }, { close: () => undefined });
}

/** Answers every analysis that waits. */
async function answerAll({ language }: Fixture): Promise<void> {
  for (const asked of language.of('analyse')) {
    await asked.answer(emptyAnalysis(asked.args[0] as DocumentText, { form: [question] }));
  }
}

describe('the first window', () => {
  it('opens the newest guideline where nothing was opened before', async () => {
    const fixture = await createFixture({ instant: true, files: { [knee]: kneeText } });
    start(fixture);
    await expect.poll(() => fixture.state().openPaths).toEqual([knee]);
    expect(fixture.state().activePath).toBe(knee);
  });

  it('opens the file of last time', async () => {
    const hip = 'hip/2024.guideline';
    const fixture = await createFixture({ instant: true, files: { [knee]: kneeText, [hip]: kneeText } });
    await fixture.host.writeSettings({ ...defaultSettings, recent: ['gone.guideline', hip] });
    start(fixture);
    await expect.poll(() => fixture.state().openPaths).toEqual([hip]);
  });
});

describe('a case', () => {
  it('is not decided while nobody looks at it', async () => {
    const fixture = await started();
    await fixture.state().openFile(knee);
    await answerAll(fixture);
    expect(fixture.language.of('decide')).toHaveLength(0);
    fixture.state().showInspector('case');
    expect(fixture.language.of('decide')).toHaveLength(1);
  });

  it('that was begun goes on, since its marks are seen elsewhere', async () => {
    const fixture = await started();
    await fixture.state().openFile(knee);
    await answerAll(fixture);
    fixture.state().setFact(knee, 'pain', true);
    fixture.state().editText(knee, `${kneeText}#\n`);
    await answerAll(fixture);
    expect(fixture.language.of('decide').length).toBeGreaterThan(1);
  });
});

describe('a comparison', () => {
  it('waits until it is in front again', async () => {
    const fixture = await started();
    await fixture.state().openFile(knee);
    await answerAll(fixture);
    void fixture.state().compareFiles('old.guideline', knee);
    await fixture.language.of('compare')[0]?.answer({});
    fixture.state().editText(knee, `${kneeText}#\n`);
    await answerAll(fixture);
    expect(fixture.language.of('compare')).toHaveLength(1);
    fixture.state().showComparison(true);
    expect(fixture.language.of('compare')).toHaveLength(2);
  });
});

it('what may include a text is checked again when that text changes', async () => {
  const fixture = await started({
    [knee]: kneeText,
    'part.guideline': 'fragment "P"\n  id p\n  version 1\n',
  });
  await fixture.state().openFile(knee);
  await fixture.state().openFile('part.guideline');
  await answerAll(fixture);
  const before = fixture.document(knee).version;
  fixture.state().editText('part.guideline', 'fragment "P"\n  id p\n  version 2\n');
  expect(fixture.document(knee).version).toBeGreaterThan(before);
  expect(fixture.document(knee).text).toBe(kneeText);
});
