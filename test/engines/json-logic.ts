// Engines of JSONLogic: each runs the emitted rules with the emitted runner, and the single rule where there is one.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LogicEngine } from 'json-logic-engine';
import { printJson } from '../../dsl/targets/canonical-json.ts';
import { jsonLogicRules } from '../../dsl/targets/json-logic/json-logic.ts';
import { runnerText } from '../../dsl/targets/json-logic/runner-text.ts';
import type { Facts } from '../../dsl/decision/facts.ts';
import type { Engine, EngineDecision, Job } from './engine.ts';

export type Apply = (rule: unknown, data: unknown) => unknown;

export interface Runner {
  readonly decide: (rules: unknown, apply: Apply, facts: Facts) => EngineDecision;
  readonly prepare: (plan: unknown, facts: Facts) => { readonly prepared: Facts };
}

export const jsonLogicJs = engineFrom('json-logic-js', () => {
  // It has no types.
  const engine = createRequire(import.meta.url)('json-logic-js') as { readonly apply: Apply };
  return engine.apply;
});

export const jsonLogicEngine = engineFrom('json-logic-engine', () => {
  const engine = new LogicEngine();
  return (rule, data) => engine.run(rule, data) as unknown;
});

function engineFrom(name: string, start: () => Apply): Engine {
  const about = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(about, 'utf8')) as { readonly version: string };
  return {
    name,
    target: 'json-logic',
    found: () => Promise.resolve({ version }),
    decide: async (jobs) => {
      const runner = await loadRunner();
      return jobs.map((job) => decideJob(job, runner, start()));
    },
  };
}

/** From what the files hold, not from what they were made of. */
function decideJob({ graph, cases }: Job, runner: Runner, apply: Apply): readonly EngineDecision[] {
  const { rules: emitted, single } = jsonLogicRules(graph);
  const rules = JSON.parse(printJson(emitted)) as { readonly facts: unknown };
  const one = single === undefined ? undefined : (JSON.parse(printJson(single)) as unknown);
  return cases.map((facts) => {
    const decision = runner.decide(rules, apply, facts);
    if (one === undefined) return decision;
    const determination = apply(one, { fact: runner.prepare(rules.facts, facts).prepared });
    return determination === decision.determination
      ? decision
      : { ...decision, determination: `${String(determination)} by the single rule` };
  });
}

export async function loadRunner(): Promise<Runner> {
  const address = `data:text/javascript;base64,${Buffer.from(runnerText).toString('base64')}`;
  return (await import(/* @vite-ignore */ address)) as Runner;
}
