// A lint rule: one term defined in two ways; its examples are its tests and its documentation.
import { relatedTerm, repeatedDefinitions } from '../definitions.ts';
import { fileRule } from '../rule.ts';

export const noConflictingDefinition = fileRule({
  code: 'lint/no-conflicting-definition',
  category: 'terms',
  level: 'warning',
  title: 'A term has one definition',
  message: '“{term}” is defined a second time, in other words',
  why: 'Reviewers who find the one decide by another meaning than those who find the other.',
  help: 'Join the two definitions, or name one of the terms differently.',
  bad: [
    `indications
  ANY OF
    - Indeterminate MRI

terms
  Indeterminate
    Not enough to plan treatment.
  ⟪Indeterminate⟫
    Neither normal nor abnormal.
`,
    {
      text: `include example-terms 1

indications
  ANY OF
    - Indeterminate MRI

terms
  ⟪Indeterminate⟫
    Neither normal nor abnormal.
`,
      library: [
        'fragment "Terms"\n  id example-terms\n  version 1\nterms\n  Indeterminate\n    Not enough to plan treatment.\n',
      ],
    },
  ],
  good: [
    `indications
  ANY OF
    - Indeterminate MRI

terms
  Indeterminate
    Not enough to plan treatment.
`,
  ],
  *check(context) {
    for (const { entry, other, sameWords } of repeatedDefinitions(context)) {
      if (sameWords) continue;
      yield {
        span: entry.name.span,
        args: { term: entry.name.value },
        related: relatedTerm(other, 'defined here first'),
      };
    }
  },
});
