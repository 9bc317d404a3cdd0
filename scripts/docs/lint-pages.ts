// The pages of docs/lint as text, printed from the rules themselves; writes no file.
import { lintRules } from '../../dsl/lint/registry.ts';
import { ruleCategories, type Level } from '../../dsl/lint/rule.ts';
import {
  categoryTitles,
  cell,
  fenced,
  generatedFromRules,
  levelWords,
  rulePage,
  slugOf,
} from './lint-rule-page.ts';

/** By path. */
export function lintPages(): ReadonlyMap<string, string> {
  const pages = lintRules.map((rule) => [`docs/lint/${slugOf(rule)}.md`, rulePage(rule)] as const);
  return new Map([['docs/lint/README.md', overview()], ...pages]);
}

const levels: readonly Level[] = ['error', 'warning', 'info', 'off'];

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
    generatedFromRules,
    '',
    `${String(lintRules.length)} rules look for what compiles and is still wrong, misleading or hard to review. Every example on these pages is a test.`,
    '',
    '**Waivers.** Where a finding is right to stay, the guideline says so with a reason, below the criterion or in the header for all of it:',
    '',
    ...fenced(
      '    1. Imaging may help  {imaging}\n         WAIVE lint/no-hedge-word "The words of the contract"',
    ),
    'A waived finding is kept and printed with its reason. A waiver that waives nothing is a finding itself.',
    '',
    '**Levels.** A warning is open until it is mended or waived; a note is only told. A file `lint.json` in the root of the library sets levels (`off`, `info`,',
    '`warning`, `error`) and options for all of it, in the studio and on the command line. What it does not name keeps its own level:',
    '',
    '```json',
    '{ "rules": { "lint/no-hedge-word": "off", "lint/require-plain-reason": { "level": "warning", "grade": 9 } } }',
    '```',
    '',
    ...tables.flatMap((table) => [table, '']),
  ].join('\n');
}
