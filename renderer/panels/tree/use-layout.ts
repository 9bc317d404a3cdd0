// The placement of the newest boxes, laid out in a worker that lives as long as the canvas.
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { GraphLayoutInput, GraphPlacement } from './graph-layout.ts';
import type { LayoutReply } from './layout-worker.ts';
import type { Placement, TreeLayoutInput } from './layout.ts';
import { createLayouter } from './layouter.ts';
import type { Layouter } from './layouter.ts';

export interface TreeQuestion {
  readonly input: TreeLayoutInput;
  /** While it stays the same, so does the shape that the first layout chose. */
  readonly shapeKey: string;
}

export function useTreeLayout(question: TreeQuestion | undefined): Placement | undefined {
  const [layouter] = useState(() =>
    createLayouter(
      (ticket, { input, shapeKey }: TreeQuestion) => ({ kind: 'tree', ticket, input, shapeKey }),
      readTree,
    ),
  );
  return useLayouter(layouter, question);
}

export function useGraphLayout(input: GraphLayoutInput | undefined): GraphPlacement | undefined {
  const [layouter] = useState(() =>
    createLayouter((ticket, asked: GraphLayoutInput) => ({ kind: 'graph', ticket, input: asked }), readGraph),
  );
  return useLayouter(layouter, input);
}

function useLayouter<Input, Answer>(
  layouter: Layouter<Input, Answer>,
  input: Input | undefined,
): Answer | undefined {
  useEffect(() => layouter.start(), [layouter]);
  useEffect(() => layouter.ask(input), [layouter, input]);
  return useSyncExternalStore(layouter.subscribe, layouter.current)?.placement;
}

function readTree(reply: LayoutReply): Placement | undefined {
  return reply.kind === 'tree' ? reply.placement : undefined;
}

function readGraph(reply: LayoutReply): GraphPlacement | undefined {
  return reply.kind === 'graph' ? reply.placement : undefined;
}
