// Places for the boxes of the criteria tree, from their content alone; pure, free of DOM, run in a worker.
import { hierarchy } from 'd3-hierarchy';
import type { HierarchyNode } from 'd3-hierarchy';
import { boxHeight, leastWidth, naturalWidth } from './box-rows.ts';
import type { BoxContent, BoxMarks, BoxSize } from './box-rows.ts';
import type { BoxFonts } from './text-metrics.ts';

/** Top left corner and size, in pixels of an unzoomed canvas. */
export interface PlacedBox extends BoxSize {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface Placement {
  readonly boxes: readonly PlacedBox[];
  /** Where a section goes on in a further strip: room for its name beside the first item there. */
  readonly continued: readonly Continuation[];
  readonly width: number;
  readonly height: number;
  /** Give it to the next layout of the same tree to keep columns steady. */
  readonly shape: TreeShape;
}

export interface Continuation {
  readonly section: string;
  /** First item of the strip. */
  readonly item: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** What is chosen to make the whole as large as can be in the view. */
export interface TreeShape {
  /** Widest column. */
  readonly column: number;
  /** A long tree goes on in a further strip to the right after so many pixels, as columns of a newspaper do. */
  readonly strip: number;
}

export interface TreeLayoutInput {
  /** Visible boxes, parents before children, siblings in order. */
  readonly boxes: readonly BoxContent[];
  readonly fonts: BoxFonts;
  readonly marks: BoxMarks;
  /** Size of the window on the canvas, for choosing the shape. */
  readonly view: BoxSize;
  /** undefined: the best. */
  readonly shape: TreeShape | undefined;
}

/** Left to right, a column for each depth, every box level with the first of its list; boxes never overlap. */
export function layoutTree(input: TreeLayoutInput): Placement {
  const plain = { column: columnLimits[0], strip: Infinity };
  if (input.shape) return placeTree(input, input.shape);
  let best = placeTree(input, plain);
  for (const column of columnLimits) {
    const sized = sizeBoxes(input, column);
    const whole = placeTree(input, { column, strip: Infinity }, sized);
    if (isLarger(whole, best, input.view, clearlyBetter)) best = whole;
    for (let strips = 2; strips <= mostStrips && input.boxes.length >= strips * leastInStrip; strips++) {
      const placement = placeTree(input, { column, strip: whole.height / strips }, sized);
      const gain = best.shape.strip === Infinity ? muchBetter : clearlyBetter;
      if (isLarger(placement, best, input.view, gain)) best = placement;
    }
  }
  return best;
}

/** One strip from top to bottom, with columns as wide as this width has room for; wider where even the narrowest are too many. */
export function layoutColumn(input: TreeLayoutInput, width: number): Placement {
  const strip = Infinity;
  let placement = placeTree(input, { column: columnLimits[0], strip });
  for (const column of columnLimits) {
    if (placement.width <= width) break;
    placement = placeTree(input, { column, strip });
  }
  return placement;
}

function isLarger(one: BoxSize, other: BoxSize, view: BoxSize, factor: number): boolean {
  return fitZoom(one, view) > fitZoom(other, view) * factor;
}

/** How large the whole may be drawn in the view, never above its natural size. */
export function fitZoom(whole: BoxSize, view: BoxSize): number {
  if (whole.width <= 0 || whole.height <= 0 || view.width <= 0 || view.height <= 0) return 1;
  return Math.min(1, view.width / whole.width, view.height / whole.height);
}

const columnLimits = [340, 290, 250, 215, 185, 160] as const;
/** Narrow columns break lines: they must earn it. */
const clearlyBetter = 1.03;
/** So must further strips: one is easier to follow. */
const muchBetter = 1.2;
const mostStrips = 8;
const leastInStrip = 8;
const sectionColumn = 190;
const columnGap = 40;
const rowGap = 6;
const familyGap = 14;
const sectionGap = 26;
const stripGap = 56;

interface TreeBox {
  readonly content: BoxContent | undefined;
  readonly height: number;
  readonly children: TreeBox[];
}

/** What stays the same for all strips of one width of columns; counting lines is the most of a layout. */
interface SizedBoxes {
  readonly columns: readonly number[];
  readonly heights: ReadonlyMap<BoxContent, number>;
}

function sizeBoxes(input: TreeLayoutInput, column: number): SizedBoxes {
  const columns = columnWidths(input, column);
  const heights = input.boxes.map(
    (box) => [box, boxHeight(box, columns[box.depth] ?? column, input.fonts, input.marks)] as const,
  );
  return { columns, heights: new Map(heights) };
}

function placeTree(
  input: TreeLayoutInput,
  shape: TreeShape,
  { columns, heights }: SizedBoxes = sizeBoxes(input, shape.column),
): Placement {
  const starts = columnStarts(columns);
  const stripWidth = (starts.at(-1) ?? 0) + (columns.at(-1) ?? 0) + stripGap;
  const heightOf = (content: BoxContent): number => heights.get(content) ?? 0;
  const boxes: PlacedBox[] = [];
  const continued: Continuation[] = [];
  const flow = new StripFlow(shape.strip);
  for (const section of hierarchy<TreeBox>(nest(input.boxes, heightOf)).children ?? []) {
    flow.beginSection();
    section.eachBefore((node) => {
      const { content, height } = node.data;
      if (!content) return;
      const { id, depth } = content;
      const turned = depth === 1 && flow.turnsBefore(node);
      const y = flow.take(node, height);
      const left = flow.strip * stripWidth;
      boxes.push({ id, x: left + (starts[depth] ?? 0), y, width: columns[depth] ?? shape.column, height });
      if (turned)
        continued.push({
          section: section.data.content?.id ?? '',
          item: id,
          x: left,
          y,
          width: columns[0] ?? 0,
        });
    });
  }
  return { boxes, continued, ...extent(boxes), shape };
}

/**
 * Every box stands level with the first item of its list, so that a long list begins beside what it belongs to, and as high as its column allows.
 * (The tidy tree of d3-hierarchy puts it at the middle of its list: hundreds of items away from the first, and off the screen.)
 */
class StripFlow {
  /** 0-based strip that is being filled. */
  strip = 0;
  private readonly limit: number;
  /** Bottom of what is placed in the strip, by depth. */
  private bottoms: number[] = [];
  private lists: (string | undefined)[] = [];
  private readonly tops = new Map<HierarchyNode<TreeBox>, number>();
  private top = 0;
  private lowest = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** What follows stands below all that is placed, in this strip or the next. */
  beginSection(): void {
    if (this.lowest >= this.limit) this.turn();
    else if (this.lowest > 0) this.top = this.lowest + sectionGap;
  }

