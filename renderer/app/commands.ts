// Every command of the app by name, with its words and keys: menus, palette, keyboard and shells all come through this table.
import type { Settings } from '../../host/api.ts';
import { concernsGuideline, hasDocument, onDocument, onGuideline } from './command.ts';
import { caseCommands } from './case-commands.ts';
import { deskCommands } from './desk-commands.ts';
import type { Command } from './command.ts';
import { frameCommands } from './frame-commands.ts';
import { libraryCommands } from './library-commands.ts';
import { sourceCommands, writingCommands } from './writing-commands.ts';
import { isUnsaved } from './state/documents-state.ts';
import { previousVersion } from './state/library-groups.ts';
import { nextProblem, openProblems } from './state/problems.ts';
import type { Problem } from './state/problems.ts';
import type { AppState, AppStore } from './store.ts';

export type { Command };

export const commands: readonly Command[] = [
  {
    id: 'save',
    title: 'Save',
    group: 'File',
    keys: ['Ctrl+S'],
    available: hasDocument,
    run: onDocument((state, path) => void state.save(path)),
  },
  {
    id: 'save-all',
    title: 'Save all',
    group: 'File',
    keys: ['Ctrl+Alt+S'],
    available: (state) => Object.values(state.documents).some(isUnsaved),
    run: (state) => void state.saveAll(),
  },
  {
    id: 'close-file',
    title: 'Close the file',
    group: 'File',
    keys: ['Ctrl+F4'],
    available: hasDocument,
    run: onDocument((state, path) => state.closeTab(path, state.panes.active)),
  },
  {
    id: 'export-bundle',
    title: 'Export as a bundle for an engine…',
    group: 'File',
    keys: ['Ctrl+Shift+E'],
    available: concernsGuideline,
    run: onGuideline((state, path) => state.openExport(path)),
  },
  ...deskCommands,
  ...libraryCommands,
  {
    id: 'reload-library',
    title: 'Read the library again',
    group: 'File',
    keys: [],
    run: (state) => void state.loadLibrary().then(async () => await state.refreshTexts()),
  },
  {
    id: 'undo',
    title: 'Undo',
    group: 'Edit',
    keys: [],
    available: hasDocument,
    run: (state) => state.askEditor('undo'),
  },
  {
    id: 'redo',
    title: 'Redo',
    group: 'Edit',
    keys: [],
    available: hasDocument,
    run: (state) => state.askEditor('redo'),
  },
  {
    id: 'select-all',
    title: 'Select all',
    group: 'Edit',
    keys: [],
    available: hasDocument,
    run: (state) => state.askEditor('select-all'),
  },
  {
    id: 'find',
    title: 'Find in the text',
    group: 'Edit',
    keys: [],
    available: hasDocument,
    run: (state) => state.askEditor('find'),
  },
  {
    id: 'replace',
    title: 'Find and replace in the text',
    group: 'Edit',
    keys: [],
    available: hasDocument,
    run: (state) => state.askEditor('replace'),
  },
  {
    id: 'format',
    title: 'Format the text',
    group: 'Edit',
    keys: ['Ctrl+Shift+F', 'Shift+Alt+F'],
    available: hasDocument,
    run: onDocument((state, path) => void state.formatFile(path)),
  },
  {
    id: 'quick-fix',
    title: 'Correct the problem at the cursor…',
    group: 'Edit',
    keys: ['Ctrl+.'],
    available: hasDocument,
    run: (state) => state.askEditor('quick-fix'),
  },
  {
    id: 'rename',
    title: 'Rename the id, element or value at the cursor…',
    group: 'Edit',
    keys: [],
    available: hasDocument,
    run: (state) => state.askEditor('rename'),
  },
  {
    id: 'explain',
    title: 'Explain the words at the cursor',
    group: 'Go',
    keys: ['Shift+F1'],
    available: hasDocument,
    run: (state) => state.askEditor('explain'),
  },
  {
    id: 'go-to-definition',
    title: 'Go to what the name at the cursor means',
    group: 'Go',
    keys: [],
    available: hasDocument,
    run: (state) => state.askEditor('definition'),
  },
  {
    id: 'find-references',
    title: 'Show where the name at the cursor is used',
    group: 'Go',
    keys: [],
    available: hasDocument,
    run: (state) => state.askEditor('references'),
  },
  {
    id: 'next-problem',
    title: 'Go to the next problem',
    group: 'Go',
    keys: ['F8'],
    available: hasProblems,
    run: (state) => goToProblem(state, 1),
  },
  {
    id: 'previous-problem',
    title: 'Go to the previous problem',
    group: 'Go',
    keys: ['Shift+F8'],
    available: hasProblems,
    run: (state) => goToProblem(state, -1),
  },
  ...writingCommands,
  ...sourceCommands,
  ...caseCommands,
  {
    id: 'compare-versions',
    title: 'Compare with the version before',
    group: 'Versions',
    keys: ['Ctrl+Shift+D'],
    available: concernsGuideline,
    run: onGuideline((state, path) => openComparison(state, path)),
  },
  {
    id: 'replay-cases',
    title: 'Replay past cases under two versions…',
    group: 'Versions',
    keys: [],
    available: concernsGuideline,
    run: onGuideline((state, path) => state.openReplay(path)),
  },
  {
    id: 'go-to-editor',
    title: 'Go to the text',
    group: 'Go',
    keys: ['Ctrl+1'],
    available: hasDocument,
    run: goToEditor,
  },
  {
    id: 'show-document',
    title: 'Show the printed document',
    group: 'View',
    keys: ['Ctrl+2'],
    run: (state) => state.showInspector('document'),
  },
  {
    id: 'show-tree',
    title: 'Show the decision tree',
    group: 'View',
    keys: ['Ctrl+3'],
    run: (state) => state.showInspector('tree'),
  },
  {
    id: 'show-case',
    title: 'Show the case form',
    group: 'View',
    keys: ['Ctrl+4'],
    run: (state) => state.showInspector('case'),
  },
  {
    id: 'show-problems',
    title: 'Show the problems',
    group: 'View',
    keys: ['Ctrl+5', 'Ctrl+Shift+M'],
    run: (state) => state.showInspector('problems'),
  },
  {
    id: 'fold-all',
    title: 'Fold all sections',
    group: 'View',
    keys: [],
    available: hasDocument,
    run: (state) => state.askEditor('fold-all'),
  },
  {
    id: 'unfold-all',
    title: 'Unfold all sections',
    group: 'View',
    keys: [],
    available: hasDocument,
    run: (state) => state.askEditor('unfold-all'),
  },
  ...frameCommands,
  {
    id: 'command-palette',
    title: 'All commands and files…',
    group: 'View',
    keys: ['Ctrl+K', 'Ctrl+Shift+P', 'F1'],
    run: (state) => state.openPalette(true),
  },
  {
    id: 'shortcuts',
    title: 'Keyboard shortcuts…',
    group: 'Help',
    keys: ['Ctrl+/'],
    run: (state) => state.openShortcuts(true),
  },
];

