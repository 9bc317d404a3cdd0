// The canvas under both lenses: pan, zoom, minimap and the keys of a walk; knows neither criteria nor decisions.
import { ActionIcon, Tooltip } from '@mantine/core';
import { useElementSize, useReducedMotion } from '@mantine/hooks';
import { IconFocusCentered, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { MiniMap, Panel, ReactFlow, ReactFlowProvider, useReactFlow, useViewport } from '@xyflow/react';
import type { Node, NodeTypes } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Theme } from '../../ui/tones.tsx';
import type { BoxSize } from './box-rows.ts';
import { zoomRange } from './camera.ts';
import type { CameraKeeper } from './camera-keeper.ts';
import styles from './canvas.module.css';

export interface FlowCanvasProps {
  readonly nodes: readonly Node[];
  readonly nodeTypes: NodeTypes;
  /** Drawn under the boxes, in their coordinates. */
  readonly lines: ReactNode;
  readonly theme: Theme;
  /** What the canvas shows, for a screen reader. */
  readonly label: string;
  /** Moves the window; what the user does by hand is told to it. */
  readonly camera: CameraKeeper;
  readonly minimapColour: (node: Node) => string;
  onSize(view: BoxSize): void;
  /** Brings the selected box to the middle; undefined where nothing is selected. */
  readonly onCentre: (() => void) | undefined;
  onPick(id: string): void;
  onActivate(id: string): void;
  /** Returns true where it used the key. */
  onKey(event: KeyboardEvent): boolean;
}

export function FlowCanvas(props: FlowCanvasProps): ReactNode {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas(props: FlowCanvasProps): ReactNode {
  const { camera, onSize, onPick, onActivate } = props;
  const { ref: sized, width, height } = useElementSize();
  const focusable = useRef<HTMLDivElement>(null);
  useCameraHandle(camera);
  useEffect(() => {
    if (width > 0 && height > 0) onSize({ width, height });
  }, [width, height, onSize]);
  const nodes = useMemo(() => [...props.nodes], [props.nodes]);
  return (
    // An application in the sense of ARIA: one stop for the keyboard, which then walks the boxes.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={focusable}
      className={`${styles['canvas'] ?? ''} nokey`}
      role="application"
      aria-roledescription="tree canvas"
      aria-label={props.label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && props.onKey(event)) event.preventDefault();
      }}
    >
      <div ref={sized} className={styles['fill']}>
        <ReactFlow
          nodes={nodes}
          nodeTypes={props.nodeTypes}
          colorMode={props.theme}
          minZoom={zoomRange.least}
          maxZoom={zoomRange.most}
          onlyRenderVisibleElements
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          selectNodesOnDrag={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          zoomActivationKeyCode={null}
          panOnScroll
          zoomOnDoubleClick={false}
          proOptions={{ hideAttribution: true }}
          onMoveStart={(event) => {
            if (event) camera.byHand();
          }}
          onNodeClick={(_, node) => {
            focusable.current?.focus({ preventScroll: true });
            onPick(node.id);
          }}
          onNodeDoubleClick={(_, node) => onActivate(node.id)}
          onPaneClick={() => focusable.current?.focus({ preventScroll: true })}
        >
          {props.lines}
          <MiniMap
            className={styles['minimap'] ?? ''}
            pannable
            zoomable
            ariaLabel="Overview of the whole tree"
            nodeColor={props.minimapColour}
            nodeStrokeWidth={0}
            nodeBorderRadius={2}
            style={{ width: 132, height: 96 }}
          />
          <ZoomControls camera={camera} onCentre={props.onCentre} />
        </ReactFlow>
      </div>
    </div>
  );
}

/** Lends the canvas to its camera's keeper for as long as it lives. */
function useCameraHandle(camera: CameraKeeper): void {
  const flow = useReactFlow();
  const still = useReducedMotion();
  useLayoutEffect(() => {
    camera.attach({
      camera: () => flow.getViewport(),
      moveTo: (to, smooth) => void flow.setViewport(to, { duration: smooth && !still ? 260 : 0 }),
    });
    return () => camera.attach(null);
  }, [camera, flow, still]);
}

type ZoomControlsProps = Pick<FlowCanvasProps, 'camera' | 'onCentre'>;

function ZoomControls({ camera, onCentre }: ZoomControlsProps): ReactNode {
  const flow = useReactFlow();
  const { zoom } = useViewport();
  const step = (factor: number): void => {
    camera.byHand();
    void flow.zoomTo(Math.min(zoomRange.most, Math.max(zoomRange.least, zoom * factor)), { duration: 0 });
  };
  return (
    <Panel position="bottom-left" className={styles['zoom'] ?? ''}>
      <CanvasButton label="Zoom out" onClick={() => step(1 / 1.25)} icon={<IconMinus size={16} />} />
      <span className={styles['percent']} aria-live="off">
        {Math.round(zoom * 100)}%
      </span>
      <CanvasButton label="Zoom in" onClick={() => step(1.25)} icon={<IconPlus size={16} />} />
      <CanvasButton
        label="Fit the whole tree (Shift+F)"
        onClick={camera.fit}
        icon={<IconMaximize size={16} />}
      />
      <CanvasButton
        label="Centre the selected box (Shift+C)"
        onClick={onCentre}
        icon={<IconFocusCentered size={16} />}
      />
    </Panel>
  );
}

interface CanvasButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: (() => void) | undefined;
}

function CanvasButton({ label, icon, onClick }: CanvasButtonProps): ReactNode {
  return (
    <Tooltip label={label} openDelay={400}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={label}
        disabled={onClick === undefined}
        onClick={onClick ?? (() => undefined)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
