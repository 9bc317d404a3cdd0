// The decision of the GoRules target in the ZEN engine.
import { describe, expect, it } from 'vitest';
import { conform } from './conformance.ts';
import { edgeJobs } from './edge-jobs.ts';
import { testEngine } from './engine-tests.ts';
import { hostileJobs } from './hostile-jobs.ts';
import { zenEngine } from './zen-engine.ts';

testEngine({ engine: zenEngine, from: 'npm' });

describe(zenEngine.name, () => {
  it('decides guidelines whose every name is hostile', async () => {
    const { pairs, mismatches } = await conform(zenEngine, hostileJobs());
    expect(mismatches).toEqual([]);
    expect(pairs).toBeGreaterThan(100);
  });

  it('reads and compares facts on every edge as the reference', async () => {
    const { pairs, mismatches } = await conform(zenEngine, edgeJobs());
    expect(mismatches[0]).toBeUndefined();
    expect(pairs).toBeGreaterThan(10_000);
  });
});
