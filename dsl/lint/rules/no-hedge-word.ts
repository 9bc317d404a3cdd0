// A lint rule: words that leave the decision to the reader; its examples are its tests and its documentation.
import { matchesIn } from '../passages.ts';
import { fileRule } from '../rule.ts';

export const noHedgeWord = fileRule({
  code: 'lint/no-hedge-word',
  category: 'form',
  level: 'warning',
  title: 'A criterion does not hedge',
  message: '“{word}” leaves it to each reviewer whether the criterion is met',
  why: 'Two reviewers with the same record come to two determinations, and neither can be defended.',
  help: 'Say what must be documented: a number, a finding, a test, a time.',
  bad: [
    `indications
  ANY OF
    - Imaging ⟪may⟫ be helpful
    - ⟪Clinically significant⟫ weight loss
    - Surgery is planned ⟪if appropriate⟫
`,
  ],
  good: [
    `contraindications
  MRI may be contraindicated for
  ANY OF
    - Implanted device
    - Weight loss of more than 5 % in 6 months
        NOTE A clinician may consider other devices.
`,
  ],
  *check(context) {
    for (const passage of context.passages) {
      if (passage.role !== 'criterion') continue;
      for (const { span, groups } of matchesIn(passage, hedges))
        yield { span, args: { word: (groups[0] ?? '').replace(/\s+/g, ' ') } };
    }
  },
});

const hedges =
  /(?<![\w-])(?:(?:if|when|where|as) (?:clinically )?(?:appropriate|needed|necessary|possible|indicated|feasible)|clinically (?:significant|relevant|indicated|appropriate|meaningful)|may|might|could|perhaps|possibly|probably|consider(?:ed|ation)?|generally|usually|typically|normally|often|sometimes|reasonabl[ey]|(?:adequate|sufficient|appropriate)(?! (?:trial|course|period|duration))(?:ly)?|significant(?:ly)?|substantial(?:ly)?|etc\.?|and so on)(?![\w-])/gi;
