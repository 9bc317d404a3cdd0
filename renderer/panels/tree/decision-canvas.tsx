// The lens of the questions: the compiled decision diagram on the canvas, in the order in which it asks.
import type { Node } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Theme } from '../../ui/tones.tsx';
import { describeDetermination } from '../case/determination.ts';
import type { DeterminationTone } from '../case/determination.ts';
import type { BoxSize } from './box-rows.ts';
import type { BlockWay } from './case-way.ts';
import type { BlockGraph, BlockRow } from './decision-blocks.ts';
import { curveLines } from './curve-lines.ts';
import { createCameraKeeper } from './camera-keeper.ts';
import { DecisionBox, PickRow } from './decision-box.tsx';
import type { DecisionBoxNode } from './decision-box.tsx';
import { graphInput } from './decision-content.ts';
import { FlowCanvas } from './flow-canvas.tsx';
import { flowNode } from './flow-nodes.ts';
import type { GraphPlacement } from './graph-layout.ts';
import { CurveLines } from './lines-layer.tsx';
import type { Mark, Marks } from './marks.ts';
import type { BoxFonts } from './text-metrics.ts';
import { useGradual } from './use-gradual.ts';
import { useGraphLayout } from './use-layout.ts';
import { useSameNodes } from './use-same-nodes.ts';
import { walkBlocks } from './walk-blocks.ts';
import { canvasSteps } from './walk.ts';

export interface DecisionCanvasProps {
  readonly graph: BlockGraph;
  readonly fonts: BoxFonts;
  readonly marks: Marks | undefined;
  readonly markRoom: number;
  /** The way of the case that is tried. */
  readonly way: BlockWay | undefined;
  /** Id of a criterion or of one of its statements. */
  readonly selectedId: string | undefined;
  readonly hits: ReadonlySet<string>;
  readonly currentHit: string | undefined;
  readonly searchWords: readonly string[];
  /** With the id of the row's criterion. */
  onSelect(criterion: string): void;
  onActivate(criterion: string): void;
  onPanelKey(event: KeyboardEvent): boolean;
  readonly theme: Theme;
  readonly label: string;
}

const nodeTypes = { decision: DecisionBox };

export function DecisionCanvas(props: DecisionCanvasProps): ReactNode {
  const { graph, fonts, markRoom, way, currentHit, selectedId, onSelect, onActivate } = props;
  const [view, setView] = useState<BoxSize>();
  const input = useMemo(() => graphInput(graph, fonts, markRoom), [graph, fonts, markRoom]);
  const placement = useGraphLayout(input);
  const [picked, setPicked] = useState<PickedRow>();
  const row = selectedRow(graph, picked, selectedId);
  const block = row && blockOfRow(graph, row.id);
  // Where nothing is selected, the place to be is where the case stands.
  const stand = block ?? standOf(graph, way);
  const [camera] = useState(createCameraKeeper);
  useLayoutEffect(() => {
    if (placement && view)
      camera.show({ boxes: placement.boxes, whole: placement, view, start: graph.start });
  }, [camera, placement, view, graph.start]);
  useEffect(() => camera.follow(block), [camera, block]);
  useEffect(() => {
    if (currentHit !== undefined) camera.find(currentHit);
  }, [camera, currentHit]);
  const nodes = useBlockNodes(props, placement, row?.id);
  const lines = useMemo(() => curveLines(graph, placement, fonts, way), [graph, placement, fonts, way]);
  const choose = useCallback(
    (chosen: BlockRow) => {
      setPicked({ row: chosen.id, while: chosen.criterion === '' ? selectedId : chosen.criterion });
      if (chosen.criterion !== '') onSelect(chosen.criterion);
    },
    [onSelect, selectedId],
  );
  const pickRow = useCallback(
    (chosen: BlockRow) => {
      camera.chosenHere(blockOfRow(graph, chosen.id) ?? '');
      choose(chosen);
    },
    [camera, graph, choose],
  );
  const activate = (): void => {
    if (row && row.criterion !== '') onActivate(row.criterion);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (props.onPanelKey(event)) return true;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = canvasSteps[event.key];
    const next = step && walkBlocks(graph, row?.id, step);
    if (next) choose(next);
    else if (event.key === 'Enter') activate();
    else if (event.key === 'F') camera.fit();
    else if (event.key === 'C' && stand !== undefined) camera.centre(stand);
    else return step !== undefined;
    return true;
  };
  return (
    <PickRow value={pickRow}>
      <FlowCanvas
        nodes={nodes}
        nodeTypes={nodeTypes}
        lines={<CurveLines lines={lines} />}
        theme={props.theme}
        label={props.label}
        camera={camera}
        minimapColour={minimapColour}
        onSize={setView}
        onCentre={stand === undefined ? undefined : () => camera.centre(stand)}
        onPick={ignore}
        onActivate={activate}
        onKey={onKey}
      />
    </PickRow>
  );
}

