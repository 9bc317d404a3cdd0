// A lint rule: criteria that are proved never to be met; its examples are its tests and its documentation.
import { clauseOfNode, saidOfNode, spanOfNode } from '../criterion-places.ts';
import { fileRule } from '../rule.ts';

export const noContradiction = fileRule({
  code: 'lint/no-contradiction',
  category: 'logic',
  level: 'warning',
  title: 'Every criterion can be met',
  message: '{criterion} can never be met: its conditions exclude each other',
  why: 'No case fulfils it, so everything that depends on it fails silently.',
  help: 'Correct the condition that was meant otherwise.',
  bad: [
    `data
  age  "Age"  quantity in years, precision 1, from 0 to 130

indications
  ANY OF
    1. ⟪ALL OF⟫  {child-and-senior}
         a. Child
              WHEN age < 18 years
         b. Senior
              WHEN age >= 65 years
    2. Epilepsy
`,
    `data
  bmi  "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120

indications
  ANY OF
    1. Obesity
         WHEN ⟪bmi >= 40 kg/m2 AND bmi < 35 kg/m2⟫
    2. Epilepsy
`,
  ],
  good: [
    `data
  age  "Age"  quantity in years, precision 1, from 0 to 130

indications
  ANY OF
    1. Child
         WHEN age < 18 years
    2. Senior
         WHEN age >= 65 years
`,
  ],
  *check(context) {
    for (const node of context.logic.impossible) {
      const own = context.graph.nodes[node];
      // A backward range of codes was reported while it was read.
      if (own?.kind === 'test' && own.test.op === 'codes-in') continue;
      const span = spanOfNode(context, node);
      const located = clauseOfNode(context, node);
      if (!span) continue;
      const number = located?.item.model.number ?? '';
      const said = located?.model.words === '' ? `The list ${number}`.trim() : saidOfNode(context, node);
      yield { span, args: { criterion: located ? said : 'The list of this section' } };
    }
  },
});
