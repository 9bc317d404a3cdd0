// A lint rule: dates of the header that contradict each other; its examples are its tests and its documentation.
import { fileRule } from '../rule.ts';

export const requireDateOrder = fileRule({
  code: 'lint/require-date-order',
  category: 'form',
  level: 'warning',
  title: 'The dates of the header follow each other',
  message: '{later} ({second}) is before {earlier} ({first})',
  why: 'One of the two dates is wrong, and it is printed and exported.',
  help: 'Correct the date that was mistyped.',
  bad: [
    `guideline "Example"
  id               example
  version          1.0
  initiated        2024-01-15
  previous-review  2024-08-06
  reviewed         ⟪2024-05-28⟫
  effective        2024-11-01

indications
  ANY OF
    - Epilepsy
`,
  ],
  good: [
    `guideline "Example"
  id               example
  version          1.0
  initiated        2023-09-06
  previous-review  2024-08-06
  reviewed         2024-10-28
  effective        2024-11-01
  review-due       2025-10-28

indications
  ANY OF
    - Epilepsy
`,
  ],
  *check(context) {
    for (const [earlier, later] of pairs) {
      const [first, second] = [context.header(earlier), context.header(later)];
      if (!first || !second || !isDate(first.value) || !isDate(second.value)) continue;
      if (first.value <= second.value) continue;
      yield {
        span: second.span,
        args: { earlier, later, first: first.value, second: second.value },
        related: [{ uri: context.uri, span: first.span, message: earlier }],
      };
    }
  },
});

const pairs: readonly (readonly [string, string])[] = [
  ['initiated', 'previous-review'],
  ['previous-review', 'reviewed'],
  ['initiated', 'reviewed'],
  ['initiated', 'effective'],
  ['reviewed', 'review-due'],
  ['effective', 'review-due'],
];

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
