// Gives the criteria of an old version the ids of those that they are now, as a matching from outside says; matches nothing itself.
import type { CriteriaGraph } from '../decision/criteria-graph.ts';
import { ownerOf } from './own-logic.ts';

/** By id in the new version, the id in the old one: criteria, their conditions and sections. What is in no pair is the same where ids are. */
export type SameCriteria = ReadonlyMap<string, string>;

/** The old graph for comparison: an id of it that now names another criterion becomes one that names none. */
export function namedAsNow(
  older: CriteriaGraph,
  newer: CriteriaGraph,
  sameCriteria: SameCriteria,
): CriteriaGraph {
  if (sameCriteria.size === 0) return older;
  const present = new Set(newer.nodes.map(({ origin }) => ownerOf(origin)));
  const nowOf = new Map([...sameCriteria].map(([now, before]) => [before, now]));
  const named = (owner: string): string => {
    const now = nowOf.get(owner);
    if (now !== undefined && present.has(now)) return now;
    return sameCriteria.has(owner) || now !== undefined ? `${owner} as it was` : owner;
  };
  const nodes = older.nodes.map((node) => {
    const owner = ownerOf(node.origin);
    const now = named(owner);
    if (now === owner) return node;
    return { ...node, origin: { ...node.origin, id: now + node.origin.id.slice(owner.length) } };
  });
  return { ...older, nodes };
}
