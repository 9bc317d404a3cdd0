// The determination as one JSONLogic rule, for engines that take a single rule: every name replaced by its rule, where that stays small.
import type { JsonObject } from '../canonical-json.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { NamedRule } from './fact-rules.ts';
import type { Logic } from './json-logic-terms.ts';

/** Characters of the one rule; beyond it names are needed, since shared criteria would be repeated without end. */
const mostCharacters = 65_536;

/** Undefined where the rule would be larger than anyone wants to load. */
export function singleRule(rules: readonly NamedRule[], wanted: string): Logic | undefined {
  const byName = new Map(rules.map(({ name, rule }) => [name, rule]));
  const lengths = new Map<string, number>();
  for (const { name, rule } of rules) lengths.set(name, lengthOf(rule, lengths));
  const length = lengths.get(wanted);
  if (length === undefined || length > mostCharacters) return undefined;
  return inlined(byName.get(wanted) ?? null, byName);
}

/** With the rules that it names in place of their names, without making it. */
function lengthOf(rule: Logic, lengths: ReadonlyMap<string, number>): number {
  const own = canonicalJson(rule).length;
  return namesIn(rule).reduce((sum, name) => sum + (lengths.get(name) ?? 0), own);
}

function namesIn(rule: Logic): readonly string[] {
  if (Array.isArray(rule)) return (rule as readonly Logic[]).flatMap(namesIn);
  if (typeof rule !== 'object' || rule === null) return [];
  const [operator = '', operands = null] = Object.entries(rule as JsonObject)[0] ?? [];
  return operator === 'var' && typeof operands === 'string' ? [operands] : namesIn(operands);
}

function inlined(rule: Logic, rules: ReadonlyMap<string, Logic>): Logic {
  if (Array.isArray(rule)) return (rule as readonly Logic[]).map((part) => inlined(part, rules));
  if (typeof rule !== 'object' || rule === null) return rule;
  const [operator = '', operands = null] = Object.entries(rule as JsonObject)[0] ?? [];
  if (operator !== 'var') return { [operator]: inlined(operands, rules) };
  const named = typeof operands === 'string' ? rules.get(operands) : undefined;
  return named === undefined ? rule : inlined(named, rules);
}
