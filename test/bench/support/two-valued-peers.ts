// Engines with two truth values on the same guideline, by two formulas a section; days are numbers for them, which they compare sooner than dates.
import { createRequire } from 'node:module';
import { ZenEngine } from '@gorules/zen-engine';
import { LogicEngine } from 'json-logic-engine';
import { Engine } from 'json-rules-engine';
import type { CriteriaGraph, Test } from '../../../dsl/decision/criteria-graph.ts';
import { conditionOf } from '../../../dsl/decision/criteria-index.ts';
import type { Facts } from '../../../dsl/decision/facts.ts';
import type { VerdictTree } from '../../../dsl/decision/verdict-tree.ts';
import type { Formulas } from './dual-rail.ts';
import type { Decide } from './dual-rail.ts';
import { determinationBy, determinationByAsync, limitsOf, railOf, nameOf } from './dual-rail.ts';

/** It comes without types. */
const jsonLogic = createRequire(import.meta.url)('json-logic-js') as {
  readonly apply: (formula: unknown, facts: Facts) => unknown;
};

const rails = [true, false] as const;

/** Three-valued by two formulas a section. */
export function jsonLogicEngine(graph: CriteriaGraph, tree: VerdictTree): Decide {
  const engine = new LogicEngine();
  const built = graph.sections.map(({ root }) =>
    rails.map(
      (met) => engine.build(railOf(graph, root, met, jsonLogicOf(graph))) as (facts: Facts) => unknown,
    ),
  );
  return (facts) => determinationBy(tree, (section, met) => built[section]?.[met ? 0 : 1]?.(facts) === true);
}

/** Three-valued by two formulas a section. */
export function jsonLogicJs(graph: CriteriaGraph, tree: VerdictTree): Decide {
  const formulas = graph.sections.map(({ root }) =>
    rails.map((met) => railOf(graph, root, met, jsonLogicOf(graph, 'var'))),
  );
  return (facts) =>
    determinationBy(
      tree,
      (section, met) => jsonLogic.apply(formulas[section]?.[met ? 0 : 1], facts) === true,
    );
}

function jsonLogicOf(graph: CriteriaGraph, read: 'val' | 'var' = 'val'): Formulas<unknown> {
  const fact = (element: number): unknown => ({
    [read]: read === 'val' ? (graph.elements[element]?.key ?? '') : nameOf(element),
  });
  const given = (elements: readonly number[], test: unknown, holds: boolean): unknown => ({
    and: [...elements.map((element) => ({ '!==': [fact(element), null] })), { '===': [test, holds] }],
  });
  return {
    all: (and) => ({ and }),
    any: (or) => ({ or }),
    atLeast: (least, parts) => ({ '>=': [{ '+': parts.map((part) => ({ if: [part, 1, 0] })) }, least] }),
    condition(test, holds) {
      const value = fact(test.element);
      switch (test.op) {
        case 'holds':
          return { '===': [value, holds] };
        case 'one-of':
          return given([test.element], { in: [value, test.values] }, holds);
        case 'in-range':
        case 'window': {
          const limits = limitsOf(graph, test);
          const event = test.op === 'window' ? fact(test.event) : undefined;
          const limit = (number: number): unknown =>
            event === undefined ? number : { '+': [event, number] };
          const tests = limits.map(({ sign, number }) => ({ [sign]: [value, limit(number)] }));
          return given(
            test.op === 'window' ? [test.element, test.event] : [test.element],
            { and: tests },
            holds,
          );
        }
        default:
          throw new Error(`the bench has no ${test.op}`);
      }
    },
  };
}

/** Three-valued by two rules a section; windows by a computed fact. */
export function jsonRulesEngine(graph: CriteriaGraph, tree: VerdictTree): Decide {
  const ages = graph.nodes.map(conditionOf).filter((test) => test?.op === 'window');
  const engines = graph.sections.map(({ root }) =>
    rails.map((met) => {
      const engine = new Engine([], { allowUndefinedFacts: true });
      const conditions = { all: [railOf(graph, root, met, rulesOf(graph))] };
      engine.addRule({ conditions: conditions as never, event: { type: 'holds' } });
      return engine;
    }),
  );
  return (facts) => {
    const given: Record<string, unknown> = { ...facts };
    for (const test of ages) {
      if (test?.op !== 'window') continue;
      const [day, event] = [test.element, test.event].map((index) => facts[graph.elements[index]?.key ?? '']);
      if (typeof day === 'number' && typeof event === 'number') given[ageKey(test)] = day - event;
    }
    return determinationByAsync(tree, async (section, met) => {
      const engine = engines[section]?.[met ? 0 : 1];
      return engine !== undefined && (await engine.run(given)).events.length > 0;
    });
  };
}

