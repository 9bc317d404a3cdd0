// Which rules run and how loudly, read from plain data such as a library's `lint.json`; runs nothing.
import type { Level, OptionValues, Rule } from './rule.ts';
import { lintRules } from './registry.ts';

export interface RuleSetting {
  readonly level?: Level;
  readonly options?: OptionValues;
}

/** Rules that are not named keep their own level and options. */
export interface LintConfig {
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export const defaultLintConfig: LintConfig = { rules: {} };

export function levelOf(rule: Rule, config: LintConfig): Level {
  return settingOf(rule, config)?.level ?? rule.level;
}

export function optionsOf(rule: Rule, config: LintConfig): OptionValues {
  const chosen = settingOf(rule, config)?.options;
  const entries = Object.entries(rule.options ?? {});
  return Object.fromEntries(entries.map(([name, option]) => [name, chosen?.[name] ?? option.default]));
}

function settingOf(rule: Rule, { rules }: LintConfig): RuleSetting | undefined {
  return Object.hasOwn(rules, rule.code) ? rules[rule.code] : undefined;
}

/** What could not be read is left out and told. */
export interface LintConfigReading {
  readonly config: LintConfig;
  readonly problems: readonly LintConfigProblem[];
}

export interface LintConfigProblem {
  readonly message: string;
  /** The keys that lead to it, outermost first; empty for the whole. */
  readonly at: readonly string[];
}

/**
 * `{ "rules": { "lint/no-hedge-word": "off", "lint/require-plain-reason": { "level": "warning", "grade": 9 } } }`
 */
export function readLintConfig(json: unknown): LintConfigReading {
  const problems: LintConfigProblem[] = [];
  const rules: Record<string, RuleSetting> = {};
  if (!isRecord(json))
    return {
      config: defaultLintConfig,
      problems: [{ message: 'The configuration is not an object.', at: [] }],
    };
  for (const key of Object.keys(json)) {
    if (key !== 'rules') problems.push({ message: `"${key}" is not a setting; only "rules" is.`, at: [key] });
  }
  const given = json['rules'] ?? {};
  if (!isRecord(given))
    return {
      config: defaultLintConfig,
      problems: [...problems, { message: '"rules" is not an object.', at: ['rules'] }],
    };
  for (const [code, value] of Object.entries(given)) {
    const rule = lintRules.find((entry) => entry.code === code);
    if (rule) rules[code] = readSetting(rule, value, problems);
    else problems.push({ message: `No rule has the code "${code}".`, at: ['rules', code] });
  }
  return { config: { rules }, problems };
}

const levels: readonly string[] = ['off', 'info', 'warning', 'error'];

function readSetting(rule: Rule, value: unknown, problems: LintConfigProblem[]): RuleSetting {
  if (isLevel(value)) return { level: value };
  const { code } = rule;
  const tell = (message: string, ...keys: readonly string[]): void =>
    void problems.push({ message, at: ['rules', code, ...keys] });
  if (!isRecord(value)) {
    tell(`"${code}" is set to ${JSON.stringify(value)}; write off, info, warning or error.`);
    return {};
  }
  const options: Record<string, number> = {};
  let level: Level | undefined;
  for (const [name, entry] of Object.entries(value)) {
    if (name === 'level' && isLevel(entry)) level = entry;
    else if (name === 'level') tell(`"${code}" has no level ${JSON.stringify(entry)}.`, name);
    else if (!Object.hasOwn(rule.options ?? {}, name)) tell(`"${code}" has no option "${name}".`, name);
    else if (typeof entry !== 'number' || !Number.isFinite(entry))
      tell(`The option "${name}" of "${code}" is not a number.`, name);
    else options[name] = entry;
  }
  return level === undefined ? { options } : { level, options };
}

function isLevel(value: unknown): value is Level {
  return typeof value === 'string' && levels.includes(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
