// Texts, keys and code ranges as the ZEN expression language takes them; knows no guideline.
import { comparableCode } from '../../decision/codes.ts';

/** A literal. The language has no escapes: a text with both marks is joined of parts, each within the other mark. */
export function zenText(text: string): string {
  if (!text.includes('"')) return `"${text}"`;
  if (!text.includes("'")) return `'${text}'`;
  const parts = text.split(/(?<=")(?=[^"])|(?<=[^"])(?=")/);
  return `(${parts.map((part) => (part.includes('"') ? `'${part}'` : `"${part}"`)).join(' + ')})`;
}

export function zenList(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

/** Yes or no of yes and no parts. Many stand in a list, since every operator between them would nest one deeper. */
export function zenAll(parts: readonly string[]): string {
  if (parts.length === 0) return 'true';
  if (parts.length > longest) return `all(${zenList(parts)}, # == true)`;
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' and ')})`;
}

export function zenAny(parts: readonly string[]): string {
  if (parts.length === 0) return 'false';
  if (parts.length > longest) return `some(${zenList(parts)}, # == true)`;
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' or ')})`;
}

const longest = 20;

/**
 * Whether a code, in upper case, lies in a range. Texts have no order in this language, so that it is said as patterns; dots may stand
 * anywhere in a code and do not count.
 */
export function zenCodeInRange(code: string, range: { readonly from: string; readonly to: string }): string {
  const [from, to] = [comparableCode(range.from), comparableCode(range.to)];
  const matches = (pattern: string) => `matches(${code}, ${zenText(`^[.]*(?:${pattern})`)})`;
  return `(${matches(fromPattern(from))} and ${matches(toPattern(to))})`;
}

/** Texts that begin with `from`, or that share a start with it and then go on with a later character. */
function fromPattern(from: string): string {
  const later = places(from).map(({ start, next }) => `${start}${classOf((one) => one > next)}`);
  return [spelled(from), ...later].join('|');
}

/** Texts that begin with `to`, or that share a start with it and then end or go on with an earlier character. */
function toPattern(to: string): string {
  const earlier = places(to).map(({ start, next }) => `${start}(?:$|${classOf((one) => one < next)})`);
  return [spelled(to), ...earlier].join('|');
}

function places(text: string): readonly { readonly start: string; readonly next: string }[] {
  return Array.from(text, (next, index) => ({ start: spelled(text.slice(0, index)), next }));
}

/** With dots after any character. A class holds whatever a code may hold, and nothing else stands in a code. */
function spelled(text: string): string {
  return Array.from(text, (one) => `${classOf((other) => other === one)}[.]*`).join('');
}

/** `[^\s\S]` is no character at all. */
function classOf(holds: (character: string) => boolean): string {
  const characters = Array.from(codeCharacters).filter(holds);
  return characters.length === 0 ? '[^\\s\\S]' : `[${characters.join('')}]`;
}

/** In their order; the hyphen first, so that it is itself in a class. */
const codeCharacters = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
