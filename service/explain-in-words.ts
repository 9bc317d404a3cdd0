// The ids of a decision with the words of the guideline, for whoever reads the answer; decides nothing.
import type { CriteriaGraph, Decision } from '../dsl/index.ts';
import { isLeaf } from '../dsl/index.ts';

export interface NamedLeaf {
  readonly id: string;
  /** Printed number such as `1.c.ii`, '' where it has none. */
  readonly number: string;
  readonly words: string;
}

export interface NamedFact {
  readonly key: string;
  readonly label: string;
}

export interface ExplainedDecision {
  readonly reasons: readonly NamedLeaf[];
  readonly unmet: readonly NamedLeaf[];
  readonly missing: readonly NamedFact[];
}

/** Of one guideline, by id of a leaf and by key of a fact. */
export interface GuidelineWords {
  readonly leaves: ReadonlyMap<string, NamedLeaf>;
  readonly labels: ReadonlyMap<string, string>;
}

export function wordsOf(graph: CriteriaGraph): GuidelineWords {
  const leaves = graph.nodes
    .filter(isLeaf)
    .map(({ origin: { id, number, words } }) => ({ id, number, words }));
  return {
    leaves: new Map(leaves.map((leaf) => [leaf.id, leaf])),
    labels: new Map(graph.elements.map(({ key, label }) => [key, label])),
  };
}

export function explainInWords({ leaves, labels }: GuidelineWords, decision: Decision): ExplainedDecision {
  const leaf = (id: string): NamedLeaf => leaves.get(id) ?? { id, number: '', words: '' };
  return {
    reasons: decision.reasons.map(leaf),
    unmet: decision.unmet.map(leaf),
    missing: decision.missing.map((key) => ({ key, label: labels.get(key) ?? '' })),
  };
}
