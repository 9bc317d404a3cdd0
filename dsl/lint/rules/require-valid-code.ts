// A lint rule: codes that their code system cannot have; its examples are its tests and its documentation.
import { codeUses, formWords, hasForm, isReported, likelyCode } from '../code-uses.ts';
import { replaceFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const requireValidCode = fileRule({
  code: 'lint/require-valid-code',
  category: 'codes',
  level: 'warning',
  title: 'Codes have the form of their code system',
  message: '`{code}` cannot be a code of {system}: {form}',
  why: 'No claim carries such a code, so the row or the condition never matches.',
  help: 'Correct the code, or the name of the code system.',
  bad: [
    `indications FOR initial CPT ⟪7639O⟫
  ANY OF
    - Epilepsy

diagnoses NDC
  ⟪123456789⟫  Too short
`,
  ],
  good: [
    `indications FOR initial CPT 76390
  ANY OF
    - Epilepsy

procedures HCPCS
  A9575  Contrast

diagnoses NDC
  12345678901  Contrast
`,
  ],
  *check(context) {
    for (const { system, from, to } of codeUses(context)) {
      for (const { value, span } of to ? [from, to] : [from]) {
        if (value === '' || hasForm(system, value) || isReported(context, span)) continue;
        const meant = likelyCode(system, value);
        yield {
          span,
          args: { code: value, system, form: `it has ${formWords(system)}` },
          fixes: meant === undefined ? [] : [replaceFix(context, `Write ${meant}`, span, meant)],
        };
      }
    }
  },
});
