// A lint rule: code ranges that run from one category into the next; its examples are its tests and its documentation.
import { codeUses, crossing } from '../code-uses.ts';
import { fileRule } from '../rule.ts';

export const noRangeAcrossCategories = fileRule({
  code: 'lint/no-range-across-categories',
  category: 'codes',
  level: 'warning',
  title: 'A code range stays within its category',
  message: '{from} to {to} runs across {groups} of {system}',
  why: 'Such a range covers whatever lies between, which nobody has listed; mostly one end is a slip.',
  help: 'Write one range for each category, or correct the end that was meant otherwise.',
  bad: [
    `data
  diagnosis  "Diagnoses"  codes from ICD-10-CM

procedures CPT
  ⟪70551-80553⟫  Imaging

indications
  ANY OF
    - Lung cancer
        WHEN diagnosis in ⟪C34.00-C35.92⟫
`,
  ],
  good: [
    `data
  diagnosis  "Diagnoses"  codes from ICD-10-CM

procedures CPT
  70551-70553  Imaging

indications
  ANY OF
    - Lung cancer
        WHEN diagnosis in C34.00-C34.92
    - Tumor of the mouth or throat
        WHEN diagnosis in C00-C14
`,
  ],
  *check(context) {
    for (const use of codeUses(context)) {
      const groups = crossing(use);
      if (groups === undefined || !use.to) continue;
      yield {
        span: use.span,
        args: { from: use.from.value, to: use.to.value, groups, system: use.system },
      };
    }
  },
});
