// Runs a range of inputs in a thread under a watchdog, so that a hang is a finding like any other; prints nothing.
import { Worker } from 'node:worker_threads';
import { fuzzCorpus } from './check-input.ts';
import type { FuzzFinding, FuzzJob } from './fuzz-worker.ts';
import { fuzzInput } from './inputs.ts';

export interface FuzzRun {
  readonly count: number;
  readonly clean: number;
  readonly findings: readonly FuzzFinding[];
}

export interface FuzzOptions {
  readonly seed: number;
  readonly count: number;
  readonly from?: number;
  /** An input at work for longer hangs. */
  readonly limitMs?: number;
  readonly onProgress?: (done: number, findings: number) => void;
}

export async function runFuzz({
  seed,
  count,
  from = 0,
  limitMs = 10_000,
  onProgress,
}: FuzzOptions): Promise<FuzzRun> {
  const findings: FuzzFinding[] = [];
  let clean = 0;
  for (let start = from; start < from + count;) {
    const progress = new SharedArrayBuffer(8);
    const hung = await runThread(
      { seed, from: start, to: from + count, progress },
      limitMs,
      findings,
      onProgress,
    );
    clean += new Int32Array(progress)[1] ?? 0;
    if (hung === undefined) break;
    const { kind, text } = fuzzInput(seed, hung, fuzzCorpus());
    findings.push({ index: hung, kind, text, fault: `no answer within ${limitMs} ms` });
    start = hung + 1;
  }
  return { count, clean, findings };
}

/** The input that hung, or undefined at the end of the range. */
function runThread(
  job: FuzzJob,
  limitMs: number,
  findings: FuzzFinding[],
  onProgress: FuzzOptions['onProgress'],
): Promise<number | undefined> {
  const progress = new Int32Array(job.progress);
  Atomics.store(progress, 0, job.from);
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), { workerData: job });
  return new Promise((resolve, reject) => {
    let at = -1;
    let since = performance.now();
    const watchdog = setInterval(() => {
      const now = Atomics.load(progress, 0);
      onProgress?.(now - job.from, findings.length);
      if (now !== at) [at, since] = [now, performance.now()];
      else if (performance.now() - since > limitMs) {
        clearInterval(watchdog);
        void worker.terminate().then(() => resolve(now));
      }
    }, 500);
    worker.on('message', (finding: FuzzFinding) => findings.push(finding));
    worker.on('error', (error) => {
      clearInterval(watchdog);
      reject(error);
    });
    worker.on('exit', (code) => {
      clearInterval(watchdog);
      if (code === 0) resolve(undefined);
    });
  });
}
