// Holds on to the nodes that a new list has unchanged, so that only the others are drawn again.
import type { Node } from '@xyflow/react';
import { useState } from 'react';
import { keepSameNodes } from './flow-nodes.ts';

export function useSameNodes<Kind extends Node>(fresh: readonly Kind[]): readonly Kind[] {
  const [nodes, setNodes] = useState(fresh);
  const merged = keepSameNodes(nodes, fresh);
  if (merged !== nodes) setNodes(merged);
  return merged;
}
