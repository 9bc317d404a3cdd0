// A lint rule: published criteria without an id of their own; its examples are its tests and its documentation.
import { replacement } from '../edits.ts';
import type { LocatedItem } from '../located.ts';
import { clauseSpan } from '../context.ts';
import { fileRule } from '../rule.ts';

export const requirePinnedIds = fileRule({
  code: 'lint/require-pinned-ids',
  category: 'form',
  level: 'warning',
  title: 'Published criteria have written ids',
  message: '{count} of {total} criteria have no written id, and this guideline is {status}',
  why: 'An id that is derived from the words is lost when the words change; citations, cases and comparisons then miss the criterion.',
  help: 'Write the ids, all at once by the quick fix.',
  bad: [
    `guideline "Example"
  id         example
  version    1.0
  status     published
  effective  2025-02-01

indications
  ANY OF
    1. ⟪Epilepsy⟫
    2. Known tumor AND ANY OF  {tumor}
         a. Biopsy is planned
         b. Recurrence
`,
  ],
  good: [
    `guideline "Example"
  id         example
  version    1.0
  status     published
  effective  2025-02-01

indications
  ANY OF
    1. Epilepsy  {epilepsy}
    2. Stroke  {stroke}
`,
  ],
  *check(context) {
    const status = context.header('status')?.value ?? '';
    if (!/^(?:published|approved)$/.test(status)) return;
    const open = context.items.filter(({ model }) => !model.pinned);
    const first = open[0]?.clauses[0];
    if (!first) return;
    const edits = open.flatMap((item) => {
      const at = idPlace(item);
      return at === undefined ? [] : [replacement(context, { start: at, end: at }, `  {${item.model.id}}`)];
    });
    yield {
      span: clauseSpan(first),
      args: { count: open.length, total: context.items.length, status },
      fixes: [{ label: 'Write all ids', edits }],
    };
  },
});

/** Behind the words and the list word, before the citations. */
function idPlace({ item }: LocatedItem): number | undefined {
  const [clause] = item.clauses;
  return clause && !clause.id ? (clause.group?.quantifier ?? clause.words)?.span.end : undefined;
}
