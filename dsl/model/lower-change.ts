// A change from a baseline, absolute or in percent, as one exact comparison of two whole numbers; knows no cells and no cases.
import type { Element, NodeIndex } from '../decision/criteria-graph.ts';
import { parseDecimal } from '../decision/decimal.ts';
import { diagnose } from '../source/catalogue.ts';
import type { Expression } from '../syntax/ast.ts';
import {
  addTest,
  expectKind,
  locate,
  partScope,
  reject,
  type ExpressionScope,
  type Located,
} from './expression-scope.ts';
import { commonDivisor, multiply, one, type Ratio } from './ratio.ts';
import { conversion } from './units.ts';

type Change = Extract<Expression, { kind: 'change' }>;
type Measured = Extract<Element, { kind: 'quantity' | 'count' }>;

export function lowerChange(
  scope: ExpressionScope,
  located: Located,
  condition: Change,
): NodeIndex | undefined {
  const baseline = locate(scope, condition.baseline);
  const kinds = ['quantity', 'count'] as const;
  if (
    !baseline ||
    !expectKind(scope, located, kinds, 'a change') ||
    !expectKind(scope, baseline, kinds, 'a baseline')
  )
    return undefined;
  const [element, from] = [located.element, baseline.element];
  if (!isMeasured(element) || !isMeasured(from)) return undefined;
  const scales = scalesOf(scope, condition, element, from);
  return scales && addChange(scope, condition, scales, located.index, baseline.index);
}

/** What one scaled step of each is in units of the element, and the amount: a part of the baseline where it is in percent. */
interface Scales {
  readonly element: Ratio;
  readonly baseline: Ratio;
  readonly amount: Ratio;
  readonly isPercent: boolean;
}

function scalesOf(
  scope: ExpressionScope,
  { amount, baseline, element: name }: Change,
  element: Measured,
  from: Measured,
): Scales | undefined {
  const { uri } = scope;
  const decimal = parseDecimal(amount.number.value.replace(/^\+/, ''));
  const [unit, fromUnit] = [unitOf(element), unitOf(from)];
  const mismatch = (span: typeof amount.span, word: string, what: string): undefined =>
    reject(
      scope,
      diagnose(
        'model/unit-mismatch',
        { uri, span },
        { name: what, expected: unit || 'a bare number', unit: word || 'a bare number' },
      ),
    );
  if (!decimal || decimal.coefficient <= 0n)
    return reject(
      scope,
      diagnose('model/bad-number', { uri, span: amount.span }, { number: amount.number.value }),
    );
  const between = conversion(fromUnit, unit);
  // Two scales of temperature begin at different zeros, so the factors of one comparison cannot hold both.
  if (!between || between.offset.numerator !== 0n) return mismatch(baseline.span, fromUnit, baseline.value);
  const written = amount.unit?.value ?? '';
  const isPercent = written === '%';
  if (isPercent && unit === '%')
    return reject(
      scope,
      diagnose(
        'model/percent-of-percent',
        { uri, span: amount.span },
        { name: name.value, number: amount.number.value },
      ),
    );
  if (isPercent && (from.kind === 'count' || from.min === undefined || from.min <= 0))
    return reject(
      scope,
      diagnose('model/baseline-may-be-zero', { uri, span: baseline.span }, { name: baseline.value }),
    );
  const points = written === '{points}' && unit === '%';
  const size = isPercent
    ? { numerator: 1n, denominator: 100n }
    : points
      ? one
      : conversion(written, unit)?.factor;
  if (!size) return mismatch(amount.span, written, name.value);
  return {
    element: step(element),
    baseline: multiply(between.factor, step(from)),
    amount: multiply(size, { numerator: decimal.coefficient, denominator: 10n ** BigInt(decimal.decimals) }),
    isPercent,
  };
}

/**
 * `at most` and `less than` would leave open whether a change the other way counts, so they fit only `changed`, which has no direction.
 */
function addChange(
  scope: ExpressionScope,
  condition: Change,
  scales: Scales,
  element: number,
  baseline: number,
): NodeIndex | undefined {
  const { builder, origin, uri } = scope;
  const { bound, direction, span } = condition;
  const isNegated = bound === 'at most' || bound === 'less than';
  if (isNegated && direction !== 'changed')
    return reject(scope, diagnose('model/open-change', { uri, span }, { direction, bound }));
  const isStrict = bound === 'more than' || bound === 'at most';
  const inner = direction === 'changed' ? partScope(scope) : scope;
  const add = (way: 'increased' | 'decreased'): NodeIndex | undefined => {
    const factors = factorsOf(scales, way, isStrict);
    if (factors) return addTest(inner, { op: 'change', element, baseline, ...factors });
    const { number, span: place } = condition.amount;
    return reject(scope, diagnose('model/bad-number', { uri, span: place }, { number: number.value }));
  };
  if (direction !== 'changed') return add(direction);
  const [up, down] = [add('increased'), add('decreased')];
  if (up === undefined || down === undefined) return undefined;
  const either = builder.add({
    kind: 'any',
    children: [up, down],
    origin: isNegated ? inner.origin : origin,
  });
  return isNegated ? builder.add({ kind: 'not', child: either, origin }) : either;
}

/** `factor * element + baselineFactor * baseline >= atLeast` in whole numbers, in lowest terms. */
function factorsOf(
  { element, baseline, amount, isPercent }: Scales,
  way: 'increased' | 'decreased',
  isStrict: boolean,
): { readonly factor: number; readonly baselineFactor: number; readonly atLeast: number } | undefined {
  const sign = way === 'increased' ? 1n : -1n;
  const common = element.denominator * baseline.denominator * amount.denominator;
  const whole = ({ numerator, denominator }: Ratio): bigint => (numerator * common) / denominator;
  const own = sign * whole(element);
  const share = isPercent ? multiply(amount, baseline) : undefined;
  const scale = share === undefined ? 1n : share.denominator;
  const other = -sign * whole(baseline) * scale - (share === undefined ? 0n : share.numerator * common);
  const wanted = isPercent ? 0n : whole(amount);
  const divisor = commonDivisor(own * scale, other);
  const least = isStrict ? floorDivide(wanted, divisor) + 1n : -floorDivide(-wanted, divisor);
  const factors = [(own * scale) / divisor, other / divisor, least].map(Number);
  const [factor = 0, baselineFactor = 0, atLeast = 0] = factors;
  return factors.every(Number.isSafeInteger) ? { factor, baselineFactor, atLeast } : undefined;
}

function step(element: Measured): Ratio {
  return { numerator: 1n, denominator: 10n ** BigInt(element.kind === 'quantity' ? element.decimals : 0) };
}

function unitOf(element: Measured): string {
  return element.kind === 'quantity' ? element.unit : '';
}

function isMeasured(element: Element): element is Measured {
  return element.kind === 'quantity' || element.kind === 'count';
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}
