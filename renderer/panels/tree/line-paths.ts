// Shapes of the canvas's lines as SVG paths; pure.
import type { Point } from './graph-layout.ts';

/** Radius of a rounded corner. */
const bend = 7;

/** Straight out, down a spine half way, straight in; corners rounded. */
export function elbow(from: Point, to: Point): string {
  const spine = Math.round((from.x + to.x) / 2);
  const drop = to.y - from.y;
  if (Math.abs(drop) < 1) return `M${from.x},${from.y}H${to.x}`;
  const radius = Math.min(bend, Math.abs(drop) / 2, spine - from.x);
  const sign = Math.sign(drop);
  return [
    `M${from.x},${from.y}`,
    `H${spine - radius}`,
    `Q${spine},${from.y} ${spine},${from.y + sign * radius}`,
    `V${to.y - sign * radius}`,
    `Q${spine},${to.y} ${spine + radius},${to.y}`,
    `H${to.x}`,
  ].join('');
}

/** One line to a whole list: out, down one spine, a branch to each item from the first (level with `from`) to the last. */
export function family(from: Point, items: readonly Point[]): string {
  const last = items.at(-1);
  if (!last) return '';
  const spine = Math.round((from.x + last.x) / 2);
  const parts: string[] = [];
  for (const item of items) {
    const drop = item.y - from.y;
    if (Math.abs(drop) < 1) parts.push(`M${from.x},${from.y}H${item.x}`);
    else if (item !== last)
      parts.push(`M${spine},${item.y - bend}Q${spine},${item.y} ${spine + bend},${item.y}H${item.x}`);
    else parts.push(elbow(from, item));
  }
  return parts.join('');
}

/** Through all the points, leaving and reaching each of them in the direction in which the line runs. */
export function curve(points: readonly Point[], runs: 'down' | 'right'): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${first.x},${first.y}`];
  let from = first;
  for (const to of rest) {
    if (runs === 'down') {
      const middle = (from.y + to.y) / 2;
      parts.push(`C${from.x},${middle} ${to.x},${middle} ${to.x},${to.y}`);
    } else {
      const middle = (from.x + to.x) / 2;
      parts.push(`C${middle},${from.y} ${middle},${to.y} ${to.x},${to.y}`);
    }
    from = to;
  }
  return parts.join('');
}
