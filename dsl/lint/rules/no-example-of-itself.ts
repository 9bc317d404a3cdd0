// A lint rule: criteria among their own examples; its examples are its tests and its documentation.
import type { Words } from '../../syntax/ast.ts';
import type { LintContext } from '../context.ts';
import { isAbbreviation } from '../folding.ts';
import type { LocatedClause } from '../located.ts';
import { fileRule } from '../rule.ts';

export const noExampleOfItself = fileRule({
  code: 'lint/no-example-of-itself',
  category: 'logic',
  level: 'info',
  title: 'A criterion is not among its own examples',
  message: '{examples} only {says} the criterion again: “{criterion}”',
  why: 'Examples tell a reviewer what else counts; a second name of the same thing belongs in the words or under terms.',
  help: 'Delete it from the list; a synonym or abbreviation belongs at the term.',
  bad: [
    `indications
  ANY OF
    - Alexander disease (ALX, AXD)
        EG ⟪ALX⟫; AXD; demyelinating leukodystrophy
    - Stroke
`,
  ],
  good: [
    `indications
  ANY OF
    - Alexander disease (ALX, AXD)
        EG demyelinating leukodystrophy
    - Stroke

terms
  Alexander disease (ALX, AXD)
    An inherited disorder of the white matter.
`,
  ],
  *check(context) {
    for (const located of context.clauses) {
      const entries = located.clause.details.flatMap((detail) =>
        detail.kind === 'EG' ? detail.entries : [],
      );
      const own = entries.filter((entry) => repeats(context, located, entry));
      const [first] = own;
      if (!first) continue;
      const listed = own.map(({ value }) => `“${value}”`);
      yield {
        span: first.span,
        args: {
          examples: listed.join(' and '),
          says: own.length === 1 ? 'says' : 'say',
          criterion: located.model.words,
        },
      };
    }
  },
});

function repeats({ terms }: LintContext, { model }: LocatedClause, { value }: Words): boolean {
  const inBrackets = [...model.words.matchAll(/\(([^()]*)\)/g)].flatMap((match) =>
    (match[1] ?? '').split(/\s*[,;]\s*/),
  );
  if (isAbbreviation(value) && inBrackets.includes(value)) return true;
  return terms.meaningKey(value) === terms.meaningKey(model.words);
}
