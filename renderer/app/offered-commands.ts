// Tells the shell which commands there are now, in the words and keys of the table, for its native menus.
import type { HostApi, OfferedCommand } from '../../host/api.ts';
import { commands, isAvailable, keysOf } from './commands.ts';
import type { Timers } from './state/slice.ts';
import type { AppState, AppStore } from './store.ts';

/** Milliseconds after the last change: what is available changes with every keystroke, and nobody opens a menu that fast. */
const settled = 250;

/** Returns the way to stop. */
export function offerCommands(
  store: AppStore,
  host: Pick<HostApi, 'offerCommands'>,
  timers: Timers,
): () => void {
  let told = '';
  let stopTimer: (() => void) | undefined;
  const tell = (): void => {
    stopTimer = undefined;
    const state = store.getState();
    if (state.appInfo?.shell !== 'desktop') return;
    const offered = offeredCommands(state);
    const now = JSON.stringify(offered);
    if (now === told) return;
    told = now;
    // A menu of a moment ago is no reason to disturb anybody.
    void host.offerCommands(offered).catch(() => undefined);
  };
  const stopStore = store.subscribe(() => {
    stopTimer ??= timers.after(settled, tell);
  });
  return () => {
    stopStore();
    stopTimer?.();
  };
}

export function offeredCommands(state: AppState): readonly OfferedCommand[] {
  return commands.map((command) => ({
    id: command.id,
    title: command.title,
    group: command.group,
    keys: keysOf(command, state.settings)[0] ?? '',
    enabled: isAvailable(command, state),
  }));
}
