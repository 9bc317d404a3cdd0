// The page of one lint rule as text, printed from the rule itself; knows no other rule.
import { createLinter } from '../../dsl/lint/run.ts';
import {
  exampleOf,
  exampleText,
  type Example,
  type Level,
  type Rule,
  type RuleCategory,
} from '../../dsl/lint/rule.ts';
import { createWorkspace } from '../../dsl/workspace.ts';
import { visibleText } from './visible-text.ts';

export const generatedFromRules =
  '<!-- Printed from the rules by `npm run docs`. Edit the rule, not this page. -->';

export const categoryTitles: Readonly<Record<RuleCategory, string>> = {
  logic: 'Logic',
  evidence: 'Evidence',
  terms: 'Terms',
  codes: 'Codes',
  form: 'Form',
  text: 'Text hazards',
};

/** As the command line says them. */
export const levelWords: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  off: 'off',
};

/** One for all examples: the grammar is costly to build. */
const workspace = createWorkspace();

export function rulePage(rule: Rule): string {
  const options = Object.entries(rule.options ?? {});
  return [
    `# ${rule.code}`,
    '',
    generatedFromRules,
    '',
    `${rule.title}.`,
    '',
    `| Category | Level | Looks at |`,
    '|---|---|---|',
    `| ${categoryTitles[rule.category]} | ${levelWords[rule.level]} | ${scopeWords(rule)} |`,
    '',
    `**Says** ${cell(rule.message)}`,
    '',
    `**Why** ${rule.why}`,
    '',
    `**What to do** ${rule.help}`,
    '',
    ...offeredFixes(rule),
    ...(options.length === 0
      ? []
      : [
          '## Options',
          '',
          '| Option | Default | Meaning |',
          '|---|---|---|',
          ...options.map(
            ([name, option]) => `| \`${name}\` | ${String(option.default)} | ${option.meaning} |`,
          ),
          '',
        ]),
    '## Raises it',
    '',
    'The words between ⟪ and ⟫ are those that it points at.',
    '',
    ...rule.bad.map(exampleOf).flatMap(exampleLines),
    '## Does not raise it',
    '',
    ...rule.good.map(exampleOf).flatMap(exampleLines),
    ...waiveOrSet(rule),
  ].join('\n');
}

/** The labels of the fixes for the examples below, with the words of the examples in them. */
function offeredFixes(rule: Rule): readonly string[] {
  const labels = new Set(rule.bad.map(exampleOf).flatMap((example) => fixLabels(rule, example)));
  if (labels.size === 0) return ['**Fix** None is offered; it takes a person to decide.', ''];
  const list = [...labels].map((label) => `“${cell(visibleText(label))}”`).join(', ');
  return [`**Fix** The editor offers, for the examples below: ${list}.`, ''];
}

function fixLabels(rule: Rule, { text, library = [], today }: Example): readonly string[] {
  for (const uri of workspace.uris) workspace.remove(uri);
  const compiled = [text, ...library].flatMap((one, index) => {
    const uri = `${String(index)}.guideline`;
    workspace.setText(uri, exampleText(one).replaceAll(/[⟪⟫]/g, ''));
    return uri;
  });
  const guidelines = compiled.flatMap((uri) => workspace.guideline(uri) ?? []);
  const [own] = guidelines;
  const linter = createLinter(today === undefined ? {} : { today });
  const findings = own ? linter.lint(own, guidelines).findings : [];
  return findings
    .filter(({ code }) => code === rule.code)
    .flatMap(({ fixes = [] }) => fixes.map(({ label }) => label));
}

/** What a waiver does wrong cannot be waived by another. */
function waiveOrSet(rule: Rule): readonly string[] {
  const waiver = [
    'Below the criterion, or in the header for the whole document ([more](README.md)):',
    '',
    ...fenced(`WAIVE ${rule.code} "the reason"`),
  ];
  return [
    '## Waive it, or set it',
    '',
    ...(rule.scope === 'waivers'
      ? ['A finding about a waiver cannot be waived: mend the waiver.', '']
      : waiver),
    'In `lint.json` ([more](README.md)):',
    '',
    '```json',
    `{ "rules": { ${settingOf(rule)} } }`,
    '```',
    '',
  ];
}

function settingOf(rule: Rule): string {
  const options = Object.entries(rule.options ?? {}).map(
    ([name, option]) => `"${name}": ${String(option.default)}`,
  );
  const setting =
    options.length === 0 ? `"${rule.level}"` : `{ ${[`"level": "${rule.level}"`, ...options].join(', ')} }`;
  return `"${rule.code}": ${setting}`;
}

function exampleLines({ text, library = [], today }: Example): readonly string[] {
  return [
    ...(today === undefined ? [] : [`On ${today}:`, '']),
    ...fenced(text),
    ...library.flatMap((other) => ['with this document in the library:', '', ...fenced(other)]),
  ];
}

export function fenced(text: string): readonly string[] {
  return ['```', visibleText(text).trimEnd(), '```', ''];
}

function scopeWords(rule: Rule): string {
  switch (rule.scope) {
    case 'file':
      return rule.needsToday === true ? 'the document and the date of reference' : 'the document';
    case 'library':
      return rule.needsToday === true
        ? 'the library and the date of reference'
        : 'the document and the others of its library';
    case 'waivers':
      return 'the waivers of the document';
  }
}

export function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

export function slugOf(rule: Rule): string {
  return rule.code.replace('lint/', '');
}
