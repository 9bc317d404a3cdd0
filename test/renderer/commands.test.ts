// The table of commands: names and keys are unique, and what shells and menus name exists.
import { describe, expect, it } from 'vitest';
import { commands, isAvailable, runCommand } from '../../renderer/app/commands.ts';
import { matchesKeys, showKeys } from '../../renderer/app/shortcuts.ts';
import type { PressedKeys } from '../../renderer/app/shortcuts.ts';
import { settled } from './fake-language.ts';
import { createFixture, knee, kneeText } from './store-fixture.ts';

function pressed(key: string, part: Partial<PressedKeys> = {}): PressedKeys {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...part };
}

describe('the table', () => {
  it('has each name and each combination of keys once', () => {
    const ids = commands.map(({ id }) => id);
    const keys = commands.flatMap((command) => command.keys);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has what the menus of the desktop send', () => {
    const ids = commands.map(({ id }) => id);
    const sent = [
      'save',
      'save-all',
      'export-bundle',
      'undo',
      'redo',
      'select-all',
      'find',
      'format',
      'command-palette',
    ];
    expect(sent.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('does nothing for a command that is unknown or cannot be done now', async () => {
    const { store, state } = await createFixture();
    const before = state();
    runCommand(store, 'no-such-command');
    runCommand(store, 'save');
    expect(state()).toBe(before);
    expect(commands.filter((command) => isAvailable(command, before)).map(({ id }) => id)).not.toContain(
      'save',
    );
  });

  it('saves by name', async () => {
    const { store, state, textOnDisk } = await createFixture();
    await state().openFile(knee);
    state().editText(knee, `${kneeText}#\n`);
    runCommand(store, 'save');
    await settled();
    expect(textOnDisk(knee)).toBe(`${kneeText}#\n`);
  });

  it('compares, replays and exports the guideline whose cases are in front, and none for stray cases', async () => {
    const cases = 'cases for knee 2024.1\n';
    const { store, state } = await createFixture({
      files: { [knee]: kneeText, 'knee.cases': cases, 'stray.cases': cases },
    });
    const asked = ['compare-versions', 'replay-cases', 'export-bundle'];
    const offered = () =>
      commands.filter(({ id }) => asked.includes(id)).filter((command) => isAvailable(command, state()));
    await state().openFile('stray.cases');
    expect(offered()).toEqual([]);
    await state().openFile('knee.cases');
    expect(offered()).toHaveLength(3);
    runCommand(store, 'replay-cases');
    expect(state().replay?.newPath).toBe(knee);
    runCommand(store, 'export-bundle');
    expect(state().exporting?.path).toBe(knee);
  });

  it('compares with the version before, or says that there is none', async () => {
    const { store, state, language } = await createFixture({
      files: {
        'a.guideline': 'guideline "K"\n  id k\n  version 1\n',
        'b.guideline': 'guideline "K"\n  id k\n  version 2\n  follows 1\n',
        'c.guideline': 'guideline "L"\n  id l\n  version 1\n',
      },
    });
    await state().openFile('b.guideline');
    runCommand(store, 'compare-versions');
    expect(language.of('compare')[0]?.args).toEqual(['a.guideline', 'b.guideline']);
    expect(state().comparisonInFront).toBe(true);
    await state().openFile('c.guideline');
    runCommand(store, 'compare-versions');
    expect(state().notices.at(-1)?.tone).toBe('info');
  });
});

describe('keys', () => {
  it('match with exactly their modifiers', () => {
    expect(matchesKeys('Ctrl+S', pressed('s', { ctrlKey: true }), false)).toBe(true);
    expect(matchesKeys('Ctrl+S', pressed('S', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesKeys('Ctrl+S', pressed('s'), false)).toBe(false);
    expect(matchesKeys('F8', pressed('F8'), false)).toBe(true);
    expect(matchesKeys('F8', pressed('F8', { shiftKey: true }), false)).toBe(false);
  });

  it('mean Cmd on a Mac', () => {
    expect(matchesKeys('Ctrl+S', pressed('s', { metaKey: true }), true)).toBe(true);
    expect(matchesKeys('Ctrl+S', pressed('s', { ctrlKey: true }), true)).toBe(false);
    expect(showKeys('Ctrl+Shift+P', true)).toBe('⌘⇧P');
  });

  it('go by the place of the key where the letter is another', () => {
    expect(
      matchesKeys('Shift+Alt+F', pressed('Ï', { code: 'KeyF', altKey: true, shiftKey: true }), true),
    ).toBe(true);
    expect(matchesKeys('Ctrl+S', pressed('ы', { code: 'KeyS', ctrlKey: true }), false)).toBe(true);
    expect(matchesKeys('Ctrl+S', pressed('o', { code: 'KeyS', ctrlKey: true }), false)).toBe(false);
  });
});
