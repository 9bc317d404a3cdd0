// Quantifiers and guards over lowered items; knows neither words nor expressions.
import type { NodeIndex, Origin } from '../decision/criteria-graph.ts';
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Group, Quantifier } from '../syntax/ast.ts';
import { quantifierWords } from '../syntax/build-criteria.ts';
import type { GraphBuilder } from './graph-builder.ts';

/** A member of a group; with a guard it counts only where the guard is met. */
export interface Member {
  readonly node: NodeIndex;
  readonly guard: NodeIndex | undefined;
}

/** Where no member applies: ALL and BOTH are not met, NONE OF and AT MOST are met. */
export function joinAll(builder: GraphBuilder, members: readonly Member[], origin: Origin): NodeIndex {
  const part = { ...origin, role: 'part' as const };
  const children = members.map(({ node, guard }) => {
    if (guard === undefined) return node;
    const outside = builder.add({ kind: 'not', child: guard, origin: part });
    return builder.add({ kind: 'any', children: [outside, node], origin: part });
  });
  const guards = members.flatMap(({ guard }) => (guard === undefined ? [] : [guard]));
  if (members.length > 0 && guards.length === members.length) {
    children.push(builder.add({ kind: 'any', children: guards, origin: part }));
  }
  return builder.add({ kind: 'all', children, origin });
}

export function joinAny(builder: GraphBuilder, members: readonly Member[], origin: Origin): NodeIndex {
  return builder.add({ kind: 'any', children: guarded(builder, members, origin), origin });
}

/** undefined: no quantifier was written (reported while parsing), so nothing is known of the group. */
export function joinQuantified(
  builder: GraphBuilder,
  quantifier: Quantifier | undefined,
  members: readonly Member[],
  origin: Origin,
): NodeIndex {
  const part = { ...origin, role: 'part' as const };
  const total = members.length;
  const count = quantifier?.count ?? 0;
  switch (quantifier?.kind) {
    case undefined:
      return builder.add({ kind: 'constant', value: 'unknown', origin });
    case 'ALL OF':
    case 'BOTH OF':
      return joinAll(builder, members, origin);
    case 'ANY OF':
    case 'EITHER OF':
      return joinAny(builder, members, origin);
    case 'NONE OF':
      return builder.add({ kind: 'not', child: joinAny(builder, members, part), origin });
    case 'AT LEAST':
      return builder.add({
        kind: 'count',
        min: count,
        max: total,
        children: guarded(builder, members, origin),
        origin,
      });
    case 'AT MOST':
      return builder.add({
        kind: 'count',
        min: 0,
        max: count,
        children: guarded(builder, members, origin),
        origin,
      });
    case 'EXACTLY':
      return builder.add({
        kind: 'count',
        min: count,
        max: count,
        children: guarded(builder, members, origin),
        origin,
      });
  }
}

function guarded(builder: GraphBuilder, members: readonly Member[], origin: Origin): readonly NodeIndex[] {
  const part = { ...origin, role: 'part' as const };
  return members.map(({ node, guard }) =>
    guard === undefined ? node : builder.add({ kind: 'all', children: [guard, node], origin: part }),
  );
}

/** Arity is checked on the items as written. */
export function checkQuantifier(group: Group, uri: string, report: (diagnostic: Diagnostic) => void): void {
  const { quantifier, items } = group;
  const total = items.length;
  if (!quantifier || total === 0) return;
  const place = { uri, span: quantifier.span };
  const words = quantifierWords(quantifier);
  const { kind, count } = quantifier;
  if ((kind === 'BOTH OF' || kind === 'EITHER OF') && total !== 2)
    report(diagnose('model/arity', place, { quantifier: words, count: total }));
  if (count === undefined) return;
  if (kind !== 'AT MOST' && count > total)
    report(diagnose('model/count-too-large', place, { quantifier: words, count: total }));
  else if ((kind === 'AT LEAST' && count === 0) || (kind === 'AT MOST' && count >= total))
    report(diagnose('model/count-trivial', place, { quantifier: words }));
}
