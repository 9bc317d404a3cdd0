// The pages of docs/lint as text, printed from the rules themselves; writes no file.
import { lintRules } from '../dsl/lint/registry.ts';
import { exampleOf, ruleCategories, type Example, type Rule, type RuleCategory } from '../dsl/lint/rule.ts';

/** By path. */
export function lintDocs(): ReadonlyMap<string, string> {
  const pages = lintRules.map((rule) => [`docs/lint/${slugOf(rule)}.md`, rulePage(rule)] as const);
  return new Map([['docs/lint/README.md', overview()], ...pages]);
}

const generated =
  '<!-- Printed from the rules by `node scripts/print-lint-docs.ts`. Edit the rule, not this page. -->';

const categoryTitles: Readonly<Record<RuleCategory, string>> = {
  logic: 'Logic',
  evidence: 'Evidence',
  terms: 'Terms',
  codes: 'Codes',
  form: 'Form',
  text: 'Text hazards',
};

function overview(): string {
  const tables = ruleCategories.map((category) => {
    const rows = lintRules
      .filter((rule) => rule.category === category)
      .map(
        (rule) =>
          `| [${rule.code}](${slugOf(rule)}.md) | ${rule.level} | ${cell(rule.title)} | ${rule.scope === 'library' ? 'the library' : 'the document'} |`,
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
    '**Levels.** A library sets them in a `lint.json` in its root, for the app and for `guideline lint`; what it does not name keeps its own level.',
    'What of the file cannot be read is told with its line, and is as if it were not there:',
    '',
    '```json',
    '{ "rules": { "lint/no-hedge-word": "off", "lint/require-plain-reason": { "level": "warning", "grade": 9 } } }',
    '```',
    '',
    '**Waivers.** Where a finding is right to stay, the guideline says so with a reason, below the criterion or in the header for all of it:',
    '',
    '```',
    '    1. Imaging may help',
    '         WAIVE lint/no-hedge-word "The words of the contract"',
    '```',
    '',
    'A waived finding is kept and printed with its reason. A waiver that waives nothing is a finding itself.',
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
    `| ${categoryTitles[rule.category]} | ${rule.level} | ${scopeWords(rule)} |`,
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
  ].join('\n');
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
