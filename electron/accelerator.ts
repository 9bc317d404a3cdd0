// Keys as the window's table writes them, as Electron writes them; knows no command.

const named: ReadonlySet<string> = new Set(
  'Plus Space Tab Backspace Delete Insert Enter Up Down Left Right Home End PageUp PageDown Escape'.split(
    ' ',
  ),
);

/** `Ctrl` is Cmd on a Mac. undefined = nothing that a menu could show: Electron would throw at it. */
export function acceleratorOf(keys: string): string | undefined {
  // The last `+` may be the key itself.
  const [, before = '', key = ''] = /^((?:[A-Za-z]+\+)*)(.+)$/s.exec(keys) ?? [];
  const modifiers = before.split('+').filter((part) => part !== '');
  const known = modifiers.every((part) => part === 'Ctrl' || part === 'Shift' || part === 'Alt');
  const shown = keyOf(key);
  if (!known || shown === undefined) return undefined;
  return [...modifiers.map((part) => (part === 'Ctrl' ? 'CmdOrCtrl' : part)), shown].join('+');
}

function keyOf(key: string): string | undefined {
  if (key === '+') return 'Plus';
  if (key.startsWith('Arrow')) return keyOf(key.slice('Arrow'.length));
  if (/^(?:[A-Za-z0-9]|F(?:[1-9]|1\d|2[0-4])|[./,;'[\]\\=`-])$/.test(key)) return key.toUpperCase();
  return named.has(key) ? key : undefined;
}
