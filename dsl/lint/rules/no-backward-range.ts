// A lint rule: code ranges whose end comes before their start; its examples are its tests and its documentation.
import { comparableCode } from '../../decision/codes.ts';
import { codeUses, isReported } from '../code-uses.ts';
import { replaceFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noBackwardRange = fileRule({
  code: 'lint/no-backward-range',
  category: 'codes',
  level: 'warning',
  title: 'A code range starts with its lower end',
  message: 'No code lies between {from} and {to}: the range runs backwards',
  why: 'It matches nothing, so what was meant to be listed is not.',
  help: 'Swap the two ends.',
  bad: [
    `data
  diagnosis  "Diagnoses"  codes from ICD-10-CM

indications
  ANY OF
    - Tumor of the brain
        WHEN diagnosis in ⟪C71.9-C71.0⟫
    - Epilepsy
`,
  ],
  good: [
    `data
  diagnosis  "Diagnoses"  codes from ICD-10-CM

indications
  ANY OF
    - Tumor of the brain
        WHEN diagnosis in C71.0-C71.9
    - Epilepsy
`,
  ],
  *check(context) {
    for (const { from, to, span } of codeUses(context)) {
      if (!to || comparableCode(from.value) <= comparableCode(to.value) || isReported(context, span))
        continue;
      const swapped = `${to.value}-${from.value}`;
      yield {
        span,
        args: { from: from.value, to: to.value },
        fixes: [replaceFix(context, `Write ${swapped}`, span, swapped)],
      };
    }
  },
});
