// The plain name of a criterion is the whole criterion's in every engine, and never that of a guard or a negation beneath it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZenEngine } from '@gorules/zen-engine';
import { createCqlTranslator } from '../../cql/translator.ts';
import type { CriteriaGraph, Truth } from '../../dsl/decision/criteria-graph.ts';
import { reachedNodes } from '../../dsl/decision/criteria-index.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { writeFacts } from '../../dsl/decision/facts.ts';
import type { Facts, Values } from '../../dsl/decision/facts.ts';
import { printJson } from '../../dsl/targets/canonical-json.ts';
import { cqlLibrary } from '../../dsl/targets/cql/library.ts';
import { namesOf } from '../../dsl/targets/cql/names.ts';
import { dmnModel } from '../../dsl/targets/dmn/requirements.ts';
import { planDefinition } from '../../dsl/targets/fhir/plan-definition.ts';
import { decisionContent } from '../../dsl/targets/jdm/decision-content.ts';
import { engineNames } from '../../dsl/targets/shared/criterion-names.ts';
import { definitionsWithElm } from '../engines/cql-execution.ts';
import { decisionsByName } from '../engines/feelin.ts';
import { throughTheDoor } from '../engines/zen-engine.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';
import { goldenInput } from './support/golden.ts';

interface Sample {
  readonly graph: CriteriaGraph;
  readonly cases: readonly Facts[];
  /** For each case the state of each whole criterion that is reached, as the reference has it. */
  readonly states: readonly (readonly (readonly [id: string, state: Truth])[])[];
}

/** Many nodes are parts of another criterion, before it and after it. */
function withParts(graph: CriteriaGraph, owners: readonly number[]): CriteriaGraph {
  const size = graph.nodes.length;
  const nodes = graph.nodes.map((node, index) => {
    const owner = (owners[index % owners.length] ?? 0) % (2 * size);
    if (owner >= size || owner % 2 === 0 || index % 2 === 1) return node;
    const id = graph.nodes[owner]?.origin.id ?? '';
    return { ...node, origin: { ...node.origin, id, role: 'part' as const } };
  });
  return { ...graph, nodes };
}

const samples = fc.sample(
  fc
    .tuple(
      randomGraph({ questions: 5, tests: 4, groups: 8 }),
      fc.array(fc.nat(), { minLength: 5, maxLength: 9 }),
    )
    .map(([graph, owners]) => withParts(graph, owners))
    .chain((graph) =>
      fc.array(randomValues(graph), { minLength: 4, maxLength: 4 }).map((all): Sample => ({
        graph,
        cases: all.map((values) => writeFacts(graph, values)),
        states: all.map((values) => statesOf(graph, values)),
      })),
    ),
  lawOptions(24),
);

function statesOf(graph: CriteriaGraph, values: Values): readonly (readonly [string, Truth])[] {
  const { states } = evaluateGraph(graph, values);
  const reached = reachedNodes(graph);
  return graph.nodes.flatMap(({ origin: { id, role } }, node) =>
    role === 'criterion' && reached[node] === 1 ? [[id, states[node] ?? 'unknown'] as const] : [],
  );
}

const threeValued: Readonly<Record<Truth, boolean | null>> = { met: true, 'not-met': false, unknown: null };
const underlined = (id: string): string => id.replaceAll('-', '_');

describe('the plain name of a criterion', () => {
  it('is tested where parts come before their criterion', () => {
    const before = samples.flatMap(({ graph: { nodes } }) =>
      nodes.filter(({ origin }, at) => {
        const whole = nodes.findIndex((node) => node.origin.id === origin.id && node.origin.role !== 'part');
        return origin.role === 'part' && at < whole;
      }),
    );
    expect(before.length).toBeGreaterThan(20);
  });

  it('has its state in CQL, and the actions of the PlanDefinition hold for the criteria that are not met', async () => {
    const translator = createCqlTranslator();
    for (const { graph, cases, states } of samples) {
      const translation = translator.translate(cqlLibrary(graph));
      if ('problems' in translation) throw new Error(translation.problems.join());
      const answers = await definitionsWithElm(translation.elm, { graph, cases });
      const actions = unmetActions(graph);
      answers.forEach((values, at) => {
        const expected = states[at] ?? [];
        expect(expected.map(([id]) => [id, values[`${id} met`]])).toEqual(
          expected.map(([id, state]) => [id, threeValued[state]]),
        );
        const holding = actions.filter(({ name }) => values[name] === false).map(({ code }) => code);
        const notMet = expected.filter(([, state]) => state === 'not-met').map(([id]) => id);
        expect(holding.toSorted()).toEqual(notMet.toSorted());
      });
    }
  });

  it('has its state in DMN', () => {
    for (const { graph, cases, states } of samples) {
      const names = dmnModel(graph).decisions.map(({ name }) => name);
      decisionsByName({ graph, cases }).forEach((values, at) => {
        const all = states[at] ?? [];
        expect(names).toEqual(expect.arrayContaining(all.map(([id]) => `${underlined(id)}_met`)));
        // A model is run from its decision, so that a criterion on which no row stands is not asked.
        const expected = all.filter(([id]) => `${underlined(id)}_met` in values);
        expect(expected.map(([id]) => [id, values[`${underlined(id)}_met`]])).toEqual(
          expected.map(([id, state]) => [id, threeValued[state]]),
        );
      });
    }
  });

  it('has its state in JDM', async () => {
    const engine = new ZenEngine();
    for (const { graph, cases, states } of samples) {
      const decision = engine.createDecision(Buffer.from(printJson(decisionContent(graph))));
      for (const [at, facts] of cases.entries()) {
        const { trace } = (await decision.evaluate(throughTheDoor(facts), { trace: true })) as {
          readonly trace: Readonly<Record<string, { readonly output: Readonly<Record<string, unknown>> }>>;
        };
        const expected = states[at] ?? [];
        const output = trace['criteria']?.output ?? {};
        expect(expected.map(([id]) => [id, output[`state_${underlined(id)}`]])).toEqual(expected);
      }
    }
    engine.dispose();
  });

  it('is the whole criterion in the names that OPA and JSONLogic share', () => {
    for (const { graph } of samples) {
      const { nodes } = engineNames(graph);
      graph.nodes.forEach(({ origin: { id, role } }, node) => {
        if (role === 'criterion' && reachedNodes(graph)[node] === 1) expect(nodes[node]).toBe(underlined(id));
      });
      expect(new Set(nodes).size).toBe(nodes.length);
    }
  });
});

interface UnmetAction {
  readonly code: string;
  /** Of the definition that is to be false. */
  readonly name: string;
}

function unmetActions(graph: CriteriaGraph): readonly UnmetAction[] {
  const { guideline } = goldenInput();
  const plan = planDefinition({ guideline, graph, base: 'https://plan.example/fhir' }, namesOf(graph));
  const { action } = JSON.parse(printJson(plan)) as {
    readonly action: readonly { readonly action?: readonly Action[] }[];
  };
  return (action.at(-1)?.action ?? []).map(({ code, condition }) => {
    const [, name = ''] = /^"(.+)" is false$/.exec(condition[0]?.expression.expression ?? '') ?? [];
    return { code: code[0]?.coding[0]?.code ?? '', name };
  });
}

interface Action {
  readonly code: readonly { readonly coding: readonly { readonly code: string }[] }[];
  readonly condition: readonly { readonly expression: { readonly expression: string } }[];
}
