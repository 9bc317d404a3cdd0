// A lint rule: ids that look like another id; its examples are its tests and its documentation.
import type { Words } from '../../syntax/ast.ts';
import type { LintContext } from '../context.ts';
import { codePoint } from '../hidden-characters.ts';
import { firstLookAlike, skeletonOf } from '../look-alikes.ts';
import { fileRule } from '../rule.ts';

export const noLookAlikeId = fileRule({
  code: 'lint/no-look-alike-id',
  category: 'text',
  level: 'warning',
  title: 'No id looks like another',
  message: '`{id}` {reason}',
  why: 'A reviewer who reads one id for the other signs, cites or tests the wrong criterion.',
  help: 'Rename one of them so that they differ at a glance.',
  bad: [
    `indications
  ANY OF  [smith-2020]
    1. Glioma of grade 1  {glioma-1}
    2. Glioma of low grade  {⟪glioma-l⟫}
    3. Stroke  [sm1th-2020]

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
  ⟪sm1th-2020⟫  Smythe, B. (2020). Spectroscopy in stroke. *Journal*, 2(1), 1-2.
`,
    'guideline "Example"\n  id         ⟪ex\u0430mple⟫\n  version    1.0\n  effective  2025-02-01\n\nindications\n  ANY OF\n    - Epilepsy\n',
  ],
  good: [
    `indications
  ANY OF
    1. Glioma of low grade  {glioma-low}
    2. Glioma of high grade  {glioma-high}
`,
  ],
  *check(context) {
    for (const names of namespaces(context)) {
      const seen = new Map<string, string>();
      for (const { value, span } of names) {
        const alien = firstLookAlike(value);
        const other = seen.get(skeletonOf(value));
        if (alien) {
          const reason = `holds ${codePoint(alien.letter)}, a letter that only looks like ${alien.latin}`;
          yield { span, args: { id: value, reason } };
        } else if (other !== undefined && other !== value) {
          yield { span, args: { id: value, reason: `can be taken for \`${other}\`` } };
        }
        if (other === undefined) seen.set(skeletonOf(value), value);
      }
    }
  },
});

/** Names that are looked up among each other. */
function namespaces(context: LintContext): readonly (readonly Words[])[] {
  const header = context.document.header.filter(({ key }) => key.value === 'id').map(({ value }) => value);
  const elements = context.sectionsOf('data').flatMap((section) => section.elements.map(({ name }) => name));
  const criteria = context.clauses.flatMap(({ clause }) => clause.id ?? []);
  const references = context.sectionsOf('references').flatMap(({ entries }) => entries.map(({ key }) => key));
  return [header, [...elements, ...criteria], references];
}
