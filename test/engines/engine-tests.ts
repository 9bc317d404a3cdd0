// The tests that every engine from npm has: the shipped vectors and at least 1,000 random pairs, all as the reference decides them.
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/random-graph.ts';
import { conform } from './conformance.ts';
import type { Conformance } from './conformance.ts';
import type { RegisteredEngine } from './registry.ts';
import { jobsFor } from './run-engine.ts';
import { shippedJobs } from './shipped-jobs.ts';

/** LAW_SEED asks for other pairs and LAW_RUNS for more. A slow engine may be given each third vector only; `npm run test:engines` gives it all. */
export function testEngine(
  registered: RegisteredEngine,
  { everyVector = 1 }: { readonly everyVector?: number } = {},
): void {
  const { engine } = registered;
  const { seed, numRuns } = lawOptions(1000);
  describe(`${engine.name} with what the target ${engine.target} emits`, () => {
    it('decides the vectors of the shipped guidelines as the reference', { timeout }, async () => {
      const jobs = shippedJobs().map(({ graph, cases }) => ({
        graph,
        cases: cases.filter((_, place) => place % everyVector === 0),
      }));
      const outcome = await conform(engine, jobs);
      expect(first(outcome)).toBeUndefined();
      expect(outcome.pairs).toBeGreaterThan(900 / everyVector);
    });

    it(
      `decides ${String(numRuns)} random pairs as the reference (seed ${String(seed)})`,
      { timeout },
      async () => {
        const outcome = await conform(engine, jobsFor(registered, numRuns, seed));
        expect(first(outcome)).toBeUndefined();
        expect(outcome.pairs).toBeGreaterThanOrEqual(numRuns);
        expect(Object.keys(outcome.seen)).toHaveLength(4);
      },
    );
  });
}

/** Some engines read a query or an expression anew for each case; a busy machine makes that minutes. */
const timeout = 240_000;

/** What a reader needs to see the fault again. */
function first({ mismatches }: Conformance): string | undefined {
  return mismatches[0] && JSON.stringify(mismatches[0]);
}
