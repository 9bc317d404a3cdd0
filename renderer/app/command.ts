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

export function hasDocument(state: AppState): boolean {
  return state.activePath !== undefined;
}

export function hasGuideline(state: AppState): boolean {
  return state.activePath?.endsWith('.guideline') === true;
}
