// A lint rule: criteria that are proved to change no outcome; its examples are its tests and its documentation.
import { clauseSpan, saidOfClause } from '../context.ts';
import { clauseOfNode, relatedNode, saidOfNode } from '../criterion-places.ts';
import { duplicateItems } from '../duplicates.ts';
import { fileRule } from '../rule.ts';

export const noDeadCriterion = fileRule({
  code: 'lint/no-dead-criterion',
  category: 'logic',
  level: 'warning',
  title: 'Every criterion can change the outcome',
  message: '{criterion} decides nothing: {reason}',
  why: 'A criterion that never changes the outcome misleads whoever reads it, and hides that something else was meant.',
  help: 'Delete it, or correct the criterion that makes it pointless.',
  bad: [
    `data
  age  "Age"  quantity in years, precision 1, from 0 to 130

indications
  ANY OF
    1. Adult  {adult}
         WHEN age >= 18 years
    2. ⟪Older adult⟫  {older}
         WHEN age >= 65 years
`,
    `indications
  ANY OF
    1. Biopsy is planned  {biopsy}
    2. ⟪Biopsy as above⟫
         WHEN MET {biopsy}
       AND ANY OF
         a. Tumor of the brain
         b. Tumor of the spine
`,
  ],
  good: [
    `data
  age  "Age"  quantity in years, precision 1, from 0 to 130

indications
  ANY OF
    1. Adult AND ANY OF  {adult}
         WHEN age >= 18 years
         a. Epilepsy
         b. Stroke
    2. Older adult  {older}
         WHEN age >= 65 years
`,
  ],
  *check(context) {
    const repeated = new Set(duplicateItems(context).map(({ later }) => later));
    for (const { node, as, coveredBy } of context.logic.dead) {
      const located = clauseOfNode(context, node);
      if (!located || repeated.has(located.item)) continue;
      const other = coveredBy === undefined ? undefined : saidOfNode(context, coveredBy);
      yield {
        span: clauseSpan(located),
        args: { criterion: saidOfClause(located), reason: deadReason(as, other) },
        related: coveredBy === undefined ? [] : relatedNode(context, coveredBy, 'this settles it first'),
      };
    }
  },
});

export function deadReason(as: 'alternative' | 'requirement', other: string | undefined): string {
  if (other === undefined) return 'the criteria around it settle every case without it';
  return as === 'alternative'
    ? `whenever it is met, ${other} is met already`
    : `${other} is needed as well, and is never met without it`;
}
