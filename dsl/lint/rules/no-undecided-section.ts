// A lint rule: sections that no row of the determination table reads; its examples are its tests and its documentation.
import { fileRule } from '../rule.ts';

export const noUndecidedSection = fileRule({
  code: 'lint/no-undecided-section',
  category: 'logic',
  level: 'warning',
  title: 'Every criteria section has a row in the determination table',
  message: 'No row of the determination table reads the section {section}',
  why: 'Whatever its criteria say, they never change a determination.',
  help: 'Add a row for it, such as `exclusions met not-covered`, or delete the section.',
  bad: [
    `indications
  ANY OF
    - Epilepsy

⟪exclusions⟫
  ANY OF
    - Cosmetic purpose

determination
  indications  met      appropriate
  indications  unknown  needs-information
  otherwise             clinician-review
`,
  ],
  good: [
    `indications
  ANY OF
    - Epilepsy

exclusions
  ANY OF
    - Cosmetic purpose

determination
  exclusions   met      not-covered
  indications  met      appropriate
  indications  unknown  needs-information
  otherwise             clinician-review
`,
  ],
  *check(context) {
    if (context.sectionsOf('determination').length === 0) return;
    const read = new Set<string>(context.graph.verdicts.rows.map(({ section }) => section));
    for (const { section } of context.sections) {
      const kind =
        section.kind === 'continuation' || section.kind === 'repeat' ? 'indications' : section.kind;
      if (!read.has(kind)) yield { span: section.keyword.span, args: { section: section.kind } };
    }
  },
});
