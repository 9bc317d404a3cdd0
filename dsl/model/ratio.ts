// Exact ratios of whole numbers, in lowest terms; knows no units.

export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const one: Ratio = { numerator: 1n, denominator: 1n };
export const nothing: Ratio = { numerator: 0n, denominator: 1n };

export function multiply(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function divide(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function power(base: Ratio, exponent: number): Ratio {
  const count = BigInt(Math.abs(exponent));
  const found = { numerator: base.numerator ** count, denominator: base.denominator ** count };
  return exponent < 0 ? divide(one, found) : found;
}

export function add(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** At least 1. */
export function commonDivisor(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return divisor === 0n ? 1n : divisor;
}

function reduced(numerator: bigint, denominator: bigint): Ratio {
  const divisor = commonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}
