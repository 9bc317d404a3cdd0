// A lint rule: one publication under two keys; its examples are its tests and its documentation.
import { doiOf, titleOf } from '../../model/reference-text.ts';
import { foldedWords } from '../folding.ts';
import { fileRule } from '../rule.ts';

export const noSameReferenceTwice = fileRule({
  code: 'lint/no-same-reference-twice',
  category: 'evidence',
  level: 'warning',
  title: 'A publication has one key',
  message: '`{key}` is the same publication as `{first}`: {reason}',
  why: 'It gets two numbers in print and looks like two pieces of evidence.',
  help: 'Delete one and cite the other.',
  bad: [
    `indications
  ANY OF
    - Epilepsy  [smith-2020, smith-2020b]

references
  smith-2020   Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
  ⟪smith-2020b⟫  Smith, A. & Young, B. (2020). Spectroscopy in Epilepsy. *Journal*, 1(1), 1-2.
`,
  ],
  good: [
    `indications
  ANY OF
    - Epilepsy  [smith-2020, smith-2021]

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
  smith-2021  Smith, A. (2021). Spectroscopy in epilepsy, a second look. *Journal*, 2(1), 1-2.
`,
  ],
  *check(context) {
    const seen = new Map<string, { readonly key: string; readonly reason: string }>();
    for (const { entries } of context.sectionsOf('references')) {
      for (const { key, text } of entries) {
        const title = titleOf(text.value);
        const marks = [
          { mark: doiOf(text.value), reason: 'the same DOI' },
          { mark: title && `title ${foldedWords(title).join(' ')}`, reason: 'the same title' },
          { mark: `text ${foldedWords(text.value).join(' ')}`, reason: 'the same text' },
        ];
        const found = marks.flatMap(({ mark, reason }) => {
          const first = mark === undefined ? undefined : seen.get(mark);
          return first && first.key !== key.value ? [{ first: first.key, reason }] : [];
        })[0];
        if (found) yield { span: key.span, args: { key: key.value, ...found } };
        for (const { mark, reason } of marks)
          if (mark !== undefined && !seen.has(mark)) seen.set(mark, { key: key.value, reason });
      }
    }
  },
});
