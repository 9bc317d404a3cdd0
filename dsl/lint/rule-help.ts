// What a rule asks and why, with its examples, as plain data for readers; runs no rule.
import { lintRules } from './registry.ts';
import { exampleOf } from './rule.ts';
import type { Level, RuleCategory, RuleWords } from './rule.ts';

export interface RuleHelp {
  readonly code: string;
  readonly title: string;
  readonly category: RuleCategory;
  /** Where no configuration says otherwise. */
  readonly level: Level;
  readonly why: string;
  readonly help: string;
  readonly options: readonly { readonly name: string; readonly default: number; readonly meaning: string }[];
  /** Texts with ⟪…⟫ around the words that the rule points at. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** undefined where no rule has the code. */
export function ruleHelp(code: string): RuleHelp | undefined {
  const rule: RuleWords | undefined = lintRules.find((entry) => entry.code === code);
  if (rule === undefined) return undefined;
  const { title, category, level, why, help, options = {}, bad, good } = rule;
  return {
    code,
    title,
    category,
    level,
    why,
    help,
    options: Object.entries(options).map(([name, option]) => ({ name, ...option })),
    bad: bad.map((example) => exampleOf(example).text),
    good: good.map((example) => exampleOf(example).text),
  };
}
