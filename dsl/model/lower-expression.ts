// An expression over declared elements as graph nodes, types, units and ranges checked on the way; knows no criteria but by MET.
import type { Element, NodeIndex, NumberRange } from '../decision/criteria-graph.ts';
import { diagnose } from '../source/catalogue.ts';
import type { Amount, ComparisonOperator, Expression, Words } from '../syntax/ast.ts';
import {
  addTest,
  expectKind,
  locate,
  partScope,
  type ExpressionScope,
  type Located,
} from './expression-scope.ts';
import { checkCodes } from './code-rows.ts';
import { lowerChange } from './lower-change.ts';
import { lowerDays, lowerInForce } from './lower-days.ts';
import { lowerWindow } from './lower-window.ts';
import { threshold } from './threshold.ts';

/** undefined where something was reported: the criterion is then unknown. */
export function lowerExpression(scope: ExpressionScope, expression: Expression): NodeIndex | undefined {
  const { builder, origin } = scope;
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const inner = partOf(scope);
      const children = expression.operands.map((operand) => lowerExpression(inner, operand));
      const known = children.filter((child) => child !== undefined);
      if (known.length < children.length) return undefined;
      return builder.add({ kind: expression.kind === 'and' ? 'all' : 'any', children: known, origin });
    }
    case 'not': {
      const child = lowerExpression(partOf(scope), expression.operand);
      return child === undefined ? undefined : builder.add({ kind: 'not', child, origin });
    }
    case 'parens':
      return lowerExpression(scope, expression.operand);
    case 'met': {
      const child = scope.criterion(expression.id);
      return child === undefined ? undefined : builder.add({ kind: 'all', children: [child], origin });
    }
    case 'in-force':
      return lowerInForce(scope, expression);
    default:
      return lowerCondition(scope, expression);
  }
}

function partOf(scope: ExpressionScope): ExpressionScope {
  return { ...scope, origin: { ...scope.origin, role: 'part' } };
}

const lastingOperators = { 'at least': '>=', 'at most': '<=', 'more than': '>', 'less than': '<' } as const;

type Condition = Exclude<Expression, { kind: 'and' | 'or' | 'not' | 'parens' | 'met' | 'in-force' }>;

function lowerCondition(scope: ExpressionScope, condition: Condition): NodeIndex | undefined {
  const located = locate(scope, condition.element);
  if (!located) return undefined;
  switch (condition.kind) {
    case 'known':
      return addTest(scope, { op: 'known', element: located.index });
    case 'holds':
      return expectKind(scope, located, ['yes-no'], 'a bare name')
        ? addTest(scope, { op: 'holds', element: located.index })
        : undefined;
    case 'is':
      return lowerIs(scope, located, condition);
    case 'rank':
      return lowerRank(scope, located, condition);
    case 'compare':
      return lowerNumbers(scope, located, condition.operator, condition.amount);
    case 'between':
      return lowerBetween(scope, located, condition);
    case 'limit':
      return lowerLimit(scope, located, condition);
    case 'in': {
      if (!expectKind(scope, located, ['codes'], '`in`')) return undefined;
      const system = located.element.kind === 'codes' ? located.element.system : '';
      for (const { from, to, span } of condition.ranges) {
        const ends = to ? [from.value, to.value] : [from.value];
        checkCodes(ends, system, { value: ends.join('-'), span }, scope.uri, scope.report);
      }
      const ranges = condition.ranges.map((range) => ({
        from: bareCode(range.from.value),
        to: bareCode((range.to ?? range.from).value),
      }));
      const test = addTest(condition.negated ? partScope(scope) : scope, {
        op: 'codes-in',
        element: located.index,
        ranges,
      });
      return condition.negated ? scope.builder.add({ kind: 'not', child: test, origin: scope.origin }) : test;
    }
    case 'within':
    case 'apart':
    case 'between-days':
      return lowerWindow(scope, located, condition);
    case 'dated':
    case 'between-dates':
      return lowerDays(scope, located, condition);
    case 'lasting':
      return lowerNumbers(scope, located, lastingOperators[condition.bound], condition.amount);
    case 'change':
      return lowerChange(scope, located, condition);
  }
}

