// The Java translator and engine for CQL, with HL7's own models: nothing of ours but the text of the library.
import { libraryName } from '../../dsl/targets/cql/cql-text.ts';
import { cqlLibrary } from '../../dsl/targets/cql/library.ts';
import { semanticVersion } from '../../dsl/targets/shared/semantic-version.ts';
import type { Engine } from './engine.ts';
import { javaMissing, pomVersion, runJava } from './java.ts';
import { decisionFrom } from './support/cql-answers.ts';
import { cqlFacts } from './support/cql-facts.ts';

const project = 'java-cql';

export const javaCql: Engine = {
  name: 'CQL engine for Java',
  target: 'cql',
  found() {
    const skipped = javaMissing();
    return Promise.resolve(skipped === undefined ? { version: pomVersion(project, 'engine') } : { skipped });
  },
  decide(jobs) {
    const input = jobs.map(({ graph, cases }) => ({
      cql: cqlLibrary(graph),
      name: libraryName(graph.guideline.id),
      version: semanticVersion(graph.guideline.version),
      cases: cases.map((facts) => Object.fromEntries(cqlFacts(graph, facts))),
    }));
    const answers = runJava(project, 'cql.Decide', input) as readonly (readonly Answer[])[];
    return Promise.resolve(
      answers.map((decisions) => decisions.map((decision) => decisionFrom((name) => decision[name]))),
    );
  },
};

type Answer = Readonly<Record<string, unknown>>;
