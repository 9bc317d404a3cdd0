// Layouts of the tree panel: nothing overlaps, text fits its box, reading order holds, whatever the tree and the window.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxContent, boxHeight } from '../../renderer/panels/tree/box-rows.ts';
import { foldBelow, visibleIds } from '../../renderer/panels/tree/fold.ts';
import { layoutGraph } from '../../renderer/panels/tree/graph-layout.ts';
import type { GraphBox, GraphEdge } from '../../renderer/panels/tree/graph-layout.ts';
import { fitZoom, layoutTree } from '../../renderer/panels/tree/layout.ts';
import type { PlacedBox, Placement, TreeShape } from '../../renderer/panels/tree/layout.ts';
import { curve, elbow, family } from '../../renderer/panels/tree/line-paths.ts';
import {
  countLines,
  textWidth,
  typicalGlyphs,
  widestPiece,
} from '../../renderer/panels/tree/text-metrics.ts';
import type { BoxFonts } from '../../renderer/panels/tree/text-metrics.ts';
import { indexTree } from '../../renderer/panels/tree/tree-index.ts';
import type { TreeIndex } from '../../renderer/panels/tree/tree-index.ts';
import { largeTree } from './fixtures/large-tree.ts';
import { mrSpectroscopyTree } from './fixtures/mr-spectroscopy-tree.ts';

const fonts: BoxFonts = {
  words: typicalGlyphs(15),
  heading: typicalGlyphs(15, true),
  small: typicalGlyphs(13),
  label: typicalGlyphs(12, true),
};

function lay(
  index: TreeIndex,
  level: number,
  view: { width: number; height: number },
  shape?: TreeShape,
): Placement {
  const boxes = visibleIds(index, foldBelow(index, level)).flatMap((id) => {
    const entry = index.entries.get(id);
    return entry ? [boxContent(entry.node, entry.parent, entry.depth)] : [];
  });
  return layoutTree({ boxes, fonts, marks: { state: 0 }, view, shape });
}

function overlapping(boxes: readonly PlacedBox[]): readonly string[] {
  const found: string[] = [];
  for (const [index, a] of boxes.entries())
    for (const b of boxes.slice(index + 1))
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
        found.push(`${a.id} and ${b.id}`);
  return found;
}

const view = { width: 1240, height: 720 };

const anyTree = fc.record({
  criteria: fc.integer({ min: 1, max: 160 }),
  seed: fc.integer({ min: 1, max: 10_000 }),
  level: fc.integer({ min: 0, max: 4 }),
  width: fc.integer({ min: 240, max: 2400 }),
  height: fc.integer({ min: 200, max: 1400 }),
});
const laws = { seed: 20240701, numRuns: 60 };

