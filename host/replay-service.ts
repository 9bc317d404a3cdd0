// What the host asks of whoever decides files of past cases; knows no format.
import type {
  CasesFile,
  CasesOutcome,
  CasesPart,
  CasesReceived,
  CasesToMatch,
  CasesToShow,
  HostEvent,
  MatchOutcome,
  ReplayOutcome,
  ReplayRequest,
  SaveChangedOutcome,
} from './api.ts';

export type ReplayProgressEvent = Omit<Extract<HostEvent, { kind: 'replay-progress' }>, 'kind' | 'id'>;

/** Absolute. */
export interface ReplayPlaces {
  /** Folders in one of which the file of the cases must lie, and files that it may be; the library is the first. */
  readonly allowed: readonly string[];
  /** Where the cases that change are written. */
  readonly exports: string;
}

/** What the person can mend comes back as `refused` or `failed`, never as a throw. */
export interface ReplayService {
  files(allowed: readonly string[]): Promise<readonly CasesFile[]>;
  match(request: CasesToMatch, allowed: readonly string[]): Promise<MatchOutcome>;
  run(
    request: ReplayRequest,
    places: ReplayPlaces,
    onProgress: (progress: ReplayProgressEvent) => void,
  ): Promise<ReplayOutcome>;
  /** A page of the cases behind one number of an answer. */
  cases(request: CasesToShow, allowed: readonly string[]): Promise<CasesOutcome>;
  /** Of the run of this id, into the folder. */
  saveChanged(id: string, exports: string): Promise<SaveChangedOutcome>;
  cancel(id: string): void;
}

/** Where files of cases that come through a window are kept. */
export interface CasesInbox {
  receive(part: CasesPart): Promise<CasesReceived>;
}
