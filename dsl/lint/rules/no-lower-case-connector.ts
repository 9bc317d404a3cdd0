// A lint rule: "or" in small letters in front of a list, where it is only prose; its examples are its tests and its documentation.
import { replaceFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noLowerCaseConnector = fileRule({
  code: 'lint/no-lower-case-connector',
  category: 'logic',
  level: 'warning',
  title: 'The word that joins a criterion to its list is a capital one',
  message: 'The words end in "{word}", which is prose here: the list is joined by AND',
  why: 'Only a capital AND, OR or UNLESS joins; a small "or" reads as if one were enough, and both are needed.',
  help: 'Write the word in capitals.',
  bad: [
    `indications
  ANY OF
    1. Known tumor ⟪or⟫ ANY OF
         a. Seizures
         b. Loss of speech
    2. Known stroke ⟪unless⟫ ANY OF
         a. Pregnancy
         b. Infection
`,
  ],
  good: [
    `indications
  ANY OF
    1. Known tumor OR ANY OF
         a. Seizures
         b. Loss of speech
    2. Gliomas, to differentiate from ANY OF
         a. Edema
         b. Infection
`,
  ],
  *check(context) {
    for (const { clause } of context.clauses) {
      if (!clause.words || !clause.group || clause.heading || clause.groupConnector !== undefined) continue;
      const match = /(?<=\s)(and|or|unless)$/i.exec(context.slice(clause.words.span));
      const word = match?.[1]?.toLowerCase();
      if (!match || word === undefined) continue;
      const start = clause.words.span.start + match.index;
      const span = { start, end: start + word.length };
      const capital = word.toUpperCase();
      yield { span, args: { word }, fixes: [replaceFix(context, `Write ${capital}`, span, capital)] };
    }
  },
});
