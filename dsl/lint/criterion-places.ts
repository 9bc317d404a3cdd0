// Where a node of the criteria graph stands in the text, for findings about logic; judges nothing.
import type { NodeIndex } from '../decision/criteria-graph.ts';
import type { RelatedPlace } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { clauseSpan, saidOf, type LintContext } from './context.ts';
import { conditionDetail, type LocatedClause } from './located.ts';

/** The clause that a node comes from; undefined for a section and for what a fragment brings. */
export function clauseOfNode(context: LintContext, index: NodeIndex): LocatedClause | undefined {
  const origin = context.graph.nodes[index]?.origin;
  if (!origin || origin.uri !== context.uri) return undefined;
  return context.clauseOf(origin.id) ?? context.clauseOf(origin.id.replace(/\.group$/, ''));
}

/** The words that say what the node says: its condition, its list word, its words. */
export function spanOfNode(context: LintContext, index: NodeIndex): Span | undefined {
  const node = context.graph.nodes[index];
  if (!node || node.origin.uri !== context.uri) return undefined;
  const located = clauseOfNode(context, index);
  if (!located) {
    const section = context.sections.find(({ model }) => model.id === node.origin.id);
    return section && (section.section.group?.quantifier?.span ?? section.section.keyword.span);
  }
  const { role } = node.origin;
  const several =
    located.item.clauses.length > 1 && located.item.clauses[0] === located && role === 'criterion';
  if (role === 'group') return located.clause.group?.quantifier?.span ?? clauseSpan(located);
  const condition = several || located.list ? undefined : conditionDetail(located.clause);
  return condition?.text.span ?? clauseSpan(located);
}

export function relatedNode(
  context: LintContext,
  index: NodeIndex,
  message: string,
): readonly RelatedPlace[] {
  const origin = context.graph.nodes[index]?.origin;
  if (!origin) return [];
  const located = clauseOfNode(context, index);
  return [{ uri: origin.uri, span: located ? clauseSpan(located) : origin.span, message }];
}

export function saidOfNode(context: LintContext, index: NodeIndex): string {
  const origin = context.graph.nodes[index]?.origin;
  return origin ? saidOf(origin) : 'a criterion';
}
