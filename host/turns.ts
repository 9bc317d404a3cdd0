// One task at a time for each key, in the order in which they were asked for; knows nothing of what the tasks do.

/** Runs `task` when all earlier tasks of the same key are done, whether they failed or not. */
export type TakeTurn = <T>(key: string, task: () => Promise<T>) => Promise<T>;

export function createTurns(): TakeTurn {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve();
    const turn = before.then(task, task);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}
