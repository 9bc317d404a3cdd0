// The decision lens as blocks: which graph is drawn, where the tried case runs through it, how it is searched.
import { useCallback, useMemo } from 'react';
import type { DecisionGraph, DecisionView, DecisionWays } from '../../../dsl/index.ts';
import { blockWay } from './case-way.ts';
import type { BlockWay } from './case-way.ts';
import { decisionBlocks } from './decision-blocks.ts';
import type { BlockGraph } from './decision-blocks.ts';
import { findInBlocks } from './find.ts';
import type { QuestionOptions } from './lens.ts';

export interface Blocks {
  readonly drawn: DecisionGraph | undefined;
  readonly blocks: BlockGraph | undefined;
  readonly way: BlockWay | undefined;
  findBlocks(query: string): readonly string[];
}

export function useBlocks(
  decision: DecisionView | undefined,
  ways: DecisionWays | undefined,
  { unknown, single }: QuestionOptions,
): Blocks {
  const drawn = decision?.kind === 'diagram' ? (unknown ? decision.open : decision.complete) : undefined;
  const blocks = useMemo(() => (drawn ? decisionBlocks(drawn, single) : undefined), [drawn, single]);
  const taken = unknown ? ways?.open : ways?.complete;
  const way = useMemo(() => (blocks && taken ? blockWay(blocks, taken) : undefined), [blocks, taken]);
  const findBlocks = useCallback((query: string) => findInBlocks(blocks?.blocks ?? [], query), [blocks]);
  return { drawn, blocks, way, findBlocks };
}
