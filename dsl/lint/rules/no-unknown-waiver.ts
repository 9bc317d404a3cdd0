// A lint rule: waivers of rules that there are not; its examples are its tests and its documentation.
import { distance } from '../near-miss.ts';
import { waiverRule } from '../rule.ts';

export const noUnknownWaiver = waiverRule({
  code: 'lint/no-unknown-waiver',
  category: 'form',
  level: 'warning',
  title: 'A waiver names a rule',
  message: 'No rule has the code {code}{guess}',
  why: 'The finding that was meant is not waived. Errors of the language itself cannot be waived.',
  help: 'Write the code of a lint rule, as it stands with the finding.',
  bad: [
    `indications
  ANY OF
    1. Epilepsy
         WAIVE ⟪lint/no-hedge-words⟫ "The committee wants it so"
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
    for (const { code, codeSpan } of waivers) {
      if (known.has(code)) continue;
      const near = [...known].find((other) => distance(other, code) <= 3);
      yield { span: codeSpan, args: { code, guess: near === undefined ? '' : `; ${near} is one` } };
    }
  },
});
