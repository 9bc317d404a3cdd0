// The ZEN engine of GoRules on the emitted decision, with the facts as they come but for numbers that it cannot hold.
import { readFileSync } from 'node:fs';
import { ZenEngine } from '@gorules/zen-engine';
import { printJson } from '../../dsl/targets/canonical-json.ts';
import { decisionContent } from '../../dsl/targets/jdm/decision-content.ts';
import type { Engine, EngineDecision, Job } from './engine.ts';

export const zenEngine: Engine = {
  name: '@gorules/zen-engine',
  target: 'jdm',
  found: () => {
    const about = new URL('../../node_modules/@gorules/zen-engine/package.json', import.meta.url);
    return Promise.resolve(JSON.parse(readFileSync(about, 'utf8')) as { readonly version: string });
  },
  decide: async (jobs) => {
    const answers: (readonly EngineDecision[])[] = [];
    for (const job of jobs) answers.push(await decideJob(job));
    return answers;
  },
};

async function decideJob({ graph, cases }: Job): Promise<readonly EngineDecision[]> {
  const engine = new ZenEngine();
  try {
    const decision = engine.createDecision(Buffer.from(printJson(decisionContent(graph))));
    const answers: EngineDecision[] = [];
    for (const facts of cases) {
      const { result } = await decision.evaluate(throughTheDoor(facts));
      answers.push(result as EngineDecision);
    }
    return answers;
  } finally {
    engine.dispose();
  }
}

/** As docs/targets/jdm.md says: a number of more than 28 digits or decimals would end the process, and no fact needs one. */
export function throughTheDoor(facts: unknown): unknown {
  const tooLong = (value: unknown) =>
    typeof value === 'number' && value !== 0 && (Math.abs(value) >= 1e28 || Math.abs(value) < 1e-10);
  return JSON.parse(JSON.stringify(facts, (_, value: unknown) => (tooLong(value) ? null : value)));
}