describe('the criteria tree', () => {
  it('never lets two boxes overlap', () => {
    fc.assert(
      fc.property(anyTree, ({ criteria, seed, level, width, height }) => {
        const { boxes } = lay(indexTree(largeTree(criteria, seed)), level, { width, height });
        expect(overlapping(boxes)).toEqual([]);
      }),
      laws,
    );
  });

  it('places every visible box once, inside the extent, its list to its right and no higher', () => {
    fc.assert(
      fc.property(anyTree, ({ criteria, seed, level, width, height }) => {
        const index = indexTree(largeTree(criteria, seed));
        const placement = lay(index, level, { width, height });
        expect(placement.boxes.map((box) => box.id)).toEqual(visibleIds(index, foldBelow(index, level)));
        const places = new Map(placement.boxes.map((box) => [box.id, box]));
        for (const box of placement.boxes) {
          expect(box.x >= 0 && box.y >= 0).toBe(true);
          expect(box.x + box.width <= placement.width && box.y + box.height <= placement.height).toBe(true);
          const parent = places.get(index.entries.get(box.id)?.parent ?? '');
          if (parent) expect(box.x).toBeGreaterThan(parent.x + parent.width);
        }
      }),
      laws,
    );
  });

  it('stands the first of a list level with what it belongs to', () => {
    const index = indexTree(mrSpectroscopyTree);
    const places = new Map(lay(index, 9, view).boxes.map((box) => [box.id, box]));
    for (const id of ['contraindications', 'indications-2', 'brain-tumor', 'glioma', 'mri-inconclusive']) {
      const [first] = index.entries.get(id)?.children ?? [];
      expect(places.get(first ?? '')?.y).toBe(places.get(id)?.y);
    }
  });

  it('shows 35 criteria readable at once in a window of 1280 x 800', () => {
    const placement = lay(indexTree(mrSpectroscopyTree), 9, view);
    expect(fitZoom(placement, view)).toBeGreaterThan(0.66);
    expect(placement.continued).toEqual([]);
  });

  it('continues a long tree in further strips, each headed by the section that goes on', () => {
    const index = indexTree(largeTree(300));
    const placement = lay(index, 1, { width: 1400, height: 800 });
    expect(placement.continued.length).toBeGreaterThan(0);
    const single = lay(
      index,
      1,
      { width: 1400, height: 800 },
      { column: placement.shape.column, strip: Infinity },
    );
    expect(fitZoom(placement, view)).toBeGreaterThan(2 * fitZoom(single, view));
    const places = new Map(placement.boxes.map((box) => [box.id, box]));
    for (const { section, item, x, width, y } of placement.continued) {
      expect(index.entries.get(item)?.parent).toBe(section);
      expect(places.get(item)).toMatchObject({ y });
      expect(places.get(item)?.x).toBeGreaterThan(x + width);
    }
  });

  it('keeps the shape that it is given', () => {
    const shape = { column: 215, strip: 900 };
    expect(lay(indexTree(largeTree(120)), 3, view, shape).shape).toEqual(shape);
  });

  it('lays out 500 criteria with everything unfolded', () => {
    const index = indexTree(largeTree(500));
    const { boxes } = lay(index, 9, { width: 1900, height: 1000 });
    expect(boxes).toHaveLength(index.order.length);
    expect(overlapping(boxes)).toEqual([]);
  });

  it('is empty for an empty tree', () => {
    expect(layoutTree({ boxes: [], fonts, marks: { state: 0 }, view, shape: undefined })).toMatchObject({
      boxes: [],
      width: 0,
      height: 0,
    });
  });
});

describe('the height of a box', () => {
  it('never shrinks when the box gets narrower or shows states', () => {
    const index = indexTree(largeTree(80));
    for (const { node, parent, depth } of index.entries.values()) {
      const content = boxContent(node, parent, depth);
      const heights = [400, 340, 280, 220, 160, 120].map((width) =>
        boxHeight(content, width, fonts, { state: 0 }),
      );
      expect(heights).toEqual(heights.toSorted((a, b) => a - b));
      expect(boxHeight(content, 220, fonts, { state: 90 })).toBeGreaterThanOrEqual(heights[3] ?? 0);
    }
  });
});

describe('lines of text', () => {
  const glyphs = typicalGlyphs(10);
  const lines = (text: string, width: number, indent = 0): number =>
    countLines([{ text, glyphs }], width, indent);

  it('breaks at blanks and after hyphens', () => {
    const half = textWidth('radiation-', glyphs) + 1;
    expect(lines('radiation-induced', 1000)).toBe(1);
    expect(lines('radiation-induced', half)).toBe(2);
    expect(lines('one two', textWidth('one two', glyphs) + 1)).toBe(1);
    expect(lines('one two', textWidth('one tw', glyphs))).toBe(2);
  });

  it('breaks inside a word only where the word is wider than the line', () => {
    const word = 'leukoencephalopathy';
    expect(lines(word, widestPiece([{ text: word, glyphs }]))).toBe(1);
    expect(lines(word, textWidth(word, glyphs) / 2 + 1)).toBe(2);
    expect(lines(`a ${word}`, textWidth(word, glyphs) / 2 + 1)).toBe(3);
  });

  it('counts what already stands on the first line', () => {
    const width = textWidth('one two', glyphs) + 2;
    expect(lines('one two', width)).toBe(1);
    expect(lines('one two', width, 20)).toBe(2);
  });

  it('is at least one, and never fewer in a narrower line', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.integer({ min: 1, max: 300 }),
        fc.nat(100),
        (text, width, more) => {
          expect(lines(text, width)).toBeGreaterThanOrEqual(Math.max(1, lines(text, width + more)));
        },
      ),
      laws,
    );
  });
});

