// A lint rule: words such as "all of the following" above a list with another list word; its examples are its tests and its documentation.
import type { Fix } from '../../source/diagnostic.ts';
import type { Quantifier, QuantifierKind, Words } from '../../syntax/ast.ts';
import { saidCountIn, type SaidCount } from '../../syntax/said-count.ts';
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
    3. Relapse, with ⟪one or both of these⟫: ALL OF
         a. Fever
         b. Weakness
    4. Migraine, with ⟪at least 3 of the following⟫: AT LEAST 2 OF
         a. Aura
         b. Nausea
         c. Vomiting
`,
    `indications
  Covered when ⟪at least two of the following⟫ are documented
  ANY OF
    1. Epilepsy
    2. Stroke
`,
  ],
  good: [
    `indications
  Covered when any of the following is documented
  ANY OF
    1. Epilepsy
    2. Known tumor
`,
    `indications
  Covered when at least two of the following are documented
  AT LEAST 2 OF
    1. Epilepsy
    2. Known tumor, with one or both of these: ANY OF
         a. Seizures
         b. Headache
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
  [/(?<!\bor )\bboth of(?: the)?(?: following)?\b/i, ['BOTH OF', 'ALL OF']],
  [/\bnone of(?: the)?(?: following)?\b/i, ['NONE OF']],
  [/\beither of(?: the)?(?: following)?\b/i, ['EITHER OF', 'ANY OF']],
  [/\bone or both of(?: the)?(?: following| these)?\b/i, ['ANY OF', 'EITHER OF', 'AT LEAST']],
  [
    /\b(?:any(?: one)?|(?:at least )?one(?: or more)?) of(?: the)?(?: following)?\b/i,
    ['ANY OF', 'EITHER OF', 'AT LEAST', 'EXACTLY', 'AT MOST'],
  ],
];

function* judge(context: LintContext, words: Words | undefined, quantifier: Quantifier | undefined) {
  if (!words || !quantifier) return;
  const text = context.slice(words.span);
  const said = saidIn(text);
  if (!said || said.fits(quantifier)) return;
  const start = words.span.start + said.start;
  yield {
    span: { start, end: start + said.length },
    args: {
      words: text.slice(said.start, said.start + said.length),
      quantifier: context.slice(quantifier.span),
    },
    related: [{ uri: context.uri, span: quantifier.span, message: 'the list word' }],
    fixes: rewrite(context, quantifier, said.meant),
  };
}

interface Said {
  readonly start: number;
  readonly length: number;
  readonly meant: SaidCount | undefined;
  readonly fits: (quantifier: Quantifier) => boolean;
}

/** A number of items first, since "at least two of the following" is no "any of the following". */
function saidIn(text: string): Said | undefined {
  const counted = saidCountIn(text);
  if (counted && counted.readings[0]?.kind !== 'ANY OF')
    return {
      ...counted,
      meant: counted.readings[0],
      fits: ({ kind, count }) => counted.readings.some((said) => said.kind === kind && said.count === count),
    };
  for (const [pattern, kinds] of phrases) {
    const match = pattern.exec(text);
    const [kind] = kinds;
    if (match && kind)
      return {
        start: match.index,
        length: match[0].length,
        meant: { kind, count: undefined },
        fits: (quantifier) => kinds.includes(quantifier.kind),
      };
  }
  return undefined;
}

function rewrite(context: LintContext, { span }: Quantifier, meant: SaidCount | undefined): readonly Fix[] {
  if (!meant) return [];
  const { kind, count } = meant;
  const bare = kind === 'BOTH OF' ? 'ALL OF' : kind === 'EITHER OF' ? 'ANY OF' : kind;
  const plain = count === undefined ? bare : `${bare} ${String(count)} OF`;
  return [replaceFix(context, `Make the list ${plain}`, span, plain)];
}
