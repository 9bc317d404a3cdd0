// Which criteria no determination depends on, and which say the same, over all cases; asks, and knows not who answers.
import type { CriteriaGraph, NodeIndex } from '../decision/criteria-graph.ts';
import { needsInformation } from '../decision/criteria-graph.ts';
import { childrenOf, elementsOf, isLeaf, reachedNodes } from '../decision/criteria-index.ts';
import type { Questions } from '../decision/questions.ts';
import { holds } from '../decision/reference-logic.ts';
import type { View, Wish } from '../decision/wish.ts';
import { differs, notThat } from '../decision/wish.ts';
import { valuesOf } from '../decision/witness.ts';
import type { LikelyCases } from './likely-cases.ts';

export interface Influence {
  /** Whole criteria and the questions of list heads that change no determination of a case in which everything is known. */
  readonly neverDecisive: readonly NodeIndex[];
  /** Whole criteria that have the same truth in every case, unknown included; in document order. */
  readonly equivalent: readonly (readonly NodeIndex[])[];
  /** Criteria of which it could not be told. */
  readonly notProved: readonly NodeIndex[];
}

/** `likely` spares most of the proofs. */
export function influenceOf(questions: Questions, likely: LikelyCases): Influence {
  const [graph] = questions.graphs;
  if (!graph) return { neverDecisive: [], equivalent: [], notProved: [] };
  const neverDecisive: NodeIndex[] = [];
  const notProved: NodeIndex[] = [];
  for (const node of criteriaOf(graph)) {
    const wish = decidesWish(graph, node);
    if (likely.around(node).some((branches) => isTrue(questions, wish, branches))) continue;
    const decides = questions.possible(wish, { complete: true, loosely: true });
    if (decides === 'no') neverDecisive.push(node);
    if (decides === 'not proved') notProved.push(node);
  }
  return { neverDecisive, equivalent: equivalentCriteria(graph, questions), notProved };
}

/** Of the case with these branches, where there is one. */
export function isTrue(questions: Questions, wish: Wish, branches: readonly number[]): boolean {
  const values = valuesOf(questions.partition, branches);
  return values !== undefined && holds(wish, questions.graphs, values, branches);
}

/** The determination is another with the criterion met than with it not met. */
export function decidesWish(graph: CriteriaGraph, node: NodeIndex): Wish {
  const [met, notMet] = [
    { edit: { replaced: new Map([[node, 'met']]) } },
    { edit: { replaced: new Map([[node, 'not-met']]) } },
  ] as const satisfies readonly View[];
  return differs(met, notMet, determinationsOf(graph));
}

export function determinationsOf({ verdicts: { rows, otherwise } }: CriteriaGraph): readonly string[] {
  return [
    ...new Set([...rows, otherwise].map(({ determination }) => determination).concat(needsInformation)),
  ];
}

/** Whole criteria and heads that some section stands on, but for the sections themselves. */
export function criteriaOf(graph: CriteriaGraph): readonly NodeIndex[] {
  const reached = reachedNodes(graph);
  const sections = new Set(graph.sections.map(({ root }) => root));
  return graph.nodes.flatMap(({ origin: { role, number } }, index) =>
    (role === 'criterion' || role === 'head') && number !== '' && reached[index] === 1 && !sections.has(index)
      ? [index]
      : [],
  );
}

/** Only criteria that read the same facts, and not one inside the other, are worth asking about. */
function equivalentCriteria(graph: CriteriaGraph, questions: Questions): readonly (readonly NodeIndex[])[] {
  const byFacts = new Map<string, NodeIndex[][]>();
  const facts = factsBelow(graph);
  const below = nodesBelow(graph);
  for (const node of criteriaOf(graph)) {
    const key = [...(facts[node] ?? [])].toSorted((a, b) => a - b).join();
    const classes = byFacts.get(key) ?? [];
    byFacts.set(key, classes);
    const own = classes.find(
      ([first = node, ...rest]) =>
        ![first, ...rest].some((other) => below(node).has(other) || below(other).has(node)) &&
        questions.possible(differ(first, node), { loosely: true }) === 'no',
    );
    if (own) own.push(node);
    else classes.push([node]);
  }
  return [...byFacts.values()].flat().filter(({ length }) => length > 1);
}

function differ(a: NodeIndex, b: NodeIndex): Wish {
  return notThat({ kind: 'same', a: { node: a }, b: { node: b } });
}

function factsBelow(graph: CriteriaGraph): readonly ReadonlySet<number>[] {
  const found: Set<number>[] = [];
  for (const node of graph.nodes) {
    const own = isLeaf(node)
      ? elementsOf(node)
      : childrenOf(node).flatMap((child) => [...(found[child] ?? [])]);
    found.push(new Set(own));
  }
  return found;
}

function nodesBelow(graph: CriteriaGraph): (top: NodeIndex) => ReadonlySet<NodeIndex> {
  const known = new Map<NodeIndex, ReadonlySet<NodeIndex>>();
  return (top) => {
    const found = known.get(top) ?? walk(graph, top);
    known.set(top, found);
    return found;
  };
}

function walk(graph: CriteriaGraph, top: NodeIndex): ReadonlySet<NodeIndex> {
  const found = new Set([top]);
  // Nodes that are added while going over a set are visited as well.
  for (const index of found) {
    const node = graph.nodes[index];
    if (node) for (const child of childrenOf(node)) found.add(child);
  }
  return found;
}
