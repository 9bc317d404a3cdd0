// A lint rule: numbers in the words of a criterion that its condition does not have; its examples are its tests and its documentation.
import { decimalPlaces } from '../../model/elements.ts';
import { singular } from '../../diff/words.ts';
import type { Expression } from '../../syntax/ast.ts';
import { conditionDetail } from '../located.ts';
import { fileRule } from '../rule.ts';

export const noWordsAgainstCondition = fileRule({
  code: 'lint/no-words-against-condition',
  category: 'logic',
  level: 'warning',
  title: 'The numbers in the words are those of the condition, and point the same way',
  message: 'The words say {words}, the condition says {condition}',
  why: 'People read the words and the engine computes the condition; after an update of only one of them they decide differently.',
  help: 'Correct the one that is out of date.',
  bad: [
    `data
  bmi     "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120
  visits  "Visits"           count

indications
  ANY OF
    1. ⟪Body mass index of 35 kg/m2 or more⟫
         WHEN bmi >= 40 kg/m2
    2. ⟪At least three visits⟫
         WHEN visits >= 2
`,
    `data
  bmi     "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120
  visits  "Visits"           count

indications
  ALL OF
    1. ⟪Body mass index below 20 kg/m2⟫
         WHEN bmi >= 20 kg/m2
    2. ⟪Visits above 12⟫
         WHEN visits < 12
`,
  ],
  good: [
    `data
  bmi     "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120
  visits  "Visits"           count
  onset   "Date of onset"    date

indications
  ANY OF
    1. Body mass index of 35 kg/m2 or more
         WHEN bmi >= 35 kg/m2
    2. At least three visits
         WHEN visits >= 3
    3. Onset within a year
         WHEN onset within 12 months before request
`,
    `data
  bmi     "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120
  visits  "Visits"           count

indications
  ALL OF
    1. Body mass index not below 30 kg/m2
         WHEN bmi >= 30 kg/m2
    2. Visits under 12
         WHEN visits < 12
`,
  ],
  *check(context) {
    for (const { clause } of context.clauses) {
      const condition = conditionDetail(clause);
      if (!clause.words || !condition?.expression) continue;
      const said = numbersIn(clause.words.value);
      const computed = numbersIn(condition.text.value);
      const compared = said.filter(({ unit }) => computed.some((other) => isComparable(unit, other.unit)));
      if (compared.length === 0 || compared.length < said.length) continue;
      const opposed = oppositeOf(clause.words.value, condition.expression);
      if (
        opposed === undefined &&
        said.some((own) => computed.some((other) => isNear(own.number, other.number)))
      )
        continue;
      yield {
        span: clause.words.span,
        args: opposed ?? { words: print(said), condition: print(computed) },
        related: [{ uri: context.uri, span: condition.text.span, message: 'the condition' }],
      };
    }
  },
});

const directed =
  /\b(below|under|less than|lower than|above|over|more than|greater than|higher than) (\d+(?:\.\d+)?)(?![\w.]*\d)/i;

/** Words and one comparison with the same number that point opposite ways; a negation may turn the words round. */
function oppositeOf(words: string, expression: Expression): Readonly<Record<string, string>> | undefined {
  if (expression.kind !== 'compare' || /\b(?:not|no|never|without|neither|nor|cannot)\b/i.test(words))
    return undefined;
  const [said, direction = '', number = ''] = directed.exec(words) ?? [];
  const { operator, amount } = expression;
  if (said === undefined || Number(number) !== Number(amount.number.value)) return undefined;
  const isBelow = /^(?:below|under|less|lower)/i.test(direction);
  const opposite = isBelow ? operator.startsWith('>') : operator.startsWith('<');
  return opposite ? { words: said, condition: `${operator} ${amount.number.value}` } : undefined;
}

interface Measure {
  readonly number: string;
  /** The word behind it, '' where there is none. */
  readonly unit: string;
}

const spelt = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Numbers that measure: not those inside of names such as T1 or HER2. */
function numbersIn(text: string): readonly Measure[] {
  const words = text.replace(/(?<![\w-])([a-z]+)(?![\w-])/gi, (word: string) => {
    const number = spelt.indexOf(word.toLowerCase());
    return number < 2 ? word : String(number);
  });
  return [...words.matchAll(/(?<![\w.-])(\d+(?:\.\d+)?)(?![\w.]*[a-z])(?:\s*([a-z%][\w/%[\]]*))?/gi)].map(
    ([, number = '', unit = '']) => ({
      number,
      unit: units.has(unit.toLowerCase()) || /[/%[\]]/.test(unit) ? singular(unit.toLowerCase()) : '',
    }),
  );
}

const units: ReadonlySet<string> = new Set(
  'day days week weeks month months year years hour hours minute minutes second seconds h min s ms kg g mg ug cm mm m d wk mo a'.split(
    ' ',
  ),
);

/** 12 weeks are not told from 84 days by their numbers. */
function isComparable(a: string, b: string): boolean {
  return a === b || a === '' || b === '';
}

function print(measures: readonly Measure[]): string {
  return measures.map(({ number, unit }) => `${number} ${unit}`.trim()).join(', ');
}

/** `34.9` in a condition may be said as `35`. */
function isNear(a: string, b: string): boolean {
  const step = 10 ** -Math.min(decimalPlaces(a), decimalPlaces(b));
  return Math.abs(Number(a) - Number(b)) < step;
}
