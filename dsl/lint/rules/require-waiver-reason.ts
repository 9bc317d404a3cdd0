// A lint rule: waivers that give no reason; its examples are its tests and its documentation.
import { waiverRule } from '../rule.ts';

export const requireWaiverReason = waiverRule({
  code: 'lint/require-waiver-reason',
  category: 'form',
  level: 'warning',
  title: 'A waiver gives its reason',
  message: 'The reason “{reason}” tells nobody why {code} does not apply',
  why: 'Reasons are printed in reports; the committee decides by them whether the waiver stands.',
  help: 'Say in a sentence why the finding is right to stay.',
  bad: [
    `indications
  ANY OF
    1. Imaging may help
         ⟪WAIVE lint/no-hedge-word "ok"⟫
    2. Stroke
`,
  ],
  good: [
    `indications
  ANY OF
    1. Imaging may help
         WAIVE lint/no-hedge-word "The words of the contract"
    2. Stroke
`,
  ],
  *check(waivers) {
    for (const { code, reason, span } of waivers) {
      const words = reason.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word));
      if (words.length < 2) yield { span, args: { code, reason } };
    }
  },
});
