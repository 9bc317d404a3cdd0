// A number with its unit as a threshold on an element: unit, precision and declared range checked, converted exactly or not at all.
import type { Element } from '../decision/criteria-graph.ts';
import { formatScaled, parseDecimal, scaleDecimal, type Decimal } from '../decision/decimal.ts';
import { diagnose } from '../source/catalogue.ts';
import type { Amount } from '../syntax/ast.ts';
import { expectKind, reject, type ExpressionScope, type Located } from './expression-scope.ts';
import { add, multiply, nothing, one, type Ratio } from './ratio.ts';
import { conversion, unitHelp, type Conversion } from './units.ts';

type Measure = Pick<Extract<Element, { kind: 'quantity' }>, 'unit' | 'decimals' | 'step' | 'min' | 'max'>;

/** In scaled whole numbers of the element. */
export function threshold(scope: ExpressionScope, located: Located, amount: Amount): number | undefined {
  const { element } = located;
  if (element.kind !== 'quantity' && element.kind !== 'count') {
    expectKind(scope, located, ['quantity', 'count'], 'a comparison with a number');
    return undefined;
  }
  const measure: Measure =
    element.kind === 'quantity' ? element : { unit: '', decimals: 0, step: 1, min: 0, max: undefined };
  const converted = amount.unit ? convertTo(scope, located, amount, measure.unit) : asWritten;
  const value = converted && scaled(scope, located, amount, converted, measure);
  if (value === undefined) return undefined;
  const { min, max, decimals } = measure;
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return value;
  const range = [min, max]
    .map((end) => (end === undefined ? 'open' : formatScaled(end, decimals)))
    .join(' to ');
  return reject(
    scope,
    diagnose(
      'model/out-of-range',
      { uri: scope.uri, span: amount.span },
      { number: amount.number.value, name: located.name.value, range },
    ),
  );
}

const asWritten: Conversion = { factor: one, offset: nothing };

function convertTo(
  scope: ExpressionScope,
  { name }: Located,
  amount: Amount,
  unit: string,
): Conversion | undefined {
  const written = amount.unit?.value ?? '';
  const found = conversion(written, unit);
  if (found) return found;
  const place = { uri: scope.uri, span: amount.span, ...unitHelp(written) };
  const expected = unit === '' ? 'a bare number' : unit;
  return reject(scope, diagnose('model/unit-mismatch', place, { name: name.value, expected, unit: written }));
}

function scaled(
  scope: ExpressionScope,
  { name }: Located,
  amount: Amount,
  { factor, offset }: Conversion,
  { decimals, step, unit }: Measure,
): number | undefined {
  const { uri } = scope;
  const number = amount.number.value;
  const decimal = parseDecimal(number.replace(/^\+/, ''));
  if (!decimal || !isSafe(decimal.coefficient))
    return reject(scope, diagnose('model/bad-number', { uri, span: amount.span }, { number }));
  const isConverted = factor.numerator !== factor.denominator || offset.numerator !== 0n;
  const asWritten = isConverted ? undefined : scaleDecimal(decimal, decimals);
  const { numerator, denominator } =
    asWritten === undefined
      ? multiply(add(multiply(factor, ratioOf(decimal)), offset), tenTo(decimals))
      : { numerator: asWritten, denominator: 1n };
  const grid = BigInt(step) * denominator;
  if (numerator % grid === 0n) {
    if (isSafe(numerator / denominator)) return Number(numerator / denominator);
    return reject(scope, diagnose('model/bad-number', { uri, span: amount.span }, { number }));
  }
  const precision = formatScaled(step, decimals);
  if (!isConverted)
    return reject(
      scope,
      diagnose('model/too-fine', { uri, span: amount.span }, { number, precision, name: name.value }),
    );
  const below = (numerator / grid - (numerator < 0n ? 1n : 0n)) * BigInt(step);
  const [low, high] = [below, below + BigInt(step)].map((end) => formatScaled(end, decimals));
  const written = `${number} ${amount.unit?.value ?? ''}`;
  const help = `Write \`${low ?? ''} ${unit}\` or \`${high ?? ''} ${unit}\`, or declare a finer precision.`;
  return reject(
    scope,
    diagnose(
      'model/inexact-conversion',
      { uri, span: amount.span, help },
      { written, name: name.value, precision },
    ),
  );
}

function ratioOf({ coefficient, decimals }: Decimal): Ratio {
  return { numerator: coefficient, denominator: 10n ** BigInt(decimals) };
}

function tenTo(decimals: number): Ratio {
  return { numerator: 10n ** BigInt(decimals), denominator: 1n };
}

function isSafe(value: bigint): boolean {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
}
