// What a command of the app is; knows none of them.
import type { AppState } from './store.ts';

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'File' | 'Edit' | 'Go' | 'View' | 'Case' | 'Versions';
  /** `Ctrl` is Cmd on a Mac. The first is shown. */
  readonly keys: readonly string[];
  /** Left out: always. */
  readonly available?: (state: AppState) => boolean;
  readonly run: (state: AppState) => void;
}
