// The native menus: the commands of the window in front as it offers them itself, and around them what the system does by roles.
import { app, BrowserWindow, Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { OfferedCommand } from '../host/api.ts';
import { acceleratorOf } from './accelerator.ts';

type Item = MenuItemConstructorOptions;

export interface AppMenus {
  /** What the menus show while this window is in front. */
  readonly offer: (window: BrowserWindow, commands: readonly OfferedCommand[]) => void;
}

export interface MenuActions {
  readonly openLibrary: () => void;
  readonly run: (window: BrowserWindow, command: string) => void;
}

/** Menus without a window's commands stand from the beginning: a window may be slow, or broken. */
export function createMenus(actions: MenuActions): AppMenus {
  const offered = new WeakMap<BrowserWindow, readonly OfferedCommand[]>();
  let shown = '';
  const show = (window: BrowserWindow | null): void => {
    const commands = window === null ? [] : (offered.get(window) ?? []);
    const told = JSON.stringify(commands);
    if (told === shown) return;
    shown = told;
    const run = (command: string): void => {
      const front = BrowserWindow.getFocusedWindow() ?? window;
      if (front !== null) actions.run(front, command);
    };
    Menu.setApplicationMenu(Menu.buildFromTemplate(template(commands, actions.openLibrary, run)));
  };
  app.on('browser-window-focus', (_event, window) => show(window));
  show(null);
  return {
    offer: (window, commands) => {
      offered.set(window, commands);
      const front = BrowserWindow.getFocusedWindow();
      if (front === null || front === window) show(window);
    },
  };
}

function template(
  commands: readonly OfferedCommand[],
  openLibrary: () => void,
  run: (command: string) => void,
): Item[] {
  const mac = process.platform === 'darwin';
  const inGroup = (group: string): Item[] =>
    commands.filter((command) => command.group === group).map((command) => itemOf(command, run));
  const [undo, otherEdits] = parted(inGroup('Edit'), ({ id }) => id === 'undo' || id === 'redo');
  const open: Item = { id: 'open-library', label: 'Open library…', click: openLibrary };
  const recent: Item[] = mac ? [{ role: 'recentDocuments', submenu: roles('clearRecentDocuments') }] : [];
  const developer = app.isPackaged ? [] : [line, ...roles('reload', 'toggleDevTools')];
  const known = ['File', 'Edit', 'Go', 'View', 'Help'];
  const others = [...new Set(commands.map(({ group }) => group))].filter((group) => !known.includes(group));
  return [
    ...(mac ? roles('appMenu') : []),
    menu('&File', [[open, ...recent], inGroup('File'), roles(mac ? 'close' : 'quit')]),
    menu('&Edit', [undo, roles('cut', 'copy', 'paste'), otherEdits]),
    menu('&Go', [inGroup('Go')]),
    menu('&View', [inGroup('View'), roles('togglefullscreen'), developer]),
    ...others.map((group) => menu(group, [inGroup(group)])),
    ...roles('windowMenu'),
    { role: 'help', submenu: inGroup('Help') },
  ];
}

function itemOf({ id, title, keys, enabled }: OfferedCommand, run: (command: string) => void): Item {
  const accelerator = acceleratorOf(keys === '' ? (keysOfTheEditor[id] ?? '') : keys);
  return {
    id,
    label: title.replaceAll('&', '&&'),
    enabled,
    // The page binds these keys itself, as in the browser; the menu only shows them, where the system lets it.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => run(id),
  };
}

/** What the text editor binds without the table of commands, and people look for in a menu. */
const keysOfTheEditor: Readonly<Record<string, string>> = {
  undo: 'Ctrl+Z',
  redo: 'Ctrl+Shift+Z',
  'select-all': 'Ctrl+A',
  find: 'Ctrl+F',
  replace: 'Ctrl+H',
  rename: 'F2',
  'go-to-definition': 'F12',
  'find-references': 'Shift+F12',
};

const line: Item = { type: 'separator' };

/** With a line between the parts that hold anything. */
function menu(label: string, parts: readonly (readonly Item[])[]): Item {
  const filled = parts.filter((part) => part.length > 0);
  return { label, submenu: filled.flatMap((part, at) => (at === 0 ? part : [line, ...part])) };
}

function parted(items: readonly Item[], isFirst: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

function roles(...names: readonly NonNullable<Item['role']>[]): Item[] {
  return names.map((role) => ({ role }));
}
