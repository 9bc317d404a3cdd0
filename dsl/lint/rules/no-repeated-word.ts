// A lint rule: the same word twice in a row; its examples are its tests and its documentation.
import { withBlanksBefore, replaceFix } from '../edits.ts';
import { matchesIn } from '../passages.ts';
import { fileRule } from '../rule.ts';

export const noRepeatedWord = fileRule({
  code: 'lint/no-repeated-word',
  category: 'text',
  level: 'info',
  title: 'No word stands twice in a row',
  message: '“{word}” stands twice',
  why: 'It is a slip of editing, and where a word was to be replaced the old one may still stand.',
  help: 'Delete one.',
  bad: [
    `indications
  ANY OF
    - Tumor of the ⟪the⟫ brain
`,
  ],
  good: [
    `indications
  ANY OF
    - Tumor of the brain
`,
  ],
  *check(context) {
    for (const passage of context.passages) {
      for (const { span, groups } of matchesIn(
        passage,
        /(?<![\p{L}\p{N}-])(\p{Ll}{2,})[ \t]+(\1)(?![\p{L}\p{N}-])/gu,
      )) {
        const [, word = ''] = groups;
        if (word === 'that' || word === 'had') continue;
        const second = { start: span.end - word.length, end: span.end };
        yield {
          span: second,
          args: { word },
          fixes: [replaceFix(context, 'Delete the second', withBlanksBefore(context, second), '')],
        };
      }
    }
  },
});
