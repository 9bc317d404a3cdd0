// Keys as the window writes them become accelerators of Electron, or none: it throws at what it does not know.
import { describe, expect, it } from 'vitest';
import { acceleratorOf } from '../../electron/accelerator.ts';
import { commands } from '../../renderer/app/commands.ts';

describe('an accelerator', () => {
  it.each([
    ['Ctrl+Shift+E', 'CmdOrCtrl+Shift+E'],
    ['Ctrl+s', 'CmdOrCtrl+S'],
    ['F8', 'F8'],
    ['Shift+F24', 'Shift+F24'],
    ['Ctrl+/', 'CmdOrCtrl+/'],
    ['Ctrl+=', 'CmdOrCtrl+='],
    ['Ctrl++', 'CmdOrCtrl+Plus'],
    ['Ctrl+Plus', 'CmdOrCtrl+Plus'],
    ['Ctrl+\\', 'CmdOrCtrl+\\'],
    ['Alt+ArrowUp', 'Alt+Up'],
    ['Alt+PageDown', 'Alt+PageDown'],
    ['Ctrl+Tab', 'CmdOrCtrl+Tab'],
  ])('of %s is %s', (keys, accelerator) => {
    expect(acceleratorOf(keys)).toBe(accelerator);
  });

  it.each(['', 'Ctrl', 'Ctrl+ß', 'Hyper+A', 'F25', 'Ctrl+Dead', 'Ctrl+Shift', 'Ctrl+A\n'])(
    'of %j is none',
    (keys) => {
      expect(acceleratorOf(keys)).toBeUndefined();
    },
  );

  it('is had by every command with keys of its own', () => {
    const without = commands.filter(
      ({ keys: [first] }) => first !== undefined && acceleratorOf(first) === undefined,
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});
