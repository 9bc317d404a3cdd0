// A lint rule: criteria that would change no outcome if two wordings mean the same; its examples are its tests and its documentation.
import type { NodeIndex } from '../../decision/criteria-graph.ts';
import type { Fix } from '../../source/diagnostic.ts';
import { clauseSpan, saidOfClause, type LintContext } from '../context.ts';
import { clauseOfNode, relatedNode, saidOfNode } from '../criterion-places.ts';
import { duplicateItems } from '../duplicates.ts';
import { addDetailEdit, replacement } from '../edits.ts';
import { fileRule } from '../rule.ts';
import { nodesBelow } from '../same-meaning.ts';
import { deadReason } from './no-dead-criterion.ts';

export const noHiddenDeadCriterion = fileRule({
  code: 'lint/no-hidden-dead-criterion',
  category: 'logic',
  level: 'warning',
  title: 'No criterion is made pointless by another with other words for the same thing',
  message: 'If {own} and {other} mean the same, {criterion} decides nothing: {reason}',
  why: 'Case, plural, a synonym or an abbreviation hide that two criteria ask one question, and that one of them makes the other pointless.',
  help: 'Where they mean the same, link them by `WHEN MET {id}` or delete one; where they do not, say in the words what tells them apart.',
  bad: [
    `indications
  ANY OF
    1. MRI was non-diagnostic AND ANY OF  {mri}
         a. Leukodystrophy  {leukodystrophy}
         b. ⟪Mitochondrial disorders⟫  {mitochondrial-after-mri}
    2. Mitochondrial disorder  {mitochondrial}
`,
    `indications
  ANY OF
    1. Globoid cell leukodystrophy  {globoid}
    2. MRI was non-diagnostic AND ANY OF  {mri}
         a. ⟪Krabbe disease⟫  {krabbe}
         b. Canavan disease  {canavan}

terms
  Globoid cell leukodystrophy, also Krabbe disease
    An inherited disorder of the white matter.
`,
  ],
  good: [
    `indications
  ANY OF
    1. MRI was non-diagnostic AND ANY OF  {mri}
         a. Leukodystrophy  {leukodystrophy}
         b. Suspected mitochondrial disorder  {suspected}
    2. Confirmed mitochondrial disorder  {confirmed}
`,
  ],
  *check(context) {
    const { sameMeaning, graph } = context;
    const proved = nodesBelow(
      graph,
      context.logic.dead.map(({ node }) => node),
    );
    const groupOf = new Map(
      sameMeaning.groups.flatMap((group) => group.map((node) => [node, group] as const)),
    );
    const repeated = new Set(duplicateItems(context).map(({ later }) => later));
    for (const { node, as, coveredBy } of sameMeaning.logic.dead) {
      const located = clauseOfNode(context, node);
      if (!located || repeated.has(located.item) || proved.has(node)) continue;
      const pair = mergedPair(context, groupOf, node, coveredBy);
      if (!pair) continue;
      yield {
        span: clauseSpan(located),
        args: {
          own: saidOfNode(context, pair.inside),
          other: saidOfNode(context, pair.outside),
          criterion: pair.inside === node ? 'the first' : saidOfClause(located),
          reason: deadReason(as, coveredBy === undefined ? undefined : saidOfNode(context, coveredBy)),
        },
        related: relatedNode(context, pair.outside, 'the other words for it'),
        fixes: linkFixes(context, pair.inside, pair.outside),
      };
    }
  },
});

/** A question inside the dead criterion and one outside that were taken for the same; one of the covering criterion where there is one. */
function mergedPair(
  { graph }: LintContext,
  groupOf: ReadonlyMap<NodeIndex, readonly NodeIndex[]>,
  dead: NodeIndex,
  coveredBy: NodeIndex | undefined,
): { readonly inside: NodeIndex; readonly outside: NodeIndex } | undefined {
  const own = nodesBelow(graph, [dead]);
  const cover = coveredBy === undefined ? new Set<NodeIndex>() : nodesBelow(graph, [coveredBy]);
  let any: { readonly inside: NodeIndex; readonly outside: NodeIndex } | undefined;
  for (const inside of [...own].toSorted((a, b) => a - b)) {
    for (const outside of groupOf.get(inside) ?? []) {
      if (own.has(outside)) continue;
      if (cover.has(outside)) return { inside, outside };
      any ??= { inside, outside };
    }
  }
  return any;
}

/** `MET {id}` names a whole criterion, so it can only link to one that is a question and nothing else. */
export function linkFixes(context: LintContext, from: NodeIndex, to: NodeIndex): readonly Fix[] {
  const [own, other] = [clauseOfNode(context, from), clauseOfNode(context, to)];
  const target = context.graph.nodes[to]?.origin;
  if (!own || !target || target.role !== 'criterion' || own.list) return [];
  const marker = own.clause.connector === undefined ? own.item.item.marker?.value : undefined;
  const link = addDetailEdit(context, own.clause, marker, `WHEN MET {${target.id}}`);
  const { words, id } = other?.clause ?? {};
  const pinned = id !== undefined || words === undefined;
  const end = words?.span.end ?? 0;
  const pin = pinned ? [] : [replacement(context, { start: end, end }, `  {${target.id}}`)];
  return [{ label: `They are the same: answer it by {${target.id}}`, edits: [...pin, link] }];
}
