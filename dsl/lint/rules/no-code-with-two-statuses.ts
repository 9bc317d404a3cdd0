// A lint rule: codes that a table calls covered and not covered; its examples are its tests and its documentation.
import { codeOverlaps, codeUses, statusOf } from '../code-uses.ts';
import { fileRule } from '../rule.ts';

export const noCodeWithTwoStatuses = fileRule({
  code: 'lint/no-code-with-two-statuses',
  category: 'codes',
  level: 'warning',
  title: 'A code has one status',
  message: '{code} is {status} here and {other} in another row',
  why: 'Claims systems take the first row or the last, and the two determine differently.',
  help: 'Correct one of the statuses; take a single code out of the range that covers it.',
  bad: [
    `diagnoses ICD-10-CM
  C71.0-C71.9  Tumor of the brain | covered
  ⟪C71.3⟫        Tumor of the parietal lobe | not covered
`,
  ],
  good: [
    `diagnoses ICD-10-CM
  C71.0-C71.2  Tumor of the brain | covered
  C71.3        Tumor of the parietal lobe | not covered
`,
  ],
  *check(context) {
    for (const { earlier, later } of codeOverlaps(codeUses(context))) {
      if (!later.row || statusOf(earlier) === statusOf(later)) continue;
      yield {
        span: later.span,
        args: { code: later.row.code.value, status: statusOf(later), other: statusOf(earlier) },
        related: [{ uri: context.uri, span: earlier.span, message: `${statusOf(earlier)} here` }],
      };
    }
  },
});
