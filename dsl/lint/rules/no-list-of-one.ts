// A lint rule: a list word over a single item; its examples are its tests and its documentation.
import { fileRule } from '../rule.ts';

export const noListOfOne = fileRule({
  code: 'lint/no-list-of-one',
  category: 'logic',
  level: 'info',
  title: 'A list has more than one item',
  message: '{quantifier} stands over a single item, so it says nothing',
  why: 'A reader looks for the others; often an item was lost, or indented one step too deep or too little.',
  help: 'Add the other items, or join the one to the criterion above by AND.',
  bad: [
    `indications
  ANY OF
    1. Known tumor AND ⟪ALL OF⟫
         a. Biopsy is planned
    2. Epilepsy
`,
  ],
  good: [
    `indications
  ANY OF
    1. Known tumor
       AND biopsy is planned
    2. Epilepsy
`,
  ],
  *check(context) {
    for (const { group, items, depth } of context.lists) {
      const { quantifier } = group;
      if (depth > 0 && items.length === 1 && quantifier && quantifier.kind !== 'NONE OF')
        yield { span: quantifier.span, args: { quantifier: context.slice(quantifier.span) } };
    }
  },
});
