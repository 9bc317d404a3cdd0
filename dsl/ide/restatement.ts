// A criterion in one sentence: what has to be there for it to be met; knows no truth values.
import type { Clause, Group, Item, Quantifier } from '../syntax/ast.ts';
import { plainExpression, type PlainNames } from './plain-expression.ts';

/** `Met when Brain tumors are known, and at least one of 4 is met: Biopsy; ...`. */
export function restateItem(item: Item, names: PlainNames): string {
  const parts = item.clauses.map((clause) => clauseWords(clause, names));
  return `Met when ${parts.join(' ')}.`;
}

/** `at least one of 4 is met`. */
export function restateQuantifier(
  quantifier: Pick<Quantifier, 'kind' | 'count'> | undefined,
  items: number,
): string {
  if (quantifier === undefined) return `of ${items} nobody said how many are needed`;
  switch (quantifier.kind) {
    case 'ANY OF':
    case 'EITHER OF':
      return `at least one of ${items} is met`;
    case 'ALL OF':
    case 'BOTH OF':
      return `all ${items} are met`;
    case 'NONE OF':
      return `none of ${items} is met`;
    case 'AT LEAST':
      return `at least ${quantifier.count ?? 0} of ${items} are met`;
    case 'AT MOST':
      return `at most ${quantifier.count ?? 0} of ${items} are met`;
    case 'EXACTLY':
      return `exactly ${quantifier.count ?? 0} of ${items} are met`;
  }
}

/** The words of an item as they name it elsewhere. */
export function itemWords(item: Item): string {
  const words = item.clauses.find((clause) => clause.words !== undefined)?.words?.value;
  return (
    words ?? restateQuantifier(item.clauses[0]?.group?.quantifier, item.clauses[0]?.group?.items.length ?? 0)
  );
}

function clauseWords(clause: Clause, names: PlainNames): string {
  const connector = clause.connector === undefined ? '' : `${connectorWords[clause.connector]} `;
  const statement = statementWords(clause, names);
  const group = clause.group === undefined ? '' : groupWords(clause.group);
  if (statement === '') return `${connector}${clause.negated ? 'it is not so that ' : ''}${group}`;
  if (group === '') return `${connector}${statement}`;
  const join = clause.groupConnector === undefined ? 'and' : connectorWords[clause.groupConnector];
  return `${connector}${statement}, ${join} ${group}`;
}

const connectorWords = { AND: 'and', OR: 'or', UNLESS: 'unless', WITH: 'and' } as const;

function statementWords(clause: Clause, names: PlainNames): string {
  if (clause.words === undefined || clause.heading) return '';
  const when = clause.details.flatMap((detail) =>
    detail.kind === 'WHEN' && detail.expression !== undefined
      ? [plainExpression(detail.expression, names)]
      : [],
  );
  const guard = clause.details.flatMap((detail) =>
    detail.kind === 'APPLIES TO' && detail.expression !== undefined
      ? [`counts only where ${plainExpression(detail.expression, names)}`]
      : [],
  );
  const said = when.length > 0 ? when.join(' and ') : `a reviewer finds “${clause.words.value}”`;
  return [`${clause.negated ? 'it is not so that ' : ''}${said}`, ...guard].join('; it ');
}

const mostItems = 6;

function groupWords({ quantifier, items }: Group): string {
  const shown = items.slice(0, mostItems).map(itemWords).join('; ');
  const rest = items.length > mostItems ? `; and ${items.length - mostItems} more` : '';
  return `${restateQuantifier(quantifier, items.length)}: ${shown}${rest}`;
}
