// The lens of the criteria: the tree as authored on the canvas; folding and selection belong to the panel above it.
import type { Node } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { State } from '../../ui/state-mark.tsx';
import type { Theme } from '../../ui/tones.tsx';
import { boxContent, boxMeasures, groupLabel } from './box-rows.ts';
import type { BoxSize } from './box-rows.ts';
import { createCameraKeeper } from './camera-keeper.ts';
import type { CameraKeeper } from './camera-keeper.ts';
import { CriteriaBox, ToggleFold } from './criteria-box.tsx';
import type { CriteriaBoxNode } from './criteria-box.tsx';
import { FlowCanvas } from './flow-canvas.tsx';
import { flowNode } from './flow-nodes.ts';
import type { Folded } from './fold.ts';
import { visibleIds } from './fold.ts';
import type { Continuation, PlacedBox, Placement } from './layout.ts';
import { Continuations, FamilyLines } from './lines-layer.tsx';
import type { FamilyLine } from './lines-layer.tsx';
import { logicTone } from './logic-tone.ts';
import { stateRoom } from './measure-fonts.ts';
import type { BoxFonts } from './text-metrics.ts';
import type { TreeEntry, TreeIndex } from './tree-index.ts';
import { useGradual } from './use-gradual.ts';
import { useTreeLayout } from './use-layout.ts';
import { useSameNodes } from './use-same-nodes.ts';
import { canvasSteps, walkTree } from './walk.ts';

export type States = Readonly<Record<string, State>>;

export interface CriteriaCanvasProps {
  readonly index: TreeIndex;
  readonly fonts: BoxFonts;
  readonly folded: Folded;
  /** Grows when many lists are folded or unfolded at once: then the tree is laid out and fitted anew. */
  readonly turn: number;
  onToggle(id: string): void;
  readonly states: States | undefined;
  /** Id of a node of the index. */
  readonly selected: string | undefined;
  readonly hits: ReadonlySet<string>;
  readonly currentHit: string | undefined;
  readonly searchWords: readonly string[];
  onSelect(id: string): void;
  onActivate(id: string): void;
  /** Keys that are the panel's: search and the like. Returns true where it used the key. */
  onPanelKey(event: KeyboardEvent): boolean;
  readonly theme: Theme;
  readonly label: string;
}

const nodeTypes = { criteria: CriteriaBox };

export function CriteriaCanvas(props: CriteriaCanvasProps): ReactNode {
  const { index, folded, selected, states, currentHit, turn, onToggle, onSelect, onActivate } = props;
  const [view, setView] = useState<BoxSize>();
  const placed = useVisibleLayout(props, view);
  const [camera] = useState(createCameraKeeper);
  useEffect(() => camera.renew(turn), [camera, turn]);
  useLayoutEffect(() => {
    if (placed && view) camera.show({ boxes: placed.boxes, whole: placed, view, start: undefined });
  }, [camera, placed, view]);
  useEffect(() => camera.follow(selected), [camera, selected]);
  useEffect(() => {
    if (currentHit !== undefined) camera.find(currentHit);
  }, [camera, currentHit]);
  const nodes = useBoxNodes(props, placed?.boxes);
  const lines = useMemo(() => familyLines(index, placed, states), [index, placed, states]);
  const toggle = useCallback(
    (id: string) => {
      camera.hold(id);
      onToggle(id);
    },
    [camera, onToggle],
  );
  const pick = useCallback(
    (id: string) => {
      camera.chosenHere(id);
      onSelect(id);
    },
    [camera, onSelect],
  );
  const onKey = (event: KeyboardEvent): boolean => {
    if (props.onPanelKey(event)) return true;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = canvasSteps[event.key];
    if (step === 'child' && selected !== undefined && folded.has(selected)) toggle(selected);
    if (step) {
      const next = walkTree(index, folded, selected, step);
      if (next !== undefined) onSelect(next);
      return true;
    }
    return foldKey(event.key, selected, props, toggle) || cameraKey(event.key, selected, camera, onActivate);
  };
  return (
    <ToggleFold value={toggle}>
      <FlowCanvas
        nodes={nodes}
        nodeTypes={nodeTypes}
        lines={
          <>
            <FamilyLines lines={lines} />
            <Continuations index={index} places={placed?.continued ?? noPlaces} />
          </>
        }
        theme={props.theme}
        label={props.label}
        camera={camera}
        minimapColour={minimapColour}
        onSize={setView}
        onCentre={selected === undefined ? undefined : () => camera.centre(selected)}
        onPick={pick}
        onActivate={onActivate}
        onKey={onKey}
      />
    </ToggleFold>
  );
}

function foldKey(
  key: string,
  selected: string | undefined,
  { index, folded }: CriteriaCanvasProps,
  toggle: (id: string) => void,
): boolean {
  if (key !== '+' && key !== '=' && key !== '-') return false;
  const list = selected !== undefined && (index.entries.get(selected)?.children.length ?? 0) > 0;
  if (list && folded.has(selected) === (key !== '-')) toggle(selected);
  return true;
}