function ignore(): void {
  // Rows are picked, not blocks.
}

/** A row that was chosen here, valid while the selection is the one that it made. */
interface PickedRow {
  readonly row: string;
  readonly while: string | undefined;
}

/** The row that stands for the selected criterion: the one chosen here, or its first question in the diagram. */
function selectedRow(
  graph: BlockGraph,
  picked: PickedRow | undefined,
  selectedId: string | undefined,
): BlockRow | undefined {
  const chosen = picked && findRow(graph, picked.row);
  if (chosen && (picked.while === selectedId || (selectedId !== undefined && isOf(chosen, selectedId))))
    return chosen;
  return selectedId === undefined ? undefined : allRows(graph).find((row) => isOf(row, selectedId));
}

function isOf(row: BlockRow, id: string): boolean {
  return row.criterion === id || row.criterion === `${id}.head` || row.key === id;
}

function allRows(graph: BlockGraph): readonly BlockRow[] {
  return graph.blocks.flatMap((block) => (block.kind === 'questions' ? block.rows : []));
}

function findRow(graph: BlockGraph, id: string): BlockRow | undefined {
  return allRows(graph).find((row) => row.id === id);
}

/** The determination that the case arrives at, or the block of the question at which it stops. */
function standOf(graph: BlockGraph, way: BlockWay | undefined): string | undefined {
  const last = way && [...way.rows.keys()].at(-1);
  return way?.end ?? (last === undefined ? undefined : blockOfRow(graph, last));
}

function blockOfRow(graph: BlockGraph, id: string): string | undefined {
  return graph.blocks.find((block) => block.kind === 'questions' && block.rows.some((row) => row.id === id))
    ?.id;
}

function useBlockNodes(
  props: DecisionCanvasProps,
  placement: GraphPlacement | undefined,
  row: string | undefined,
): readonly DecisionBoxNode[] {
  const { graph, marks, way, hits, currentHit, searchWords } = props;
  const fresh = useMemo(() => {
    const blocks = new Map(graph.blocks.map((block) => [block.id, block]));
    return (placement?.boxes ?? []).flatMap((box): DecisionBoxNode[] => {
      const block = blocks.get(box.id);
      if (!block) return [];
      const rows = block.kind === 'questions' ? block.rows : [];
      const hit = box.id === currentHit ? 'current' : hits.has(box.id) ? 'hit' : 'none';
      const data = {
        block,
        selectedRow: rows.find((candidate) => candidate.id === row)?.id,
        hit,
        words: hit === 'none' ? noWords : searchWords,
        // The truth of a criterion that reads data is not the answer to the question for that data.
        marks: rows.map(({ asks, criterion }): Mark | undefined =>
          asks === 'reviewer' ? marks?.[criterion] : undefined,
        ),
        way: rows.map(({ id }) => way?.rows.get(id)),
        arrived: way?.end === box.id,
      } as const;
      return [flowNode('decision', box, data)];
    });
  }, [placement, graph, marks, way, row, hits, currentHit, searchWords]);
  return useGradual(useSameNodes(fresh));
}

const noWords: readonly string[] = [];

const minimapTones: Readonly<Record<DeterminationTone, string>> = {
  good: 'var(--gs-met)',
  review: 'var(--gs-review)',
  open: 'var(--gs-open)',
  bad: 'var(--gs-not-met)',
  plain: 'var(--tone-edge)',
};

function minimapColour(node: Node): string {
  const { block, selectedRow, way, arrived } = node.data as DecisionBoxNode['data'];
  if (selectedRow !== undefined) return 'var(--tone-accent)';
  if (arrived || way.some((answer) => answer !== undefined)) return 'var(--tone-accent)';
  if (block.kind !== 'determination') return 'var(--tone-edge)';
  return minimapTones[describeDetermination(block.determination).tone];
}
