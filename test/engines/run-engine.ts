// Holds one registered engine against the reference on the shipped vectors and on random pairs, in portions that fit into memory; prints nothing.
import { conform, randomJobs } from './conformance.ts';
import type { Mismatch } from './conformance.ts';
import type { RegisteredEngine } from './registry.ts';
import { shippedJobs } from './shipped-jobs.ts';

export type EngineRun =
  | { readonly kind: 'skipped'; readonly reason: string }
  /** It broke off before it had answered. */
  | { readonly kind: 'broken'; readonly version: string; readonly message: string }
  | {
      readonly kind: 'ran';
      readonly version: string;
      readonly vectors: number;
      readonly pairs: number;
      readonly mismatches: readonly Mismatch[];
    };

export interface Asked {
  readonly pairs: number;
  readonly seed: number;
}

/** Pairs that an engine is given at once. */
const portion = 10_000;

export async function runEngine(registered: RegisteredEngine, { pairs, seed }: Asked): Promise<EngineRun> {
  const { engine } = registered;
  const found = await engine.found();
  if ('skipped' in found) return { kind: 'skipped', reason: found.skipped };
  const { version } = found;
  try {
    await engine.accept?.();
    const shipped = await conform(engine, shippedJobs());
    const mismatches = [...shipped.mismatches];
    let decided = 0;
    for (let turn = 0; decided < pairs; turn++) {
      const jobs = jobsFor(registered, Math.min(portion, pairs - decided), seed + turn);
      const random = await conform(engine, jobs);
      mismatches.push(...random.mismatches);
      decided += random.pairs;
    }
    return { kind: 'ran', version, vectors: shipped.pairs, pairs: decided, mismatches };
  } catch (error) {
    return { kind: 'broken', version, message: error instanceof Error ? error.message : String(error) };
  }
}

/** The random pairs of an engine; the same for the same seed. */
export function jobsFor(
  { casesEach = 8, options, unreadable }: RegisteredEngine,
  pairs: number,
  seed: number,
) {
  return randomJobs({
    seed,
    guidelines: Math.ceil(pairs / casesEach),
    cases: casesEach,
    ...(options === undefined ? {} : { options }),
    ...(unreadable === undefined ? {} : { unreadable }),
  });
}
