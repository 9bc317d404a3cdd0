// Items, clauses and guards to graph nodes; knows nothing of sections and verdicts.
import type { NodeIndex, Origin } from '../decision/criteria-graph.ts';
import { diagnose } from '../source/catalogue.ts';
import type { Clause, Detail, Group, Item, Words } from '../syntax/ast.ts';
import type { GraphBuilder } from './graph-builder.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { lowerExpression } from './lower-expression.ts';
import { checkQuantifier, joinAll, joinAny, joinQuantified, type Member } from './lower-group.ts';
import { clauseKey, define, findElement, nodeOf, originOf, type Lowering } from './lowering.ts';
import type { Part } from './parts.ts';

export function defineItem(lowering: Lowering, part: Part, item: Item): void {
  const id = part.ids.item.get(item);
  if (id !== undefined) define(lowering, id, () => lowerItem(lowering, part, item));
  for (const clause of item.clauses) {
    const own = part.ids.clause.get(clause);
    if (own !== undefined) define(lowering, own, () => lowerClause(lowering, part, item, clause));
  }
}

function lowerItem(lowering: Lowering, part: Part, item: Item): NodeIndex {
  const id = part.ids.item.get(item) ?? '';
  const [first, ...more] = item.clauses;
  const number = part.ids.number.get(item) ?? '';
  if (!first)
    return lowering.builder.add({
      kind: 'constant',
      value: 'unknown',
      origin: originOf(part, id, 'criterion', '', number, item.span, []),
    });
  if (more.length === 0) return lowerClause(lowering, part, item, first);
  const words = item.clauses
    .map((clause) => [clause.connector, clause.words?.value].filter((entry) => entry !== undefined).join(' '))
    .join(' ');
  const origin = originOf(
    part,
    id,
    'criterion',
    words,
    number,
    item.span,
    item.clauses.flatMap((clause) => clause.citations),
  );
  const members = item.clauses.map((clause): Member => {
    const own = part.ids.clause.get(clause);
    const node =
      (own === undefined ? undefined : nodeOf(lowering, own)) ?? lowerClause(lowering, part, item, clause);
    const guard = lowerGuard(lowering, part, item, clause);
    if (clause.connector !== 'UNLESS') return { node, guard };
    const effective =
      guard === undefined
        ? node
        : lowering.builder.add({ kind: 'all', children: [guard, node], origin: { ...origin, role: 'part' } });
    return {
      node: lowering.builder.add({ kind: 'not', child: effective, origin: { ...origin, role: 'part' } }),
      guard: undefined,
    };
  });
  return more.some((clause) => clause.connector === 'OR')
    ? joinAny(lowering.builder, members, origin)
    : joinAll(lowering.builder, members, origin);
}

/** The whole clause: its own condition, its group, its negation. Guards are left to whoever joins it. */
function lowerClause(lowering: Lowering, part: Part, item: Item, clause: Clause): NodeIndex {
  const key = clauseKey(part, item, clause);
  const several = item.clauses.length > 1 && part.ids.clause.get(clause) === undefined;
  const whole = originOf(
    part,
    several ? `${key}.head` : key,
    several ? 'head' : 'criterion',
    clause.words?.value ?? '',
    part.ids.number.get(item) ?? '',
    clause.span,
    clause.citations,
  );
  if (clause.details.length > 0) reportMisplacedDetails(lowering, part, clause);
  const { group } = clause;
  return group
    ? lowerWithGroup(lowering, part, item, clause, group, whole)
    : lowerWords(lowering, part, item, clause, whole);
}

