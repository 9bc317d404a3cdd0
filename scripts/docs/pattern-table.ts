// The table of patterns in docs/language.md, printed from the list that the corpus is checked against; writes no file.
import { readFileSync } from 'node:fs';

/** What guidelines say, and the corpus files that say it and that get it wrong, by name. */
interface Pattern {
  readonly pattern: string;
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

const opening = /^<!-- patterns: .* -->$/m;
const closing = '<!-- end of patterns -->';

export function patternPages(): ReadonlyMap<string, string> {
  const path = 'docs/language.md';
  const page = readFileSync(path, 'utf8');
  const start = opening.exec(page);
  const end = page.indexOf(closing);
  if (!start || end < 0) throw new Error(`${path} has no place for the table of patterns.`);
  const head = page.slice(0, start.index + start[0].length);
  return new Map([[path, `${head}\n\n${patternTable(corpusPatterns())}\n\n${page.slice(end)}`]]);
}

function corpusPatterns(): readonly Pattern[] {
  return JSON.parse(readFileSync('test/corpus/patterns.json', 'utf8')) as readonly Pattern[];
}

function patternTable(patterns: readonly Pattern[]): string {
  const links = (folder: string, files: readonly string[]): string =>
    files.map((name) => `[${name}](../test/corpus/${folder}/${name}.guideline)`).join(', ');
  return [
    '| What guidelines say | Said in | Mistakes in it that are found |',
    '|---|---|---|',
    ...patterns.map(
      ({ pattern, valid, invalid }) =>
        `| ${pattern} | ${links('valid', valid)} | ${links('invalid', invalid)} |`,
    ),
  ].join('\n');
}
