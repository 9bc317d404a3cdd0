// A lint rule: terms without a definition; its examples are its tests and its documentation.
import { foldedWords } from '../folding.ts';
import { fileRule } from '../rule.ts';

export const noEmptyDefinition = fileRule({
  code: 'lint/no-empty-definition',
  category: 'terms',
  level: 'warning',
  title: 'A definition says what the term means',
  message: '“{term}” has no definition below it',
  why: 'A definition line that stands at the margin of its term is read as one more term; an empty one explains nothing.',
  help: 'Write the definition below the term, indented deeper.',
  bad: [
    `indications
  ANY OF
    - Glioma
    - Epilepsy

terms
  Epilepsy
    Recurring seizures.
  ⟪Glioma⟫
`,
  ],
  good: [
    `indications
  ANY OF
    - Glioma

terms
  Glioma
    A tumor of glial cells.
`,
  ],
  *check(context) {
    for (const { terms } of context.sectionsOf('terms')) {
      for (const { name, definition } of terms) {
        const text = definition.map(({ value }) => value).join(' ');
        const saysNothing = foldedWords(text).join(' ') === foldedWords(name.value).join(' ');
        if (text === '' || saysNothing) yield { span: name.span, args: { term: name.value } };
      }
    }
  },
});
