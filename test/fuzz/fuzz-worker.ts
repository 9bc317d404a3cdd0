// One thread of inputs: says which one it is at before each, and what went wrong with it; its watchdog lives outside.
import { parentPort, workerData } from 'node:worker_threads';
import { createChecker, fuzzCorpus } from './check-input.ts';
import { fuzzInput } from './inputs.ts';

export interface FuzzJob {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Two numbers: the input at work, and how many were clean. */
  readonly progress: SharedArrayBuffer;
}

export interface FuzzFinding {
  readonly index: number;
  readonly kind: string;
  readonly text: string;
  readonly fault: string;
}

/** Services are asked of every one in so many inputs. */
const servicesEvery = 20;

const job = workerData as FuzzJob;
const progress = new Int32Array(job.progress);
const corpus = fuzzCorpus();
const check = createChecker();
for (let index = job.from; index < job.to; index++) {
  Atomics.store(progress, 0, index);
  const input = fuzzInput(job.seed, index, corpus);
  try {
    if (check(input, index % servicesEvery === 0).clean) Atomics.add(progress, 1, 1);
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const finding: FuzzFinding = { index, kind: input.kind, text: input.text, fault };
    parentPort?.postMessage(finding);
  }
}
