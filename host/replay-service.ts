// What the host asks of whoever decides files of past cases; knows no format.
import type { HostEvent, ReplayOutcome, ReplayRequest } from './api.ts';

export type ReplayProgressEvent = Omit<Extract<HostEvent, { kind: 'replay-progress' }>, 'kind' | 'id'>;

export interface ReplayService {
  /**
   * `folders`: absolute; the file of the cases must lie in one of them. What the person can mend comes back as
   * `refused` or `failed`, never as a throw.
   */
  run(
    request: ReplayRequest,
    folders: readonly string[],
    onProgress: (progress: ReplayProgressEvent) => void,
  ): Promise<ReplayOutcome>;
  cancel(id: string): void;
}
