// A lint rule: two abbreviations for one thing, given at two places; its examples are its tests and its documentation.
import { foldedWords } from '../folding.ts';
import { fileRule } from '../rule.ts';

export const noSecondAbbreviation = fileRule({
  code: 'lint/no-second-abbreviation',
  category: 'terms',
  level: 'warning',
  title: 'A thing has one abbreviation',
  message: '“{words}” is abbreviated {abbreviation} here and {first} elsewhere',
  why: 'Readers take two abbreviations for two things, and one of them is often a slip.',
  help: 'Use the one that the field uses; where both are used, give both at the term: `Name (ABC, ABD)`.',
  bad: [
    `indications
  ANY OF
    - Metachromatic leukodystrophy (⟪MCL⟫)
    - Seizures in MCL

terms
  Metachromatic leukodystrophy (MLD)
    An inherited disorder of the white matter.
`,
  ],
  good: [
    `indications
  ANY OF
    - Alexander disease (ALX, AXD)
    - Metachromatic leukodystrophy (MLD)

terms
  Alexander disease (ALX, AXD)
    An inherited disorder of the white matter.
  Metachromatic leukodystrophy (MLD)
    A disorder of lipids.
`,
  ],
  *check(context) {
    const first = new Map<string, { readonly shorts: Set<string>; readonly passage: unknown }>();
    for (const { term, names, abbreviations } of context.terms.terms) {
      if (abbreviations.length === 0) continue;
      for (const name of names)
        first.set(foldedWords(name).join(' '), { shorts: new Set(abbreviations), passage: term });
    }
    for (const { abbreviation, words, span, passage } of context.abbreviations.introductions) {
      const key = foldedWords(words).join(' ');
      const known = first.get(key);
      if (!known || known.passage === passage) {
        first.set(key, { shorts: new Set([...(known?.shorts ?? []), abbreviation]), passage });
      } else if (!known.shorts.has(abbreviation)) {
        yield { span, args: { words, abbreviation, first: [...known.shorts].join(', ') } };
      }
    }
  },
});
