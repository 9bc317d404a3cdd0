// cql-execution, the JavaScript engine for CQL, running the ELM that the translator makes of our CQL.
import { createRequire } from 'node:module';
import * as cql from 'cql-execution';
import { createCqlTranslator } from '../../cql/translator.ts';
import { cqlLibrary } from '../../dsl/targets/cql/library.ts';
import type { Engine, EngineDecision, Job } from './engine.ts';
import { decisionFrom } from './support/cql-answers.ts';
import type { CqlFact } from './support/cql-facts.ts';
import { cqlFacts } from './support/cql-facts.ts';

const { version } = createRequire(import.meta.url)('cql-execution/package.json') as { version: string };

export const cqlExecution: Engine = {
  name: 'cql-execution',
  target: 'cql',
  found: async () => await Promise.resolve({ version }),
  decide: async (jobs) => {
    const translator = createCqlTranslator();
    const answers: (readonly EngineDecision[])[] = [];
    for (const job of jobs) answers.push(await decideJob(job, translator));
    return answers;
  },
};

async function decideJob(
  job: Job,
  translator: ReturnType<typeof createCqlTranslator>,
): Promise<readonly EngineDecision[]> {
  const translation = translator.translate(cqlLibrary(job.graph));
  if ('problems' in translation) throw new Error(translation.problems.join('\n'));
  return await decideWithElm(translation.elm, job);
}

export async function decideWithElm(elm: string, job: Job): Promise<readonly EngineDecision[]> {
  const answers = await definitionsWithElm(elm, job);
  return answers.map((values) => decisionFrom((name) => values[name]));
}

/** For each case the value of every definition, by its name. */
export async function definitionsWithElm(
  elm: string,
  { graph, cases }: Job,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const library = new cql.Library(JSON.parse(elm));
  const answers: Readonly<Record<string, unknown>>[] = [];
  for (const facts of cases) {
    const parameters = Object.fromEntries(
      [...cqlFacts(graph, facts)].map(([key, fact]) => [key, fact && parameterOf(fact)]),
    );
    const executor = new cql.Executor(library, new cql.CodeService({}), parameters);
    const { patientResults } = await executor.exec(
      new cql.PatientSource([{ id: 'p', recordType: 'Patient' }]),
    );
    answers.push(patientResults['p'] ?? {});
  }
  return answers;
}

/** A unit that the engine does not know makes no quantity: the fact is unknown. */
function parameterOf(fact: CqlFact): unknown {
  switch (fact.type) {
    case 'Date':
      return cql.Date.parse(fact.value);
    case 'Decimal':
      return Number(fact.value);
    case 'Quantity':
      try {
        return new cql.Quantity(Number(fact.value), fact.unit);
      } catch {
        return null;
      }
    case 'Boolean':
    case 'String':
    case 'Integer':
    case 'Codes':
      return fact.value;
  }
}
