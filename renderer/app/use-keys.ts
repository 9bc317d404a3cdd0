// The keys of a command as they are shown to people, by what they have set.
import { commands, keysOf } from './commands.ts';
import { isMac, showKeys } from './shortcuts.ts';
import { useApp } from './store-context.tsx';

/** '' where it has none. */
export function useKeys(id: string): string {
  const settings = useApp((state) => state.settings);
  const command = commands.find((one) => one.id === id);
  const [first] = command === undefined ? [] : keysOf(command, settings);
  return first === undefined ? '' : showKeys(first, isMac(navigator.platform));
}
