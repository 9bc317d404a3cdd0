// The pages of docs/lint as text, printed from the rules themselves; writes no file.
import { lintRules } from '../../dsl/lint/registry.ts';
import { exampleOf, ruleCategories, type Example, type Level, type Rule, type RuleCategory } from '../../dsl/lint/rule.ts';

/** By path. */
export function lintPages(): ReadonlyMap<string, string> {
  const pages = lintRules.map((rule) => [`docs/lint/${slugOf(rule)}.md`, rulePage(rule)] as const);
  return new Map([['docs/lint/README.md', overview()], ...pages]);
}

const generated =
  '<!-- Printed from the rules by `npm run docs`. Edit the rule, not this page. -->';

const categoryTitles: Readonly<Record<RuleCategory, string>> = {
  logic: 'Logic',
  evidence: 'Evidence',
  terms: 'Terms',
  codes: 'Codes',
  form: 'Form',
  text: 'Text hazards',
};

const levels: readonly Level[] = ['error', 'warning', 'info', 'off'];
const levelWords: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note', off: 'off' };

function overview(): string {
  const tables = ruleCategories.map((category) => {
    const rows = lintRules
      .filter((rule) => rule.category === category)
      .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
      .map(
        (rule) =>
          `| [${rule.code}](${slugOf(rule)}.md) | ${levelWords[rule.level]} | ${cell(rule.title)} | ${rule.scope === 'library' ? 'the library' : 'the document'} |`,
      );
    return [
      `## ${categoryTitles[category]}`,
      '',
      '| Rule | Level | What it asks for | Looks at |',
      '|---|---|---|---|',
      ...rows,
    ].join('\n');
  });
  return [
    '# Lint rules',
    '',
    generated,
    '',
    `${String(lintRules.length)} rules look for what compiles and is still wrong, misleading or hard to review. Every example on these pages is a test.`,
    '',
    '**Waivers.** Where a finding is right to stay, the guideline says so with a reason, below the criterion or in the header for all of it:',
    '',
    ...fenced('    1. Imaging may help  {imaging}\n         WAIVE lint/no-hedge-word "The words of the contract"'),
    'A waived finding is kept and printed with its reason. A waiver that waives nothing is a finding itself.',
    '',
    '**Levels.** A warning is open until it is mended or waived; a note is only told. A library sets levels (`off`, `info`, `warning`, `error`) and options in a',
    '`lint.json` in its root, for the app and for the command line; what it does not name keeps its own level. What of the file cannot be read is told with its',
    'line, and is as if it were not there:',
    '',
    '```json',
    '{ "rules": { "lint/no-hedge-word": "off", "lint/require-plain-reason": { "level": "warning", "grade": 9 } } }',
    '```',
    '',
    ...tables.flatMap((table) => [table, '']),
  ].join('\n');
}

function rulePage(rule: Rule): string {
  const options = Object.entries(rule.options ?? {});
  return [
    `# ${rule.code}`,
    '',
    generated,
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
    '## Waive it, or set it',
    '',
    'Below the criterion, or in the header for the whole document ([more](README.md)):',
    '',
    ...fenced(`WAIVE ${rule.code} "the reason"`),
    'In a configuration:',
    '',
    '```json',
    `{ "rules": { ${settingOf(rule)} } }`,
    '```',
    '',
  ].join('\n');
}

function settingOf(rule: Rule): string {
  const options = Object.entries(rule.options ?? {}).map(([name, option]) => `"${name}": ${String(option.default)}`);
  const setting = options.length === 0 ? `"${rule.level}"` : `{ ${[`"level": "${rule.level}"`, ...options].join(', ')} }`;
  return `"${rule.code}": ${setting}`;
}

function exampleLines({ text, library = [], today }: Example): readonly string[] {
  return [
    ...(today === undefined ? [] : [`On ${today}:`, '']),
    ...fenced(text),
    ...library.flatMap((other) => ['with this document in the library:', '', ...fenced(other)]),
  ];
}

function fenced(text: string): readonly string[] {
  return ['```', visible(text).trimEnd(), '```', ''];
}

/** Signs that nobody sees are spelled out. */
function visible(text: string): string {
  return text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `<U+${code}>`;
  });
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

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function slugOf(rule: Rule): string {
  return rule.code.replace('lint/', '');
}
