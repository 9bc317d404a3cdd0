// Exact ratios of whole numbers, in lowest terms; knows no units.

export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const one: Ratio = { numerator: 1n, denominator: 1n };

export function multiply(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function divide(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function power(base: Ratio, exponent: number): Ratio {
  let found = one;
  for (let count = Math.abs(exponent); count > 0; count--) found = multiply(found, base);
  return exponent < 0 ? divide(one, found) : found;
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
