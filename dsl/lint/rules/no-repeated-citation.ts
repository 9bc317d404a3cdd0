// A lint rule: one key twice in a list of citations; its examples are its tests and its documentation.
import { citationLists } from '../citations.ts';
import { fileRule } from '../rule.ts';

export const noRepeatedCitation = fileRule({
  code: 'lint/no-repeated-citation',
  category: 'evidence',
  level: 'warning',
  title: 'A criterion cites a reference once',
  message: '`{key}` is cited twice here',
  why: 'It prints one number twice; often another reference was meant.',
  help: 'Delete it, or write the key that was meant.',
  bad: [
    `indications
  ANY OF
    - Epilepsy  [smith-2020, ⟪smith-2020⟫]

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
`,
  ],
  good: [
    `indications
  ANY OF
    - Epilepsy  [smith-2020]

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
`,
  ],
  *check(context) {
    for (const list of citationLists(context)) {
      for (const [index, { value, span }] of list.entries()) {
        const before = list[index - 1];
        if (!before || !list.slice(0, index).some((earlier) => earlier.value === value)) continue;
        const rest = { start: before.span.end, end: span.end };
        yield {
          span,
          args: { key: value },
          fixes: [{ label: 'Delete it', edits: [{ uri: context.uri, span: rest, newText: '' }] }],
        };
      }
    }
  },
});
