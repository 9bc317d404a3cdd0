// Where the window on the canvas stands: fit, centre, keep in place; pure arithmetic, knows neither React nor React Flow.
import { fitZoom } from './layout.ts';
import type { PlacedBox } from './layout.ts';
import type { BoxSize } from './box-rows.ts';

/** Canvas point (0, 0) is drawn at (x, y) of the window, scaled by `zoom`. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const zoomRange = { least: 0.03, most: 2 } as const;

/** Below this the words of a box cannot be read. */
export const legibleZoom = 0.6;

/** Below this boxes are drawn without their particulars. */
export const farZoom = 0.3;

/** A panel beside the editor rather than the window. */
const narrow = 640;

const margin = 20;
/** Room for the zoom controls. */
const foot = 56;

/** The whole in the middle of the window, clear of the zoom controls at its foot. */
export function fitCamera(whole: BoxSize, view: BoxSize): Camera {
  const zoom = Math.max(zoomRange.least, fitZoom(whole, inner(view)));
  const free = { width: view.width, height: view.height - foot + margin };
  return { zoom, x: (free.width - whole.width * zoom) / 2, y: (free.height - whole.height * zoom) / 2 };
}

/** The whole if it can be read so; else its beginning, legible: `start`, or the upper left corner. */
export function firstCamera(whole: BoxSize, view: BoxSize, start?: PlacedBox): Camera {
  const fit = fitCamera(whole, view);
  if (fit.zoom >= legibleZoom) return fit;
  const zoom = view.width < narrow ? 0.7 : 0.8;
  const roomy = whole.width * zoom <= view.width - 2 * margin;
  if (roomy) return { zoom, x: (view.width - whole.width * zoom) / 2, y: margin };
  if (!start) return { zoom, x: margin, y: margin };
  // What ends a question stands to its right: where room is short, nothing is left to the other side.
  const middle = view.width / 2 - (start.x + start.width / 2) * zoom;
  const x = view.width < narrow ? margin - start.x * zoom : Math.min(margin, middle);
  return { zoom, x, y: margin - start.y * zoom };
}

/** `box` in the middle of the window. */
export function centreCamera(box: PlacedBox, view: BoxSize, zoom: number): Camera {
  return {
    zoom,
    x: view.width / 2 - (box.x + box.width / 2) * zoom,
    y: view.height / 2 - (box.y + box.height / 2) * zoom,
  };
}

/** The box stands wholly in the window, a little away from its borders. */
export function isInView(box: PlacedBox, view: BoxSize, camera: Camera): boolean {
  const left = box.x * camera.zoom + camera.x;
  const top = box.y * camera.zoom + camera.y;
  const right = left + box.width * camera.zoom;
  const bottom = top + box.height * camera.zoom;
  return left >= margin && top >= margin && right <= view.width - margin && bottom <= view.height - margin;
}

/** The same zoom, moved so that a box stays where it was on the screen when its place on the canvas changes. */
export function keepInPlace(before: PlacedBox, after: PlacedBox, camera: Camera): Camera {
  return {
    zoom: camera.zoom,
    x: camera.x + (before.x - after.x) * camera.zoom,
    y: camera.y + (before.y - after.y) * camera.zoom,
  };
}

function inner(view: BoxSize): BoxSize {
  return { width: view.width - 2 * margin, height: view.height - margin - foot };
}
