// A lint rule: references that nothing cites; its examples are its tests and its documentation.
import { citedKeys } from '../citations.ts';
import { deleteLinesFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noUncitedReference = fileRule({
  code: 'lint/no-uncited-reference',
  category: 'evidence',
  level: 'warning',
  title: 'Every reference is cited',
  message: 'Nothing cites the reference `{key}` ({number})',
  why: 'It looks like evidence for a criterion and supports none; often the criterion that cited it is gone, or another key was meant.',
  help: 'Cite it where it belongs, or delete it.',
  bad: [
    `indications
  ANY OF
    - Epilepsy  [smith-2020]

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
  ⟪young-2021⟫  Young, B. (2021). Ataxia in children. *Journal*, 2(1), 3-4.
`,
  ],
  good: [
    `indications
  ANY OF  [young-2021]
    - Epilepsy  [smith-2020]

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
  young-2021  Young, B. (2021). Ataxia in children. *Journal*, 2(1), 3-4.
`,
  ],
  *check(context) {
    if (context.document.kind === 'fragment' && context.sections.length === 0) return;
    const cited = citedKeys(context);
    const numbers = new Map(context.guideline.references.map(({ key, number }) => [key, number]));
    for (const { entries } of context.sectionsOf('references')) {
      for (const { key, span } of entries) {
        if (cited.has(key.value)) continue;
        yield {
          span: key.span,
          args: { key: key.value, number: numbers.get(key.value) ?? 0 },
          fixes: [deleteLinesFix(context, 'Delete the reference', span)],
        };
      }
    }
  },
});
