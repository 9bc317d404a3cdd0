// A lint rule: guidelines that do not say from when they hold; its examples are its tests and its documentation.
import { fileRule } from '../rule.ts';

export const requireEffectiveDate = fileRule({
  code: 'lint/require-effective-date',
  category: 'form',
  level: 'warning',
  title: 'A guideline says from when it holds',
  message: 'The header has no effective date',
  why: 'A request is judged by the version in force on its date of service; without the date nobody can tell which that is.',
  help: 'Add a line such as `effective 2025-01-01`.',
  bad: [
    `guideline "⟪Example⟫"
  id        example
  version   1.0
  reviewed  2025-01-15

indications
  ANY OF
    - Epilepsy
`,
  ],
  good: [
    `guideline "Example"
  id         example
  version    1.0
  effective  2025-02-01

indications
  ANY OF
    - Epilepsy
`,
    `fragment "Shared terms"
  id       shared-terms
  version  1.0

terms
  Epilepsy
    Recurring seizures.
`,
  ],
  *check(context) {
    const { kind, title } = context.document;
    const missing = kind === 'guideline' && context.header('effective') === undefined;
    // An empty text is no guideline yet.
    if (missing && title && context.document.sections.length > 0) yield { span: title.span };
  },
});
