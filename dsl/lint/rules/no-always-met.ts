// A lint rule: criteria that are proved never to fail; its examples are its tests and its documentation.
import { clauseOfNode, saidOfNode, spanOfNode } from '../criterion-places.ts';
import { fileRule } from '../rule.ts';

export const noAlwaysMet = fileRule({
  code: 'lint/no-always-met',
  category: 'logic',
  level: 'warning',
  title: 'Every criterion can fail',
  message: '{criterion} is met in every case in which the facts are known',
  why: 'It asks for facts and decides nothing by them; most often an end of a range was meant otherwise.',
  help: 'Correct the condition, or delete it; where only the documentation is asked for, write `WHEN known element`.',
  bad: [
    `data
  age  "Age"  quantity in years, precision 1, from 0 to 130

indications
  ALL OF
    1. Epilepsy
    2. Child or adult
         WHEN ⟪age < 18 years OR age >= 18 years⟫
`,
  ],
  good: [
    `data
  age  "Age"  quantity in years, precision 1, from 0 to 130

indications
  ALL OF
    1. Epilepsy
    2. The age is documented
         WHEN known age
`,
  ],
  *check(context) {
    for (const node of context.logic.certain) {
      const { origin } = context.graph.nodes[node] ?? {};
      const span = spanOfNode(context, node);
      // What lowering adds for guards covers every case on purpose.
      if (!origin || origin.role === 'part' || !span || !clauseOfNode(context, node)) continue;
      yield { span, args: { criterion: saidOfNode(context, node) } };
    }
  },
});
