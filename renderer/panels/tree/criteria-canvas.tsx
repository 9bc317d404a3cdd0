// The lens of the criteria: the tree as authored on the canvas; folding and selection belong to the panel above it.
import type { Node } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Theme } from '../../ui/tones.tsx';
import { boxContent } from './box-rows.ts';
import type { BoxSize } from './box-rows.ts';
import { createCameraKeeper } from './camera-keeper.ts';
import type { CameraKeeper } from './camera-keeper.ts';
import { CriteriaBox, ToggleFold } from './criteria-box.tsx';
import type { CriteriaBoxNode } from './criteria-box.tsx';
import { FlowCanvas } from './flow-canvas.tsx';
import { familyLines } from './family-lines.ts';
import { flowNode } from './flow-nodes.ts';
import type { Folded } from './fold.ts';
import { visibleIds } from './fold.ts';
import type { Continuation, PlacedBox, Placement } from './layout.ts';
import { Continuations, FamilyLines } from './lines-layer.tsx';
import { wholeMark } from './marks.ts';
import type { Mark, Marks } from './marks.ts';
import type { BoxFonts } from './text-metrics.ts';
import type { TreeEntry, TreeIndex } from './tree-index.ts';
import { useGradual } from './use-gradual.ts';
import { useTreeLayout } from './use-layout.ts';
import { useSameNodes } from './use-same-nodes.ts';
import { canvasSteps, walkTree } from './walk.ts';

export interface CriteriaCanvasProps {
  readonly index: TreeIndex;
  readonly fonts: BoxFonts;
  readonly folded: Folded;
  /** Grows when many lists are folded or unfolded at once: then the tree is laid out and fitted anew. */
  readonly turn: number;
  onToggle(id: string): void;
  readonly marks: Marks | undefined;
  /** Room that a box keeps free for its mark; 0 where none are shown. */
  readonly markRoom: number;
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
  const { index, folded, selected, marks, currentHit, turn, onToggle, onSelect, onActivate } = props;
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
  const lines = useMemo(() => familyLines(index, placed, marks), [index, placed, marks]);
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
    case 'F':
      camera.fit();
      return true;
    case 'C':
      if (selected !== undefined) camera.centre(selected);
      return true;
    default:
      return false;
  }
}

/** Visible boxes with their places. The shape is chosen anew for another window, for a tried case, for many folds at once. */
function useVisibleLayout(
  { index, folded, fonts, markRoom, turn }: CriteriaCanvasProps,
  view: BoxSize | undefined,
): Placement | undefined {
  const width = view ? Math.round(view.width / sizeStep) * sizeStep : 0;
  const height = view ? Math.round(view.height / sizeStep) * sizeStep : 0;
  const question = useMemo(() => {
    if (width === 0 || height === 0) return undefined;
    const boxes = visibleIds(index, folded).flatMap((id) => {
      const entry = index.entries.get(id);
      return entry ? [boxContent(entry.node, entry.parent, entry.depth)] : [];
    });
    const input = { boxes, fonts, marks: { state: markRoom }, view: { width, height }, shape: undefined };
    return { input, shapeKey: [width, height, markRoom, turn].join(' ') };
  }, [index, folded, fonts, markRoom, width, height, turn]);
  return useTreeLayout(question);
}

/** A window that grows by less keeps its layout. */
const sizeStep = 60;

function useBoxNodes(
  props: CriteriaCanvasProps,
  boxes: readonly PlacedBox[] | undefined,
): readonly CriteriaBoxNode[] {
  const { index, folded, marks, selected, hits, currentHit, searchWords } = props;
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
          marks: boxMarks(entry, marks),
          selected: box.id === selected,
          hit,
          words: hit === 'none' ? noWords : searchWords,
        } as const;
        return [flowNode('criteria', box, data)];
      }),
    [boxes, index, folded, marks, selected, hits, currentHit, searchWords],
  );
  return useGradual(useSameNodes(fresh));
}

const noWords: readonly string[] = [];
const noPlaces: readonly Continuation[] = [];

function boxMarks({ node }: TreeEntry, marks: Marks | undefined): readonly (Mark | undefined)[] {
  if (!marks) return [undefined];
  return [wholeMark(node, marks), ...node.statements.map((statement) => marks[statement.id])];
}

function minimapColour(node: Node): string {
  const { node: criterion, marks, selected } = node.data as CriteriaBoxNode['data'];
  if (selected) return 'var(--tone-accent)';
  switch (marks[0]?.tone) {
    case 'met':
    case 'decisive':
    case 'added':
      return 'var(--tone-met)';
    case 'not-met':
    case 'never':
    case 'removed':
      return 'var(--tone-not-met)';
    case 'walked':
    case 'meaning':
      return 'var(--tone-review)';
    case 'wording':
      return 'var(--tone-any)';
    case 'unknown':
    case 'evidence':
      return 'var(--tone-unknown)';
    case undefined:
      return criterion.kind === 'section' ? 'var(--tone-accent)' : 'var(--tone-edge)';
  }
}
