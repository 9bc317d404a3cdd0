// A lint rule: examples inside the words of a criterion, where no reviewer can choose one; its examples are its tests and its documentation.
import { examplesInWords, listLineFix } from '../bracket-lists.ts';
import { fileRule } from '../rule.ts';

export const noExamplesInWords = fileRule({
  code: 'lint/no-examples-in-words',
  category: 'logic',
  level: 'warning',
  title: 'Examples stand in a line of their own',
  message: 'Examples stand inside the words: {words}',
  why: 'In the words they are prose: a reviewer cannot choose one as evidence, and "including" leaves open whether the list is complete.',
  help: 'Move them below the criterion: `EG a; b` where these are examples, `ONLY a; b` where nothing else counts.',
  bad: [
    `indications
  ANY OF
    - Encephalopathy ⟪(eg, hepatic, toxic)⟫
    - Cranial neuropathy⟪, including optic neuritis or facial palsy⟫
`,
  ],
  good: [
    `indications
  ANY OF
    - Encephalopathy
        EG hepatic; toxic
    - A device such as the member uses at home was tried
`,
  ],
  *check(context) {
    for (const list of examplesInWords(context)) {
      const closed = /^(?:,?\s*)?including(?! but)/i.test(list.text)
        ? listLineFix(context, list, 'ONLY')
        : [];
      yield {
        span: list.span,
        args: { words: list.text },
        fixes: [...listLineFix(context, list, 'EG'), ...closed],
      };
    }
  },
});
