// A lint rule: lists in brackets that do not say whether they are complete; its examples are its tests and its documentation.
import { bareLists, listLineFix } from '../bracket-lists.ts';
import { fileRule } from '../rule.ts';

export const requireOpenOrClosedList = fileRule({
  code: 'lint/require-open-or-closed-list',
  category: 'logic',
  level: 'warning',
  title: 'A list says whether it is open or closed',
  message: '{list} does not say whether it is complete',
  why: 'Read as examples it admits what is not named, read as complete it denies it; reviewers differ.',
  help: 'Write the list below the criterion: `EG a; b` where these are examples, `ONLY a; b` where nothing else counts.',
  bad: [
    `contraindications
  ANY OF
    - Implanted devices ⟪(aneurysm clips, cochlear implant, insulin pump)⟫
    - Pregnancy
`,
  ],
  good: [
    `contraindications
  ANY OF
    - Implanted devices
        EG aneurysm clips; cochlear implant; insulin pump
    - Alexander disease (ALX, AXD)
    - Adults (21 years or older)

terms
  Alexander disease (ALX, AXD)
    An inherited disorder of the white matter.
`,
  ],
  *check(context) {
    for (const list of bareLists(context)) {
      const fixes = [...listLineFix(context, list, 'EG'), ...listLineFix(context, list, 'ONLY')];
      yield { span: list.span, args: { list: list.text }, fixes };
    }
  },
});