function ageKey(test: Extract<Test, { op: 'window' }>): string {
  return `days-${String(test.element)}-${String(test.event)}`;
}

function rulesOf(graph: CriteriaGraph): Formulas<unknown> {
  const combined = (least: number, parts: readonly unknown[]): readonly (readonly unknown[])[] =>
    least === 0
      ? [[]]
      : parts.flatMap((part, at) => combined(least - 1, parts.slice(at + 1)).map((rest) => [part, ...rest]));
  const key = (element: number): string => graph.elements[element]?.key ?? '';
  return {
    all: (all) => ({ all }),
    any: (any) => ({ any }),
    atLeast: (least, parts) => ({ any: combined(least, parts).map((all) => ({ all })) }),
    condition(test, holds) {
      const fact = key(test.element);
      switch (test.op) {
        case 'holds':
          return { fact, operator: 'equal', value: holds };
        case 'one-of': {
          const element = graph.elements[test.element];
          const values = element?.kind === 'choice' || element?.kind === 'scale' ? element.values : [];
          return {
            fact,
            operator: 'in',
            value: values.filter((value) => test.values.includes(value) === holds),
          };
        }
        case 'in-range':
        case 'window': {
          const name = test.op === 'window' ? ageKey(test) : fact;
          const sides = limitsOf(graph, test).map(({ sign, number }) => ({
            fact: name,
            operator:
              sign === '>='
                ? holds
                  ? 'greaterThanInclusive'
                  : 'lessThan'
                : holds
                  ? 'lessThanInclusive'
                  : 'greaterThan',
            value: number,
          }));
          return holds ? { all: sides } : { any: sides };
        }
        default:
          throw new Error(`the bench has no ${test.op}`);
      }
    },
  };
}

/** One expression node with two expressions a section. */
export function zen(graph: CriteriaGraph, tree: VerdictTree): Decide {
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'rails',
        name: 'rails',
        type: 'expressionNode',
        position: { x: 0, y: 0 },
        content: {
          expressions: graph.sections.flatMap(({ root }, section) =>
            rails.map((met) => ({
              id: `${String(section)}${String(met)}`,
              key: `s${String(section)}${met ? 'met' : 'not'}`,
              value: railOf(graph, root, met, zenOf(graph)),
            })),
          ),
        },
      },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'rails', type: 'edge' },
      { id: 'b', sourceId: 'rails', targetId: 'out', type: 'edge' },
    ],
  });
  return async (facts) => {
    const { result } = (await decision.evaluate(facts)) as {
      readonly result: Readonly<Record<string, unknown>>;
    };
    return determinationBy(
      tree,
      (section, met) => result[`s${String(section)}${met ? 'met' : 'not'}`] === true,
    );
  };
}

function zenOf(graph: CriteriaGraph): Formulas<string> {
  return {
    all: (parts) => `(${parts.join(' and ')})`,
    any: (parts) => `(${parts.join(' or ')})`,
    atLeast: (least, parts) =>
      `(${parts.map((part) => `(${part} ? 1 : 0)`).join(' + ')} >= ${String(least)})`,
    condition(test, holds) {
      const value = `f${String(test.element)}`;
      const given = (condition: string): string =>
        `(${value} != null and ${holds ? condition : `not(${condition})`})`;
      switch (test.op) {
        case 'holds':
          return `(${value} == ${String(holds)})`;
        case 'one-of':
          return given(`(${value} in [${test.values.map((one) => `'${one}'`).join(', ')}])`);
        case 'in-range':
        case 'window': {
          const event = test.op === 'window' ? `f${String(test.event)} + ` : '';
          const sides = limitsOf(graph, test).map(
            ({ sign, number }) => `${value} ${sign} ${event}${String(number)}`,
          );
          const known = test.op === 'window' ? `f${String(test.event)} != null and ` : '';
          return `(${known}${given(`(${sides.join(' and ')})`)})`;
        }
        default:
          throw new Error(`the bench has no ${test.op}`);
      }
    },
  };
}
