// The tree of an expression out of its concrete syntax; checks no names and no types.
import type { CstNode } from 'chevrotain';
import { diagnose } from '../source/catalogue.ts';
import type { Amount, CodeRange, ComparisonOperator, Expression, Words } from './ast.ts';
import {
  childrenInOrder,
  elementSpan,
  innerWords,
  nodeOf,
  nodesOf,
  optionalWords,
  tokenOf,
  tokensOf,
  wordsOf,
  type BuildContext,
} from './cst.ts';

/** undefined where the words could not be read (reported by the parser) or mix AND with OR (reported here). */
export function buildExpression(context: BuildContext, node: CstNode | undefined): Expression | undefined {
  if (!node) return undefined;
  const span = elementSpan(node);
  const operands = nodesOf(node, 'operand').map((operand) => buildOperand(context, operand));
  const ands = tokensOf(node, 'And');
  const ors = tokensOf(node, 'Or');
  const mixed = ands.length > 0 && ors.length > 0;
  if (mixed) context.report(diagnose('syntax/mixed-connectors', { uri: context.uri, span }, {}));
  if (mixed || operands.length === 0) return undefined;
  const known = operands.filter((operand) => operand !== undefined);
  if (known.length !== operands.length) return undefined;
  const [only] = known;
  return known.length === 1 ? only : { kind: ands.length > 0 ? 'and' : 'or', operands: known, span };
}

function buildOperand(context: BuildContext, node: CstNode): Expression | undefined {
  const span = elementSpan(node);
  const negated = nodeOf(node, 'operand');
  if (negated) {
    const operand = buildOperand(context, negated);
    return operand && { kind: 'not', operand, span };
  }
  const inner = nodeOf(node, 'expression');
  if (inner) {
    const operand = buildExpression(context, inner);
    return operand && { kind: 'parens', operand, span };
  }
  const met = tokenOf(node, 'Braced');
  if (met) return { kind: 'met', id: innerWords(met), span };
  const known = optionalWords(node, 'Word');
  if (known) return { kind: 'known', element: known, span };
  const inForce = nodeOf(node, 'inForce');
  if (inForce)
    return {
      kind: 'in-force',
      from: optionalWords(inForce, 'fromDate'),
      until: optionalWords(inForce, 'toDate'),
      span,
    };
  const condition = nodeOf(node, 'condition');
  return condition && buildCondition(condition);
}

type Bound = Extract<Expression, { kind: 'lasting' }>['bound'];

const shapes: readonly (readonly [
  string,
  (element: Words, node: CstNode, span: Expression['span']) => Expression | undefined,
])[] = [
  ['comparison', buildComparison],
  ['isOneOf', buildIs],
  ['betweenValues', buildBetween],
  ['atLeast', buildAtLeast],
  ['moreThan', buildMoreThan],
  ['withinWindow', buildWithin],
  ['inCodes', buildIn],
  ['perWindow', buildLimit],
  ['dated', buildDated],
  ['lasting', buildLasting],
  ['changeFrom', buildChange],
];

function buildCondition(node: CstNode): Expression | undefined {
  const element = optionalWords(node, 'element');
  if (!element) return undefined;
  const span = elementSpan(node);
  for (const [rule, build] of shapes) {
    const shape = nodeOf(node, rule);
    if (shape) return build(element, shape, span);
  }
  return { kind: 'holds', element, span };
}

const operators: Readonly<Record<string, ComparisonOperator>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=': '=',
  '!=': '!=',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u2260': '!=',
};

function buildComparison(element: Words, node: CstNode, span: Expression['span']): Expression | undefined {
  const operator = operators[tokenOf(node, 'Comparison')?.image ?? ''];
  const amount = buildAmount(nodeOf(node, 'amount'));
  return operator && amount && { kind: 'compare', element, operator, amount, span };
}

function buildIs(element: Words, node: CstNode, span: Expression['span']): Expression {
  const negated = tokenOf(node, 'NotLower') !== undefined;
  return { kind: 'is', element, negated, values: nodesOf(node, 'choiceValue').flatMap(buildValue), span };
}

function buildBetween(element: Words, node: CstNode, span: Expression['span']): Expression | undefined {
  const fromDay = optionalWords(node, 'fromDay');
  const toDay = optionalWords(node, 'toDay');
  const fromDate = optionalWords(node, 'fromDate');
  const toDate = optionalWords(node, 'toDate');
  if (fromDate && toDate) return { kind: 'between-dates', element, from: fromDate, to: toDate, span };
  const around = buildAround(nodeOf(node, 'aroundEvent'));
  if (fromDay && toDay && around && around.relation !== 'of') {
    return {
      kind: 'between-days',
      element,
      from: fromDay,
      to: toDay,
      relation: around.relation,
      event: around.event,
      span,
    };
  }
  const from = buildAmount(nodeOf(node, 'from'));
  const to = buildAmount(nodeOf(node, 'to'));
  return from && to && { kind: 'between', element, from, to, span };
}