function lowerWithGroup(
  lowering: Lowering,
  part: Part,
  item: Item,
  clause: Clause,
  group: Group,
  whole: Origin,
): NodeIndex {
  const { builder } = lowering;
  const key = clauseKey(part, item, clause);
  checkQuantifier(group, part.uri, lowering.report);
  const lowerList = (origin: Origin): NodeIndex => {
    const members = group.items.map((child) => lowerMember(lowering, part, child));
    return joinQuantified(builder, group.quantifier, members, origin);
  };
  if (!hasBase(clause)) {
    const origin = { ...whole, words: whole.words === '' ? quantifierText(clause) : whole.words };
    return clause.negated ? addNegation(builder, lowerList(partOf(origin)), origin) : lowerList(origin);
  }
  const head = lowerWords(lowering, part, item, clause, { ...whole, id: `${key}.head`, role: 'head' });
  const groupOrigin: Origin = { ...whole, id: `${key}.group`, role: 'group' };
  const list = lowerList({ ...groupOrigin, words: quantifierText(clause) });
  if (clause.groupConnector === 'OR')
    return builder.add({ kind: 'any', children: [head, list], origin: whole });
  if (clause.groupConnector !== 'UNLESS')
    return builder.add({ kind: 'all', children: [head, list], origin: whole });
  const outside = builder.add({ kind: 'not', child: list, origin: partOf(groupOrigin) });
  return builder.add({ kind: 'all', children: [head, outside], origin: whole });
}

/** Its words have a truth of their own. */
function hasBase(clause: Clause): boolean {
  return clause.words !== undefined && !clause.heading;
}

function partOf(origin: Origin): Origin {
  return { ...origin, role: 'part' };
}

function quantifierText(clause: Clause): string {
  const quantifier = clause.group?.quantifier;
  if (!quantifier) return '';
  return quantifier.count === undefined ? quantifier.kind : `${quantifier.kind} ${quantifier.count} OF`;
}

function addNegation(builder: GraphBuilder, child: NodeIndex, origin: Origin): NodeIndex {
  return builder.add({ kind: 'not', child, origin: { ...origin, words: `NOT ${origin.words}` } });
}

/** The clause without its group. */
function lowerWords(lowering: Lowering, part: Part, item: Item, clause: Clause, origin: Origin): NodeIndex {
  if (!clause.negated) return lowerBase(lowering, part, item, clause, origin);
  const child = lowerBase(lowering, part, item, clause, partOf(origin));
  return addNegation(lowering.builder, child, origin);
}

/** An item as a member of its list: its guard stands on its only clause. */
export function lowerMember(lowering: Lowering, part: Part, item: Item): Member {
  const id = part.ids.item.get(item) ?? '';
  const node = nodeOf(lowering, id) ?? lowerItem(lowering, part, item);
  const [first, ...more] = item.clauses;
  const guard = first && more.length === 0 ? lowerGuard(lowering, part, item, first) : undefined;
  return { node, guard };
}

/** What the words say: a question, a computed condition or a closed list. */
function lowerBase(lowering: Lowering, part: Part, item: Item, clause: Clause, origin: Origin): NodeIndex {
  if (clause.details.length > 0) {
    const closed = part.ids.only.get(clause);
    if (closed) return lowerClosedList(lowering, clause, closed, origin);
    const detail = findDetail(clause, 'WHEN') ?? findDetail(clause, 'LIMIT');
    if (detail) {
      const scope = expressionScope(lowering, part, origin);
      const node = detail.expression && lowerExpression(scope, detail.expression);
      return node ?? lowering.builder.add({ kind: 'constant', value: 'unknown', origin });
    }
  }
  return addQuestion(lowering, clauseKey(part, item, clause), origin);
}

function lowerClosedList(
  lowering: Lowering,
  clause: Clause,
  closed: readonly string[],
  origin: Origin,
): NodeIndex {
  const entries = clause.details.flatMap((entry) => (entry.kind === 'ONLY' ? entry.entries : []));
  const children = closed.map((key, index) =>
    addQuestion(lowering, key, {
      ...origin,
      id: key,
      role: 'criterion',
      words: entries[index]?.value ?? '',
      span: entries[index]?.span ?? origin.span,
    }),
  );
  return lowering.builder.add({ kind: 'any', children, origin });
}

