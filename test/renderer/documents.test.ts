// Open files: nothing that was typed is lost, and nothing that others wrote is overwritten without a word.
import { describe, expect, it } from 'vitest';
import { isUnsaved } from '../../renderer/app/state/documents-state.ts';
import { settled } from './fake-language.ts';
import { createFixture, knee, kneeText } from './store-fixture.ts';

const edited = `${kneeText}# more\n`;

describe('opening', () => {
  it('shows the text and asks for its analysis', async () => {
    const { state, document, language } = await createFixture();
    await state().openFile(knee);
    expect(state().activePath).toBe(knee);
    expect(document().text).toBe(kneeText);
    expect(isUnsaved(document())).toBe(false);
    expect(language.of('analyse').at(-1)?.args).toEqual([
      { uri: knee, version: document().version, text: kneeText },
    ]);
  });

  it('tells why a file cannot be opened', async () => {
    const { state } = await createFixture();
    expect(await state().openFile('missing.guideline')).toBe(false);
    expect(state().notices.map((notice) => notice.tone)).toEqual(['error']);
    expect(state().openPaths).toEqual([]);
  });

  it('opens a file once, however often it is asked for at the same time', async () => {
    const { state } = await createFixture();
    await Promise.all([state().openFile(knee), state().openFile(knee)]);
    expect(state().openPaths).toEqual([knee]);
  });

  it('gives mixed line ends the kind of the first, and calls that no change', async () => {
    const { state, document } = await createFixture({
      files: { [knee]: 'guideline "K"\r\n  id k\n  version 1\r\n' },
    });
    await state().openFile(knee);
    expect(document().text).toBe('guideline "K"\r\n  id k\r\n  version 1\r\n');
    expect(isUnsaved(document())).toBe(false);
  });
});

describe('drafts', () => {
  it('are kept one second after the last keystroke, not before', async () => {
    const { state, timers, host } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, `${kneeText}a`);
    await timers.pass(900);
    state().editText(knee, `${kneeText}ab`);
    await timers.pass(900);
    expect(await host.drafts()).toEqual([]);
    await timers.pass(100);
    expect((await host.drafts()).map((draft) => draft.text)).toEqual([`${kneeText}ab`]);
  });

  it('go when the text is the saved one again', async () => {
    const { state, timers, host } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    await timers.pass(1_000);
    state().editText(knee, kneeText);
    await timers.pass(1_000);
    expect(await host.drafts()).toEqual([]);
  });

  it('of an earlier session are offered, and come back unsaved', async () => {
    const { state, document, host } = await createFixture();
    await host.keepDraft(knee, edited, 'base');
    await state().openFile(knee);
    expect(document()).toMatchObject({ text: kneeText, draft: { text: edited } });
    state().restoreDraft(knee);
    expect(document()).toMatchObject({ text: edited, draft: undefined });
    expect(isUnsaved(document())).toBe(true);
  });

  it('that are not decided on are not overwritten', async () => {
    const { state, document, timers, host } = await createFixture();
    await host.keepDraft(knee, edited, 'base');
    await state().openFile(knee);
    state().editText(knee, 'typed over it');
    await timers.pass(1_000);
    expect(document().text).toBe(kneeText);
    expect((await host.drafts()).map((draft) => draft.text)).toEqual([edited]);
  });

  it('can be discarded', async () => {
    const { state, document, host } = await createFixture();
    await host.keepDraft(knee, edited, 'base');
    await state().openFile(knee);
    state().discardDraft(knee);
    await settled();
    expect(document()).toMatchObject({ text: kneeText, draft: undefined });
    expect(await host.drafts()).toEqual([]);
  });
});