/** As the person has set them, or else its own. */
export function keysOf(command: Pick<Command, 'id' | 'keys'>, settings: Settings): readonly string[] {
  return settings.shortcuts[command.id] ?? command.keys;
}

export function isAvailable(command: Command, state: AppState): boolean {
  return command.available?.(state) ?? true;
}

/** What is unknown or not available now does nothing. `open:` with a path of the library opens that file. */
export function runCommand(store: AppStore, id: string): void {
  const state = store.getState();
  if (id.startsWith('open:')) {
    state.showComparison(false);
    void state.openFile(id.slice('open:'.length));
    return;
  }
  const command = commands.find((candidate) => candidate.id === id);
  if (command !== undefined && isAvailable(command, state)) command.run(state);
}

function hasProblems(state: AppState): boolean {
  return problemsOf(state).length > 0;
}

function problemsOf({ activePath = '', checks, findings }: AppState): readonly Problem[] {
  return openProblems(activePath, checks[activePath], findings[activePath]);
}

function goToEditor(state: AppState): void {
  state.showComparison(false);
  state.askEditor('focus');
}

function goToProblem(state: AppState, direction: 1 | -1): void {
  const path = state.activePath;
  if (path === undefined) return;
  const offset = state.cursor?.path === path ? state.cursor.offset : 0;
  const problem = nextProblem(problemsOf(state), offset, direction);
  if (problem !== undefined) void state.goTo(problem.uri, problem.span.start, problem.span.end);
}

function openComparison(state: AppState, path: string): void {
  const before = previousVersion(state.library?.files ?? [], path);
  if (before === undefined) {
    state.notify(
      'info',
      'There is no other version to compare with',
      'A version is another guideline file with the same id in the library.',
    );
    return;
  }
  state.wantChanges([]);
  state.showComparison(true);
  void state.compareFiles(before, path);
}
