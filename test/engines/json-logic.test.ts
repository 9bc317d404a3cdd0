// The rules of the JSONLogic target in two engines.
import { describe, expect, it } from 'vitest';
import { conform } from './conformance.ts';
import { edgeJobs } from './edge-jobs.ts';
import { testEngine } from './engine-tests.ts';
import { hostileJobs } from './hostile-jobs.ts';
import { jsonLogicEngine, jsonLogicJs } from './json-logic.ts';

for (const engine of [jsonLogicJs, jsonLogicEngine]) {
  testEngine({ engine, from: 'npm' });

  describe(engine.name, () => {
    it('decides guidelines whose every name is hostile', async () => {
      const { pairs, mismatches } = await conform(engine, hostileJobs());
      expect(mismatches).toEqual([]);
      expect(pairs).toBeGreaterThan(100);
    });

    it('reads and compares facts on every edge as the reference', async () => {
      const { pairs, mismatches } = await conform(engine, edgeJobs());
      expect(mismatches[0]).toBeUndefined();
      expect(pairs).toBeGreaterThan(10_000);
    });
  });
}
