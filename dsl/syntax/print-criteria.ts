// Criteria sections back to their outline: items, clauses, details and expressions; keeps every marker as typed.
import type {
  Amount,
  Clause,
  CriteriaSection,
  Detail,
  Expression,
  Group,
  Item,
  Quantifier,
  Waiver,
  Words,
} from './ast.ts';
import { type PrintedLine, line, wrapWords } from './print-line.ts';

export function printCriteriaSection(section: CriteriaSection): readonly PrintedLine[] {
  const { group, leadIn } = section;
  const title = section.title ? ` "${section.title.value}"` : '';
  const scope = section.scope ? ` ${printScope(section.scope)}` : '';
  const lines = [line(0, `${section.keyword.value}${title}${scope}`, section.span.start)];
  if (leadIn) lines.push(line(2, leadIn.value, leadIn.span.start));
  if (!group) return lines;
  if (group.quantifier) {
    const tail = printTail(group.id, group.citations);
    lines.push(line(2, `${printQuantifier(group.quantifier)}${tail}`, group.quantifier.span.start));
  }
  return [...lines, ...printItems(group, group.quantifier ? 4 : 2)];
}

function printScope(scope: NonNullable<CriteriaSection['scope']>): string {
  const codes = scope.codes.map((code) => code.value).join(', ');
  return ['FOR', scope.phase?.value, scope.system?.value, codes]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

function printItems(group: Group, indent: number): readonly PrintedLine[] {
  return group.items.flatMap((item) => printItem(item, indent));
}

function printItem(item: Item, indent: number): readonly PrintedLine[] {
  const marker = item.marker?.value ?? '-';
  const column = indent + marker.length + 1;
  const clauses = item.clauses.flatMap((clause, index) =>
    index === 0
      ? printClause(clause, indent, `${marker} `, column + 2)
      : printClause(clause, column, '', column + 2),
  );
  const waivers = item.waivers.map((waiver) => line(column + 2, printWaiver(waiver), waiver.span.start));
  return [...clauses, ...waivers];
}

export function printWaiver(waiver: Waiver): string {
  return `WAIVE ${waiver.code.value} "${waiver.reason.value}"`;
}

function printClause(clause: Clause, indent: number, lead: string, below: number): readonly PrintedLine[] {
  const words = [clause.connector, clause.negated ? 'NOT' : undefined, clause.words?.value]
    .filter((part) => part !== undefined)
    .join(' ');
  const group = clause.group?.quantifier ? printGroupTail(clause, clause.group.quantifier) : '';
  const text = `${lead}${[words, group].filter((part) => part !== '').join(clause.heading ? '' : ' ')}${printTail(clause.id, clause.citations)}`;
  const first = line(indent, text, clause.span.start);
  const before = clause.details.filter(
    (detail) =>
      !clause.group || detail.span.start < (clause.group.items[0]?.span.start ?? Number.POSITIVE_INFINITY),
  );
  const after = clause.details.filter((detail) => !before.includes(detail));
  return [
    first,
    ...before.flatMap((detail) => printDetail(detail, below)),
    ...(clause.group ? printItems(clause.group, below) : []),
    ...after.flatMap((detail) => printDetail(detail, below)),
  ];
}

function printGroupTail(clause: Clause, quantifier: Quantifier): string {
  if (clause.heading) return `: ${printQuantifier(quantifier)}`;
  return [clause.groupConnector, printQuantifier(quantifier)].filter((part) => part !== undefined).join(' ');
}

export function printQuantifier(quantifier: Pick<Quantifier, 'kind' | 'count'>): string {
  return quantifier.count === undefined ? quantifier.kind : `${quantifier.kind} ${quantifier.count} OF`;
}

function printTail(id: Words | undefined, citations: readonly Words[]): string {
  const cited = citations.length === 0 ? '' : `  [${citations.map((citation) => citation.value).join(', ')}]`;
  return `${id ? `  {${id.value}}` : ''}${cited}`;
}

function printDetail(detail: Detail, indent: number): readonly PrintedLine[] {
  const anchor = detail.span.start;
  switch (detail.kind) {
    case 'WHEN':
    case 'APPLIES TO':
    case 'EFFECTIVE':
    case 'LIMIT':
      return [
        line(
          indent,
          `${detail.kind} ${detail.expression ? printExpression(detail.expression) : detail.text.value}`,
          anchor,
        ),
      ];
    case 'EG':
    case 'ONLY':
      return [
        line(indent, `${detail.kind} ${detail.entries.map((entry) => entry.value).join('; ')}`, anchor),
      ];
    case 'NOTE':
    case 'FOOTNOTE':
    case 'REASON':
    case 'EVIDENCE':
      return wrapDetail(`${detail.kind} ${detail.text.value}`, indent, anchor);
  }
}

/** A continuation must not look like an item or a detail, or it would be read as one. */
function wrapDetail(text: string, indent: number, anchor: number): readonly PrintedLine[] {
  const lines = wrapWords(indent, text, anchor, indent + 2);
  const safe = lines
    .slice(1)
    .every((printed) => /^[a-z]{3,} [a-z]/.test(printed.text) || /^[a-z]{4,}/.test(printed.text));
  return safe ? lines : [line(indent, text, anchor)];
}

/** The one spelling of an expression; also what the printed document and the model show. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.map(printExpression).join(expression.kind === 'and' ? ' AND ' : ' OR ');
    case 'not':
      return `NOT ${printExpression(expression.operand)}`;
    case 'parens':
      return `(${printExpression(expression.operand)})`;
    case 'compare':
      return `${expression.element.value} ${expression.operator} ${printAmount(expression.amount)}`;
    case 'between':
      return `${expression.element.value} between ${printAmount(expression.from)} and ${printAmount(expression.to)}`;
    case 'is':
      return `${expression.element.value} is ${expression.negated ? 'not ' : ''}${expression.values.map(printValue).join(' or ')}`;
    case 'rank':
      return `${expression.element.value} ${expression.direction} ${expression.value.value}`;
    case 'in':
      return `${expression.element.value} ${expression.negated ? 'not ' : ''}in ${expression.ranges.map((range) => (range.to ? `${range.from.value}-${range.to.value}` : range.from.value)).join(', ')}`;
    case 'within':
      return `${expression.element.value} within ${printAmount(expression.amount)} ${expression.relation} ${expression.event.value}`;
    case 'apart':
      return `${expression.element.value} ${expression.bound} ${printAmount(expression.amount)} ${expression.relation} ${expression.event.value}`;
    case 'between-days':
      return `${expression.element.value} between day ${expression.from.value} and day ${expression.to.value} ${expression.relation} ${expression.event.value}`;
    case 'dated':
      return `${expression.element.value} ${expression.relation} ${expression.day.value}`;
    case 'between-dates':
      return `${expression.element.value} between ${expression.from.value} and ${expression.to.value}`;
    case 'in-force':
      return [
        ...(expression.from ? [`from ${expression.from.value}`] : []),
        ...(expression.until ? [`until ${expression.until.value}`] : []),
      ].join(' ');
    case 'lasting':
      return `${expression.element.value} lasting ${expression.bound} ${printAmount(expression.amount)}`;
    case 'change':
      return `${expression.element.value} ${expression.direction} by ${expression.bound} ${printAmount(expression.amount)} from ${expression.baseline.value}`;
    case 'known':
      return `known ${expression.element.value}`;
    case 'met':
      return `MET {${expression.id.value}}`;
    case 'limit':
      return `${expression.element.value} ${expression.count.value} per ${printAmount(expression.window)}${expression.perService ? ' per service' : ''}`;
    case 'holds':
      return expression.element.value;
  }
}

function printAmount(amount: Amount): string {
  return amount.unit ? `${amount.number.value} ${amount.unit.value}` : amount.number.value;
}

function printValue(words: Words): string {
  return /^[^\s",;(){}[\]<>=!]+$/.test(words.value) && words.value !== 'not'
    ? words.value
    : `"${words.value}"`;
}
