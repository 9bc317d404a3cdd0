// A lint rule: terms that are used as if they were defined; its examples are its tests and its documentation.
import { clauseSpan } from '../context.ts';
import { foldedWords } from '../folding.ts';
import { isQuestion, type LocatedClause, type LocatedList } from '../located.ts';
import { matchesIn } from '../passages.ts';
import { fileRule } from '../rule.ts';

export const noUndefinedTerm = fileRule({
  code: 'lint/no-undefined-term',
  category: 'terms',
  level: 'info',
  title: 'What is used as a defined term is defined',
  message: '{terms} not defined, though {reason}',
  why: 'A reader who looks for the definition finds none and decides by a meaning of his own.',
  help: 'Add the definition under terms, or name the criterion by a term that is defined.',
  bad: [
    `indications
  ANY OF
    1. Alexander disease
    2. Canavan disease
    3. Krabbe disease
    4. ⟪Leigh syndrome⟫

terms
  Alexander disease
    A disorder of the white matter.
  Canavan disease
    A spongy degeneration of the brain.
  Krabbe disease
    A disorder of lipids.
`,
    `indications
  ANY OF
    1. Intractable epilepsy, ⟪as defined⟫ below
    2. Stroke
`,
  ],
  good: [
    `indications
  ANY OF
    1. Alexander disease, as defined below
    2. Stroke
    3. Dementia

terms
  Alexander disease
    A disorder of the white matter.
`,
  ],
  *check(context) {
    for (const list of context.lists) {
      const open = undefinedItems(list, (words) => context.terms.occurrences(words).length > 0);
      const [first, ...more] = open;
      if (!first) continue;
      const names = open.map(({ model }) => `“${model.words}”`);
      const last = names.at(-1) ?? '';
      yield {
        span: clauseSpan(first),
        args: {
          terms: more.length === 0 ? `${last} is` : `${names.slice(0, -1).join(', ')} and ${last} are`,
          reason: `the other ${String(list.items.length - open.length)} items of the list are`,
        },
        related: more.map((clause) => ({
          uri: context.uri,
          span: clauseSpan(clause),
          message: 'not defined',
        })),
      };
    }
    for (const passage of context.passages) {
      if (passage.role !== 'criterion' || context.terms.occurrences(passage.text).length > 0) continue;
      for (const { span } of matchesIn(passage, /\bas defined\b|\bsee (?:the )?definitions?\b/gi))
        yield { span, args: { terms: 'A term of this criterion is', reason: 'the words say so' } };
    }
  },
});

/** Items without a defined term where three in four of their neighbours, and at least three, have one. */
function undefinedItems(
  { items }: LocatedList,
  hasTerm: (words: string) => boolean,
): readonly LocatedClause[] {
  const named = items.flatMap(({ clauses }) => {
    const [only, ...more] = clauses;
    return only && more.length === 0 && isQuestion(only.clause) ? [only] : [];
  });
  const open = named.filter(({ model }) => !hasTerm(model.words));
  const defined = named.length - open.length;
  if (named.length < items.length || defined < 3 || defined < open.length * 3) return [];
  return open.filter(({ model }) => foldedWords(model.words).length <= 6);
}
