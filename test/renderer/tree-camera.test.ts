// The camera of the canvas: fits at first, keeps what is folded in place, follows the selection without needless movement.
import { describe, expect, it } from 'vitest';
import { createCameraKeeper } from '../../renderer/panels/tree/camera-keeper.ts';
import type { CameraKeeper } from '../../renderer/panels/tree/camera-keeper.ts';
import { fitCamera, firstCamera, isInView, legibleZoom } from '../../renderer/panels/tree/camera.ts';
import type { Camera } from '../../renderer/panels/tree/camera.ts';
import type { PlacedBox } from '../../renderer/panels/tree/layout.ts';

const view = { width: 800, height: 600 };

function box(id: string, x: number, y: number): PlacedBox {
  return { id, x, y, width: 200, height: 40 };
}

function scene(boxes: readonly PlacedBox[], window = view) {
  const width = Math.max(...boxes.map((one) => one.x + one.width));
  const height = Math.max(...boxes.map((one) => one.y + one.height));
  return { boxes, whole: { width, height }, view: window, start: undefined };
}

function withCanvas(): { keeper: CameraKeeper; moves: { camera: Camera; smooth: boolean }[]; now(): Camera } {
  let camera: Camera = { x: 0, y: 0, zoom: 1 };
  const moves: { camera: Camera; smooth: boolean }[] = [];
  const keeper = createCameraKeeper();
  keeper.attach({
    camera: () => camera,
    moveTo: (to, smooth) => {
      camera = to;
      moves.push({ camera: to, smooth });
    },
  });
  return { keeper, moves, now: () => camera };
}

const small = [box('a', 0, 0), box('b', 250, 0), box('c', 250, 60)];
const tall = Array.from({ length: 60 }, (_, index) => box(`n${index}`, 0, index * 50));

describe('fitting', () => {
  it('shows the whole in the middle, never above its own size', () => {
    expect(fitCamera({ width: 400, height: 300 }, view)).toMatchObject({ zoom: 1, x: 200 });
    expect(fitCamera({ width: 4000, height: 300 }, view).zoom).toBeCloseTo((view.width - 40) / 4000);
  });

  it('begins legible where the whole would be too small to read', () => {
    const first = firstCamera({ width: 4000, height: 9000 }, view);
    expect(first.zoom).toBeGreaterThan(legibleZoom);
    expect(first.x).toBeGreaterThan(0);
    const start = box('start', 1900, 0);
    expect(isInView(start, view, firstCamera({ width: 4000, height: 9000 }, view, start))).toBe(true);
  });
});

describe('the keeper', () => {
  it('fits at first and again on every resize until the user takes over', () => {
    const { keeper, moves, now } = withCanvas();
    keeper.show(scene(small));
    keeper.show(scene(small, { width: 300, height: 200 }));
    expect(moves).toHaveLength(2);
    expect(now()).toEqual(firstCamera({ width: 450, height: 100 }, { width: 300, height: 200 }));
    keeper.byHand();
    keeper.show(scene(small, { width: 500, height: 400 }));
    expect(moves).toHaveLength(2);
    keeper.fit();
    expect(moves.at(-1)?.smooth).toBe(true);
  });

  it('keeps a folded box where it is on the screen', () => {
    const { keeper, now } = withCanvas();
    keeper.show(scene(small));
    const before = now();
    keeper.hold('c');
    keeper.show(scene([box('a', 0, 0), box('c', 250, 300)]));
    const after = now();
    expect(300 * after.zoom + after.y).toBeCloseTo(60 * before.zoom + before.y);
    expect(after.zoom).toBe(before.zoom);
  });

  it('brings a followed box into view, and does nothing where it is there already', () => {
    const { keeper, moves, now } = withCanvas();
    keeper.show(scene(tall));
    keeper.follow('n2');
    expect(moves).toHaveLength(1);
    keeper.follow('n55');
    expect(moves).toHaveLength(2);
    expect(moves[1]?.smooth).toBe(true);
    expect(isInView(tall[55] ?? box('', 0, 0), view, now())).toBe(true);
  });

  it('does not move for a box that was chosen with the pointer, but does when it is followed anew', () => {
    const { keeper, moves } = withCanvas();
    keeper.show(scene(tall));
    keeper.chosenHere('n55');
    keeper.follow('n55');
    expect(moves).toHaveLength(1);
    keeper.follow('n2');
    keeper.follow('n55');
    expect(moves).toHaveLength(2);
  });

  it('waits for a box that is still to be unfolded', () => {
    const { keeper, moves, now } = withCanvas();
    keeper.show(scene(tall.slice(0, 10)));
    keeper.find('n55');
    const waiting = moves.length;
    keeper.show(scene(tall));
    expect(moves.length).toBeGreaterThan(waiting);
    expect(isInView(tall[55] ?? box('', 0, 0), view, now())).toBe(true);
  });

  it('makes a hit large enough to be read', () => {
    const { keeper, now } = withCanvas();
    keeper.show(scene(tall));
    keeper.fit();
    expect(now().zoom).toBeLessThan(legibleZoom);
    keeper.find('n30');
    expect(now().zoom).toBeGreaterThan(legibleZoom);
  });

  it('looks at the tree afresh after many folds at once', () => {
    const { keeper, now } = withCanvas();
    keeper.show(scene(small));
    keeper.byHand();
    keeper.renew(1);
    keeper.show(scene(tall));
    expect(now()).toEqual(firstCamera({ width: 200, height: 2990 }, view));
    keeper.byHand();
    keeper.renew(1);
    keeper.show(scene([...tall, box('more', 300, 0)]));
    expect(now()).toEqual(firstCamera({ width: 200, height: 2990 }, view));
  });
});
