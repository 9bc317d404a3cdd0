// A lint rule: a list of changes from another version than the one that is followed; its examples are its tests and its documentation.
import { fileRule } from '../rule.ts';

export const noMismatchedChanges = fileRule({
  code: 'lint/no-mismatched-changes',
  category: 'form',
  level: 'warning',
  title: 'The list of changes starts from the version that is followed',
  message: 'The list of changes is from {listed}, but this version follows {followed}',
  why: 'Comparisons and the printed summary would speak of two different versions.',
  help: 'Correct the version in `changes from`, or `follows` in the header.',
  bad: [
    `guideline "Example"
  id         example
  version    2.0
  follows    1.1
  effective  2025-02-01

indications
  ANY OF
    - Epilepsy

changes from ⟪1.0⟫
  added  "Epilepsy" indication
`,
  ],
  good: [
    `guideline "Example"
  id         example
  version    2.0
  follows    1.1
  effective  2025-02-01

indications
  ANY OF
    - Epilepsy

changes from 1.1
  added  "Epilepsy" indication

changes from 1.0
  added  references
`,
  ],
  *check(context) {
    const followed = context.header('follows')?.value;
    const lists = context.sectionsOf('changes');
    const [first] = lists;
    if (followed === undefined || !first?.version) return;
    const listed = first.version.value;
    if (lists.some(({ version }) => version?.value === followed) || followed.startsWith(`${listed}.`)) return;
    yield {
      span: first.version.span,
      args: { listed, followed },
      fixes: [
        {
          label: `Write ${followed}`,
          edits: [{ uri: context.uri, span: first.version.span, newText: followed }],
        },
      ],
    };
  },
});
