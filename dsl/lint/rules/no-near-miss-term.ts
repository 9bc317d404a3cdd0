// A lint rule: words that are one slip away from a defined term; its examples are its tests and its documentation.
import { replaceFix } from '../edits.ts';
import { relatedTerm } from '../definitions.ts';
import { fileRule } from '../rule.ts';

export const noNearMissTerm = fileRule({
  code: 'lint/no-near-miss-term',
  category: 'terms',
  level: 'warning',
  title: 'Terms are written as they are defined',
  message: '“{words}” is almost “{term}”, which is defined',
  why: 'One or two letters can name another disease; a reviewer then looks for the wrong one in the record.',
  help: 'Write the term as it is defined; where another one is meant, define that one too.',
  bad: [
    `indications
  ANY OF
    1. Metabolic disorders
         EG Canavan disease; ⟪nonketotic hyperglycemia⟫
    2. Recurrent ⟪encefalopathy⟫

terms
  Canavan disease
    A spongy degeneration of the brain.
  Encephalopathy
    A disorder of the whole brain.
  Nonketotic hyperglycinemia
    A disorder with too much glycine.
`,
  ],
  good: [
    `indications
  ANY OF
    1. Metabolic disorders
         EG Canavan disease; nonketotic hyperglycinemia
    2. Ischemic hypotension

terms
  Canavan disease
    A spongy degeneration of the brain.
  Hypertension, also high blood pressure
    High pressure in the arteries.
  Nonketotic hyperglycinemia
    A disorder with too much glycine.

notes
  Hypertension is no indication.
`,
  ],
  *check(context) {
    for (const { span, wordSpan, word, term, name } of context.nearMisses) {
      yield {
        span,
        args: { words: context.slice(span).replace(/\s+/g, ' '), term: name },
        related: relatedTerm(term, 'the defined term'),
        fixes: [replaceFix(context, `Write "${word}"`, wordSpan, word)],
      };
    }
  },
});
