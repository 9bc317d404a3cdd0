// Conditions on dates against days of the calendar, or against another date by name; durations are elsewhere.
import { parseDay } from '../decision/calendar.ts';
import type { Duration, NodeIndex, NumberRange } from '../decision/criteria-graph.ts';
import { diagnose } from '../source/catalogue.ts';
import type { Expression, Words } from '../syntax/ast.ts';
import { addTest, expectKind, locate, type ExpressionScope, type Located } from './expression-scope.ts';

type Dated = Extract<Expression, { kind: 'dated' }>;
type DayCondition = Extract<Expression, { kind: 'dated' | 'between-dates' }>;
type InForce = Extract<Expression, { kind: 'in-force' }>;

export function lowerDays(
  scope: ExpressionScope,
  located: Located,
  condition: DayCondition,
): NodeIndex | undefined {
  if (!expectKind(scope, located, ['date'], 'a comparison with a day')) return undefined;
  if (condition.kind === 'between-dates')
    return addDays(scope, located, condition.from, condition.to, condition.span);
  if (!/^\d/.test(condition.day.value)) return lowerBesideEvent(scope, located, condition);
  const day = readDay(scope, condition.day);
  return day === undefined
    ? undefined
    : addTest(scope, { op: 'in-range', element: located.index, ranges: [rangeOf(condition.relation, day)] });
}

/** EFFECTIVE: a condition on the date of service; both days included. */
export function lowerInForce(scope: ExpressionScope, { from, until, span }: InForce): NodeIndex | undefined {
  const request = locate(scope, { value: 'request', span });
  return request && addDays(scope, request, from, until, span);
}

function addDays(
  scope: ExpressionScope,
  { index, name }: Located,
  from: Words | undefined,
  to: Words | undefined,
  span: Words['span'],
): NodeIndex | undefined {
  const [first, last] = [from && readDay(scope, from), to && readDay(scope, to)];
  if ((from && first === undefined) || (to && last === undefined)) return undefined;
  if (first !== undefined && last !== undefined && first > last) {
    const args = { name: name.value, from: from?.value ?? '', to: to?.value ?? '' };
    scope.report(diagnose('model/empty-range', { uri: scope.uri, span }, args));
    return undefined;
  }
  return addTest(scope, { op: 'in-range', element: index, ranges: [{ from: first, to: last }] });
}

function rangeOf(relation: Dated['relation'], day: number): NumberRange {
  switch (relation) {
    case 'before':
      return { from: undefined, to: day - 1 };
    case 'on or before':
      return { from: undefined, to: day };
    case 'on':
      return { from: day, to: day };
    case 'on or after':
      return { from: day, to: undefined };
    case 'after':
      return { from: day + 1, to: undefined };
  }
}

/** `echo before request`: a window without a far end. */
function lowerBesideEvent(
  scope: ExpressionScope,
  located: Located,
  { relation, day }: Dated,
): NodeIndex | undefined {
  const event = locate(scope, day);
  if (!event || !expectKind(scope, event, ['date'], '`before` and `after`')) return undefined;
  const { from, to } = rangeOf(relation, 0);
  const away = (amount: number | undefined): Duration | undefined =>
    amount === undefined ? undefined : { amount, unit: 'day' };
  return addTest(scope, {
    op: 'window',
    element: located.index,
    event: event.index,
    from: away(from),
    to: away(to),
  });
}

function readDay(scope: ExpressionScope, words: Words): number | undefined {
  const day = parseDay(words.value);
  if (day === undefined)
    scope.report(diagnose('model/bad-date', { uri: scope.uri, span: words.span }, { date: words.value }));
  return day;
}