function lowerIs(
  scope: ExpressionScope,
  located: Located,
  condition: Extract<Condition, { kind: 'is' }>,
): NodeIndex | undefined {
  const { element, index } = located;
  if (
    element.kind === 'yes-no' &&
    condition.values.length === 1 &&
    /^(?:yes|no)$/.test(condition.values[0]?.value ?? '')
  ) {
    const positive = (condition.values[0]?.value === 'yes') !== condition.negated;
    const test = addTest(positive ? scope : partScope(scope), { op: 'holds', element: index });
    return positive ? test : scope.builder.add({ kind: 'not', child: test, origin: scope.origin });
  }
  if (element.kind !== 'choice' && element.kind !== 'scale') {
    expectKind(scope, located, ['choice', 'scale'], '`is`');
    return undefined;
  }
  const unknown = condition.values.filter((value) => !element.values.includes(value.value));
  for (const value of unknown) reportValue(scope, element, value);
  if (unknown.length > 0) return undefined;
  const named = new Set(condition.values.map((value) => value.value));
  return addTest(scope, {
    op: 'one-of',
    element: index,
    values: element.values.filter((value) => named.has(value) !== condition.negated),
  });
}

function lowerRank(
  scope: ExpressionScope,
  located: Located,
  condition: Extract<Condition, { kind: 'rank' }>,
): NodeIndex | undefined {
  const { element, index } = located;
  const least = condition.direction === 'at least';
  if (element.kind === 'quantity' || element.kind === 'count') {
    return lowerNumbers(scope, located, least ? '>=' : '<=', {
      number: condition.value,
      unit: undefined,
      span: condition.value.span,
    });
  }
  if (element.kind !== 'scale') {
    expectKind(scope, located, ['scale'], `\`${condition.direction}\``);
    return undefined;
  }
  const rank = element.values.indexOf(condition.value.value);
  if (rank < 0) return reportValue(scope, element, condition.value);
  return addTest(scope, {
    op: 'one-of',
    element: index,
    values: least ? element.values.slice(rank) : element.values.slice(0, rank + 1),
  });
}

function lowerNumbers(
  scope: ExpressionScope,
  located: Located,
  operator: ComparisonOperator,
  amount: Amount,
): NodeIndex | undefined {
  const value = threshold(scope, located, amount);
  if (value === undefined) return undefined;
  const step = located.element.kind === 'quantity' ? located.element.step : 1;
  return addTest(scope, { op: 'in-range', element: located.index, ranges: rangesOf(operator, value, step) });
}

function rangesOf(operator: ComparisonOperator, value: number, step: number): readonly NumberRange[] {
  switch (operator) {
    case '>=':
      return [{ from: value, to: undefined }];
    case '>':
      return [{ from: value + step, to: undefined }];
    case '<=':
      return [{ from: undefined, to: value }];
    case '<':
      return [{ from: undefined, to: value - step }];
    case '=':
      return [{ from: value, to: value }];
    case '!=':
      return [
        { from: undefined, to: value - step },
        { from: value + step, to: undefined },
      ];
  }
}

function lowerBetween(
  scope: ExpressionScope,
  located: Located,
  condition: Extract<Condition, { kind: 'between' }>,
): NodeIndex | undefined {
  const from = threshold(scope, located, condition.from);
  const to = threshold(scope, located, condition.to);
  if (from === undefined || to === undefined) return undefined;
  if (from > to) {
    const args = {
      name: condition.element.value,
      from: condition.from.number.value,
      to: condition.to.number.value,
    };
    scope.report(diagnose('model/empty-range', { uri: scope.uri, span: condition.span }, args));
    return undefined;
  }
  return addTest(scope, { op: 'in-range', element: located.index, ranges: [{ from, to }] });
}

function lowerLimit(
  scope: ExpressionScope,
  located: Located,
  condition: Extract<Condition, { kind: 'limit' }>,
): NodeIndex | undefined {
  if (!expectKind(scope, located, ['count'], 'a limit')) return undefined;
  return lowerNumbers(scope, located, '<=', {
    number: condition.count,
    unit: undefined,
    span: condition.count.span,
  });
}

function reportValue(
  scope: ExpressionScope,
  element: Extract<Element, { kind: 'choice' | 'scale' }>,
  value: Words,
): undefined {
  const help = `Use one of the declared values: ${element.values.join(', ')}.`;
  scope.report(
    diagnose(
      'model/unknown-value',
      { uri: scope.uri, span: value.span, help },
      { value: value.value, name: element.key },
    ),
  );
}

/** Codes compare as capitals without dots. */
function bareCode(code: string): string {
  return code.replaceAll('.', '').toUpperCase();
}
