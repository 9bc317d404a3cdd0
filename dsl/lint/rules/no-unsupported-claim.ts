// A lint rule: entries of the list of changes with no change behind them; its examples are its tests and its documentation.
import { deleteLinesFix } from '../edits.ts';
import { libraryRule } from '../rule.ts';
import { claimsOf, versionsById } from '../version-claims.ts';

const previous = `guideline "Example"
  id       example
  version  0.9

indications
  ANY OF
    - Epilepsy  {epilepsy}
`;

export const noUnsupportedClaim = libraryRule({
  code: 'lint/no-unsupported-claim',
  category: 'evidence',
  level: 'warning',
  title: 'Every entry of the list of changes has a change behind it',
  message: 'Nothing changed from {version} bears this out: {claim}',
  why: 'Readers, and the committee that signs, take the list for what changed; a claimed indication that is not there misleads them.',
  help: 'Make the change that the entry claims, or delete the entry.',
  bad: [
    {
      text: `indications
  ANY OF
    - Epilepsy  {epilepsy}
    - Multiple sclerosis  {sclerosis}

changes from 0.9
  added  ⟪"Ataxia in a child" indication⟫
  added  {sclerosis}  "Multiple sclerosis" indication
`,
      library: [previous],
    },
  ],
  good: [
    {
      text: `indications
  ANY OF
    - Epilepsy  {epilepsy}
    - Multiple sclerosis  {sclerosis}

changes from 0.9
  added  {sclerosis}  "Multiple sclerosis" indication
`,
      library: [previous],
    },
  ],
  collect: (context) => context,
  join: versionsById,
  *judge({ facts: context }, versions) {
    const claims = claimsOf(context, versions);
    const entries = context.sectionsOf('changes').flatMap((section) => section.entries);
    for (const { place, text, changes } of claims?.check.claims ?? []) {
      const entry = entries.find(({ span }) => span.start === place.span.start);
      if (changes.length > 0 || !entry || !claims) continue;
      yield {
        span: entry.text.span,
        args: { claim: text, version: claims.older.guideline.header.version },
        fixes: [deleteLinesFix(context, 'Delete the entry', entry.span)],
      };
    }
  },
});
