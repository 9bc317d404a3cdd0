// A lint rule: one term defined twice in the same words; its examples are its tests and its documentation.
import { relatedTerm, repeatedDefinitions } from '../definitions.ts';
import { deleteLinesFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noDuplicateDefinition = fileRule({
  code: 'lint/no-duplicate-definition',
  category: 'terms',
  level: 'warning',
  title: 'A term is defined once',
  message: '“{term}” is defined in the words of “{other}”',
  why: 'The next editor corrects one of the two, and then they differ.',
  help: 'Delete one; where they are two names of one thing, write the other behind the first: `Name, also other name`.',
  bad: [
    `indications
  ANY OF
    - Metastasis of a lung tumor
    - Globoid cell leukodystrophy

terms
  Globoid cell leukodystrophy, also Krabbe disease
    An inherited disorder of the white matter.
  ⟪Krabbe disease⟫
    An inherited disorder of the white matter.
  Metastasis
    Spread of a disease to a distant place.
  ⟪Metastasis⟫
    Spread of a disease to a distant place.
`,
  ],
  good: [
    `indications
  ANY OF
    - Metastasis of a lung tumor

terms
  Metastasis
    Spread of a disease to a distant place.
`,
  ],
  *check(context) {
    for (const { entry, other, shared, sameWords } of repeatedDefinitions(context)) {
      if (!sameWords) continue;
      const fixes = shared === '' ? [] : [deleteLinesFix(context, 'Delete this definition', entry.span)];
      yield {
        span: entry.name.span,
        args: { term: entry.name.value, other: other.term.name },
        related: relatedTerm(other, 'defined here'),
        fixes,
      };
    }
  },
});
