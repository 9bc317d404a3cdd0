// The commands about the desk around the window: pages saved and printed, about, and what helps a helper.
import { hasGuideline, onDocument } from './command.ts';
import type { Command } from './command.ts';
import { openToPrint } from './open-to-print.ts';

export const deskCommands: readonly Command[] = [
  {
    id: 'save-document-pdf',
    title: 'Save the document as PDF',
    group: 'File',
    keys: [],
    available: hasGuideline,
    run: onDocument((state, path) => void state.saveDocument(path, 'pdf', openToPrint)),
  },
  {
    id: 'save-document-html',
    title: 'Save the document as one page (HTML)',
    group: 'File',
    keys: [],
    available: hasGuideline,
    run: onDocument((state, path) => void state.saveDocument(path, 'html', openToPrint)),
  },
  {
    id: 'print',
    title: 'Print the document or the comparison…',
    group: 'File',
    keys: ['Ctrl+P'],
    available: (state) => hasGuideline(state) || state.comparisonInFront || state.replayInFront,
    run: (state) => void state.printFront(openToPrint),
  },
  {
    id: 'copy-diagnostics',
    title: 'Copy diagnostics',
    group: 'Help',
    keys: [],
    run: (state) => void state.copyDiagnostics(),
  },
  {
    id: 'show-log',
    title: 'Show the log in its folder',
    group: 'Help',
    keys: [],
    available: (state) => state.appInfo?.shell === 'desktop',
    run: (state) => void state.showLog(),
  },
  {
    id: 'about',
    title: 'About Guideline Studio',
    group: 'Help',
    keys: [],
    run: (state) => state.openAbout(true),
  },
];