  /** A top criterion that begins below the limit goes on in the next strip; the first of a section stays with it. */
  turnsBefore(node: HierarchyNode<TreeBox>): boolean {
    const first = node.parent?.children?.[0] === node;
    if (first || this.startOf(node) < this.limit) return false;
    this.turn();
    return true;
  }

  take(node: HierarchyNode<TreeBox>, height: number): number {
    const y = this.startOf(node);
    this.tops.set(node, y);
    this.bottoms[node.depth] = y + height;
    this.lists[node.depth] = node.parent?.data.content?.id;
    this.lowest = Math.max(this.lowest, y + height);
    return y;
  }

  private turn(): void {
    this.strip += 1;
    this.top = 0;
    this.lowest = 0;
    this.bottoms = [];
    this.lists = [];
    this.tops.clear();
  }

  /** Level with its parent or below what stands in its column and in those of its first items. */
  private startOf(node: HierarchyNode<TreeBox>): number {
    let y = Math.max(this.top, (node.parent && this.tops.get(node.parent)) ?? 0);
    for (let first: HierarchyNode<TreeBox> | undefined = node; first; first = first.children?.[0])
      y = Math.max(y, this.under(first));
    return y;
  }

  private under(node: HierarchyNode<TreeBox>): number {
    const bottom = this.bottoms[node.depth];
    if (bottom === undefined) return 0;
    const sameList = this.lists[node.depth] === node.parent?.data.content?.id;
    return bottom + (sameList && !node.children ? rowGap : familyGap);
  }
}

function columnWidths({ boxes, fonts, marks }: TreeLayoutInput, columnLimit: number): readonly number[] {
  const columns: number[] = [];
  for (const box of boxes) {
    const limit = box.depth === 0 ? Math.min(sectionColumn, columnLimit) : columnLimit;
    const wanted = Math.max(
      Math.min(naturalWidth(box, fonts, marks), limit),
      Math.min(leastWidth(box, fonts, marks), widestColumn),
    );
    columns[box.depth] = Math.max(columns[box.depth] ?? 0, wanted);
  }
  return columns;
}

/** No single word makes a column wider than this; it is broken instead. */
const widestColumn = 360;

function columnStarts(columns: readonly number[]): readonly number[] {
  const starts: number[] = [];
  let x = 0;
  for (const width of columns) {
    starts.push(x);
    x += width + columnGap;
  }
  return starts;
}

function nest(boxes: readonly BoxContent[], heightOf: (content: BoxContent) => number): TreeBox {
  const root: TreeBox = { content: undefined, height: 0, children: [] };
  const byId = new Map<string, TreeBox>();
  for (const content of boxes) {
    const box: TreeBox = { content, height: heightOf(content), children: [] };
    byId.set(content.id, box);
    const parent = content.parent === undefined ? root : (byId.get(content.parent) ?? root);
    parent.children.push(box);
  }
  return root;
}

/** Room that all the boxes take, from (0, 0). */
export function extent(boxes: readonly PlacedBox[]): BoxSize {
  const width = Math.max(0, ...boxes.map((box) => box.x + box.width));
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height));
  return { width, height };
}
