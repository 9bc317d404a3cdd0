// docs/grammar.md with a picture for each rule in docs/grammar, as text by path; writes no file.
import { railroadDiagram } from './grammar-diagrams.ts';
import { grammarShapes } from './grammar-shapes.ts';
import { grammarText } from './grammar-text.ts';
import { ruleGroups, type RuleGroup } from './grammar-words.ts';

export function grammarPages(): ReadonlyMap<string, string> {
  const shapes = grammarShapes();
  const told = ruleGroups.flatMap(({ rules }) => Object.keys(rules));
  const untold = [...shapes.keys()].filter((name) => !told.includes(name));
  const gone = told.filter((name) => !shapes.has(name));
  if (untold.length + gone.length > 0)
    throw new Error(
      `grammar-words.ts: no sentence for ${untold.join(', ')}; no rule for ${gone.join(', ')}.`,
    );
  const texts = new Map([...shapes].map(([name, shape]) => [name, grammarText(name, shape)]));
  const pictures = [...shapes].map(
    ([name, shape]) =>
      [`docs/${picturePath(name)}`, railroadDiagram(name, shape, texts.get(name) ?? '')] as const,
  );
  return new Map([['docs/grammar.md', page(texts)], ...pictures]);
}

function page(texts: ReadonlyMap<string, string>): string {
  return [
    '# The grammar in pictures',
    '',
    '<!-- Printed from the parser by `npm run docs`. Edit the grammar, or scripts/docs/grammar-words.ts, not this page. -->',
    '',
    'These pictures are drawn from the grammar that the parser runs, so they cannot fall behind it. What the words mean stands in [the language](language.md).',
    '',
    'Follow a line from left to right, as a train would: every way through is a line that can be written. A green box is typed as it stands, a grey one',
    'says what is typed there, and a blue one is a rule with a picture of its own. Below each picture the same stands in letters: quotes around what is',
    'typed, ‹ › around what says it, `[ ]` for what may be left out, `{ }` for what may stand any number of times, `|` for "or".',
    '',
    'A parser reads one line after the other. *Deeper lines* and *end of the deeper lines* are no signs that anybody types: they are the indentation.',
    '',
    ...ruleGroups.map(
      (group) =>
        `- ${group.title}: ${Object.keys(group.rules)
          .map((name) => `[${name}](#${anchor(name)})`)
          .join(', ')}`,
    ),
    '',
    ...ruleGroups.flatMap((group) => groupLines(group, texts)),
  ].join('\n');
}

function groupLines(
  { title, intro, rules }: RuleGroup,
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  return [
    `## ${title}`,
    '',
    intro,
    '',
    ...Object.entries(rules).flatMap(([name, sentence]) => [
      `### ${name}`,
      '',
      sentence,
      '',
      `![${name}, drawn; the same stands below in letters](${picturePath(name)})`,
      '',
      '```ebnf',
      texts.get(name) ?? '',
      '```',
      '',
    ]),
  ];
}

function picturePath(name: string): string {
  return `grammar/${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.svg`;
}

/** GitHub's: small letters. */
function anchor(name: string): string {
  return name.toLowerCase();
}
