// A lint rule: criteria that neither cite nor say what they rest on; its examples are its tests and its documentation.
import { clauseSpan, saidOfClause } from '../context.ts';
import type { LocatedItem } from '../located.ts';
import { fileRule } from '../rule.ts';

export const requireEvidence = fileRule({
  code: 'lint/require-evidence',
  category: 'evidence',
  level: 'info',
  title: 'Every criterion rests on evidence',
  message: '{criterion} cites nothing, and nothing above or below it does',
  why: 'A committee and an appeal ask on what a criterion rests.',
  help: 'Cite a reference, or say in an EVIDENCE line on what it rests.',
  bad: [
    `indications
  ANY OF
    1. Epilepsy  [smith-2020]
    2. ⟪Multiple sclerosis⟫
    3. Known tumor AND ANY OF
         a. Biopsy is planned  [smith-2020]
         b. ⟪Recurrence⟫

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
`,
  ],
  good: [
    `indications
  ANY OF
    1. Epilepsy  [smith-2020]
    2. Multiple sclerosis
         EVIDENCE Consensus of the policy committee
    3. Known tumor AND ANY OF  [smith-2020]
         a. Biopsy is planned
         b. Recurrence

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
`,
    // Without any reference there is nothing that a criterion could cite.
    `indications
  ANY OF
    1. Epilepsy
    2. Multiple sclerosis
`,
  ],
  *check(context) {
    if (context.guideline.references.length === 0) return;
    for (const { section, list } of context.sections) {
      if (section.kind === 'limits' || section.kind === 'site of service') continue;
      if ((section.group?.citations.length ?? 0) > 0) continue;
      for (const item of list?.items.flatMap(uncovered) ?? []) {
        const [first] = item.clauses;
        if (first) yield { span: clauseSpan(first), args: { criterion: saidOfClause(first) } };
      }
    }
  },
});

/** The item itself where nothing in it cites, else what is left over inside it. */
function uncovered(item: LocatedItem): readonly LocatedItem[] {
  const cites = item.clauses.some(
    ({ clause }) => clause.citations.length > 0 || clause.details.some(({ kind }) => kind === 'EVIDENCE'),
  );
  if (cites) return [];
  const inner = item.clauses.flatMap(({ list }) => list?.items ?? []);
  const left = inner.flatMap(uncovered);
  const nothingInside = inner.every((child) => left.includes(child));
  return nothingInside ? [item] : left;
}
