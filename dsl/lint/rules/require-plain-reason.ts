// A lint rule: reasons for providers and members that are hard to read; its examples are its tests and its documentation.
import { foldedWords } from '../folding.ts';
import { readingGrade } from '../reading-grade.ts';
import { fileRule } from '../rule.ts';

export const requirePlainReason = fileRule({
  code: 'lint/require-plain-reason',
  category: 'form',
  level: 'info',
  title: 'A reason reads as plain words',
  message: 'This reason asks for a reader of grade {grade}; {limit} is the limit',
  why: 'Notices of a denial must be understood by the people who get them, and states set a grade for it.',
  help: 'Use short sentences and everyday words. Words of the criterion and defined terms are not counted as long.',
  options: { grade: { default: 10, meaning: 'Highest grade by Flesch and Kincaid' } },
  bad: [
    `indications
  ANY OF
    - Low back pain of 12 weeks or longer
        REASON ⟪Insufficient documentation was available to substantiate the continuation of conservative management modalities preceding authorization of the requested intervention⟫
`,
  ],
  good: [
    `indications
  ANY OF
    - Low back pain of 12 weeks or longer
        REASON The notes do not show low back pain for 12 weeks or longer.
`,
  ],
  *check(context, { grade: limit = 10 }) {
    const termWords = context.terms.terms.flatMap(({ names }) => names.flatMap(foldedWords));
    for (const { role, text, span, clause } of context.passages) {
      if (role !== 'reason') continue;
      const known = new Set([...termWords, ...foldedWords(clause?.model.words ?? '')]);
      const grade = readingGrade(text, (word) => foldedWords(word).every((part) => known.has(part)));
      if (grade > limit) yield { span, args: { grade: Math.round(grade), limit } };
    }
  },
});
