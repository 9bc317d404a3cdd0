// Saving by itself: only where it was set, only after a pause or on leaving, and never where a person has something to decide.
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../host/api.ts';
import { startReactions } from '../../renderer/app/reactions.ts';
import { createFixture, knee, kneeText } from './store-fixture.ts';

const hip = 'hip.guideline';
const edited = `${kneeText}# more\n`;

async function started(autosave: Settings['autosave'], status = 'draft') {
  const text = `${kneeText}  status ${status}\n`;
  const fixture = await createFixture({ files: { [knee]: text, [hip]: 'guideline "Hip"\n' } });
  await fixture.host.writeSettings({ ...fixture.state().settings, autosave, recent: [knee] });
  const connection = { api: fixture.host, subscribe: () => () => undefined };
  startReactions(fixture.store, connection, { close: () => undefined });
  await expect.poll(() => fixture.state().activePath).toBe(knee);
  return { ...fixture, text };
}

describe('a text', () => {
  it('is saved after a pause, with what was typed last', async () => {
    const { state, timers, textOnDisk, text } = await started('after-pause');
    state().editText(knee, `${text}#\n`);
    await timers.pass(1_500);
    state().editText(knee, edited);
    await timers.pass(1_500);
    expect(textOnDisk(knee)).toBe(text);
    await timers.pass(600);
    expect(textOnDisk(knee)).toBe(edited);
  });

  it('is saved when another one comes to the front', async () => {
    const { state, timers, textOnDisk, text } = await started('when-leaving');
    state().editText(knee, edited);
    await timers.pass(10_000);
    expect(textOnDisk(knee)).toBe(text);
    await state().openFile(hip);
    await expect.poll(() => textOnDisk(knee)).toBe(edited);
  });

  it('is left alone where that is not set, or where others work by it', async () => {
    for (const [autosave, status] of [
      ['off', 'draft'],
      ['after-pause', 'published'],
    ] as const) {
      const { state, timers, textOnDisk, text } = await started(autosave, status);
      state().editText(knee, edited);
      await timers.pass(10_000);
      expect(textOnDisk(knee)).toBe(text);
    }
  });

  it('is never saved over a change of someone else', async () => {
    const { state, timers, textOnDisk, writeOutside } = await started('after-pause');
    state().editText(knee, edited);
    await writeOutside(knee, 'theirs\n');
    await state().noticeOutsideChange(knee, 'f'.repeat(64));
    await timers.pass(10_000);
    expect(textOnDisk(knee)).toBe('theirs\n');
    expect(state().documents[knee]?.text).toBe(edited);
  });
});
