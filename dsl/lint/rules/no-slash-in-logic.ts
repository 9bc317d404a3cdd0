// A lint rule: a slash that leaves open whether it means "and" or "or"; its examples are its tests and its documentation.
import { replaceFix } from '../edits.ts';
import { isQuestion } from '../located.ts';
import { matchesIn } from '../passages.ts';
import { fileRule } from '../rule.ts';

export const noSlashInLogic = fileRule({
  code: 'lint/no-slash-in-logic',
  category: 'logic',
  level: 'warning',
  title: 'A criterion says "and" or "or", never a slash',
  message: '“{words}” leaves open whether one is enough or both are needed',
  why: 'One reviewer reads the slash as "or", the next as "and"; the two decide differently.',
  help: 'Write the word that is meant, or make a list of it under ANY OF or ALL OF.',
  bad: [
    `indications
  ANY OF
    - Therapy ⟪evaluation/planning⟫ is needed
    - Seizures ⟪and/or⟫ loss of speech
`,
  ],
  good: [
    `data
  purpose  "Purpose"  choice of therapy-planning, therapy-evaluation, other

indications
  ANY OF
    - Therapy evaluation/planning is needed
        WHEN purpose is therapy-planning or therapy-evaluation
    - More than 5 events/hour on a T1/T2 study
    - Seizures or loss of speech
`,
  ],
  *check(context) {
    for (const passage of context.passages) {
      if (passage.role !== 'criterion' || !passage.clause || !isQuestion(passage.clause.clause)) continue;
      for (const { span, groups } of matchesIn(passage, slashed)) {
        const [words = '', first = '', second = ''] = groups;
        if (measures.test(second.toLowerCase()) || words === 'either/or') continue;
        const both = first === 'and' && second === 'or';
        yield {
          span,
          args: { words },
          fixes: both
            ? [replaceFix(context, 'One is enough: write "or"', span, 'or')]
            : [
                replaceFix(
                  context,
                  `One is enough: write "${first} or ${second}"`,
                  span,
                  `${first} or ${second}`,
                ),
                replaceFix(
                  context,
                  `Both are needed: write "${first} and ${second}"`,
                  span,
                  `${first} and ${second}`,
                ),
              ],
        };
      }
    }
  },
});

const slashed = /(?<![\w/.-])(and|[a-z]{3,})\/(or|[a-z]{3,})(?![\w/-])/g;
const measures =
  /^(?:hours?|days?|weeks?|months?|years?|minutes?|min|sec|seconds?|nights?|visits?|doses?|sessions?)$/;
