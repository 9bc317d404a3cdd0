// Times a piece of work for the benchmarks: once, or the median of several runs.

export function timed<T>(run: () => T): { readonly value: T; readonly elapsed: number } {
  const start = performance.now();
  const value = run();
  return { value, elapsed: performance.now() - start };
}

/** In milliseconds; the first run only warms up. */
export function medianTime(run: () => unknown, rounds: number): number {
  run();
  const times = Array.from({ length: rounds }, () => timed(run).elapsed).toSorted((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}