function buildAtLeast(element: Words, node: CstNode, span: Expression['span']): Expression | undefined {
  const least = tokenOf(node, 'Least') !== undefined;
  const rank = optionalWords(node, 'Word');
  if (rank) return { kind: 'rank', element, direction: least ? 'at least' : 'at most', value: rank, span };
  const amount = buildAmount(nodeOf(node, 'amount'));
  if (!amount) return undefined;
  const around = buildAround(nodeOf(node, 'aroundEvent'));
  if (around && around.relation !== 'of' && least) {
    return {
      kind: 'apart',
      element,
      bound: 'at least',
      amount,
      relation: around.relation,
      event: around.event,
      span,
    };
  }
  if (around && around.relation !== 'of')
    return { kind: 'within', element, amount, relation: around.relation, event: around.event, span };
  if (amount.unit === undefined)
    return { kind: 'rank', element, direction: least ? 'at least' : 'at most', value: amount.number, span };
  return { kind: 'compare', element, operator: least ? '>=' : '<=', amount, span };
}

function buildMoreThan(element: Words, node: CstNode, span: Expression['span']): Expression | undefined {
  const more = tokenOf(node, 'More') !== undefined;
  const amount = buildAmount(nodeOf(node, 'amount'));
  if (!amount) return undefined;
  const around = buildAround(nodeOf(node, 'aroundEvent'));
  if (!around) return { kind: 'compare', element, operator: more ? '>' : '<', amount, span };
  if (around.relation === 'of') return undefined;
  return {
    kind: 'apart',
    element,
    bound: more ? 'more than' : 'less than',
    amount,
    relation: around.relation,
    event: around.event,
    span,
  };
}

function buildWithin(element: Words, node: CstNode, span: Expression['span']): Expression | undefined {
  const amount = buildAmount(nodeOf(node, 'amount'));
  const around = buildAround(nodeOf(node, 'aroundEvent'));
  return (
    amount &&
    around && { kind: 'within', element, amount, relation: around.relation, event: around.event, span }
  );
}

function buildIn(element: Words, node: CstNode, span: Expression['span']): Expression {
  const negated = tokenOf(node, 'NotLower') !== undefined;
  return {
    kind: 'in',
    element,
    negated,
    ranges: nodesOf(node, 'choiceValue').flatMap(buildValue).map(codeRange),
    span,
  };
}

function buildLimit(element: Words, node: CstNode, span: Expression['span']): Expression | undefined {
  const count = optionalWords(node, 'NumberLiteral');
  const window = buildAmount(nodeOf(node, 'amount'));
  return (
    count &&
    window && {
      kind: 'limit',
      element,
      count,
      window,
      perService: tokenOf(node, 'service') !== undefined,
      span,
    }
  );
}

function buildDated(element: Words, node: CstNode, span: Expression['span']): Expression | undefined {
  const day = optionalWords(node, 'day');
  const side = nodeOf(node, 'beforeAfter');
  const word = side && (tokenOf(side, 'Before') ? ('before' as const) : ('after' as const));
  const on = tokenOf(node, 'On') !== undefined;
  const relation = word === undefined ? ('on' as const) : on ? (`on or ${word}` as const) : word;
  return day && { kind: 'dated', element, relation, day, span };
}

function buildLasting(element: Words, node: CstNode, span: Expression['span']): Expression | undefined {
  const bound = buildBound(nodeOf(node, 'bound'));
  const amount = buildAmount(nodeOf(node, 'amount'));
  return bound && amount && { kind: 'lasting', element, bound, amount, span };
}

function buildChange(element: Words, node: CstNode, span: Expression['span']): Expression | undefined {
  const bound = buildBound(nodeOf(node, 'bound'));
  const amount = buildAmount(nodeOf(node, 'amount'));
  const baseline = optionalWords(node, 'baseline');
  const direction = (['increased', 'decreased', 'changed'] as const).find(
    (word) => tokenOf(node, `${word.charAt(0).toUpperCase()}${word.slice(1)}`) !== undefined,
  );
  return (
    bound &&
    amount &&
    baseline &&
    direction && { kind: 'change', element, direction, bound, amount, baseline, span }
  );
}

function buildBound(node: CstNode | undefined): Bound | undefined {
  if (!node) return undefined;
  if (tokenOf(node, 'Least')) return 'at least';
  if (tokenOf(node, 'Most')) return 'at most';
  if (tokenOf(node, 'More')) return 'more than';
  return tokenOf(node, 'Less') ? 'less than' : undefined;
}

/** `C34.00-C34.92`: the hyphen parts two codes. */
export function codeRange(words: Words): CodeRange {
  const hyphen = words.value.indexOf('-');
  if (hyphen <= 0) return { from: words, to: undefined, span: words.span };
  const cut = words.span.start + hyphen;
  return {
    from: { value: words.value.slice(0, hyphen), span: { start: words.span.start, end: cut } },
    to: { value: words.value.slice(hyphen + 1), span: { start: cut + 1, end: words.span.end } },
    span: words.span,
  };
}

export function buildAmount(node: CstNode | undefined): Amount | undefined {
  const number = node && optionalWords(node, 'NumberLiteral');
  if (!node || !number) return undefined;
  return { number, unit: optionalWords(node, 'UnitWord'), span: elementSpan(node) };
}

export function buildValue(node: CstNode): readonly Words[] {
  return childrenInOrder(node).flatMap((element) =>
    'image' in element ? [element.label === 'Quoted' ? innerWords(element) : wordsOf(element)] : [],
  );
}

function buildAround(
  node: CstNode | undefined,
): { relation: 'before' | 'after' | 'of'; event: Words } | undefined {
  const event = node && optionalWords(node, 'Word');
  if (!node || !event) return undefined;
  const relation = tokenOf(node, 'Before') ? 'before' : tokenOf(node, 'After') ? 'after' : 'of';
  return { relation, event };
}
