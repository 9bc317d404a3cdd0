// docs/diagnostics.md as text, printed from the catalogue of diagnostics; writes no file.
import { catalogueEntries } from '../../dsl/source/catalogue.ts';
import { visibleText } from './visible-text.ts';
import type { CatalogueEntry } from '../../dsl/source/catalogue-entry.ts';

export function diagnosticPages(): ReadonlyMap<string, string> {
  return new Map([['docs/diagnostics.md', page()]]);
}

const phases: Readonly<Record<string, { readonly title: string; readonly intro: string }>> = {
  syntax: {
    title: 'Reading the text',
    intro: 'The line cannot be read as it stands. The lines around it are read as if nothing had happened.',
  },
  model: {
    title: 'What the words mean',
    intro: 'The line can be read, but what it says does not fit the rest of the guideline.',
  },
  cases: {
    title: 'Cases',
    intro:
      'In a cases file. In these examples the guideline stands above the line `=====`, the cases below it.',
  },
  export: {
    title: 'Exports',
    intro:
      'The guideline is sound, but an export cannot carry all of it. Said when a bundle is made, before anything is written.',
  },
};

const severityWords = { error: 'Error', warning: 'Warning', info: 'Note' } as const;

function page(): string {
  const entries = catalogueEntries();
  const sections = Object.entries(phases).map(([phase, { title, intro }]) => ({
    title,
    intro,
    own: entries.filter(([code]) => code.startsWith(`${phase}/`)),
  }));
  const listed = sections.flatMap(({ own }) => own).length;
  if (listed !== entries.length)
    throw new Error('diagnostic-page.ts: a phase of the catalogue has no title.');
  return [
    '# Errors and warnings',
    '',
    '<!-- Printed from the catalogue by `npm run docs`. Edit dsl/source/catalogue-*.ts, not this page. -->',
    '',
    `The ${String(entries.length)} findings of \`guideline check\`, of the editor and of exports: what each says, why it matters, what to do. An error stops a guideline from being`,
    'exported; a criterion that cannot be read counts as unknown, never as met. The advice of the linter, which looks for what is right in form and',
    'still misleading, stands in [its own pages](lint/README.md).',
    '',
    'Words in braces, such as `{name}`, are filled with the words of your text. In an example the words between ⟪ and ⟫ are those that are pointed at.',
    'Every example is a test.',
    '',
    ...sections.flatMap(({ title, intro, own }) => [
      `## ${title}`,
      '',
      intro,
      '',
      '| Code | | What it says |',
      '|---|---|---|',
      ...own.map(
        ([code, entry]) =>
          `| [${code}](#${anchor(code)}) | ${severityWords[entry.severity]} | ${cell(entry.message)} |`,
      ),
      '',
      ...own.flatMap(([code, entry]) => entryLines(code, entry)),
    ]),
  ].join('\n');
}

function entryLines(code: string, entry: CatalogueEntry): readonly string[] {
  const example = visibleText(entry.example);
  return [
    `### ${code}`,
    '',
    `**${severityWords[entry.severity]}.** ${entry.message}`,
    '',
    `**Why** ${entry.why}`,
    '',
    `**What to do** ${entry.help}`,
    '',
    ...(example === ''
      ? ['The smallest example is too long to print here; a test has one.', '']
      : [
          '```guideline',
          example.trimEnd(),
          '```',
          '',
          ...(example === entry.example
            ? []
            : ['A sign that nobody sees is spelled out here: → is a tab, `<U+…>` another one.', '']),
        ]),
  ];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** GitHub's: the slash falls away. */
function anchor(code: string): string {
  return code.replaceAll('/', '');
}
