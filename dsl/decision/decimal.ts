// Exact decimal numbers as scaled whole numbers; there is no binary fraction anywhere and nothing is rounded.

/** `coefficient` / 10^`decimals`, with the fewest decimals that hold the value. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly decimals: number;
}

/** Reads plain decimal text such as `34.9` or `-2`; undefined for anything else, exponents and over-long numbers included. */
export function parseDecimal(text: string): Decimal | undefined {
  const parts = /^(-?)(\d{1,20})(?:\.(\d{1,20}))?$/.exec(text);
  if (parts === null) return undefined;
  const fraction = (parts[3] ?? '').replace(/0+$/, '');
  const size = BigInt((parts[2] ?? '') + fraction);
  return { coefficient: parts[1] === '-' ? -size : size, decimals: fraction.length };
}

/** The value in whole steps of 10^-`decimals`; undefined where it is finer than that. */
export function scaleDecimal(decimal: Decimal, decimals: number): bigint | undefined {
  if (decimal.decimals > decimals) return undefined;
  return decimal.coefficient * 10n ** BigInt(decimals - decimal.decimals);
}

/** Writes a scaled whole number as plain decimal text without idle zeros: 350 with 1 decimal is `35`. */
export function formatScaled(scaled: number | bigint, decimals: number): string {
  const value = BigInt(scaled);
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
