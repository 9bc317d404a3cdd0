// A lint rule: references in no order; its examples are its tests and its documentation.
import type { Fix } from '../../source/diagnostic.ts';
import type { ReferenceEntry } from '../../syntax/ast.ts';
import type { LintContext } from '../context.ts';
import { foldedWords } from '../folding.ts';
import { misplaced, sortedEntriesFix } from '../sorting.ts';
import { citationLists } from '../citations.ts';
import { fileRule } from '../rule.ts';

export const requireReferenceOrder = fileRule({
  code: 'lint/require-reference-order',
  category: 'evidence',
  level: 'info',
  title: 'References stand in an order',
  message:
    '{keys} out of order: the references are neither alphabetical nor in the order in which they are cited',
  why: 'Readers find a reference by its author or by its number, and duplicates hide in a list without order.',
  help: 'Sort the references by their first author.',
  bad: [
    `indications
  ANY OF
    - Stroke  [adams-2019]
    - Tumor  [baker-2020]
    - Epilepsy  [clark-2021]

references
  adams-2019  Adams, C. (2019). Spectroscopy in stroke. *Journal*, 1(1), 1-2.
  clark-2021  Clark, D. (2021). Spectroscopy in epilepsy. *Journal*, 2(1), 1-2.
  ⟪baker-2020⟫  Baker, E. (2020). Spectroscopy in tumors. *Journal*, 3(1), 1-2.
`,
  ],
  good: [
    `indications
  ANY OF
    - Epilepsy  [clark-2021, adams-2019, baker-2020]

references
  clark-2021  Clark, D. (2021). Spectroscopy in epilepsy. *Journal*, 2(1), 1-2.
  adams-2019  Adams, C. (2019). Spectroscopy in stroke. *Journal*, 1(1), 1-2.
  baker-2020  Baker, E. (2020). Spectroscopy in tumors. *Journal*, 3(1), 1-2.
`,
  ],
  *check(context) {
    for (const { entries } of context.sectionsOf('references')) {
      const byName = entries.map(({ text }) => foldedWords(text.value).join(' '));
      const wrong = misplaced(byName, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const [first] = wrong;
      if (first === undefined || isCitedInOrder(context, entries)) continue;
      const keys = wrong.flatMap((index) => entries[index]?.key ?? []);
      const key = keys[0];
      if (!key) continue;
      const names = keys.map(({ value }) => `\`${value}\``).join(', ');
      yield {
        span: key.span,
        args: { keys: `${names} ${keys.length === 1 ? 'stands' : 'stand'}` },
        fixes: sortFix(context, entries, byName),
      };
    }
  },
});

function isCitedInOrder(context: LintContext, entries: readonly ReferenceEntry[]): boolean {
  const cited = [...new Set(citationLists(context).flatMap((list) => list.map(({ value }) => value)))];
  const known = cited.filter((key) => entries.some((entry) => entry.key.value === key));
  return known.every((key, index) => entries[index]?.key.value === key);
}

function sortFix(
  context: LintContext,
  entries: readonly ReferenceEntry[],
  names: readonly string[],
): readonly Fix[] {
  const spans = entries.map(({ span }) => span);
  return sortedEntriesFix(context, 'Sort the references by author', spans, (a, b) =>
    (names[a] ?? '') < (names[b] ?? '') ? -1 : 1,
  );
}
