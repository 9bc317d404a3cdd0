// A lint rule: "and" and "or" in one question; its examples are its tests and its documentation.
import { isQuestion } from '../located.ts';
import { matchesIn } from '../passages.ts';
import { fileRule } from '../rule.ts';

export const noMixedAndOr = fileRule({
  code: 'lint/no-mixed-and-or',
  category: 'logic',
  level: 'warning',
  title: 'One sentence does not mix "and" with "or"',
  message: '"and" and "or" stand in one sentence, and it is open which of them binds first',
  why: 'A and B or C is read as (A and B) or C by one reviewer and as A and (B or C) by the next.',
  help: 'Part the sentence into lines that begin with AND, or into a list under ANY OF or ALL OF.',
  bad: [
    `indications
  ANY OF
    - Seizures ⟪and⟫ abnormal behavior or loss of speech
    - MRI is non-diagnostic or indeterminate, ⟪and⟫ therapy planning is needed
`,
  ],
  good: [
    `indications
  ANY OF
    - Hypomyelination and congenital cataract
    - Seizures
      AND ANY OF
        a. Abnormal behavior
        b. Loss of speech
    - Pain between the shoulder and the elbow or the wrist
`,
  ],
  *check(context) {
    for (const passage of context.passages) {
      if (passage.role !== 'criterion' || !passage.clause || !isQuestion(passage.clause.clause)) continue;
      const plain = plainText(passage.text);
      const words = matchesIn({ ...passage, text: plain }, /(?<![\w/-])(?:and|or)(?![\w/-])/gi);
      const kinds = new Set(words.map(({ groups }) => (groups[0] ?? '').toLowerCase()));
      const and = words.find(({ groups }) => (groups[0] ?? '').toLowerCase() === 'and');
      if (kinds.size === 2 && and) yield { span: and.span };
    }
  },
});

/** Without what is quoted or in brackets, and without the "and" that belongs to "between"; offsets stay. */
function plainText(text: string): string {
  const blank = (found: string): string => ' '.repeat(found.length);
  return text
    .replace(/"[^"]*"|\([^()]*\)|\[[^[\]]*\]/g, blank)
    .replace(/\bbetween\b[^,;.]*?\band\b/gi, blank)
    .replace(/\b(?:whether or not|more or less|and\/or)\b/gi, blank);
}
