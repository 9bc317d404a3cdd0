// The native menus as one table: what the window does goes to it as a command, what the system does is a role.
import { app, Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';

type Item = MenuItemConstructorOptions;

/** `send` gives a command to the window in front. */
export function setAppMenu(send: (command: string) => void, openLibrary: () => void): void {
  const mac = process.platform === 'darwin';
  const command = ([id, label, accelerator]: CommandItem): Item => ({
    id,
    label,
    // The page binds these keys itself, as in the browser; the menu only shows them, where the system lets it.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => send(id),
  });
  const open: Item = { id: 'open-library', label: 'Open library…', click: openLibrary };
  const leave = roles(mac ? 'close' : 'quit');
  const developer = app.isPackaged ? [] : [line, ...roles('reload', 'toggleDevTools')];
  const template: Item[] = [
    { label: '&File', submenu: [open, line, ...file.map(command), line, ...leave] },
    { label: '&Edit', submenu: [...undo.map(command), line, ...clipboard, ...edit.map(command)] },
    { label: '&Go', submenu: go.map(command) },
    { label: '&View', submenu: [...view.map(command), line, ...zoom, ...developer] },
    ...roles('windowMenu'),
    { role: 'help', submenu: help.map(command) },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(mac ? [...roles('appMenu'), ...template] : template));
}

/** The id of a command in the window's own table, its words, its keys. */
type CommandItem = readonly [id: string, label: string, accelerator?: string];

const line: Item = { type: 'separator' };

const file: readonly CommandItem[] = [
  ['new-guideline', 'New guideline from a template…', 'CmdOrCtrl+Alt+N'],
  ['new-draft', 'New draft from this version…', 'CmdOrCtrl+Alt+D'],
  ['save', 'Save', 'CmdOrCtrl+S'],
  ['save-all', 'Save all', 'CmdOrCtrl+Alt+S'],
  ['close-file', 'Close the file', 'CmdOrCtrl+F4'],
  ['export-bundle', 'Export as a bundle for an engine…', 'CmdOrCtrl+Shift+E'],
];

const undo: readonly CommandItem[] = [
  ['undo', 'Undo', 'CmdOrCtrl+Z'],
  ['redo', 'Redo', 'CmdOrCtrl+Shift+Z'],
];

const edit: readonly CommandItem[] = [
  ['select-all', 'Select all', 'CmdOrCtrl+A'],
  ['find', 'Find in the text', 'CmdOrCtrl+F'],
  ['replace', 'Find and replace in the text'],
  ['format', 'Format the text', 'CmdOrCtrl+Shift+F'],
];

const go: readonly CommandItem[] = [
  ['go-to-editor', 'Go to the text', 'CmdOrCtrl+1'],
  ['next-problem', 'Go to the next problem', 'F8'],
  ['previous-problem', 'Go to the previous problem', 'Shift+F8'],
  ['compare-versions', 'Compare with the version before', 'CmdOrCtrl+Shift+D'],
  ['replay-cases', 'Replay past cases under two versions…'],
];

const view: readonly CommandItem[] = [
  ['command-palette', 'All commands and files…', 'CmdOrCtrl+K'],
  ['show-document', 'Show the printed document', 'CmdOrCtrl+2'],
  ['show-tree', 'Show the decision tree', 'CmdOrCtrl+3'],
  ['show-case', 'Show the case form', 'CmdOrCtrl+4'],
  ['show-problems', 'Show the problems', 'CmdOrCtrl+5'],
  ['show-cases', 'Show the cases of the guideline', 'CmdOrCtrl+6'],
];

const help: readonly CommandItem[] = [['shortcuts', 'Keyboard shortcuts…', 'CmdOrCtrl+/']];

const clipboard = roles('cut', 'copy', 'paste');
const zoom = roles('resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen');

function roles(...names: readonly NonNullable<Item['role']>[]): Item[] {
  return names.map((role) => ({ role }));
}
