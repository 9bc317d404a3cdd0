// A lint rule: rows of the determination table that another row forestalls; its examples are its tests and its documentation.
import { deleteLinesFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noUnreachableRow = fileRule({
  code: 'lint/no-unreachable-row',
  category: 'logic',
  level: 'warning',
  title: 'Every row of the determination table can match',
  message: 'The row {row} never matches: an earlier row has the same section and state',
  why: 'The first row that matches decides, so the determination of this one is never given.',
  help: 'Delete one of the two rows, or correct its section or state.',
  bad: [
    `exclusions
  ANY OF
    - Cosmetic purpose

indications
  ANY OF
    - Epilepsy

determination
  exclusions   met      not-covered
  ⟪exclusions   met      clinician-review⟫
  indications  met      appropriate
  indications  unknown  needs-information
  otherwise             clinician-review
`,
  ],
  good: [
    `exclusions
  ANY OF
    - Cosmetic purpose

indications
  ANY OF
    - Epilepsy

determination
  exclusions   met      not-covered
  indications  met      appropriate
  indications  unknown  needs-information
  otherwise             clinician-review
`,
  ],
  *check(context) {
    for (const { rows } of context.sectionsOf('determination')) {
      const seen = new Set<string>();
      for (const row of rows) {
        const key = `${row.section.value} ${row.state?.value ?? ''}`.trim();
        if (seen.has(key))
          yield {
            span: row.span,
            args: { row: key },
            fixes: [deleteLinesFix(context, 'Delete this row', row.span)],
          };
        seen.add(key);
      }
    }
  },
});
