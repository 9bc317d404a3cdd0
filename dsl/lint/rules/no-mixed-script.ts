// A lint rule: letters of another alphabet inside a word; its examples are its tests and its documentation.
import { codePoint } from '../hidden-characters.ts';
import { replaceFix } from '../edits.ts';
import { matchesIn } from '../passages.ts';
import { firstLookAlike, inLatin } from '../look-alikes.ts';
import { fileRule } from '../rule.ts';

export const noMixedScript = fileRule({
  code: 'lint/no-mixed-script',
  category: 'text',
  level: 'warning',
  title: 'A word is written in one alphabet',
  message: '“{word}” holds {character}, a letter that only looks like {latin}',
  why: 'Searches, cases and definitions do not find the word, although it looks right.',
  help: 'Type the letter again.',
  // The o of the word is a Cyrillic one.
  bad: ['indications\n  ANY OF\n    - ⟪Tum\u043er⟫ of the brain\n'],
  good: ['indications\n  ANY OF\n    - Tumor with high TNF\u03b1 or \u03b2-HCG\n'],
  *check(context) {
    for (const passage of context.passages) {
      for (const { span, groups } of matchesIn(passage, /[\p{L}\p{N}]+/gu)) {
        const [word = ''] = groups;
        if (!/\p{Script=Latin}/u.test(word)) continue;
        const alien = firstLookAlike(word);
        if (!alien) continue;
        const plain = inLatin(word);
        yield {
          span,
          args: { word, character: codePoint(alien.letter), latin: alien.latin },
          fixes: [replaceFix(context, `Write "${plain}"`, span, plain)],
        };
      }
    }
  },
});
