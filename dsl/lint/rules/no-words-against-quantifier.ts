// A lint rule: words such as "all of the following" above a list with another list word; its examples are its tests and its documentation.
import type { Fix } from '../../source/diagnostic.ts';
import type { Quantifier, QuantifierKind, Words } from '../../syntax/ast.ts';
import type { LintContext } from '../context.ts';
import { replaceFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noWordsAgainstQuantifier = fileRule({
  code: 'lint/no-words-against-quantifier',
  category: 'logic',
  level: 'warning',
  title: 'The words above a list agree with its list word',
  message: 'The words say "{words}", but the list is {quantifier}',
  why: 'People read the words and the engine reads the list word; the two decide differently.',
  help: 'Correct the list word, or delete the words.',
  bad: [
    `indications
  Covered when ⟪all of the following⟫ are documented
  ANY OF
    1. Epilepsy
    2. Known tumor, with ⟪at least one of⟫: ALL OF
         a. Seizures
         b. Headache
`,
  ],
  good: [
    `indications
  Covered when any of the following is documented
  ANY OF
    1. Epilepsy
    2. Known tumor
`,
  ],
  *check(context) {
    for (const { section } of context.sections)
      yield* judge(context, section.leadIn, section.group?.quantifier);
    for (const { clause } of context.clauses) yield* judge(context, clause.words, clause.group?.quantifier);
  },
});

const phrases: readonly (readonly [RegExp, readonly QuantifierKind[]])[] = [
  [/\b(?:all|each|every one) of(?: the)?(?: following)?\b/i, ['ALL OF', 'BOTH OF']],
  [/\bboth of(?: the)?(?: following)?\b/i, ['BOTH OF', 'ALL OF']],
  [/\bnone of(?: the)?(?: following)?\b/i, ['NONE OF']],
  [/\beither of(?: the)?(?: following)?\b/i, ['EITHER OF', 'ANY OF']],
  [
    /\b(?:any(?: one)?|(?:at least )?one(?: or more)?) of(?: the)?(?: following)?\b/i,
    ['ANY OF', 'EITHER OF', 'AT LEAST', 'EXACTLY', 'AT MOST'],
  ],
];

function* judge(context: LintContext, words: Words | undefined, quantifier: Quantifier | undefined) {
  if (!words || !quantifier) return;
  const text = context.slice(words.span);
  for (const [pattern, kinds] of phrases) {
    const match = pattern.exec(text);
    if (!match) continue;
    if (!kinds.includes(quantifier.kind)) {
      const start = words.span.start + match.index;
      yield {
        span: { start, end: start + match[0].length },
        args: { words: match[0], quantifier: context.slice(quantifier.span) },
        related: [{ uri: context.uri, span: quantifier.span, message: 'the list word' }],
        fixes: rewrite(context, quantifier, kinds[0]),
      };
    }
    return;
  }
}

function rewrite(
  context: LintContext,
  { span }: Quantifier,
  kind: QuantifierKind | undefined,
): readonly Fix[] {
  const plain = kind === 'BOTH OF' ? 'ALL OF' : kind === 'EITHER OF' ? 'ANY OF' : kind;
  return plain === undefined ? [] : [replaceFix(context, `Make the list ${plain}`, span, plain)];
}
