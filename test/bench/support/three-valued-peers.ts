// Engines whose logic is three-valued itself, FEEL and ELM (compiled CQL), on the same guideline; days are numbers for them.
import cql from 'cql-execution';
import { evaluate as evaluateFeel } from 'feelin';
import type { CriteriaGraph, GraphNode, NodeIndex } from '../../../dsl/decision/criteria-graph.ts';
import { conditionOf } from '../../../dsl/decision/criteria-index.ts';
import type { VerdictTree } from '../../../dsl/decision/verdict-tree.ts';
import type { Decide } from './dual-rail.ts';
import { determinationBy, limitsOf } from './dual-rail.ts';

/** FEEL is three-valued itself; one expression a section. */
export function feel(graph: CriteriaGraph, tree: VerdictTree): Decide {
  const expressions = graph.sections.map(({ root }) => feelOf(graph, root));
  return (facts) => {
    const states = expressions.map((expression) => {
      const answer: unknown = evaluateFeel(expression, facts);
      // The newer interface yields the value beside its warnings.
      return typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : answer;
    });
    return determinationBy(tree, (section, met) => states[section] === met);
  };
}

function feelOf(graph: CriteriaGraph, index: NodeIndex): string {
  const node = graph.nodes[index] as GraphNode;
  const test = conditionOf(node);
  if (test) {
    const value = `f${String(test.element)}`;
    switch (test.op) {
      case 'holds':
        return value;
      case 'one-of':
        return `(if ${value} = null then null else ${test.values.map((one) => `${value} = "${one}"`).join(' or ')})`;
      case 'in-range':
      case 'window': {
        const event = test.op === 'window' ? `f${String(test.event)} + ` : '';
        return `(${limitsOf(graph, test)
          .map(({ sign, number }) => `${value} ${sign} ${event}${String(number)}`)
          .join(' and ')})`;
      }
      default:
        throw new Error(`the bench has no ${test.op}`);
    }
  }
  const list = (children: readonly NodeIndex[]): readonly string[] =>
    children.map((child) => feelOf(graph, child));
  switch (node.kind) {
    case 'all':
      return `(${list(node.children).join(' and ')})`;
    case 'any':
      return `(${list(node.children).join(' or ')})`;
    case 'not':
      return `not(${feelOf(graph, node.child)})`;
    case 'count': {
      const sum = (truth: boolean): string =>
        list(node.children)
          .map((child) => `(if ${child} = ${String(truth)} then 1 else 0)`)
          .join(' + ');
      const out = node.children.length - node.min + 1;
      return `(if ${sum(true)} >= ${String(node.min)} then true else if ${sum(false)} >= ${String(out)} then false else null)`;
    }
    default:
      throw new Error(`the bench has no ${node.kind}`);
  }
}

/** ELM, the compiled form of CQL, is three-valued itself; one definition a criterion, facts as parameters. */
export function elm(graph: CriteriaGraph, tree: VerdictTree): Decide {
  const names = graph.sections.map(({ root }) => `n${String(root)}`);
  const library = new cql.Library(elmLibrary(graph));
  const executor = new cql.Executor(library);
  return async (facts) => {
    const results = await executor.withParameters(facts).exec(new cql.PatientSource([]));
    return determinationBy(tree, (section, met) => results.unfilteredResults[names[section] ?? ''] === met);
  };
}

function elmLibrary(graph: CriteriaGraph): unknown {
  const type = (name: string): string => `{urn:hl7-org:elm-types:r1}${name}`;
  const literal = (name: string, value: string): unknown => ({
    type: 'Literal',
    valueType: type(name),
    value,
  });
  const whole = (number: number): unknown =>
    Number.isInteger(number) ? literal('Integer', String(number)) : literal('Decimal', String(number));
  const fold = (operator: string, parts: readonly unknown[]): unknown =>
    parts.reduce((left, right) => ({ type: operator, operand: [left, right] }));
  const parameter = (element: number): unknown => ({ type: 'ParameterRef', name: `f${String(element)}` });
  const define = (node: GraphNode): unknown => {
    const test = conditionOf(node);
    if (test) {
      const value = parameter(test.element);
      switch (test.op) {
        case 'holds':
          return value;
        case 'one-of':
          return fold(
            'Or',
            test.values.map((one) => ({ type: 'Equal', operand: [value, literal('String', one)] })),
          );
        case 'in-range':
        case 'window':
          return fold(
            'And',
            limitsOf(graph, test).map(({ sign, number }) => ({
              type: sign === '>=' ? 'GreaterOrEqual' : 'LessOrEqual',
              operand: [
                value,
                test.op === 'window'
                  ? { type: 'Add', operand: [parameter(test.event), whole(number)] }
                  : whole(number),
              ],
            })),
          );
        default:
          throw new Error(`the bench has no ${test.op}`);
      }
    }
    const refs = (children: readonly NodeIndex[]): readonly unknown[] =>
      children.map((child) => ({ type: 'ExpressionRef', name: `n${String(child)}` }));
    switch (node.kind) {
      case 'all':
        return fold('And', refs(node.children));
      case 'any':
        return fold('Or', refs(node.children));
      case 'not':
        return { type: 'Not', operand: refs([node.child])[0] };
      case 'count': {
        const sum = (test: string): unknown =>
          fold(
            'Add',
            refs(node.children).map((child) => choose({ type: test, operand: child }, whole(1), whole(0))),
          );
        const reaches = (test: string, least: number): unknown => ({
          type: 'GreaterOrEqual',
          operand: [sum(test), whole(least)],
        });
        const out = reaches('IsFalse', node.children.length - node.min + 1);
        const otherwise = choose(out, literal('Boolean', 'false'), { type: 'Null' });
        return choose(reaches('IsTrue', node.min), literal('Boolean', 'true'), otherwise);
      }
      default:
        throw new Error(`the bench has no ${node.kind}`);
    }
  };
  return {
    library: {
      identifier: { id: 'Bench', version: '1' },
      schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [] },
      parameters: {
        def: graph.elements.map((_, index) => ({ name: `f${String(index)}`, accessLevel: 'Public' })),
      },
      statements: {
        def: graph.nodes.map((node, index) => ({
          name: `n${String(index)}`,
          context: 'Unfiltered',
          accessLevel: 'Public',
          expression: define(node),
        })),
      },
    },
  };
}

/** An object written with `then` would pass for a promise, hence the detour. */
function choose(condition: unknown, whenTrue: unknown, otherwise: unknown): unknown {
  const made: Record<string, unknown> = { type: 'If', condition, else: otherwise };
  for (const [name, value] of new Map([['then', whenTrue]])) made[name] = value;
  return made;
}
