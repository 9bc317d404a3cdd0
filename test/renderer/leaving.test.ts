// Before the window goes: nothing that was typed in the last second is lost, and a file that the system opens is shown.
import { describe, expect, it } from 'vitest';
import type { HostEvent } from '../../host/api.ts';
import { startReactions } from '../../renderer/app/reactions.ts';
import { settled } from './fake-language.ts';
import { createFixture, knee, kneeText } from './store-fixture.ts';

async function started() {
  const fixture = await createFixture();
  const listeners: ((event: HostEvent) => void)[] = [];
  let closed = 0;
  const subscribe = (listener: (event: HostEvent) => void) => {
    listeners.push(listener);
    return () => undefined;
  };
  startReactions(fixture.store, { api: fixture.host, subscribe }, { close: () => (closed += 1) });
  await settled();
  const send = async (command: string): Promise<void> => {
    for (const listener of listeners) listener({ kind: 'command', command });
    await settled();
  };
  return { ...fixture, send, closed: () => closed };
}

describe('the wish to close the window', () => {
  it('keeps what was just typed and the settings, then closes', async () => {
    const { state, host, send, closed } = await started();
    await state().openFile(knee);
    state().editText(knee, `${kneeText}just typed\n`);
    state().changeSettings({ theme: 'dark' });
    await send('close-window');
    expect((await host.drafts()).map((draft) => draft.text)).toEqual([`${kneeText}just typed\n`]);
    expect((await host.readSettings()).theme).toBe('dark');
    expect(closed()).toBe(1);
  });

  it('closes at once where nothing waits', async () => {
    const { host, send, closed } = await started();
    await send('close-window');
    expect(await host.drafts()).toEqual([]);
    expect(closed()).toBe(1);
  });
});

it('a file that the system asks for is opened', async () => {
  const { state, send } = await started();
  await send(`open:${knee}`);
  expect(state().activePath).toBe(knee);
});
