// A lint rule: times without a number; its examples are its tests and its documentation.
import { conditionDetail, type LocatedClause } from '../located.ts';
import type { LintContext } from '../context.ts';
import { matchesIn } from '../passages.ts';
import { fileRule } from '../rule.ts';

export const noVagueDuration = fileRule({
  code: 'lint/no-vague-duration',
  category: 'form',
  level: 'warning',
  title: 'A time is said in days, weeks, months or years',
  message: '“{words}” says no time',
  why: 'Six weeks to one reviewer is six months to the next, and the criterion turns on it.',
  help: 'Write the number, such as "at least 6 weeks"; or define the word under terms.',
  bad: [
    `indications
  ANY OF
    - ⟪Recent⟫ surgery
    - Pain for ⟪several weeks⟫ after an ⟪adequate trial⟫ of exercise
`,
  ],
  good: [
    `data
  surgery  "Date of the surgery"  date

indications
  ANY OF
    - Recent surgery
        WHEN surgery within 6 weeks before request
    - Stents placed within the recent 6 weeks
    - Prolonged pain
        NOTE Prolonged means 12 weeks or longer.
    - Persistent fever

terms
  Persistent
    For 14 days or longer.
`,
  ],
  *check(context) {
    for (const passage of context.passages) {
      const { clause } = passage;
      if (passage.role !== 'criterion' || !clause || isSettled(context, clause)) continue;
      for (const { span, groups } of matchesIn(passage, vague)) {
        const words = (groups[0] ?? '').replace(/\s+/g, ' ');
        if (context.terms.occurrences(words).length === 0) yield { span, args: { words } };
      }
    }
  },
});

const vague =
  /(?<![\w-])(?:recent(?:ly)?|(?:for )?(?:some|a long|a short) time|(?:several|a few|some|many) (?:days|weeks|months|years|visits|sessions)|prolonged|long-?standing|long-term|short-term|persist(?:ent|ently|ing)|(?:adequate|sufficient|appropriate|reasonable|full) (?:trial|course|period|duration)|in the (?:near )?(?:past|future)|timely|promptly|as soon as possible|early|frequent(?:ly)?)(?![\w-])/gi;

/** A number stands in the words, the condition or a note. */
function isSettled(context: LintContext, { clause, model }: LocatedClause): boolean {
  if (conditionDetail(clause) !== undefined) return true;
  return [model.words, ...model.notes, ...model.footnotes].some(
    (text) => /\d/.test(text) || hasSpeltTime(text),
  );
}

function hasSpeltTime(text: string): boolean {
  return /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:days?|weeks?|months?|years?)\b/i.test(
    text,
  );
}
