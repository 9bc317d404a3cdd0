// Coloured places of criteria and of the expressions under them; resolves no name.
import type { Amount, Clause, Detail, Expression, Group, Item, Words } from '../syntax/ast.ts';
import type { TokenSink } from './token-sink.ts';

export function groupTokens(group: Group, sink: TokenSink): void {
  sink.span('quantifier', group.quantifier?.span);
  sink.bracketed('id', group.id, '{', '}');
  for (const citation of group.citations) sink.words('citation', citation);
  for (const item of group.items) itemTokens(item, sink);
}

function itemTokens(item: Item, sink: TokenSink): void {
  sink.words('marker', item.marker);
  for (const clause of item.clauses) clauseTokens(clause, sink);
  for (const waiver of item.waivers) {
    sink.pattern('detail', waiver.span.start, waiver.span.end, /^\s*WAIVE\b/);
    sink.words('code', waiver.code);
    sink.words('string', waiver.reason);
  }
}

function clauseTokens(clause: Clause, sink: TokenSink): void {
  sink.span('connector', clause.connectorSpan);
  const wordsStart = clause.words?.span.start ?? clause.group?.span.start ?? clause.span.end;
  if (clause.negated) {
    sink.pattern('connector', clause.connectorSpan?.end ?? clause.span.start, wordsStart, /\bNOT\b/);
  }
  if (clause.heading) sink.words('heading', clause.words);
  const quantifier = clause.group?.quantifier;
  if (quantifier !== undefined && clause.words !== undefined) {
    sink.pattern('connector', clause.words.span.end, quantifier.span.start, /\b(?:AND|OR|UNLESS|WITH)\b/);
  }
  sink.bracketed('id', clause.id, '{', '}');
  for (const citation of clause.citations) sink.words('citation', citation);
  for (const detail of clause.details) detailTokens(detail, sink);
  if (clause.group !== undefined) groupTokens(clause.group, sink);
}

function detailTokens(detail: Detail, sink: TokenSink): void {
  sink.pattern('detail', detail.span.start, detail.span.end, new RegExp(`^\\s*${detail.kind}\\b`));
  if ('expression' in detail && detail.expression !== undefined) expressionTokens(detail.expression, sink);
}

function expressionTokens(expression: Expression, sink: TokenSink): void {
  switch (expression.kind) {
    case 'and':
    case 'or':
      operandTokens(expression.operands, expression.kind, sink);
      return;
    case 'not':
      sink.pattern('connector', expression.span.start, expression.operand.span.start, /^\s*NOT\b/);
      expressionTokens(expression.operand, sink);
      return;
    case 'parens':
      expressionTokens(expression.operand, sink);
      return;
    case 'met':
      sink.pattern('connector', expression.span.start, expression.id.span.start, /^\s*MET\b/);
      sink.bracketed('id', expression.id, '{', '}');
      return;
    case 'known':
      sink.pattern('operator', expression.span.start, expression.element.span.start, /^\s*known\b/);
      sink.words('element', expression.element);
      return;
    case 'in-force':
      if (expression.from) sink.words('number', expression.from);
      if (expression.until) sink.words('number', expression.until);
      return;
    case 'compare':
    case 'between':
    case 'is':
    case 'rank':
    case 'in':
    case 'within':
    case 'apart':
    case 'between-days':
    case 'limit':
    case 'holds':
    case 'dated':
    case 'between-dates':
    case 'lasting':
    case 'change':
      conditionTokens(expression, sink);
  }
}

function operandTokens(operands: readonly Expression[], kind: 'and' | 'or', sink: TokenSink): void {
  for (const [index, operand] of operands.entries()) {
    const before = operands[index - 1];
    const word = kind === 'and' ? /\bAND\b/ : /\bOR\b/;
    if (before !== undefined) sink.pattern('connector', before.span.end, operand.span.start, word);
    expressionTokens(operand, sink);
  }
}

type Condition = Extract<Expression, { readonly element: Words }>;

/** The words between the parts that have a place of their own are operators: `between`, `at least`, `>=`. */
function conditionTokens(condition: Condition, sink: TokenSink): void {
  sink.words('element', condition.element);
  const parts = conditionParts(condition, sink);
  const first = parts[0];
  if (first !== undefined)
    sink.pattern('operator', condition.element.span.end, first.span.start, /\S(?:.*\S)?/s);
}

/** Colours the parts after the element; the words between them stay plain. */
function conditionParts(condition: Condition, sink: TokenSink): readonly { readonly span: Words['span'] }[] {
  switch (condition.kind) {
    case 'compare':
      amountTokens(condition.amount, sink);
      return [condition.amount];
    case 'between':
      amountTokens(condition.from, sink);
      amountTokens(condition.to, sink);
      return [condition.from];
    case 'is':
      for (const value of condition.values) sink.words('value', value);
      return condition.values;
    case 'rank':
      sink.words('value', condition.value);
      return [condition.value];
    case 'in':
      for (const range of condition.ranges) sink.span('code', range.span);
      return condition.ranges;
    case 'within':
    case 'apart':
      amountTokens(condition.amount, sink);
      sink.words('element', condition.event);
      return [condition.amount];
    case 'between-days':
      sink.words('number', condition.from);
      sink.words('number', condition.to);
      sink.words('element', condition.event);
      return [condition.from];
    case 'dated':
      sink.words(/^\d/.test(condition.day.value) ? 'number' : 'element', condition.day);
      return [condition.day];
    case 'between-dates':
      sink.words('number', condition.from);
      sink.words('number', condition.to);
      return [condition.from];
    case 'lasting':
      amountTokens(condition.amount, sink);
      return [condition.amount];
    case 'change':
      amountTokens(condition.amount, sink);
      sink.words('element', condition.baseline);
      return [condition.amount];
    case 'limit':
      sink.words('number', condition.count);
      amountTokens(condition.window, sink);
      return [];
    case 'holds':
    case 'known':
      return [];
  }
}

export function amountTokens(amount: Amount, sink: TokenSink): void {
  sink.words('number', amount.number);
  sink.words('unit', amount.unit);
}
