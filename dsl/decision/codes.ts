// Codes of a code system as text in order, with ranges that cover sub-codes; knows no code system's content.

/** Both ends included; `to` covers its sub-codes: C34 to C34 holds C34.11. */
export interface CodeRange {
  readonly from: string;
  readonly to: string;
}

/** Codes are letters, digits, dots and hyphens; anything else is a slip (a blank, a description) and never trimmed away. */
export function isCode(text: string): boolean {
  return /^[0-9A-Za-z][0-9A-Za-z.-]*$/.test(text);
}

/** Upper case without dots: the form in which codes are compared. */
export function comparableCode(code: string): string {
  return code.replaceAll('.', '').toUpperCase();
}

export function codeInRange(code: string, range: CodeRange): boolean {
  const comparable = comparableCode(code);
  const to = comparableCode(range.to);
  return comparable >= comparableCode(range.from) && (comparable <= to || comparable.startsWith(to));
}

/** The first code, in comparable form, after `code` and all its sub-codes; undefined where there is none. */
export function codeAfter(code: string): string | undefined {
  const comparable = comparableCode(code);
  for (let length = comparable.length; length > 0; length--) {
    const next = codeAlphabet[codeAlphabet.indexOf(comparable.charAt(length - 1)) + 1];
    if (next !== undefined) return comparable.slice(0, length - 1) + next;
  }
  return undefined;
}

/** In the order of comparison. */
const codeAlphabet = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
