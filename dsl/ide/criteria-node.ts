// The boxes of the criteria tree as plain data that crosses a worker boundary; knows not how they are made.
import type { Place } from '../model/guideline.ts';
import type { Connector, CriteriaSectionKind } from '../syntax/ast.ts';

export interface CriteriaTree {
  readonly title: string;
  readonly version: string;
  /** In document order, criteria of included fragments at the place of their include. */
  readonly sections: readonly CriteriaNode[];
  readonly counts: { readonly criteria: number; readonly questions: number; readonly computed: number };
}

/** A box of the tree: what stands under one number (or one section title), with its list below. */
export interface CriteriaNode {
  /** Unique in the tree. The id of the criterion or section; with a `/` where the graph has no id for it. */
  readonly id: string;
  /** `clause`: one of several lists of a criterion. `entry`: one of an ONLY list. */
  readonly kind: 'section' | 'criterion' | 'clause' | 'entry';
  readonly section: CriteriaSectionKind;
  /** Printed number such as `1.c.ii`, '' where it has none. */
  readonly number: string;
  /** How a clause joins the one before it. */
  readonly connector: Connector | undefined;
  /** The author's words in order; [] on a bare list. */
  readonly statements: readonly CriteriaStatement[];
  readonly group: CriteriaGroup | undefined;
  /** Id of the fragment that it comes from, '' where it is the guideline's own. */
  readonly from: string;
  readonly place: Place;
}

/** One line of words in a box. */
export interface CriteriaStatement {
  /** Key of its truth: the criterion's id, or `<id>.head` and the like where the criterion has more than these words; '' for a heading. */
  readonly id: string;
  /** `question`: a reviewer answers. `computed`: read from data. `heading`: no truth of its own. */
  readonly kind: 'question' | 'computed' | 'heading';
  readonly connector: Connector | undefined;
  readonly negated: boolean;
  readonly words: string;
  /** The WHEN expression as printed, '' where there is none; likewise the guards. */
  readonly when: string;
  readonly appliesTo: string;
  readonly limit: string;
  readonly effective: string;
  readonly examples: readonly string[];
  readonly notes: readonly string[];
  readonly citations: readonly CriteriaCitation[];
  readonly place: Place;
}

/** The list under a box. */
export interface CriteriaGroup {
  /** Key of the list's own truth where it has one, '' otherwise. */
  readonly id: string;
  /** `ANY OF`, `AT LEAST 2 OF`, `ONLY`; '' where the author wrote none (reported: its truth is unknown). */
  readonly quantifier: string;
  /** How it joins the words above it; undefined on a bare list or under a heading. */
  readonly connector: Connector | 'WITH' | undefined;
  readonly negated: boolean;
  readonly citations: readonly CriteriaCitation[];
  readonly children: readonly CriteriaNode[];
}

export interface CriteriaCitation {
  readonly key: string;
  /** Printed number; 0 where the key is not in the list of references. */
  readonly number: number;
}

/** Every node of the tree in reading order. */
export function walkCriteria(
  nodes: readonly CriteriaNode[],
  visit: (node: CriteriaNode, depth: number) => void,
  depth = 0,
): void {
  for (const node of nodes) {
    visit(node, depth);
    if (node.group) walkCriteria(node.group.children, visit, depth + 1);
  }
}
