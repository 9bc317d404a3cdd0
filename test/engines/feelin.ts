// The DMN file decided by feelin: we walk from decision to decision, it evaluates every expression and every cell.
import { evaluate, unaryTest } from 'feelin';
import { dmn15, dmnXml } from '../../dsl/targets/dmn/model-xml.ts';
import { dmnModel } from '../../dsl/targets/dmn/requirements.ts';
import { packageVersion } from './package-version.ts';
import { dmnFacts } from './dmn/dmn-facts.ts';
import { readDmn } from './dmn/read-dmn.ts';
import type { ReadDecision, ReadTable } from './dmn/read-dmn.ts';
import type { Engine, EngineDecision, Job } from './engine.ts';

export const feelin: Engine = {
  name: 'feelin',
  target: 'dmn',
  found: () => Promise.resolve({ version: packageVersion('feelin') }),
  decide: (jobs) => Promise.resolve(jobs.map(decideJob)),
};

function decideJob(job: Job): readonly EngineDecision[] {
  return decisionsByName(job).map((values) => values['decision'] as EngineDecision);
}

/** For each case what every decision of the model comes to, and its inputs, by their names. */
export function decisionsByName({ graph, cases }: Job): readonly Readonly<Record<string, unknown>>[] {
  const model = dmnModel(graph);
  const decisions = readDmn(dmnXml(graph, model, dmn15), 'decision').map(remembering);
  return cases.map((facts) => {
    const context: Record<string, unknown> = { ...dmnFacts(model, facts) };
    for (const { name, decide } of decisions) context[name] = decide(context);
    return context;
  });
}

type Context = Readonly<Record<string, unknown>>;

/** A decision sees what it requires and nothing else, and is asked once for the same: feelin reads an expression anew each time. */
function remembering({ name, requires, logic }: ReadDecision) {
  const known = new Map<string, unknown>();
  const decide = (all: Context): unknown => {
    const own = Object.fromEntries(requires.map((id) => [id, all[id]]));
    const key = JSON.stringify(own);
    if (!known.has(key))
      known.set(key, 'literal' in logic ? evaluate(logic.literal, own).value : decideTable(logic, own));
    return known.get(key);
  };
  return { name, decide };
}

/** UNIQUE: the one rule that matches. */
function decideTable({ inputs, rules }: ReadTable, context: Context): unknown {
  const values = inputs.map((input) => evaluate(input, context).value);
  const matching = rules.filter(({ cells }) =>
    cells.every((cell, at) => unaryTest(cell, { ...context, '?': values[at] }).value === true),
  );
  if (matching.length !== 1) throw new Error(`${matching.length} rules match`);
  return evaluate(matching[0]?.output ?? '', context).value;
}
