// A lint rule: invisible signs that turn the direction of the text; its examples are its tests and its documentation.
import { hiddenCharacters } from '../hidden-characters.ts';
import { replaceFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noBidiCharacter = fileRule({
  code: 'lint/no-bidi-character',
  category: 'text',
  level: 'error',
  title: 'No sign turns the direction of the text',
  message: 'An invisible sign ({character}) turns the direction of the text here',
  why: 'What people read then differs from what the engine reads: a "not" can be shown where it does not stand.',
  help: 'Delete it.',
  bad: ['indications\n  ANY OF\n    - Known ⟪\u202e⟫tumor⟪\u202c⟫ of the brain\n'],
  good: ['indications\n  ANY OF\n    - Known tumor of the brain\n'],
  *check(context) {
    const pattern = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
    for (const { span, character } of hiddenCharacters(context, pattern))
      yield { span, args: { character }, fixes: [replaceFix(context, 'Delete it', span, '')] };
  },
});
