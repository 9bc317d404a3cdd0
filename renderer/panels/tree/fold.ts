// Which boxes of the tree are folded, as a set of ids, and what is then to be seen; knows neither layout nor React.
import type { TreeIndex } from './tree-index.ts';

/** Ids of the nodes whose list is hidden. */
export type Folded = ReadonlySet<string>;

/** As many whole levels as stay legible at once; a small tree is shown whole. */
export function foldAtFirst(index: TreeIndex, legible = 60): Folded {
  let depth = 0;
  while (depth < index.deepest && countUpTo(index, depth + 1) <= legible) depth += 1;
  return foldBelow(index, Math.max(depth, 1));
}

/** Every list whose items would stand deeper than `depth` (0 = sections only). */
export function foldBelow(index: TreeIndex, depth: number): Folded {
  const folded = new Set<string>();
  for (const [id, entry] of index.entries)
    if (entry.children.length > 0 && entry.depth >= depth) folded.add(id);
  return folded;
}

export function toggleFold(folded: Folded, id: string): Folded {
  const next = new Set(folded);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Opens what hides `id`; the same set where nothing does. */
export function unfoldTo(index: TreeIndex, folded: Folded, id: string): Folded {
  const hiding: string[] = [];
  for (let at = index.entries.get(id)?.parent; at !== undefined; at = index.entries.get(at)?.parent)
    if (folded.has(at)) hiding.push(at);
  if (hiding.length === 0) return folded;
  const next = new Set(folded);
  for (const ancestor of hiding) next.delete(ancestor);
  return next;
}

/** Folds of another version of the same text: ids that are gone are forgotten. */
export function keepFolds(index: TreeIndex, folded: Folded): Folded {
  return new Set([...folded].filter((id) => (index.entries.get(id)?.children.length ?? 0) > 0));
}

/** Ids to be seen, in reading order. */
export function visibleIds(index: TreeIndex, folded: Folded): readonly string[] {
  const visible: string[] = [];
  const visit = (id: string): void => {
    visible.push(id);
    if (!folded.has(id)) index.entries.get(id)?.children.forEach(visit);
  };
  index.roots.forEach(visit);
  return visible;
}

function countUpTo(index: TreeIndex, depth: number): number {
  let count = 0;
  for (const entry of index.entries.values()) if (entry.depth <= depth) count += 1;
  return count;
}
