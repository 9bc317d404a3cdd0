// A lint rule: pasted items that end in "and" below ANY OF, or in "or" below ALL OF; its examples are its tests and its documentation.
import type { LintContext } from '../context.ts';
import { replaceFix } from '../edits.ts';
import { itemEnds } from '../item-ends.ts';
import type { LocatedList } from '../located.ts';
import type { Fix } from '../../source/diagnostic.ts';
import { fileRule } from '../rule.ts';

export const noConnectorAgainstQuantifier = fileRule({
  code: 'lint/no-connector-against-quantifier',
  category: 'logic',
  level: 'warning',
  title: 'The words between items agree with the list word above them',
  message: 'The item ends in "{word}", but the list is {quantifier}',
  why: 'Either the list word or the word between the items was not meant; the two decide differently.',
  help: 'Correct the list word, or delete the word at the end of the item.',
  bad: [
    `indications
  ANY OF
    a. Known epilepsy;
    b. Medication was tried⟪; and⟫
    c. Surgery is planned
`,
  ],
  good: [
    `indications
  ALL OF
    a. Known epilepsy
    b. Medication was tried
    c. Surgery is planned
`,
  ],
  *check(context) {
    for (const { list, word, span, agrees } of itemEnds(context)) {
      const { quantifier } = list.group;
      if (agrees || !quantifier) continue;
      yield {
        span,
        args: { word, quantifier: context.slice(quantifier.span) },
        related: [{ uri: context.uri, span: quantifier.span, message: 'the list word' }],
        fixes: [...otherQuantifier(context, list, word), replaceFix(context, `Delete "${word}"`, span, '')],
      };
    }
  },
});

function otherQuantifier(context: LintContext, { group }: LocatedList, word: 'and' | 'or'): readonly Fix[] {
  const { quantifier } = group;
  if (!quantifier || quantifier.count !== undefined || quantifier.kind === 'NONE OF') return [];
  const other = word === 'and' ? 'ALL OF' : 'ANY OF';
  const edit = { uri: context.uri, span: quantifier.span, newText: other };
  return [{ label: `Make the list ${other}`, edits: [edit] }];
}
