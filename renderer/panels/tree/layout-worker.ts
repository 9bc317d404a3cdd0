// Runs the layouts of the tree panel off the main thread; remembers the shape of the last tree and nothing else.
import { layoutGraph } from './graph-layout.ts';
import type { GraphLayoutInput, GraphPlacement } from './graph-layout.ts';
import { layoutColumn, layoutTree } from './layout.ts';
import type { Placement, TreeLayoutInput, TreeShape } from './layout.ts';

export type LayoutRequest =
  | {
      readonly kind: 'tree';
      readonly ticket: number;
      readonly input: TreeLayoutInput;
      readonly shapeKey: string;
    }
  | { readonly kind: 'graph'; readonly ticket: number; readonly input: GraphLayoutInput }
  /** For paper: see `layoutColumn`. */
  | {
      readonly kind: 'column';
      readonly ticket: number;
      readonly input: TreeLayoutInput;
      readonly width: number;
    };

export type LayoutReply =
  | { readonly kind: 'tree'; readonly ticket: number; readonly placement: Placement }
  | { readonly kind: 'graph'; readonly ticket: number; readonly placement: GraphPlacement };

/** Columns stay as wide as they are while boxes are folded and words are typed. */
let chosen: { readonly key: string; readonly shape: TreeShape } | undefined;

self.addEventListener('message', (event: MessageEvent<LayoutRequest>) => {
  self.postMessage(answer(event.data));
});

function answer(request: LayoutRequest): LayoutReply {
  const { kind, ticket } = request;
  if (kind === 'graph') return { kind, ticket, placement: layoutGraph(request.input) };
  if (kind === 'column')
    return { kind: 'tree', ticket, placement: layoutColumn(request.input, request.width) };
  const shape = chosen?.key === request.shapeKey ? chosen.shape : undefined;
  const placement = layoutTree({ ...request.input, shape });
  chosen = { key: request.shapeKey, shape: placement.shape };
  return { kind, ticket, placement };
}
