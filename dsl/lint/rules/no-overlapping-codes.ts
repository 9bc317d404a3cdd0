// A lint rule: codes that are listed twice, or inside a range that is listed too; its examples are its tests and its documentation.
import type { Fix } from '../../source/diagnostic.ts';
import { codeOverlaps, codeUses, statusOf, type CodeUse } from '../code-uses.ts';
import type { LintContext } from '../context.ts';
import { deleteLinesFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noOverlappingCodes = fileRule({
  code: 'lint/no-overlapping-codes',
  category: 'codes',
  level: 'warning',
  title: 'A code is listed once',
  message: '{code} is listed already, with {other}',
  why: 'An update of one of the two rows leaves the other as it was, and both are exported.',
  help: 'Delete one, or part the ranges.',
  bad: [
    `data
  diagnosis  "Diagnoses"  codes from ICD-10-CM

procedures CPT
  76390  Spectroscopy
  ⟪76390⟫  Spectroscopy of the brain

indications
  ANY OF
    - Lung cancer
        WHEN diagnosis in C34.00-C34.92, ⟪C34.11⟫
`,
  ],
  good: [
    `procedures CPT
  76390  Spectroscopy
  76391  Elastography

diagnoses ICD-10-CM
  C71.0-C71.4  Tumor of the brain
  C71.5-C71.9  Tumor of the brain
`,
  ],
  *check(context) {
    for (const { earlier, later } of codeOverlaps(codeUses(context))) {
      if (later.row && statusOf(earlier) !== statusOf(later)) continue;
      yield {
        span: later.span,
        args: { code: written(later), other: written(earlier) },
        related: [{ uri: context.uri, span: earlier.span, message: 'listed here first' }],
        fixes: deletion(context, earlier, later),
      };
    }
  },
});

function written({ from, to }: CodeUse): string {
  return to ? `${from.value}-${to.value}` : from.value;
}

/** Only where the earlier one covers all of it. */
function deletion(context: LintContext, earlier: CodeUse, later: CodeUse): readonly Fix[] {
  const within =
    later.from.value >= earlier.from.value &&
    (later.to ?? later.from).value <= (earlier.to ?? earlier.from).value;
  if (!within) return [];
  if (later.row) return [deleteLinesFix(context, 'Delete this row', later.row.span)];
  const { text } = context.compiled.source;
  const comma = text.lastIndexOf(',', later.span.start);
  const span = { start: comma, end: later.span.end };
  return comma > earlier.span.start
    ? [{ label: 'Delete this code', edits: [{ uri: context.uri, span, newText: '' }] }]
    : [];
}
