// A lint rule: abbreviations that are introduced and never used; its examples are its tests and its documentation.
import { criteriaRoles } from '../context.ts';
import { fileRule } from '../rule.ts';

export const noAbbreviationUsedOnce = fileRule({
  code: 'lint/no-abbreviation-used-once',
  category: 'terms',
  level: 'info',
  title: 'An abbreviation that is introduced is used',
  message: '{abbreviations} introduced and never used again',
  why: 'It is one more thing to remember for nothing; often a later criterion uses another abbreviation for the same thing.',
  help: 'Delete it, or use it.',
  bad: [
    `indications
  ANY OF
    - Hypoxic ischemic encephalopathy (⟪HIE⟫)
    - Pelizaeus-Merzbacher disease (PMD)
`,
  ],
  good: [
    `indications
  ANY OF
    - Hypoxic ischemic encephalopathy (HIE)
    - Cardiac arrest that led to HIE
    - Multiple sclerosis (MS)

terms
  Multiple sclerosis (MS)
    A demyelinating disease.
`,
  ],
  *check(context) {
    const { introductions, uses } = context.abbreviations;
    const counts = new Map<string, number>();
    const names = context.terms.terms.flatMap(({ abbreviations }) => abbreviations);
    for (const short of [...introductions, ...uses].map(({ abbreviation }) => abbreviation).concat(names))
      counts.set(short, (counts.get(short) ?? 0) + 1);
    const lonely = introductions.filter(
      ({ abbreviation, passage }) => criteriaRoles.has(passage.role) && counts.get(abbreviation) === 1,
    );
    const [first, ...more] = lonely;
    if (!first) return;
    const listed = lonely.map(({ abbreviation }) => abbreviation);
    const last = listed.at(-1) ?? '';
    yield {
      span: first.span,
      args: {
        abbreviations: more.length === 0 ? `${last} is` : `${listed.slice(0, -1).join(', ')} and ${last} are`,
      },
      related: more.map(({ span }) => ({ uri: context.uri, span, message: 'used once too' })),
    };
  },
});
