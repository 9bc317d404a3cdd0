// Hands layouts to a worker and keeps the newest placement, with the input that it answers; draws nothing, knows no React.
import type { LayoutReply, LayoutRequest } from './layout-worker.ts';

/** A placement with the very input that it answers, so that boxes and places never come from different states. */
export interface Placed<Input, Answer> {
  readonly input: Input;
  readonly placement: Answer;
}

export interface Layouter<Input, Answer> {
  /** Starts the worker; the returned function ends it. */
  start(): () => void;
  /** Newest wins; the placement before it stays until the worker has answered. */
  ask(input: Input | undefined): void;
  current(): Placed<Input, Answer> | undefined;
  subscribe(listener: () => void): () => void;
}

export function createLayouter<Input, Answer>(
  request: (ticket: number, input: Input) => LayoutRequest,
  read: (reply: LayoutReply) => Answer | undefined,
): Layouter<Input, Answer> {
  const listeners = new Set<() => void>();
  let worker: Worker | undefined;
  let ticket = 0;
  let asked: Input | undefined;
  let placed: Placed<Input, Answer> | undefined;
  const settle = (next: Placed<Input, Answer> | undefined): void => {
    if (placed === next) return;
    placed = next;
    for (const listener of listeners) listener();
  };
  const send = (): void => {
    if (asked !== undefined) worker?.postMessage(request(ticket, asked));
  };
  return {
    start: () => {
      const started = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
      started.addEventListener('message', (event: MessageEvent<LayoutReply>) => {
        const placement = read(event.data);
        if (event.data.ticket === ticket && asked !== undefined && placement !== undefined)
          settle({ input: asked, placement });
      });
      worker = started;
      send();
      return () => {
        started.terminate();
        if (worker === started) worker = undefined;
      };
    },
    ask: (input) => {
      ticket += 1;
      asked = input;
      if (input === undefined) settle(undefined);
      else send();
    },
    current: () => placed,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** One layout in a worker of its own. */
export async function layoutOnce(request: LayoutRequest): Promise<LayoutReply> {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<LayoutReply>((resolve, reject) => {
      worker.addEventListener('message', (event: MessageEvent<LayoutReply>) => resolve(event.data));
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