describe('the decision graph', () => {
  const label = { width: 60, height: 20 };
  const edge = (from: string, to: string): GraphEdge => ({ id: `${from}>${to}`, from, to, label });
  const block = (id: string, ends: readonly string[] = [], height = 40): GraphBox => ({
    id,
    width: 340,
    height,
    ends: ends.map((end) => ({ id: `${id}:${end}`, width: 150, height: 36, edge: edge(id, `${id}:${end}`) })),
  });
  const boxes = [
    block('a', ['yes']),
    block('b', ['yes']),
    block('c'),
    block('d', ['yes'], 200),
    block('e', ['yes', 'no']),
  ];
  const edges = [edge('a', 'b'), edge('b', 'c'), edge('c', 'd'), edge('c', 'e'), edge('d', 'e')];
  const placement = layoutGraph({ boxes, edges });
  const places = new Map(placement.boxes.map((box) => [box.id, box]));
  const at = (id: string): PlacedBox => places.get(id) ?? { id, x: NaN, y: NaN, width: 0, height: 0 };

  it('asks downwards and ends to the right, without overlaps', () => {
    expect(overlapping(placement.boxes)).toEqual([]);
    for (const { from, to } of edges) expect(at(to).y).toBeGreaterThan(at(from).y + at(from).height);
    for (const end of ['a:yes', 'b:yes', 'd:yes', 'e:yes', 'e:no']) {
      const own = at(end.slice(0, 1));
      expect(at(end).x).toBeGreaterThan(own.x + own.width + label.width);
    }
  });

  it('lets a plain sequence run straight down', () => {
    expect(at('a').x).toBe(at('b').x);
    const line = placement.edges.find((candidate) => candidate.id === 'a>b');
    expect(new Set(line?.points.map((point) => Math.round(point.x))).size).toBe(1);
  });

  it('starts and ends every line at its boxes and puts the words on it', () => {
    for (const { id, points, label: middle } of placement.edges) {
      const [from = '', to = ''] = id.split('>');
      expect(points[0]?.y).toBeLessThanOrEqual(at(from).y + at(from).height);
      expect(points.at(-1)?.x).toBeGreaterThanOrEqual(at(to).x);
      expect(points.some((point) => point.x === middle.x && point.y === middle.y)).toBe(true);
    }
  });
});

describe('lines as paths', () => {
  it('runs straight where both ends are level', () => {
    expect(elbow({ x: 0, y: 10 }, { x: 40, y: 10 })).toBe('M0,10H40');
  });

  it('draws one spine for a whole list', () => {
    const path = family({ x: 0, y: 0 }, [
      { x: 40, y: 0 },
      { x: 40, y: 50 },
      { x: 40, y: 100 },
    ]);
    expect(path.match(/V/g)).toHaveLength(1);
    expect(path.match(/H40/g)).toHaveLength(3);
    expect(family({ x: 0, y: 0 }, [])).toBe('');
  });

  it('passes through every point', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 5, y: 20 },
      { x: 30, y: 40 },
    ];
    expect(curve(points, 'down')).toMatch(/^M0,0C.* 5,20C.* 30,40$/);
    expect(curve([], 'right')).toBe('');
  });
});