describe('saving', () => {
  it('formats the text first where the settings say so, and saves it as it is where that is not answered', async () => {
    const { state, store, language, timers, textOnDisk, document } = await createFixture();
    await state().openFile(knee);
    store.setState({ settings: { ...state().settings, formatOnSave: true } });
    state().editText(knee, 'loose');
    const saving = state().save(knee);
    await settled();
    await language.of('format')[0]?.answer('agreed\n');
    expect([await saving, document().text, textOnDisk(knee)]).toEqual([true, 'agreed\n', 'agreed\n']);
    state().editText(knee, 'loose again');
    const late = state().save(knee);
    await settled();
    await timers.pass(2_000);
    expect([await late, textOnDisk(knee)]).toEqual([true, 'loose again']);
    await language.of('format')[1]?.answer('too late');
    expect(document().text).toBe('loose again');
  });

  it('takes what is typed while it formats', async () => {
    const { state, store, language, textOnDisk } = await createFixture();
    await state().openFile(knee);
    store.setState({ settings: { ...state().settings, formatOnSave: true } });
    state().editText(knee, 'loose');
    const saving = state().save(knee);
    await settled();
    state().editText(knee, 'loose and more');
    await language.of('format')[0]?.answer('agreed\n');
    expect([await saving, textOnDisk(knee)]).toEqual([true, 'loose and more']);
  });

  it('writes the text and removes the draft', async () => {
    const { state, document, timers, host, textOnDisk } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    await timers.pass(1_000);
    expect(await state().save(knee)).toBe(true);
    expect(textOnDisk(knee)).toBe(edited);
    expect(isUnsaved(document())).toBe(false);
    expect(await host.drafts()).toEqual([]);
  });

  it('keeps what is typed while it runs as unsaved, with a draft', async () => {
    const { state, document, timers, host, textOnDisk } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    const saving = state().save(knee);
    state().editText(knee, `${edited}later\n`);
    await saving;
    expect(textOnDisk(knee)).toBe(edited);
    expect(document().text).toBe(`${edited}later\n`);
    expect(isUnsaved(document())).toBe(true);
    await timers.pass(1_000);
    expect((await host.drafts()).map((draft) => draft.text)).toEqual([`${edited}later\n`]);
  });

  it('over a text that someone else changed writes nothing and shows both', async () => {
    const { state, document, disk, textOnDisk } = await createFixture({
      host: (api) => ({
        // Nobody has told this window yet.
        save: async (path, text, baseHash) => {
          disk.change(path, new TextEncoder().encode('theirs\n'));
          return await api.save(path, text, baseHash);
        },
      }),
    });
    await state().openFile(knee);
    state().editText(knee, edited);
    expect(await state().save(knee)).toBe(false);
    expect(textOnDisk(knee)).toBe('theirs\n');
    expect(document().conflict?.text).toBe('theirs\n');
    expect(document().text).toBe(edited);
  });

  it('that fails says why, and keeps the text unsaved with a draft', async () => {
    const { state, document, timers, host } = await createFixture({
      host: () => ({
        save: async () => ({ kind: 'failed', message: 'The disk is full.', help: 'Make room.' }),
      }),
    });
    await state().openFile(knee);
    state().editText(knee, edited);
    expect(await state().save(knee)).toBe(false);
    expect(state().notices.at(-1)).toMatchObject({ tone: 'error', detail: 'The disk is full. Make room.' });
    expect(isUnsaved(document())).toBe(true);
    await timers.pass(1_000);
    expect((await host.drafts()).map((draft) => draft.text)).toEqual([edited]);
  });

  it('survives a host that does not answer', async () => {
    const { state, document } = await createFixture({
      host: () => ({ save: async () => await Promise.reject(new Error('gone')) }),
    });
    await state().openFile(knee);
    state().editText(knee, edited);
    expect(await state().save(knee)).toBe(false);
    expect(document().saving).toBe(false);
    expect(document().text).toBe(edited);
  });
});

