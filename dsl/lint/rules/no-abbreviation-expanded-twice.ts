// A lint rule: abbreviations that are introduced again; its examples are its tests and its documentation.
import type { Introduction } from '../abbreviations.ts';
import { fileRule } from '../rule.ts';

export const noAbbreviationExpandedTwice = fileRule({
  code: 'lint/no-abbreviation-expanded-twice',
  category: 'terms',
  level: 'info',
  title: 'An abbreviation is introduced once',
  message: '{abbreviation} is spelled out a second time',
  why: 'A second introduction makes readers look for a second meaning.',
  help: 'Write only the abbreviation, or only the words.',
  bad: [
    `indications
  ANY OF
    - Magnetic resonance imaging (MRI) was normal
    - Magnetic resonance imaging (⟪MRI⟫) was indeterminate
    - MRI was not done
`,
  ],
  good: [
    `indications
  ANY OF
    - Magnetic resonance imaging (MRI) was normal
    - MRI was indeterminate
    - MRI was not done

terms
  Magnetic resonance imaging (MRI)
    Pictures by radio waves.
`,
  ],
  *check(context) {
    const first = new Map<string, Introduction>();
    for (const introduction of context.abbreviations.introductions) {
      const { abbreviation, span, passage, expansion } = introduction;
      if (passage.role === 'definition' || passage.role === 'title' || passage.role === 'term') continue;
      const earlier = first.get(abbreviation);
      if (!earlier) first.set(abbreviation, introduction);
      else if (earlier.expansion === expansion)
        yield {
          span,
          args: { abbreviation },
          related: [{ uri: context.uri, span: earlier.span, message: 'spelled out here first' }],
        };
    }
  },
});
