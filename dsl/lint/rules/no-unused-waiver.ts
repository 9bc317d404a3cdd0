// A lint rule: waivers of findings that are not there; its examples are its tests and its documentation.
import { waiverRule } from '../rule.ts';

export const noUnusedWaiver = waiverRule({
  code: 'lint/no-unused-waiver',
  category: 'form',
  level: 'warning',
  title: 'A waiver waives something',
  message: 'Nothing here raises {code}, so there is nothing to waive',
  why: 'It would silently waive the next finding of this kind, for a reason that was given for another one.',
  help: 'Delete the waiver.',
  bad: [
    `indications
  ANY OF
    1. Epilepsy
         ⟪WAIVE lint/no-hedge-word "The committee wants it so"⟫
    2. Stroke
`,
  ],
  good: [
    `indications
  ANY OF
    1. Imaging may help
         WAIVE lint/no-hedge-word "The committee wants it so"
    2. Stroke
`,
  ],
  *check(waivers, known) {
    for (const { code, span, used, removal } of waivers)
      if (used === 0 && known.has(code)) yield { span, args: { code }, fixes: [removal] };
  },
});
