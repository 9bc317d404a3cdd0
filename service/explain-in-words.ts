// The ids of a decision with the words of the guideline, for whoever reads the answer; decides nothing.
import type { CriteriaGraph, Decision, Facts, SectionKind } from '../dsl/index.ts';
import { childrenOf, evaluateGraph, isLeaf, readFacts } from '../dsl/index.ts';
import { wordsWhenNotMet, type ReasonsOfNodes } from './words-when-not-met.ts';

export interface NamedLeaf {
  readonly id: string;
  /** Printed number such as `1.c.ii`, '' where it has none. */
  readonly number: string;
  readonly words: string;
  /** Where it counts, in the order of the guideline: more than one where a criterion refers to it from elsewhere. */
  readonly sections: readonly SectionKind[];
}

export interface UnmetLeaf extends NamedLeaf {
  /** REASON words for a provider, its own or else of what stands nearest around it and is not met either; none where none are written. */
  readonly whenNotMet: readonly string[];
}

export interface NamedFact {
  readonly key: string;
  readonly label: string;
}

export interface ExplainedDecision {
  readonly reasons: readonly NamedLeaf[];
  readonly unmet: readonly UnmetLeaf[];
  readonly missing: readonly NamedFact[];
}

/** Of one guideline, by id of a leaf and by key of a fact. */
export interface GuidelineWords {
  readonly leaves: ReadonlyMap<string, NamedLeaf>;
  readonly labels: ReadonlyMap<string, string>;
  readonly reasons: ReasonsOfNodes;
}

export function wordsOf(graph: CriteriaGraph, reasons: ReasonsOfNodes): GuidelineWords {
  const reaching = sectionsOf(graph);
  const leaves = new Map<string, NamedLeaf>();
  graph.nodes.forEach((node, index) => {
    if (!isLeaf(node)) return;
    const { id, number, words } = node.origin;
    const all = new Set([...(leaves.get(id)?.sections ?? []), ...(reaching[index] ?? [])]);
    const sections = graph.sections.flatMap(({ kind }) => (all.has(kind) ? [kind] : []));
    leaves.set(id, { id, number, words, sections });
  });
  return { leaves, labels: new Map(graph.elements.map(({ key, label }) => [key, label])), reasons };
}

export function explainInWords(
  { graph, words: { leaves, labels, reasons } }: Explained,
  decision: Decision,
  facts: Facts,
): ExplainedDecision {
  const leaf = (id: string): NamedLeaf => leaves.get(id) ?? { id, number: '', words: '', sections: [] };
  const states = reasons.size === 0 ? [] : evaluateGraph(graph, readFacts(graph, facts).values).states;
  const said = wordsWhenNotMet(graph, reasons, states, decision.unmet);
  return {
    reasons: decision.reasons.map(leaf),
    unmet: decision.unmet.map((id) => ({ ...leaf(id), whenNotMet: said.get(id) ?? [] })),
    missing: decision.missing.map((key) => ({ key, label: labels.get(key) ?? '' })),
  };
}

interface Explained {
  readonly graph: CriteriaGraph;
  readonly words: GuidelineWords;
}

/** Of each node the sections that stand on it. */
function sectionsOf({ nodes, sections }: CriteriaGraph): readonly ReadonlySet<SectionKind>[] {
  const reaching = nodes.map(() => new Set<SectionKind>());
  for (const { kind, root } of sections) reaching[root]?.add(kind);
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (node === undefined) continue;
    for (const child of childrenOf(node))
      for (const kind of reaching[index] ?? []) reaching[child]?.add(kind);
  }
  return reaching;
}
