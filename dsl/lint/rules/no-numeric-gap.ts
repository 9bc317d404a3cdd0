// A lint rule: values that fall between two neighbouring bands; its examples are its tests and its documentation.
import { valuesBetween } from '../../analysis/number-bands.ts';
import { saidOfClause } from '../context.ts';
import { replaceFix } from '../edits.ts';
import { bandNeighbours, meetingAt } from '../number-bands.ts';
import { fileRule } from '../rule.ts';

export const noNumericGap = fileRule({
  code: 'lint/no-numeric-gap',
  category: 'logic',
  level: 'warning',
  title: 'Neighbouring bands of a number leave no value between them',
  message: '{values} is in neither band: {lower} ends below it, {upper} begins above it',
  why: 'At the declared precision such a value can be documented, and then none of the neighbouring criteria applies.',
  help: 'End the lower band where the upper one begins, with `<` and `>=`; or declare the precision that is really measured.',
  bad: [
    `data
  ahi  "Apnea-hypopnea index"  quantity in /h, precision 0.1, from 0 to 200

indications
  ANY OF
    1. Moderate to severe
         WHEN ahi >= 15 /h
    2. Mild
         WHEN ⟪ahi between 5 /h and 14 /h⟫
       AND ANY OF
         a. Hypertension
         b. Insomnia
`,
    `data
  age  "Age"  quantity in years, precision 1, from 0 to 130

indications
  ANY OF
    1. Child AND ANY OF
         WHEN ⟪age < 18 years⟫
         a. Epilepsy
         b. Stroke
    2. Adult AND ANY OF
         WHEN age > 18 years
         a. Dementia
         b. Tumor
`,
  ],
  good: [
    `data
  ahi  "Apnea-hypopnea index"  quantity in /h, precision 0.1, from 0 to 200

indications
  ANY OF
    1. Moderate to severe
         WHEN ahi >= 15 /h
    2. Mild
         WHEN ahi >= 5 /h AND ahi < 15 /h
       AND ANY OF
         a. Hypertension
         b. Insomnia
`,
  ],
  *check(context) {
    for (const neighbours of bandNeighbours(context)) {
      const { lower, upper, kind, narrow } = neighbours;
      if (kind !== 'gap' || !narrow) continue;
      const { span } = lower.part;
      const closed = meetingAt(neighbours);
      yield {
        span,
        args: {
          values: valuesBetween(neighbours),
          lower: saidOfClause(lower.clause),
          upper: saidOfClause(upper.clause),
        },
        related: [{ uri: context.uri, span: upper.part.span, message: 'the next band begins here' }],
        fixes: closed === undefined ? [] : [replaceFix(context, `Close the gap: ${closed}`, span, closed)],
      };
    }
  },
});
