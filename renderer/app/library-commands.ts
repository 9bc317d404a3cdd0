// The commands that change whole documents of the library; each asks before it writes.
import { hasGuideline, onDocument } from './command.ts';
import type { Command } from './command.ts';

export const libraryCommands: readonly Command[] = [
  {
    id: 'new-guideline',
    title: 'New guideline from a template…',
    group: 'File',
    keys: ['Ctrl+Alt+N'],
    run: (state) => state.startTask('new-guideline', ''),
  },
  {
    id: 'new-draft',
    title: 'New draft from this version…',
    group: 'Versions',
    keys: ['Ctrl+Alt+D'],
    available: hasGuideline,
    run: onDocument((state, path) => state.startTask('new-draft', path)),
  },
  {
    id: 'duplicate-guideline',
    title: 'Duplicate as a new guideline…',
    group: 'Versions',
    keys: [],
    available: hasGuideline,
    run: onDocument((state, path) => state.startTask('duplicate', path)),
  },
  {
    id: 'rename-guideline',
    title: 'Rename the file or the id of the guideline…',
    group: 'Versions',
    keys: [],
    available: hasGuideline,
    run: onDocument((state, path) => state.startTask('rename', path)),
  },
  {
    id: 'archive-version',
    title: 'Archive this version…',
    group: 'Versions',
    keys: [],
    available: hasGuideline,
    run: onDocument((state, path) => state.startTask('archive', path)),
  },
  {
    id: 'delete-version',
    title: 'Delete this version…',
    group: 'Versions',
    keys: [],
    available: hasGuideline,
    run: onDocument((state, path) => state.startTask('delete', path)),
  },
  {
    id: 'undo-library-change',
    title: 'Undo the last change of the library',
    group: 'Versions',
    keys: [],
    available: (state) => state.lastChange !== undefined,
    run: (state) => void state.undoChange(),
  },
];
