// How any text of an author stands in CQL: as a name, as a string, as a comment; knows no guideline.

/** A quoted identifier: any text can be one. */
export function identifier(name: string): string {
  return `"${escaped(name, '"')}"`;
}

export function stringLiteral(text: string): string {
  return `'${escaped(text, "'")}'`;
}

/** Lines of a comment, which no text of an author can end. */
export function comment(lines: readonly string[], indent = ''): string {
  const clean = lines.map((line) =>
    line
      .replace(/[\s\u2028\u2029]+/g, ' ')
      .replaceAll('*/', '* /')
      .replace(hidden, unicodeEscape)
      .trim(),
  );
  return `${indent}/* ${clean.join(`\n${indent}   `)} */`;
}

/** A name that FHIR takes for a library: `mr-spectroscopy` becomes `MrSpectroscopy`. */
export function libraryName(id: string): string {
  const words = id.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(joined) ? joined : `Guideline${joined}`;
}

/** A decimal literal of a number in steps of its last decimal place: 350 with 1 decimal is `35.0`. */
export function decimalLiteral(scaled: number, decimals: number): string {
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '0' : digits.slice(-decimals);
  return `${scaled < 0 ? '-' : ''}${whole}.${fraction}`;
}

/** Control characters, halves of characters, marks of direction and the separators that editors take for line ends. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

function escaped(text: string, mark: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(mark, `\\${mark}`)
    .replaceAll('`', '\\`')
    .replace(hidden, unicodeEscape);
}

/** CQL names units of UTF-16: a character beyond the first plane is two of them. */
function unicodeEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
