// A lint rule: values that fall into two neighbouring bands; its examples are its tests and its documentation.
import { saidOfClause } from '../context.ts';
import { replaceFix } from '../edits.ts';
import { bandNeighbours, meetingAt } from '../number-bands.ts';
import { fileRule } from '../rule.ts';
import { valuesBetween } from '../../analysis/number-bands.ts';

export const noNumericOverlap = fileRule({
  code: 'lint/no-numeric-overlap',
  category: 'logic',
  level: 'warning',
  title: 'Neighbouring bands of a number share no value',
  message: '{values} is in both bands: {lower} and {upper}',
  why: 'A value at the border is then judged by two criteria that were meant to exclude each other.',
  help: 'End the lower band below the upper one, with `<` and `>=`.',
  bad: [
    `data
  age  "Age"  quantity in years, precision 1, from 0 to 130

indications
  ANY OF
    1. Child
         WHEN ⟪age between 2 years and 12 years⟫
       AND epilepsy
    2. Adolescent
         WHEN age between 12 years and 21 years
       AND a tumor
`,
  ],
  good: [
    `data
  age  "Age"  quantity in years, precision 1, from 0 to 130

indications
  ANY OF
    1. Child
         WHEN age >= 2 years AND age < 12 years
       AND epilepsy
    2. Adolescent
         WHEN age between 12 years and 21 years
       AND a tumor
    3. Elderly
         WHEN age >= 65 years
       AND a fall
    4. Very old
         WHEN age >= 80 years
`,
  ],
  *check(context) {
    for (const neighbours of bandNeighbours(context)) {
      const { lower, upper, kind, narrow } = neighbours;
      if (kind !== 'overlap' || !narrow) continue;
      const { span } = lower.part;
      const parted = meetingAt(neighbours);
      yield {
        span,
        args: {
          values: valuesBetween(neighbours),
          lower: saidOfClause(lower.clause),
          upper: saidOfClause(upper.clause),
        },
        related: [{ uri: context.uri, span: upper.part.span, message: 'the other band begins here' }],
        fixes: parted === undefined ? [] : [replaceFix(context, `Part them: ${parted}`, span, parted)],
      };
    }
  },
});
