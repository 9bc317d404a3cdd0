// An expression after WHEN as a sentence that a clinician reads; the labels of the data elements stand for their names.
import type { Amount, ComparisonOperator, Expression } from '../syntax/ast.ts';

/** `labelOf`: the label of an element, or its name where it has none. `wordsOf`: the words of a criterion by its id. */
export interface PlainNames {
  readonly labelOf: (element: string) => string;
  readonly wordsOf: (id: string) => string;
}

export function plainExpression(expression: Expression, names: PlainNames): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands
        .map((operand) => plainExpression(operand, names))
        .join(` ${expression.kind} `);
    case 'not':
      return `it is not so that ${plainExpression(expression.operand, names)}`;
    case 'parens':
      return `(${plainExpression(expression.operand, names)})`;
    case 'met':
      return `“${names.wordsOf(expression.id.value)}” is met`;
    default:
      return plainCondition(expression, names.labelOf);
  }
}

type Condition = Exclude<Expression, { readonly kind: 'and' | 'or' | 'not' | 'parens' | 'met' }>;

function plainCondition(condition: Condition, labelOf: PlainNames['labelOf']): string {
  if (condition.kind === 'in-force') {
    const from = condition.from === undefined ? '' : ` from ${condition.from.value}`;
    const until = condition.until === undefined ? '' : ` until ${condition.until.value}`;
    return `the date of service lies${from}${until}`;
  }
  const subject = labelOf(condition.element.value);
  switch (condition.kind) {
    case 'compare':
      return `${subject} ${comparisonWords[condition.operator]} ${amountWords(condition.amount)}`;
    case 'between':
      return `${subject} is from ${amountWords(condition.from)} to ${amountWords(condition.to)}, both included`;
    case 'is':
      return `${subject} is ${condition.negated ? 'not ' : ''}${listWords(condition.values.map((value) => value.value))}`;
    case 'rank':
      return `${subject} is ${condition.value.value} or ${condition.direction === 'at least' ? 'higher' : 'lower'}`;
    case 'in':
      return `${subject} ${condition.negated ? 'has none' : 'has one'} of the codes ${listWords(
        condition.ranges.map(({ from, to }) =>
          to === undefined ? from.value : `${from.value} to ${to.value}`,
        ),
      )}`;
    case 'within':
      return `${subject} is no more than ${amountWords(condition.amount)} ${relationWords[condition.relation]} ${labelOf(condition.event.value)}`;
    case 'apart':
      return `${subject} is ${condition.bound} ${amountWords(condition.amount)} ${condition.relation} ${labelOf(condition.event.value)}`;
    case 'between-days':
      return `${subject} is from day ${condition.from.value} to day ${condition.to.value} ${condition.relation} ${labelOf(condition.event.value)}`;
    case 'known':
      return `${subject} is documented`;
    case 'limit':
      return `${subject} is at most ${condition.count.value} in ${amountWords(condition.window)}${condition.perService ? ', counted for each service' : ''}`;
    case 'holds':
      return `${subject}: yes`;
    case 'dated':
      return `${subject} is ${condition.relation} ${labelOf(condition.day.value)}`;
    case 'between-dates':
      return `${subject} is from ${condition.from.value} to ${condition.to.value}, both included`;
    case 'lasting':
      return `${subject} has lasted ${condition.bound} ${amountWords(condition.amount)}`;
    case 'change':
      return `${subject} has ${condition.direction} by ${condition.bound} ${amountWords(condition.amount)} from ${labelOf(condition.baseline.value)}`;
  }
}

const comparisonWords: Readonly<Record<ComparisonOperator, string>> = {
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  '=': 'is exactly',
  '!=': 'is other than',
};

const relationWords = { before: 'before', after: 'after', of: 'before or after' } as const;

function amountWords({ number, unit }: Amount): string {
  return unit === undefined ? number.value : `${number.value} ${unit.value}`;
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
