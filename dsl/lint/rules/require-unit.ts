// A lint rule: numbers of a measured quantity that stand without their unit; its examples are its tests and its documentation.
import type { Amount, Expression, Words } from '../../syntax/ast.ts';
import { expressionParts } from '../../syntax/walk.ts';
import { replacement } from '../edits.ts';
import { computedDetails } from '../located.ts';
import { fileRule } from '../rule.ts';

export const requireUnit = fileRule({
  code: 'lint/require-unit',
  category: 'logic',
  level: 'warning',
  title: 'A number that is measured carries its unit',
  message: '`{number}` stands without a unit, and is read in {unit}',
  why: 'Whoever wrote the number may have thought of another unit: a glucose of 7 is high in mmol/L and deadly low in mg/dL.',
  help: 'Write the unit behind the number.',
  bad: [
    `data
  glucose  "Fasting glucose"  quantity in mg/dL, precision 1, from 10 to 1000

indications
  ANY OF
    1. High fasting glucose
         WHEN glucose >= ⟪126⟫
    2. Low fasting glucose
         WHEN glucose between ⟪20⟫ and 54 mg/dL
`,
  ],
  good: [
    `data
  glucose  "Fasting glucose"  quantity in mg/dL, precision 1, from 10 to 1000
  visits   "Visits"           count

indications
  ANY OF
    1. High fasting glucose
         WHEN glucose >= 126 mg/dL
    2. Frequent visits
         WHEN visits at least 3
`,
  ],
  *check(context) {
    const { elements } = context.graph;
    for (const { clause } of context.clauses) {
      for (const { expression } of computedDetails(clause)) {
        for (const part of expression ? expressionParts(expression) : []) {
          const compared = comparedNumbers(part);
          const element = compared && elements.find(({ key }) => key === compared.element.value);
          if (!compared || element?.kind !== 'quantity' || element.unit === '') continue;
          const bare = compared.amounts.filter(({ unit }) => unit === undefined);
          for (const { number } of bare) {
            const edits = [
              replacement(context, { start: number.span.end, end: number.span.end }, ` ${element.unit}`),
            ];
            yield {
              span: number.span,
              args: { number: number.value, unit: element.unit },
              fixes: [{ label: `Write ${number.value} ${element.unit}`, edits }],
            };
          }
        }
      }
    }
  },
});

function comparedNumbers(
  part: Expression,
): { readonly element: Words; readonly amounts: readonly Pick<Amount, 'number' | 'unit'>[] } | undefined {
  switch (part.kind) {
    case 'compare':
    case 'lasting':
      return { element: part.element, amounts: [part.amount] };
    case 'between':
      return { element: part.element, amounts: [part.from, part.to] };
    case 'rank':
      return { element: part.element, amounts: [{ number: part.value, unit: undefined }] };
    default:
      return undefined;
  }
}