describe('a change by someone else', () => {
  it('is loaded where nothing is unsaved', async () => {
    const { state, document, writeOutside } = await createFixture();
    await state().openFile(knee);
    await writeOutside(knee, 'theirs\n');
    expect(document().text).toBe('theirs\n');
    expect(isUnsaved(document())).toBe(false);
    expect(state().notices.at(-1)?.tone).toBe('info');
  });

  it('is only shown where work would be lost', async () => {
    const { state, document, writeOutside } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    await writeOutside(knee, 'theirs\n');
    expect(document()).toMatchObject({ text: edited, outside: { text: 'theirs\n' } });
  });

  it('"keep mine" lets the next save replace it', async () => {
    const { state, writeOutside, textOnDisk } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    await writeOutside(knee, 'theirs\n');
    state().keepMine(knee);
    expect(await state().save(knee)).toBe(true);
    expect(textOnDisk(knee)).toBe(edited);
  });

  it('"load theirs" takes the text on disk', async () => {
    const { state, document, writeOutside } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    await writeOutside(knee, 'theirs\n');
    state().loadTheirs(knee);
    expect(document()).toMatchObject({ text: 'theirs\n', outside: undefined });
    expect(isUnsaved(document())).toBe(false);
  });

  it('is put together with the own one, from the text that was opened', async () => {
    const { state, document, language, writeOutside, textOnDisk } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    await writeOutside(knee, 'theirs\n');
    const merging = state().mergeOutside(knee);
    expect(language.of('mergeTexts')[0]?.args).toEqual([kneeText, edited, 'theirs\n']);
    await language.of('mergeTexts')[0]?.answer({ parts: [], lineEnd: '\n' });
    const made = await merging;
    if (made === undefined) throw new Error('Nothing was merged.');
    expect(state().takeMerged(knee, made, 'both\n')).toBe(true);
    expect(document()).toMatchObject({ text: 'both\n', savedText: 'theirs\n', outside: undefined });
    expect(await state().save(knee)).toBe(true);
    expect(textOnDisk(knee)).toBe('both\n');
  });

  it('is not taken where either text is another by now', async () => {
    const { state, document, language, writeOutside } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    await writeOutside(knee, 'theirs\n');
    const merging = state().mergeOutside(knee);
    await language.of('mergeTexts')[0]?.answer({ parts: [], lineEnd: '\n' });
    const made = await merging;
    if (made === undefined) throw new Error('Nothing was merged.');
    await writeOutside(knee, 'theirs again\n');
    expect(state().takeMerged(knee, made, 'both\n')).toBe(false);
    expect(document().text).toBe(edited);
  });

  it('that removes the file leaves the text, and saving makes the file again', async () => {
    const { state, document, writeOutside, textOnDisk } = await createFixture();
    await state().openFile(knee);
    await writeOutside(knee, undefined);
    expect(document()).toMatchObject({ text: kneeText, outside: { text: undefined } });
    state().keepMine(knee);
    expect(await state().save(knee)).toBe(true);
    expect(textOnDisk(knee)).toBe(kneeText);
  });

  it('is not seen in the own save', async () => {
    const { state, document, writeOutside } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    await state().save(knee);
    await writeOutside(knee, edited);
    expect(document().outside).toBeUndefined();
    expect(state().notices).toEqual([]);
  });
});

describe('closing', () => {
  it('asks first where work would be lost', async () => {
    const { state } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    state().closeFile(knee);
    expect(state()).toMatchObject({ closingPath: knee, openPaths: [knee] });
    state().cancelClose();
    expect(state().closingPath).toBeUndefined();
  });

  it('without saving drops the draft and writes nothing', async () => {
    const { state, timers, host, textOnDisk } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    await timers.pass(1_000);
    state().closeWithoutSaving(knee);
    await settled();
    expect(state().openPaths).toEqual([]);
    expect(textOnDisk(knee)).toBe(kneeText);
    expect(await host.drafts()).toEqual([]);
  });

  it('without saving can be taken back, as can discarding unsaved work of last time', async () => {
    const { state, host, document } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, edited);
    state().closeWithoutSaving(knee);
    state().notices.at(-1)?.action?.run();
    await settled();
    expect(document().text).toBe(edited);
    state().closeWithoutSaving(knee);
    await settled();
    await host.keepDraft(knee, edited, (await host.open(knee)).hash);
    await state().openFile(knee);
    state().discardDraft(knee);
    expect(document().text).toBe(kneeText);
    state().notices.at(-1)?.action?.run();
    expect(document().text).toBe(edited);
  });

  it('after a save that failed stays open', async () => {
    const { state } = await createFixture({
      host: () => ({ save: async () => ({ kind: 'failed', message: 'No.', help: '' }) }),
    });
    await state().openFile(knee);
    state().editText(knee, edited);
    await state().saveAndClose(knee);
    expect(state().openPaths).toEqual([knee]);
  });

  it('brings the neighbour to the front', async () => {
    const { state } = await createFixture({
      files: { 'a.guideline': 'a', 'b.guideline': 'b', 'c.guideline': 'c' },
    });
    for (const path of ['a.guideline', 'b.guideline', 'c.guideline']) await state().openFile(path);
    state().activateFile('b.guideline');
    state().closeFile('b.guideline');
    expect(state().activePath).toBe('c.guideline');
    state().closeFile('c.guideline');
    expect(state().activePath).toBe('a.guideline');
  });
});
