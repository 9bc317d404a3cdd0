// A language worker that is started when it is first asked and can be stopped in the middle of an answer; runs no language itself.
import type { LanguageService, SearchingService, TryingService } from '../worker/protocol.ts';
import { connectLanguage } from './worker-client.ts';
import type { WorkerPort } from './worker-client.ts';

export interface StoppableWorker extends WorkerPort {
  terminate(): void;
}

export interface Stoppable {
  /** Whatever is being asked is refused with `Stopped`; the next question starts a new worker. */
  stop(): void;
}

export type StoppableTrying = TryingService & Stoppable;
export type StoppableSearching = SearchingService & Stoppable;

export class Stopped extends Error {}

interface Running {
  readonly service: LanguageService;
  readonly worker: StoppableWorker;
  readonly refuse: Set<(reason: Error) => void>;
}

export function connectStoppable(startWorker: () => StoppableWorker): StoppableTrying & StoppableSearching {
  let running: Running | undefined;
  const start = (): Running => {
    const worker = startWorker();
    return { worker, service: connectLanguage(worker), refuse: new Set() };
  };
  const ask = async <T>(question: (service: LanguageService) => Promise<T>): Promise<T> => {
    const { service, refuse } = (running ??= start());
    return await new Promise<T>((resolve, reject) => {
      refuse.add(reject);
      question(service)
        .then(resolve, reject)
        .finally(() => refuse.delete(reject));
    });
  };
  return {
    caseTable: async (...args) => await ask(async (service) => await service.caseTable(...args)),
    analyseStep: async (...args) => await ask(async (service) => await service.analyseStep(...args)),
    decisiveCases: async (...args) => await ask(async (service) => await service.decisiveCases(...args)),
    searchText: async (...args) => await ask(async (service) => await service.searchText(...args)),
    stop: () => {
      const stopped = running;
      running = undefined;
      stopped?.worker.terminate();
      for (const refuse of stopped?.refuse ?? []) refuse(new Stopped('It was stopped.'));
    },
  };
}
