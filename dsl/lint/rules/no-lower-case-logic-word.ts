// A lint rule: a line that begins with a logic word in small letters; its examples are its tests and its documentation.
import { lineStartAt } from '../../source/source-text.ts';
import type { Fix } from '../../source/diagnostic.ts';
import type { LintContext } from '../context.ts';
import { replaceFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noLowerCaseLogicWord = fileRule({
  code: 'lint/no-lower-case-logic-word',
  category: 'logic',
  level: 'warning',
  title: 'A line that begins with a logic word has it in capitals',
  message: 'The line begins with "{word}" in small letters, so it only continues the words above',
  why: 'A capital word starts a condition of its own; in small letters the whole is one question with a yes or a no.',
  help: 'Write the word in capitals if it starts a condition; join the line to the one above if it is prose.',
  bad: [
    `indications
  ANY OF
    1. Known epilepsy
       ⟪and⟫ surgery is planned
    2. ⟪or⟫ a known tumor
`,
    `indications
  ANY OF
    1. Known tumor
       ⟪unless⟫ pregnant
    2. Epilepsy
`,
  ],
  good: [
    `indications
  ANY OF
    1. Known epilepsy
       AND surgery is planned
    2. Magnetic resonance imaging of the brain with a dedicated protocol shows a lesion of the temporal lobe
       and of the hippocampus
`,
  ],
  *check(context) {
    for (const { clause } of context.clauses) {
      if (!clause.words) continue;
      const { start } = clause.words.span;
      const lines = context.slice(clause.words.span).split('\n');
      let at = start;
      for (const [index, line] of lines.entries()) {
        const match = /^(\s*)(and|or|unless|when|not|eg|only|applies to)(?=[\s:])/.exec(line);
        const word = match?.[2];
        const above = index === 0 ? '' : (lines[index - 1] ?? '');
        const leading = index > 0 || word === 'and' || word === 'or' || word === 'unless';
        if (match && word !== undefined && leading && !isWrapped(context, at - 1, above)) {
          const span = { start: at + (match[1]?.length ?? 0), end: at + match[0].length };
          yield { span, args: { word }, fixes: index === 0 ? [] : capitalFix(context, word, span) };
        }
        at += line.length + 1;
      }
    }
  },
});

/** A long line above was broken by its width, not by its logic. */
function isWrapped(context: LintContext, end: number, above: string): boolean {
  if (above === '') return false;
  const { text } = context.compiled.source;
  return end - lineStartAt(text, end) > 70;
}

function capitalFix(
  context: LintContext,
  word: string,
  span: { start: number; end: number },
): readonly Fix[] {
  const capital = word.toUpperCase();
  return word === 'not' ? [] : [replaceFix(context, `Write ${capital}`, span, capital)];
}
