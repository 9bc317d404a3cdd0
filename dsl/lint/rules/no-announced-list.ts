// A lint rule: words that announce a list which does not stand under them; its examples are its tests and its documentation.
import { fileRule } from '../rule.ts';

export const noAnnouncedList = fileRule({
  code: 'lint/no-announced-list',
  category: 'logic',
  level: 'warning',
  title: 'A list that is announced stands under its announcement',
  message: 'The words announce a list, but no list stands under them',
  why: 'The line is read as one question, and the items that were meant to belong to it count for themselves.',
  help: 'Indent the items below this line, and end the line with a capital list word such as ANY OF.',
  bad: [
    `indications
  ANY OF
    1. Known tumor with ⟪any of the following:⟫
    2. Seizures
    3. Documentation of ⟪two of these⟫
`,
  ],
  good: [
    `indications
  ANY OF
    1. Known tumor with ANY OF
         a. Seizures
         b. Headache
    2. The following study was normal
`,
  ],
  *check(context) {
    for (const { clause, list } of context.clauses) {
      if (!clause.words || list || clause.details.some(({ kind }) => kind === 'ONLY' || kind === 'EG'))
        continue;
      const text = context.slice(clause.words.span);
      const match = announcement.exec(text);
      if (!match || (match[0].trim() === ':' && text.length < 2)) continue;
      const start = clause.words.span.start + match.index;
      yield { span: { start, end: start + match[0].length } };
    }
  },
});

const amount = '(?:any|all|each|none|both|either|one|two|three|four|at least \\w+)(?: or more)?';
const announcement = new RegExp(
  `\\b${amount}(?: of)?(?: (?:the following|these|the below))(?: \\w+)?\\s*:?$|\\bthe following(?: \\w+)?:$|:$`,
  'i',
);
