// Conditions on dates as windows around an event, in whole days and calendar steps.
import type { Duration, NodeIndex } from '../decision/criteria-graph.ts';
import { diagnose } from '../source/catalogue.ts';
import type { Amount, Expression } from '../syntax/ast.ts';
import { scaledNumber } from './elements.ts';
import {
  addTest,
  expectKind,
  locate,
  partScope,
  type ExpressionScope,
  type Located,
} from './expression-scope.ts';
import { calendarUnit } from './units.ts';

type WindowCondition = Extract<Expression, { kind: 'within' | 'apart' | 'between-days' }>;

export function lowerWindow(
  scope: ExpressionScope,
  located: Located,
  condition: WindowCondition,
): NodeIndex | undefined {
  const event = locate(scope, condition.event);
  if (
    !event ||
    !expectKind(scope, located, ['date'], '`within`') ||
    !expectKind(scope, event, ['date'], '`before` and `after`')
  )
    return undefined;
  const window = (from: Duration | undefined, to: Duration | undefined, own: ExpressionScope): NodeIndex =>
    addTest(own, { op: 'window', element: located.index, event: event.index, from, to });
  const day: Duration = { amount: 0, unit: 'day' };
  if (condition.kind === 'between-days') {
    const from = duration(
      scope,
      { number: condition.from, unit: undefined, span: condition.from.span },
      condition.relation,
      'day',
    );
    const to = duration(
      scope,
      { number: condition.to, unit: undefined, span: condition.to.span },
      condition.relation,
      'day',
    );
    if (!from || !to) return undefined;
    if (Math.abs(from.amount) > Math.abs(to.amount)) {
      scope.report(
        diagnose(
          'model/empty-range',
          { uri: scope.uri, span: condition.span },
          { name: condition.element.value, from: condition.from.value, to: condition.to.value },
        ),
      );
      return undefined;
    }
    return condition.relation === 'before' ? window(to, from, scope) : window(from, to, scope);
  }
  const far = duration(
    scope,
    condition.amount,
    condition.relation === 'of' ? 'after' : condition.relation,
    undefined,
  );
  if (!far) return undefined;
  const before = condition.relation === 'before';
  if (condition.kind === 'within') {
    if (condition.relation === 'of') return window({ ...far, amount: -far.amount }, far, scope);
    return before ? window(far, day, scope) : window(day, far, scope);
  }
  const part = partScope(scope);
  switch (condition.bound) {
    case 'at least':
      return before ? window(undefined, far, scope) : window(far, undefined, scope);
    case 'more than': {
      // Farther than a span of calendar months has no whole-day end of its own, so it is said as: not within it.
      const near = before ? window(far, undefined, part) : window(undefined, far, part);
      return scope.builder.add({ kind: 'not', child: near, origin: scope.origin });
    }
    case 'less than': {
      const near = before ? window(far, day, part) : window(day, far, part);
      const at = before ? window(undefined, far, part) : window(far, undefined, part);
      const notAt = scope.builder.add({ kind: 'not', child: at, origin: part.origin });
      return scope.builder.add({ kind: 'all', children: [near, notAt], origin: scope.origin });
    }
  }
}

function duration(
  scope: ExpressionScope,
  amount: Amount,
  relation: 'before' | 'after',
  implied: 'day' | undefined,
): Duration | undefined {
  const count = scaledNumber(amount.number.value, 0);
  if (count === undefined || count < 0 || count > 100_000) {
    scope.report(
      diagnose('model/bad-number', { uri: scope.uri, span: amount.span }, { number: amount.number.value }),
    );
    return undefined;
  }
  const unit = implied ?? calendarUnit(amount.unit?.value ?? '');
  if (!unit) {
    scope.report(
      diagnose(
        'model/unit-mismatch',
        { uri: scope.uri, span: amount.span },
        { name: 'time', expected: 'days, weeks, months or years', unit: amount.unit?.value ?? 'nothing' },
      ),
    );
    return undefined;
  }
  return { amount: relation === 'before' ? -count : count, unit };
}
