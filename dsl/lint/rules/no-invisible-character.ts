// A lint rule: invisible characters inside the text; its examples are its tests and its documentation.
import { hiddenCharacters } from '../hidden-characters.ts';
import { replaceFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noInvisibleCharacter = fileRule({
  code: 'lint/no-invisible-character',
  category: 'text',
  level: 'warning',
  title: 'No character is invisible',
  message: 'An invisible character ({character}) stands here',
  why: 'Two words that look the same are then two words: cases, terms and searches miss each other.',
  help: 'Delete it.',
  bad: ['indications\n  ANY OF\n    - Epi⟪\u200b⟫lepsy\n    - Hyper⟪\u00ad⟫tension\n'],
  good: ['indications\n  ANY OF\n    - Epilepsy\n    - Hypertension\n'],
  *check(context) {
    const pattern = /[\u00ad\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u2800\u3164\ufeff\uffa0]/g;
    for (const { span, character } of hiddenCharacters(context, pattern))
      yield { span, args: { character }, fixes: [replaceFix(context, 'Delete it', span, '')] };
  },
});
