// A lint rule: one abbreviation for two things; its examples are its tests and its documentation.
import type { RelatedPlace } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { LintContext } from '../context.ts';
import { foldedWords } from '../folding.ts';
import { fileRule } from '../rule.ts';

export const noAmbiguousAbbreviation = fileRule({
  code: 'lint/no-ambiguous-abbreviation',
  category: 'terms',
  level: 'warning',
  title: 'An abbreviation stands for one thing',
  message: '{abbreviation} stands for “{words}” here and for “{first}” elsewhere',
  why: 'Wherever it stands alone, a reader has to guess which of the two is meant.',
  help: 'Spell one of the two out everywhere.',
  bad: [
    `indications
  ANY OF
    - Multiple sclerosis (MS)
    - Mitral stenosis (⟪MS⟫)
`,
    `indications
  ANY OF
    - Megalencephalic leukoencephalopathy (⟪MLC⟫)
    - Metachromatic leukodystrophy

terms
  Megalencephalic leukoencephalopathy
    An inherited disorder of the white matter.
  Metachromatic leukodystrophic change (MLC)
    A finding of pathology.
`,
  ],
  good: [
    `indications
  ANY OF
    - Vanishing white matter disease (VWM)
    - Multiple Sclerosis (MS)

terms
  Multiple sclerosis (MS)
    A demyelinating disease.
  Vanishing white matter (VWM)
    An inherited disorder of the white matter.
`,
  ],
  *check(context) {
    const first = new Map<string, Expansion>();
    for (const term of expansionsOfTerms(context))
      if (!first.has(term.abbreviation)) first.set(term.abbreviation, term);
    for (const { abbreviation, expansion, words, span } of context.abbreviations.introductions) {
      const own = { abbreviation, words, key: expansion, span, uri: context.uri };
      const earlier = first.get(abbreviation);
      if (!earlier) first.set(abbreviation, own);
      else if (!isSame(context, earlier, own))
        yield {
          span,
          args: { abbreviation, words, first: earlier.words },
          related: [related(earlier)],
        };
    }
  },
});

interface Expansion {
  readonly abbreviation: string;
  readonly words: string;
  readonly key: string;
  readonly uri: string;
  readonly span: Span;
}

function expansionsOfTerms({ terms }: LintContext): readonly Expansion[] {
  return terms.terms.flatMap(({ term, entry, abbreviations }) =>
    abbreviations.map((abbreviation) => ({
      abbreviation,
      words: term.name,
      key: foldedWords(term.name).join(' '),
      uri: term.place.uri,
      span: entry?.name.span ?? term.place.span,
    })),
  );
}

/** Names of one term, or one the beginning or the end of the other: `vanishing white matter` and `vanishing white matter disease`. */
function isSame({ terms }: LintContext, a: Expansion, b: Expansion): boolean {
  const [first, second] = [` ${a.key} `, ` ${b.key} `];
  if (first.includes(second) || second.includes(first)) return true;
  return terms.meaningKey(a.words) === terms.meaningKey(b.words);
}

function related({ uri, span, words }: Expansion): RelatedPlace {
  return { uri, span, message: `“${words}”` };
}