function addQuestion(lowering: Lowering, key: string, origin: Origin): NodeIndex {
  const { builder } = lowering;
  const element =
    builder.elementIndex(key) ?? builder.addElement({ kind: 'question', key, label: origin.words });
  return builder.add({ kind: 'question', element, origin });
}

/** APPLIES TO and EFFECTIVE; several guards must all hold. */
function lowerGuard(lowering: Lowering, part: Part, item: Item, clause: Clause): NodeIndex | undefined {
  if (!clause.details.some(isGuard)) return undefined;
  const guards = clause.details.filter(isGuard);
  const origin = originOf(
    part,
    clauseKey(part, item, clause),
    'part',
    guards.map((guard) => guard.text.value).join(' AND '),
    part.ids.number.get(item) ?? '',
    guards[0]?.span ?? clause.span,
    [],
  );
  const nodes = guards.map((guard) => {
    const node =
      guard.expression && lowerExpression(expressionScope(lowering, part, origin), guard.expression);
    return node ?? lowering.builder.add({ kind: 'constant', value: 'unknown', origin });
  });
  const [only] = nodes;
  return nodes.length === 1 ? only : lowering.builder.add({ kind: 'all', children: nodes, origin });
}

export function expressionScope(lowering: Lowering, part: Part, origin: Origin): ExpressionScope {
  return {
    uri: part.uri,
    builder: lowering.builder,
    origin,
    report: lowering.report,
    elementIndex: (name) => findElement(lowering, name),
    elementNames: () => lowering.parts.flatMap(({ elements }) => [...elements.keys()]),
    criterion: (id) => referredNode(lowering, part, id),
  };
}

/** Criteria that are lowered inside one another, by their lists and by MET; each takes its part of the call stack. */
const longestChain = 400;

function referredNode(lowering: Lowering, part: Part, id: Words): NodeIndex | undefined {
  const full = part.ids.byName.get(id.value) ?? (lowering.definitions.has(id.value) ? id.value : undefined);
  if (full === undefined) {
    lowering.report(diagnose('model/unknown-id', { uri: part.uri, span: inBraces(id) }, { id: id.value }));
    return undefined;
  }
  if (lowering.chain.length > longestChain && typeof lowering.definitions.get(full)?.node !== 'number') {
    const args = { id: id.value, limit: longestChain };
    lowering.report(diagnose('model/long-chain', { uri: part.uri, span: inBraces(id) }, args));
    return undefined;
  }
  const node = nodeOf(lowering, full);
  if (node === undefined)
    lowering.report(diagnose('model/cycle', { uri: part.uri, span: inBraces(id) }, { id: id.value }));
  return node;
}

function inBraces({ span }: Words): Words['span'] {
  return { start: span.start - 1, end: span.end + 1 };
}

type ComputedDetail = Extract<Detail, { expression: unknown }>;

function isGuard(detail: Detail): detail is ComputedDetail {
  return detail.kind === 'APPLIES TO' || detail.kind === 'EFFECTIVE';
}

function findDetail(clause: Clause, kind: 'WHEN' | 'LIMIT'): ComputedDetail | undefined {
  return clause.details.find((detail): detail is ComputedDetail => detail.kind === kind);
}

function reportMisplacedDetails(lowering: Lowering, part: Part, clause: Clause): void {
  const deciding = clause.details.filter(
    (detail) => detail.kind === 'WHEN' || detail.kind === 'LIMIT' || detail.kind === 'ONLY',
  );
  const place = (detail: Detail | undefined): { uri: string; span: Words['span'] } => ({
    uri: part.uri,
    span: detail?.span ?? clause.span,
  });
  const [first, second] = deciding;
  if (first && clause.heading)
    lowering.report(diagnose('model/heading-with-when', place(first), { word: first.kind }));
  else if (first && !hasBase(clause)) lowering.report(diagnose('model/when-on-group', place(first), {}));
  if (second) lowering.report(diagnose('model/two-details', place(second), { word: second.kind }));
}
