// The criteria to draw: those of the text, or the last good ones where faults have taken most of them away.
import { useState } from 'react';
import type { CriteriaNode, CriteriaTree } from '../../dsl/index.ts';
import type { Analysis, Check } from '../worker/protocol.ts';

export interface DrawnTree {
  readonly criteria: CriteriaTree | undefined;
  /** What keeps the tree from being that of the text, in words; '' for nothing. */
  readonly warning: string;
}

/** `check`: of the same text or a newer one, since it comes first; only one of the same version vouches for a tree. */
export function useGoodTree(
  path: string | undefined,
  analysis: Analysis | undefined,
  check: Check | undefined,
): DrawnTree {
  const [good, setGood] = useState<{ readonly path: string; readonly tree: CriteriaTree }>();
  const criteria = analysis?.criteria;
  const faults = check?.diagnostics.filter(({ severity }) => severity === 'error').length ?? 0;
  const isSound = faults === 0 && check !== undefined && check.version === analysis?.version;
  if (path !== undefined && criteria !== undefined && isSound && good?.tree !== criteria)
    setGood({ path, tree: criteria });
  return drawnTree(criteria, good?.path === path ? good?.tree : undefined, faults);
}

/** `faults`: errors of the text; `good`: the last tree of this text without any. */
export function drawnTree(
  criteria: CriteriaTree | undefined,
  good: CriteriaTree | undefined,
  faults: number,
): DrawnTree {
  if (criteria === undefined || faults === 0) return { criteria, warning: '' };
  const errors = faults === 1 ? '1 error' : `${faults} errors`;
  if (good !== undefined && boxesOf(criteria) * 2 < boxesOf(good))
    return {
      criteria: good,
      warning: `The text has ${errors} and cannot be read: this is the last tree that could be.`,
    };
  return { criteria, warning: `The text has ${errors}: the tree shows what could be read.` };
}

function boxesOf({ sections }: CriteriaTree): number {
  const count = (nodes: readonly CriteriaNode[]): number =>
    nodes.reduce((sum, node) => sum + 1 + count(node.group?.children ?? []), 0);
  return count(sections);
}
