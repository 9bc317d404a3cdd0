// The commands of the window itself: how it looks, what of it is shown, its settings.
import { hasDocument } from './command.ts';
import type { Command } from './command.ts';
import { otherSide } from './state/panes.ts';
import type { AppState } from './store.ts';

export const frameCommands: readonly Command[] = [
  {
    id: 'settings',
    title: 'Settings…',
    group: 'File',
    keys: ['Ctrl+,'],
    run: (state) => state.openSettings('general'),
  },
  {
    id: 'tour',
    title: 'Take the tour of the window',
    group: 'Help',
    keys: [],
    run: (state) => state.goToStation(0),
  },
  {
    id: 'format-on-save-on',
    title: 'Format when saving: turn on',
    group: 'Edit',
    keys: [],
    available: (state) => !state.settings.formatOnSave,
    run: (state) => state.changeSettings({ formatOnSave: true }),
  },
  {
    id: 'format-on-save-off',
    title: 'Format when saving: turn off',
    group: 'Edit',
    keys: [],
    available: (state) => state.settings.formatOnSave,
    run: (state) => state.changeSettings({ formatOnSave: false }),
  },
  {
    id: 'word-wrap',
    title: 'Wrap long lines: on or off',
    group: 'View',
    keys: ['Alt+Z'],
    run: (state) => state.changeSettings({ wordWrap: !state.settings.wordWrap }),
  },
  {
    id: 'theme-system',
    title: 'Colours: as the system',
    group: 'View',
    keys: [],
    run: (state) => state.changeSettings({ theme: 'system' }),
  },
  {
    id: 'theme-light',
    title: 'Colours: light',
    group: 'View',
    keys: [],
    run: (state) => state.changeSettings({ theme: 'light' }),
  },
  {
    id: 'theme-dark',
    title: 'Colours: dark',
    group: 'View',
    keys: [],
    run: (state) => state.changeSettings({ theme: 'dark' }),
  },
  {
    id: 'theme-contrast-light',
    title: 'Colours: high contrast, light',
    group: 'View',
    keys: [],
    run: (state) => state.changeSettings({ theme: 'contrast-light' }),
  },
  {
    id: 'theme-contrast-dark',
    title: 'Colours: high contrast, dark',
    group: 'View',
    keys: [],
    run: (state) => state.changeSettings({ theme: 'contrast-dark' }),
  },
  {
    id: 'zoom-in',
    title: 'Larger',
    group: 'View',
    keys: ['Ctrl+=', 'Ctrl+Plus', 'Ctrl+Shift+Plus'],
    inDialogs: true,
    run: (state) => state.zoomBy(1),
  },
  {
    id: 'zoom-out',
    title: 'Smaller',
    group: 'View',
    keys: ['Ctrl+-'],
    inDialogs: true,
    run: (state) => state.zoomBy(-1),
  },
  {
    id: 'zoom-reset',
    title: 'Normal size',
    group: 'View',
    keys: ['Ctrl+0'],
    inDialogs: true,
    run: (state) => state.zoomBy(0),
  },
  {
    id: 'find-in-library',
    title: 'Find and replace in the library',
    group: 'Edit',
    keys: ['Ctrl+Shift+H'],
    run: (state) => state.showLeft('find'),
  },
  {
    id: 'show-library',
    title: 'Show the library and the outline',
    group: 'View',
    keys: [],
    run: (state) => state.showLeft('library'),
  },
  {
    id: 'split-right',
    title: 'Split the editor: side by side',
    group: 'View',
    keys: ['Ctrl+\\'],
    available: hasDocument,
    run: (state) => show(state, () => state.splitEditor('right')),
  },
  {
    id: 'split-down',
    title: 'Split the editor: one above the other',
    group: 'View',
    keys: [],
    available: hasDocument,
    run: (state) => show(state, () => state.splitEditor('down')),
  },
  {
    id: 'split-join',
    title: 'End the split: all files on one side',
    group: 'View',
    keys: [],
    available: isSplit,
    run: (state) => state.joinSides(),
  },
  {
    id: 'move-to-other-side',
    title: 'Move the file to the other side',
    group: 'View',
    keys: ['Ctrl+Alt+M'],
    available: (state) => isSplit(state) || state.panes.first.paths.length > 1,
    run: (state) => show(state, () => state.moveToOtherSide()),
  },
  {
    id: 'go-to-other-side',
    title: 'Go to the other side of the split',
    group: 'Go',
    keys: ['Ctrl+Alt+O'],
    available: isSplit,
    run: (state) => show(state, () => state.focusSide(otherSide(state.panes.active))),
  },
  {
    id: 'reopen-file',
    title: 'Open the file again that was closed last',
    group: 'File',
    keys: ['Ctrl+Shift+T'],
    available: (state) => closedLast(state) !== undefined,
    run: (state) => {
      const path = closedLast(state);
      if (path !== undefined) show(state, () => void state.openFile(path));
    },
  },
  {
    id: 'next-tab',
    title: 'Next open file',
    group: 'Go',
    keys: ['Ctrl+Tab', 'Alt+PageDown'],
    available: hasDocument,
    run: (state) => show(state, () => state.stepTab(1)),
  },
  {
    id: 'previous-tab',
    title: 'Previous open file',
    group: 'Go',
    keys: ['Ctrl+Shift+Tab', 'Alt+PageUp'],
    available: hasDocument,
    run: (state) => show(state, () => state.stepTab(-1)),
  },
  {
    id: 'next-region',
    title: 'Next part of the window',
    group: 'Go',
    keys: ['F6'],
    run: (state) => state.stepRegion(1),
  },
  {
    id: 'previous-region',
    title: 'Previous part of the window',
    group: 'Go',
    keys: ['Shift+F6'],
    run: (state) => state.stepRegion(-1),
  },
];

/** The latest of the recent files that has no tab. */
function closedLast({ settings, documents, library }: AppState): string | undefined {
  const isThere = (path: string): boolean => library?.files.some((file) => file.path === path) === true;
  return settings.recent.find((path) => !(path in documents) && isThere(path));
}

function isSplit({ panes }: AppState): boolean {
  return panes.split !== 'none';
}

/** The keyboard goes to the text that is in front then. */
function show(state: AppState, change: () => void): void {
  state.showComparison(false);
  change();
  state.askEditor('focus');
}
