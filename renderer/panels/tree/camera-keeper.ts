// Moves the window on the canvas by itself: at first, on resize, after a fold, towards the selected box; knows no React.
import type { BoxSize } from './box-rows.ts';
import { centreCamera, firstCamera, fitCamera, isInView, keepInPlace, legibleZoom } from './camera.ts';
import type { Camera } from './camera.ts';
import type { PlacedBox } from './layout.ts';

/** The canvas as the keeper needs it. */
export interface CanvasHandle {
  camera(): Camera;
  /** Smooth unless the user asked for less motion. */
  moveTo(camera: Camera, smooth: boolean): void;
}

/** What is drawn and through which window. */
export interface Scene {
  readonly boxes: readonly PlacedBox[];
  readonly whole: BoxSize;
  readonly view: BoxSize;
  /** Box to begin with where the whole is too large to be read; undefined: the upper left corner. */
  readonly start: string | undefined;
}

export interface CameraKeeper {
  attach(canvas: CanvasHandle | null): void;
  /** Call with every new placement or window. */
  show(scene: Scene): void;
  /** The box to keep in view has changed; `chosenHere` boxes are under the pointer already. */
  follow(id: string | undefined): void;
  /** The next `follow` of this box is by the pointer on this very canvas. */
  chosenHere(id: string): void;
  fit(): void;
  centre(id: string): void;
  /** Into view and large enough to be read, as soon as it is placed. */
  find(id: string): void;
  /** The next placement leaves this box where it is on the screen. */
  hold(id: string): void;
  byHand(): void;
  /** Where `turn` is another than before, the next placement is looked at as if it were the first. */
  renew(turn: number): void;
}

export function createCameraKeeper(): CameraKeeper {
  let canvas: CanvasHandle | null = null;
  let scene: Scene | undefined;
  let places: ReadonlyMap<string, PlacedBox> = new Map();
  let followed: string | undefined;
  let pointed: string | undefined;
  let held: string | undefined;
  let wanted: { readonly id: string; readonly legible: boolean } | undefined;
  let lastTurn = 0;
  let first = true;
  /** The user has taken the window in hand: from then on it is not fitted by itself. */
  let free = false;

  const moveTo = (id: string, legible: boolean, always: boolean): boolean => {
    const box = places.get(id);
    if (!canvas || !box || !scene) return false;
    const camera = canvas.camera();
    const zoom = legible && camera.zoom < legibleZoom ? 0.9 : camera.zoom;
    if (!always && zoom === camera.zoom && isInView(box, scene.view, camera)) return true;
    free = true;
    canvas.moveTo(centreCamera(box, scene.view, zoom), true);
    return true;
  };

  const moveWith = (fresh: Scene, before: ReadonlyMap<string, PlacedBox>): void => {
    if (!canvas) return;
    const anchor = held ?? followed ?? fresh.boxes[0]?.id ?? '';
    const from = before.get(anchor);
    const to = places.get(anchor);
    if (first || (!free && held === undefined))
      canvas.moveTo(firstCamera(fresh.whole, fresh.view, places.get(fresh.start ?? '')), false);
    else if (from && to) canvas.moveTo(keepInPlace(from, to, canvas.camera()), false);
  };

  return {
    attach: (handle) => {
      canvas = handle;
    },
    show: (fresh) => {
      // Only the window has another size: what is moving it just now shall go on.
      const sameBoxes = scene?.boxes === fresh.boxes;
      const before = places;
      scene = fresh;
      if (!canvas || (free && sameBoxes && !first)) return;
      places = new Map(fresh.boxes.map((box) => [box.id, box]));
      moveWith(fresh, before);
      first = false;
      held = undefined;
      if (wanted && moveTo(wanted.id, wanted.legible, false)) wanted = undefined;
    },
    follow: (id) => {
      const byPointer = id !== undefined && pointed === id;
      pointed = undefined;
      followed = id;
      if (id === undefined || byPointer) return;
      wanted = moveTo(id, false, false) ? undefined : { id, legible: false };
    },
    chosenHere: (id) => {
      if (id !== followed) pointed = id;
    },
    fit: () => {
      free = false;
      if (scene) canvas?.moveTo(fitCamera(scene.whole, scene.view), true);
    },
    centre: (id) => {
      moveTo(id, true, true);
    },
    find: (id) => {
      wanted = moveTo(id, true, false) ? undefined : { id, legible: true };
    },
    hold: (id) => {
      held = id;
      free = true;
    },
    byHand: () => {
      free = true;
    },
    renew: (turn) => {
      if (turn === lastTurn) return;
      lastTurn = turn;
      first = true;
      free = false;
    },
  };
}
