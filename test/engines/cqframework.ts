// The engine of @cqframework/cql, HL7's reference engine in JavaScript, running the library that its translator makes of our CQL.
import { BigDecimal } from '@cqframework/cql/shared';
import { createLibrarySourceProvider, stringAsSource } from '@cqframework/cql/cql-to-elm';
import * as values from '@cqframework/cql/engine';
import { KtList, KtMap, KtMutableSet } from '@cqframework/cql/kotlin-kotlin-stdlib';
import { createCqlLibraries, translatorVersion } from '../../cql/translator.ts';
import { libraryName } from '../../dsl/targets/cql/cql-text.ts';
import { cqlLibrary } from '../../dsl/targets/cql/library.ts';
import type { Engine, EngineDecision, Job } from './engine.ts';
import { asked, decisionFrom } from './support/cql-answers.ts';
import type { CqlFact } from './support/cql-facts.ts';
import { cqlFacts } from './support/cql-facts.ts';

const libraries = createCqlLibraries();

export const cqframework: Engine = {
  name: '@cqframework/cql',
  target: 'cql',
  found: async () => await Promise.resolve({ version: translatorVersion.split(' ')[1] ?? '' }),
  decide: async (jobs) => await Promise.resolve(jobs.map(decideJob)),
};

function decideJob({ graph, cases }: Job): readonly EngineDecision[] {
  const manager = libraries();
  const text = cqlLibrary(graph);
  const name = libraryName(graph.guideline.id);
  manager.librarySourceLoader.registerProvider(createLibrarySourceProvider(() => stringAsSource(text)));
  const options = KtMutableSet.fromJsSet(new Set([values.CqlEngine.Options.EnableExpressionCaching]));
  return cases.map((facts) => {
    // One for each case, because an engine keeps what it has evaluated even when the parameters change.
    const engine = new values.CqlEngine(new values.Environment(manager), options);
    const wanted = new values.EvaluationParams.LibraryParams.Builder();
    wanted.expressionsByName([...asked]);
    const params = new values.EvaluationParams.Builder();
    params.libraryByName(name, wanted.build());
    params.parameters = KtMap.fromJsMap(
      new Map([...cqlFacts(graph, facts)].map(([key, fact]) => [`${name}.${key}`, fact && valueOf(fact)])),
    );
    const found = engine.evaluate(params.build()).onlyResultOrThrow;
    return decisionFrom((expression) => plain(found.getByName(expression)?.value ?? null));
  });
}

/** The types of the package join its values with expressions of the same names, which have no such members. */
interface Runtime {
  readonly Date: { readonly fromDateString: (text: string) => Value };
  readonly List: new (items: KtList<Value>) => Value & { readonly value: unknown };
  readonly Quantity: new () => {
    readonly withValue: (value: BigDecimal) => { readonly withUnit: (unit: string) => Value };
  };
}
type Value = InstanceType<typeof values.Boolean> | InstanceType<typeof values.String>;

const runtime = values as unknown as Runtime;

function valueOf(fact: CqlFact): Value {
  switch (fact.type) {
    case 'Boolean':
      return new values.Boolean(fact.value);
    case 'String':
      return new values.String(fact.value);
    case 'Integer':
      return new values.Integer(fact.value) as unknown as Value;
    case 'Decimal':
      return new values.Decimal(BigDecimal.fromString(fact.value)) as unknown as Value;
    case 'Date':
      return runtime.Date.fromDateString(fact.value);
    case 'Quantity':
      return new runtime.Quantity().withValue(BigDecimal.fromString(fact.value)).withUnit(fact.unit);
    case 'Codes':
      return new runtime.List(KtList.fromJsArray(fact.value.map((code) => new values.String(code))));
  }
}

function plain(value: unknown): unknown {
  if (value instanceof values.String) return value.value;
  if (value instanceof runtime.List)
    return values.iterableToList(value.value).asJsReadonlyArrayView().map(plain);
  return value;
}
