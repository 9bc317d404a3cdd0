// What a command of the app is, and when it can be run; names none.
import type { AppState } from './store.ts';

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'File' | 'Edit' | 'Go' | 'View' | 'Case' | 'Versions' | 'Write' | 'Help';
  /** `Ctrl` is Cmd on a Mac. The first is shown. */
  readonly keys: readonly string[];
  /** Its keys count while the text has the keyboard; left out: everywhere. */
  readonly where?: 'text';
  /** Its keys count while a dialog is open too: it changes nothing behind that. */
  readonly inDialogs?: true;
  /** Left out: always. */
  readonly available?: (state: AppState) => boolean;
  readonly run: (state: AppState) => void;
}

export function onDocument(run: (state: AppState, path: string) => void): (state: AppState) => void {
  return (state) => {
    if (state.activePath !== undefined) run(state, state.activePath);
  };
}

/** Of the open guideline, or of the one that the open cases belong to: `2026.cases` to `2026.guideline`. */
export function onGuideline(run: (state: AppState, path: string) => void): (state: AppState) => void {
  return (state) => {
    const path = guidelineInFront(state);
    if (path !== undefined) run(state, path);
  };
}

export function concernsGuideline(state: AppState): boolean {
  return guidelineInFront(state) !== undefined;
}

export function hasDocument(state: AppState): boolean {
  return state.activePath !== undefined;
}

export function hasGuideline(state: AppState): boolean {
  return state.activePath?.endsWith('.guideline') === true;
}

function guidelineInFront({ activePath = '', library }: AppState): string | undefined {
  if (activePath.endsWith('.guideline')) return activePath;
  if (!activePath.endsWith('.cases')) return undefined;
  const beside = activePath.replace(/\.cases$/, '.guideline');
  return library?.files.find(({ path }) => path === beside)?.path;
}
