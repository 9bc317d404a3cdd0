// Analyses: the newest text wins, and an answer for an older one never replaces it.
import { describe, expect, it } from 'vitest';
import type { DocumentText } from '../../renderer/worker/protocol.ts';
import { emptyAnalysis, settled } from './fake-language.ts';
import type { Asked } from './fake-language.ts';
import { createFixture, knee, kneeText } from './store-fixture.ts';

function textOf(asked: Asked | undefined): DocumentText | undefined {
  return asked?.args[0] as DocumentText | undefined;
}

describe('while one text is looked at', () => {
  it('only the newest of those typed meanwhile follows', async () => {
    const { state, language } = await createFixture({ instant: false });
    await state().openFile(knee);
    for (const typed of ['a', 'ab', 'abc']) state().editText(knee, kneeText + typed);
    expect(language.of('analyse')).toHaveLength(1);
    const first = language.of('analyse')[0];
    await first?.answer(emptyAnalysis(textOf(first) as DocumentText));
    expect(language.of('analyse').map((asked) => textOf(asked)?.text)).toEqual([kneeText, `${kneeText}abc`]);
  });

  it('its answer is shown as that of its own version', async () => {
    const { state, language, document } = await createFixture({ instant: false });
    await state().openFile(knee);
    const opened = document().version;
    state().editText(knee, `${kneeText}a`);
    const first = language.of('analyse')[0];
    await first?.answer(emptyAnalysis(textOf(first) as DocumentText));
    expect(state().checks[knee]?.version).toBe(opened);
    expect(document().version).toBeGreaterThan(opened);
  });

  it('what the panels show waits until nothing newer does', async () => {
    const { state, language, document } = await createFixture({ instant: false });
    await state().openFile(knee);
    state().editText(knee, `${kneeText}a`);
    const answerNext = async (index: number): Promise<void> => {
      const asked = language.of('analyse')[index];
      await asked?.answer(emptyAnalysis(textOf(asked) as DocumentText));
    };
    await answerNext(0);
    expect(state().analyses).toEqual({});
    await answerNext(1);
    expect(state().analyses[knee]?.version).toBe(document().version);
    expect(state().checks[knee]?.version).toBe(document().version);
  });

  it('what the panels show is that of one version, or nothing', async () => {
    const { state, language } = await createFixture({ instant: false });
    await state().openFile(knee);
    const first = language.of('analyse')[0];
    const { version } = textOf(first) as DocumentText;
    language.analysisPart = async ({ version: asked }, part) =>
      part === 'tree' ? undefined : emptyAnalysis({ uri: knee, version: asked, text: '' });
    await first?.answer(emptyAnalysis({ uri: knee, version, text: '' }));
    expect(state().checks[knee]?.version).toBe(version);
    expect(state().analyses).toEqual({});
  });
});

it('an answer for an older text never replaces a newer one', async () => {
  const { state, language } = await createFixture({ instant: false });
  await state().openFile(knee);
  const first = language.of('analyse')[0];
  const old = textOf(first) as DocumentText;
  state().editText(knee, `${kneeText}a`);
  // The worker shares the newest answer with all who wait.
  await first?.answer(emptyAnalysis({ ...old, version: old.version + 5 }));
  const second = language.of('analyse')[1];
  await second?.answer(emptyAnalysis(textOf(second) as DocumentText));
  expect(state().checks[knee]?.version).toBe(old.version + 5);
});

it('a fault of the worker is told, and the next text is asked for all the same', async () => {
  const { state, language } = await createFixture({ instant: false });
  await state().openFile(knee);
  state().editText(knee, `${kneeText}a`);
  await language.of('analyse')[0]?.fail('broken');
  expect(state().notices.map((notice) => notice.tone)).toEqual(['error']);
  expect(language.of('analyse')).toHaveLength(2);
});

it('a closed document is forgotten', async () => {
  const { state } = await createFixture();
  await state().openFile(knee);
  await settled();
  expect(state().analyses[knee]).toBeDefined();
  state().closeFile(knee);
  expect(state().analyses).toEqual({});
  expect(state().checks).toEqual({});
});

it('an answer that comes after its document was closed is dropped', async () => {
  const { state, language, document } = await createFixture({ instant: false });
  await state().openFile(knee);
  const { version } = document();
  state().closeFile(knee);
  await language.of('analyse')[0]?.answer(emptyAnalysis({ uri: knee, version, text: '' }));
  expect(state().analyses).toEqual({});
  expect(state().checks).toEqual({});
});

describe('formatting', () => {
  it('replaces the text', async () => {
    const { state, language, document } = await createFixture();
    await state().openFile(knee);
    const formatting = state().formatFile(knee);
    await settled();
    await language.of('format')[0]?.answer('formatted\n');
    await formatting;
    expect(document().text).toBe('formatted\n');
  });

  it('is dropped where the text changed meanwhile', async () => {
    const { state, language, document } = await createFixture();
    await state().openFile(knee);
    const formatting = state().formatFile(knee);
    await settled();
    state().editText(knee, 'typed meanwhile\n');
    await language.of('format')[0]?.answer('formatted\n');
    await formatting;
    expect(document().text).toBe('typed meanwhile\n');
  });
});
