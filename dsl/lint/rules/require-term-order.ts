// A lint rule: definitions out of the alphabet; its examples are its tests and its documentation.
import { foldedWords } from '../folding.ts';
import { fileRule } from '../rule.ts';
import { misplaced, sortedEntriesFix } from '../sorting.ts';

export const requireTermOrder = fileRule({
  code: 'lint/require-term-order',
  category: 'terms',
  level: 'info',
  title: 'Definitions stand in the order of the alphabet',
  message: '{terms} out of order',
  why: 'Readers look a term up by its letter, and a term that is defined twice hides in a list without order.',
  help: 'Sort the definitions.',
  bad: [
    `indications
  ANY OF
    - Edema
    - Encephalopathy
    - Epilepsy
    - Glioma

terms
  Edema
    Swelling by fluid.
  Epilepsy
    Recurring seizures.
  ⟪Encephalopathy⟫
    A disorder of the whole brain.
  Glioma
    A tumor of glial cells.
`,
  ],
  good: [
    `indications
  ANY OF
    - Edema
    - Epilepsy

terms
  Edema
    Swelling by fluid.
  Epilepsy
    Recurring seizures.
`,
  ],
  *check(context) {
    for (const { terms } of context.sectionsOf('terms')) {
      const keys = terms.map(({ name }) => foldedWords(name.value).join(' '));
      const wrong = misplaced(keys, compareKeys);
      const names = wrong.flatMap((index) => terms[index]?.name ?? []);
      const [first, ...more] = names;
      if (!first) continue;
      const listed = names.map(({ value }) => `“${value}”`);
      const spans = terms.map(({ span }) => span);
      yield {
        span: first.span,
        args: {
          terms:
            more.length === 0
              ? `${listed[0] ?? ''} stands`
              : `${listed.slice(0, -1).join(', ')} and ${listed.at(-1) ?? ''} stand`,
        },
        related: more.map(({ span }) => ({ uri: context.uri, span, message: 'out of order too' })),
        fixes: sortedEntriesFix(context, 'Sort the definitions', spans, (a, b) =>
          compareKeys(keys[a] ?? '', keys[b] ?? ''),
        ),
      };
    }
  },
});

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
