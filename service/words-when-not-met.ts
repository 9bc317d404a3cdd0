// The REASON words of a guideline, which a provider reads where a criterion is not met: from the model of a bundle to the criteria of a decision.
import { z } from 'zod';
import { childrenOf, type CriteriaGraph, type NodeIndex, type Truth } from '../dsl/index.ts';

/** By the node of the criterion that they were written under. */
export type ReasonsOfNodes = ReadonlyMap<NodeIndex, readonly string[]>;

/** `model`: the JSON of `model.json`. None where it has another form. */
export function reasonsOfNodes(graph: CriteriaGraph, model: unknown): ReasonsOfNodes {
  const reading = modelShape.safeParse(model);
  if (!reading.success) return new Map();
  const byId = new Map(reading.data.sections.flatMap(({ criteria }) => criteria.flatMap(reasonsIn)));
  // A whole stands behind its parts; a guard bears the id of what it guards and says nothing of it.
  const nodes = new Map<string, NodeIndex>();
  graph.nodes.forEach(({ origin: { id, role } }, index) => {
    if (role !== 'part' && byId.has(id)) nodes.set(id, index);
  });
  return new Map([...nodes].map(([id, node]) => [node, byId.get(id) ?? []]));
}

/** By the id of each leaf of `unmet`, as far as something is written. */
export function wordsWhenNotMet(
  graph: CriteriaGraph,
  reasons: ReasonsOfNodes,
  states: readonly Truth[],
  unmet: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  if (reasons.size === 0 || unmet.length === 0) return new Map();
  const wanted = new Set(unmet);
  const said = new Map<string, Set<string>>();
  // From the top down: a node passes on what it says itself, or else what it was told by those above.
  const heard = graph.nodes.map(() => new Set<string>());
  for (let index = graph.nodes.length - 1; index >= 0; index--) {
    const node = graph.nodes[index];
    if (node === undefined) continue;
    const own = states[index] === 'not-met' ? reasons.get(index) : undefined;
    const words = own === undefined ? (heard[index] ?? []) : own;
    const children = childrenOf(node);
    for (const child of children) for (const one of words) heard[child]?.add(one);
    const { id } = node.origin;
    if (children.length === 0 && wanted.has(id)) said.set(id, new Set([...words, ...(said.get(id) ?? [])]));
  }
  return new Map([...said].map(([id, words]) => [id, [...words]]));
}

interface ModelClause {
  readonly id: string;
  readonly reasons: readonly string[];
  readonly criteria: readonly ModelCriterion[];
}

interface ModelCriterion {
  readonly id: string;
  readonly clauses: readonly ModelClause[];
}

const criterionShape: z.ZodType<ModelCriterion> = z.object({
  id: z.string(),
  clauses: z.array(
    z.object({
      id: z.string().default(''),
      reasons: z.array(z.string()).default([]),
      criteria: z.lazy(() => z.array(criterionShape)).default([]),
    }),
  ),
});

const modelShape = z.object({ sections: z.array(z.object({ criteria: z.array(criterionShape) })) });

/** Where an item is one condition with a list, the words are about the whole, not about its head. */
function reasonsIn({ id, clauses }: ModelCriterion): readonly (readonly [string, readonly string[]])[] {
  return clauses.flatMap((clause) => {
    const own = clauses.length === 1 || clause.id === '' ? id : clause.id;
    const below = clause.criteria.flatMap(reasonsIn);
    return clause.reasons.length === 0 ? below : [[own, clause.reasons] as const, ...below];
  });
}
