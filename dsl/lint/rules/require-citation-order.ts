// A lint rule: citations of one criterion out of the order of their numbers; its examples are its tests and its documentation.
import { citationLists } from '../citations.ts';
import { fileRule } from '../rule.ts';

export const requireCitationOrder = fileRule({
  code: 'lint/require-citation-order',
  category: 'evidence',
  level: 'info',
  title: 'Citations stand in the order of their printed numbers',
  message: 'Printed as {printed}; in order it is {ordered}{others}',
  why: 'Readers look numbers up in order; a list out of order also shows that keys were added without a look at the references.',
  help: 'Sort the keys by the order of the references.',
  bad: [
    `indications
  ANY OF
    - Epilepsy  [⟪young-2021, smith-2020⟫]
    - Stroke  [smith-2020, young-2021]

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
  young-2021  Young, B. (2021). Ataxia in children. *Journal*, 2(1), 3-4.
`,
  ],
  good: [
    `indications
  ANY OF
    - Epilepsy  [smith-2020, young-2021]

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
  young-2021  Young, B. (2021). Ataxia in children. *Journal*, 2(1), 3-4.
`,
  ],
  *check(context) {
    const numbers = new Map(context.guideline.references.map(({ key, number }) => [key, number]));
    const numberOf = (key: string): number => numbers.get(key) ?? Infinity;
    const wrong = citationLists(context).flatMap((list) => {
      const keys = list.map(({ value }) => value);
      const ordered = keys.toSorted((a, b) => numberOf(a) - numberOf(b));
      const [first, last] = [list[0], list.at(-1)];
      if (!first || !last || ordered.every((key, index) => key === keys[index])) return [];
      return [{ span: { start: first.span.start, end: last.span.end }, keys, ordered }];
    });
    const [first, ...more] = wrong;
    if (!first) return;
    const print = (keys: readonly string[]): string =>
      keys.map((key) => `[${String(numberOf(key))}]`).join(' ');
    const edits = wrong.map(({ span, ordered }) => ({ uri: context.uri, span, newText: ordered.join(', ') }));
    yield {
      span: first.span,
      args: {
        printed: print(first.keys),
        ordered: print(first.ordered),
        others:
          more.length === 0 ? '' : `; ${String(more.length)} more of the document's lists are out of order`,
      },
      related: more.map(({ span }) => ({ uri: context.uri, span, message: 'out of order too' })),
      fixes: [{ label: 'Sort the citations of the document', edits }],
    };
  },
});
