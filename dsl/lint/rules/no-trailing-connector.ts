// A lint rule: pasted items that repeat the list word at their end; its examples are its tests and its documentation.
import { replaceFix } from '../edits.ts';
import { itemEnds } from '../item-ends.ts';
import { fileRule } from '../rule.ts';

export const noTrailingConnector = fileRule({
  code: 'lint/no-trailing-connector',
  category: 'form',
  level: 'info',
  title: 'Items do not end in "and" or "or"',
  message: 'The item ends in "{word}", which {quantifier} above says already',
  why: 'A word between the items no longer fits as soon as somebody adds an item or changes the list word.',
  help: 'Delete it.',
  bad: [
    `indications
  ALL OF
    a. Known epilepsy
    b. Medication was tried⟪; and⟫
    c. Surgery is planned
`,
  ],
  good: [
    `indications
  ALL OF
    a. Known epilepsy
    b. Surgery is planned
`,
  ],
  *check(context) {
    for (const { list, word, span, agrees } of itemEnds(context)) {
      const { quantifier } = list.group;
      if (!agrees || !quantifier) continue;
      yield {
        span,
        args: { word, quantifier: context.slice(quantifier.span) },
        fixes: [replaceFix(context, `Delete "${word}"`, span, '')],
      };
    }
  },
});