function cameraKey(
  key: string,
  selected: string | undefined,
  camera: CameraKeeper,
  onActivate: (id: string) => void,
): boolean {
  switch (key) {
    case 'Enter':
      if (selected !== undefined) onActivate(selected);
      return true;
    case 'f':
    case 'F':
      camera.fit();
      return true;
    case 'c':
    case 'C':
      if (selected !== undefined) camera.centre(selected);
      return true;
    default:
      return false;
  }
}

/** Visible boxes with their places. The shape is chosen anew for another window, for a tried case, for many folds at once. */
function useVisibleLayout(
  { index, folded, fonts, states, turn }: CriteriaCanvasProps,
  view: BoxSize | undefined,
): Placement | undefined {
  const width = view ? Math.round(view.width / sizeStep) * sizeStep : 0;
  const height = view ? Math.round(view.height / sizeStep) * sizeStep : 0;
  const stateWidth = states ? stateRoom(fonts) : 0;
  const question = useMemo(() => {
    if (width === 0 || height === 0) return undefined;
    const boxes = visibleIds(index, folded).flatMap((id) => {
      const entry = index.entries.get(id);
      return entry ? [boxContent(entry.node, entry.parent, entry.depth)] : [];
    });
    const input = { boxes, fonts, marks: { state: stateWidth }, view: { width, height }, shape: undefined };
    return { input, shapeKey: [width, height, stateWidth, turn].join(' ') };
  }, [index, folded, fonts, stateWidth, width, height, turn]);
  return useTreeLayout(question);
}

/** A window that grows by less keeps its layout. */
const sizeStep = 60;

function useBoxNodes(
  props: CriteriaCanvasProps,
  boxes: readonly PlacedBox[] | undefined,
): readonly CriteriaBoxNode[] {
  const { index, folded, states, selected, hits, currentHit, searchWords } = props;
  const fresh = useMemo(
    () =>
      (boxes ?? []).flatMap((box): CriteriaBoxNode[] => {
        const entry = index.entries.get(box.id);
        if (!entry) return [];
        const hit = box.id === currentHit ? 'current' : hits.has(box.id) ? 'hit' : 'none';
        const data = {
          node: entry.node,
          below: entry.below,
          folded: folded.has(box.id),
          states: boxStates(entry, states),
          selected: box.id === selected,
          hit,
          words: hit === 'none' ? noWords : searchWords,
        } as const;
        return [flowNode('criteria', box, data)];
      }),
    [boxes, index, folded, states, selected, hits, currentHit, searchWords],
  );
  return useGradual(useSameNodes(fresh));
}

const noWords: readonly string[] = [];
const noPlaces: readonly Continuation[] = [];

function boxStates({ node }: TreeEntry, states: States | undefined): readonly (State | undefined)[] {
  if (!states) return [undefined];
  return [
    states[node.id] ?? states[node.group?.id ?? ''],
    ...node.statements.map((statement) => states[statement.id]),
  ];
}

/** Where lines join a box: at the middle of its first line of words. */
const joint = boxMeasures.border + boxMeasures.paddingY + boxMeasures.wordsLine / 2;

function familyLines(
  index: TreeIndex,
  placement: Placement | undefined,
  states: States | undefined,
): readonly FamilyLine[] {
  const places = new Map(placement?.boxes.map((box) => [box.id, box]));
  const lines = [...places.values()].flatMap((box): FamilyLine[] => {
    const entry = index.entries.get(box.id);
    if (!entry) return [];
    const tone = logicTone(groupLabel(entry.node));
    const items = entry.children.flatMap((id) => {
      const place = places.get(id);
      return place ? [{ id, state: states?.[id], x: place.x, y: place.y + joint }] : [];
    });
    const own = { x: box.x + box.width, y: box.y + joint };
    const further = (placement?.continued ?? []).filter(({ section }) => section === box.id);
    const heads = [own, ...further.map(({ x, y, width }) => ({ x: x + width, y: y + joint }))];
    const starts = [0, ...further.map(({ item }) => entry.children.indexOf(item)), items.length];
    return heads.flatMap((from, strip): FamilyLine[] => {
      const part = items.slice(starts[strip], starts[strip + 1]);
      return part.length === 0 ? [] : [{ id: `${box.id} ${strip}`, from, items: part, tone }];
    });
  });
  return lines;
}

function minimapColour(node: Node): string {
  const { node: criterion, states, selected } = node.data as CriteriaBoxNode['data'];
  if (selected) return 'var(--tone-accent)';
  switch (states[0]) {
    case 'met':
      return 'var(--tone-met)';
    case 'not-met':
      return 'var(--tone-not-met)';
    case 'unknown':
      return 'var(--tone-unknown)';
    case undefined:
      return criterion.kind === 'section' ? 'var(--tone-accent)' : 'var(--tone-edge)';
  }
}
