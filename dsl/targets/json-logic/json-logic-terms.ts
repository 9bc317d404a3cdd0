// JSONLogic as plain data: the operators that are used here, and no other; knows no guideline.
import type { JsonValue } from '../canonical-json.ts';

/** A rule, or a literal. Literals are texts, whole numbers, yes and no, null and lists of them. */
export type Logic = JsonValue;

export const value = (name: string): Logic => ({ var: name });
/** The member of a list that `someMember` and `everyMember` look at. */
export const member: Logic = { var: '' };

export const same = (a: Logic, b: Logic): Logic => ({ '===': [a, b] });
export const atLeast = (a: Logic, b: Logic): Logic => ({ '>=': [a, b] });
export const atMost = (a: Logic, b: Logic): Logic => ({ '<=': [a, b] });
export const above = (a: Logic, b: Logic): Logic => ({ '>': [a, b] });
export const below = (a: Logic, b: Logic): Logic => ({ '<': [a, b] });
export const plus = (...terms: readonly Logic[]): Logic => ({ '+': terms });
export const minus = (a: Logic, b: Logic): Logic => ({ '-': [a, b] });
export const times = (a: Logic, b: Logic): Logic => ({ '*': [a, b] });
export const over = (a: Logic, b: Logic): Logic => ({ '/': [a, b] });
export const rest = (a: Logic, b: Logic): Logic => ({ '%': [a, b] });
export const not = (a: Logic): Logic => ({ '!': [a] });
export const oneOf = (a: Logic, values: readonly string[]): Logic => ({ in: [a, values] });
export const text = (a: Logic): Logic => ({ cat: [a] });
export const start = (a: Logic, length: number): Logic => ({ substr: [a, 0, length] });
export const someMember = (list: Logic, condition: Logic): Logic => ({ some: [list, condition] });
export const everyMember = (list: Logic, condition: Logic): Logic => ({ all: [list, condition] });
/** Of a list. */
export const sizeOf = (list: Logic): Logic => ({ reduce: [list, plus(value('accumulator'), 1), 0] });
export const joined = (lists: readonly Logic[]): Logic => ({ merge: lists });

/** Conditions and outcomes in turn, and what holds where no condition does. */
export const choose = (...parts: readonly Logic[]): Logic => ({ if: parts });

/** Operands are yes or no, so that the outcome is one too: the operators themselves yield an operand. */
export function every(parts: readonly Logic[]): Logic {
  if (parts.includes(false)) return false;
  const open = parts.filter((part) => part !== true);
  return open.length === 0 ? true : open.length === 1 ? (open[0] ?? true) : { and: open };
}

export function some(parts: readonly Logic[]): Logic {
  if (parts.includes(true)) return true;
  const open = parts.filter((part) => part !== false);
  return open.length === 0 ? false : open.length === 1 ? (open[0] ?? false) : { or: open };
}

/** How many of these are so. */
export function countOf(parts: readonly Logic[]): Logic {
  return parts.length === 0 ? 0 : plus(...parts.map((part) => choose(part, 1, 0)));
}

/** How often `part` goes into a number from 0. */
export function timesIn(a: Logic, part: number): Logic {
  return over(minus(a, rest(a, part)), part);
}
