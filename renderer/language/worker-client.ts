// The language service as the window sees it: questions go to the worker, answers come back as promises; runs no language itself.
import type { Answer, LanguageMethod, Question } from '../worker/envelope.ts';
import { languageMethods } from '../worker/envelope.ts';
import type { LanguageService } from '../worker/protocol.ts';

/** As much of a worker as is needed. */
export interface WorkerPort {
  postMessage(message: Question): void;
  addEventListener(kind: 'message', listener: (event: { readonly data: Answer }) => void): void;
  addEventListener(kind: 'error', listener: (event: { readonly message?: string }) => void): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export function connectLanguage(port: WorkerPort): LanguageService {
  const waiting = new Map<number, Waiting>();
  let count = 0;
  port.addEventListener('message', ({ data }) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) asked?.resolve(data.value);
    else asked?.reject(new Error(data.message));
  });
  let stopped: Error | undefined;
  port.addEventListener('error', ({ message }) => {
    stopped = new Error(
      ['The language worker stopped.', message, 'Reload the window.'].filter(Boolean).join(' '),
    );
    for (const asked of waiting.values()) asked.reject(stopped);
    waiting.clear();
  });
  const ask = async (method: LanguageMethod, args: readonly unknown[]): Promise<unknown> =>
    await new Promise((resolve, reject) => {
      if (stopped !== undefined) {
        reject(stopped);
        return;
      }
      count += 1;
      waiting.set(count, { resolve, reject });
      port.postMessage({ id: count, method, args });
    });
  const service = Object.fromEntries(
    languageMethods.map((method) => [method, async (...args: readonly unknown[]) => await ask(method, args)]),
  );
  // The table of methods has just made every member; what each answers is the worker's promise.
  return service as unknown as LanguageService;
}
