// A lint rule: a negation of something that is negative itself; its examples are its tests and its documentation.
import type { Span } from '../../source/span.ts';
import type { Clause } from '../../syntax/ast.ts';
import type { LintContext } from '../context.ts';
import type { LocatedClause } from '../located.ts';
import { fileRule } from '../rule.ts';

export const noDoubleNegative = fileRule({
  code: 'lint/no-double-negative',
  category: 'logic',
  level: 'warning',
  title: 'Nothing is negated twice',
  message: '“{words}” is negative, and {negation} negates it again',
  why: 'Reviewers answer double negatives the wrong way round, and the answer decides.',
  help: 'Say what must be there instead, and drop both negations.',
  bad: [
    `indications
  ALL OF
    - Epilepsy
    - NONE OF
        a. ⟪No response⟫ to medication
        b. Pregnancy
    - NOT ⟪without⟫ a guardian
    - Tumor
      UNLESS ⟪not suitable⟫ for surgery
    - The device is ⟪not unsafe⟫
`,
  ],
  good: [
    `indications
  ALL OF
    - Epilepsy
    - NONE OF
        a. Response to medication
        b. Pregnancy
    - No seizure in the last 6 months
`,
  ],
  *check(context) {
    for (const located of context.clauses) {
      const { clause } = located;
      if (!clause.words || clause.heading) continue;
      const negation = negationOf(located);
      const span = negation ? leadingNegative(context, clause) : undefined;
      if (negation && span) yield { span, args: { words: context.slice(span), negation } };
      else {
        const inside = doubleInside(context, clause);
        if (inside) yield { span: inside, args: { words: context.slice(inside), negation: 'a second word' } };
      }
    }
  },
});

function negationOf({ clause, item }: LocatedClause): string | undefined {
  if (clause.negated) return 'NOT';
  if (clause.connector === 'UNLESS') return 'UNLESS';
  const { quantifier } = item.list.group;
  const only = item.clauses.length === 1;
  if (quantifier?.kind === 'NONE OF' && only) return 'NONE OF';
  return quantifier?.kind === 'AT MOST' && quantifier.count === 0 && only ? 'AT MOST 0 OF' : undefined;
}

function leadingNegative(context: LintContext, { words }: Clause): Span | undefined {
  const match =
    words &&
    /^(?:no|not|never|without|absence of|lack of|cannot)\b(?:\s+[a-z]+)?/i.exec(context.slice(words.span));
  if (!match) return undefined;
  const shown = /^without|^absence|^lack/i.exec(match[0])
    ? match[0].replace(/^(without|absence of|lack of).*/i, '$1')
    : match[0];
  return { start: words.span.start, end: words.span.start + shown.length };
}

function doubleInside(context: LintContext, { words }: Clause): Span | undefined {
  const match =
    words &&
    /\b(?:not|never)\s+(?:without|absent|lacking|un(?!i)[a-z]{4,}|im(?:possible|probable)|in(?:adequate|appropriate|effective|sufficient|eligible))\b/i.exec(
      context.slice(words.span),
    );
  if (!match) return undefined;
  const start = words.span.start + match.index;
  return { start, end: start + match[0].length };
}
