// A lint rule: headings in texts that jump over a level; its examples are its tests and its documentation.
import type { Passage } from '../passages.ts';
import { fileRule } from '../rule.ts';

export const noSkippedHeadingLevel = fileRule({
  code: 'lint/no-skipped-heading-level',
  category: 'form',
  level: 'info',
  title: 'Headings go down one level at a time',
  message: 'The heading “{heading}” is {levels} levels below the one before it',
  why: 'Readers, tables of contents and screen readers look for the level between; often a heading was lost.',
  help: 'Add the heading that is missing, or raise this one.',
  bad: [
    `indications
  ANY OF
    - Epilepsy

notes
  1 Scope
  These notes are for reviewers.

  ⟪1.1.1 Exceptions⟫
  None.
`,
  ],
  good: [
    `indications
  ANY OF
    - Epilepsy

notes
  1 Scope
  These notes are for reviewers.

  1.1 Exceptions
  None.

  2 Sources
  None.
`,
  ],
  *check(context) {
    let before: { readonly level: number; readonly role: string } | undefined;
    for (const passage of context.passages) {
      if (passage.role !== 'notes' && passage.role !== 'legal' && passage.role !== 'population') continue;
      for (const { level, span, words } of headingsIn(passage)) {
        const last = before?.role === passage.role ? before.level : level;
        if (level > last + 1) yield { span, args: { heading: words, levels: level - last } };
        before = { level, role: passage.role };
      }
    }
  },
});

/** `## Scope` and `1.2 Scope`, alone on their line. */
function headingsIn({ text, span }: Passage) {
  return [...text.matchAll(/^[ \t]*((#{1,6})[ \t]+\S.*|(\d+(?:\.\d+)*)\.?[ \t]+\p{Lu}[^.;]{0,60})$/gmu)].map(
    (match) => {
      const words = (match[1] ?? '').trimEnd();
      const start = span.start + match.index + match[0].indexOf(words);
      const level = match[2]?.length ?? (match[3] ?? '').split('.').length;
      return { level, words, span: { start, end: start + words.length } };
    },
  );
}
