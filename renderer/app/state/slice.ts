// What every part of the store is made from: its own state, the services behind it, and nothing global.
import type { HostApi } from '../../../host/api.ts';
import type { StoppableSearching, StoppableTrying } from '../../language/stoppable-language.ts';
import type { LanguageService, LintService } from '../../worker/protocol.ts';

/** The part of the store that a slice may read and change: its own and the slices below it. */
export interface SliceTools<S> {
  readonly get: () => S;
  readonly set: (change: Partial<S> | ((state: S) => Partial<S>)) => void;
}

export interface Services {
  readonly host: HostApi;
  readonly language: LanguageService;
  /** In a worker of its own, so that it never keeps a keystroke waiting. */
  readonly linting: LintService;
  /** All cases at once and analyses, in a worker that may be stopped. */
  readonly trying: StoppableTrying;
  /** Searching the library, in a worker that may be stopped. */
  readonly searching: StoppableSearching;
  readonly timers: Timers;
}

/** Time as the store knows it, so that tests need not wait. */
export interface Timers {
  /** Runs once after so many milliseconds; returns the way to stop it. */
  after(milliseconds: number, run: () => void): () => void;
}

/** What went wrong and what to do, from whatever a shell throws. */
export interface Failure {
  readonly message: string;
  readonly help: string;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), help: '' };
  const help = 'help' in error && typeof error.help === 'string' ? error.help : '';
  return { message: error.message, help };
}

/** The record without one key. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: removed, ...rest } = record;
  void removed;
  return rest;
}
