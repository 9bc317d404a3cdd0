// Pictures of the tree for files and paper: whole documents of their own, every box and word in them, no box cut where a place is free.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxContent } from '../../renderer/panels/tree/box-rows.ts';
import { criteriaPicture } from '../../renderer/panels/tree/criteria-picture.ts';
import { decisionBlocks } from '../../renderer/panels/tree/decision-blocks.ts';
import { graphInput } from '../../renderer/panels/tree/decision-content.ts';
import { foldBelow, visibleIds } from '../../renderer/panels/tree/fold.ts';
import { layoutGraph } from '../../renderer/panels/tree/graph-layout.ts';
import { layoutColumn, layoutTree } from '../../renderer/panels/tree/layout.ts';
import { paintCase } from '../../renderer/panels/tree/marks.ts';
import { cuts, pictureSheets, sheetWidth, wholePicture } from '../../renderer/panels/tree/picture-frame.ts';
import { questionPicture } from '../../renderer/panels/tree/question-picture.ts';
import { pixelScale } from '../../renderer/panels/tree/save-picture.ts';
import { breakLines, countLines, textWidth, typicalGlyphs } from '../../renderer/panels/tree/text-metrics.ts';
import type { BoxFonts } from '../../renderer/panels/tree/text-metrics.ts';
import { indexTree } from '../../renderer/panels/tree/tree-index.ts';
import type { CriteriaTree } from '../../dsl/ide/criteria-tree.ts';
import { largeTree } from './fixtures/large-tree.ts';
import { mrSpectroscopyTree } from './fixtures/mr-spectroscopy-tree.ts';

const fonts: BoxFonts = {
  words: typicalGlyphs(15),
  heading: typicalGlyphs(15, true),
  small: typicalGlyphs(13),
  label: typicalGlyphs(12, true),
};

const words = { title: 'A & <b>', subtitle: 'Criteria', legend: [] };

function drawing(tree: CriteriaTree, level = Infinity, onPaper = false) {
  const index = indexTree(tree);
  const painting = paintCase({ 'brain-tumor': 'not-met', 'brain-tumor.head': 'met' }, tree);
  const boxes = visibleIds(index, foldBelow(index, level)).flatMap((id) => {
    const entry = index.entries.get(id);
    return entry ? [boxContent(entry.node, entry.parent, entry.depth)] : [];
  });
  const input = { boxes, fonts, marks: { state: 80 }, view: { width: 1600, height: 1130 }, shape: undefined };
  const placement = onPaper ? layoutColumn(input, sheetWidth) : layoutTree(input);
  return { boxes, painting, drawn: criteriaPicture({ index, placement, marks: painting.marks, fonts }) };
}

/** Tags that do not close, or close what is not open. */
function unbalanced(xml: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [tag, closing, name, alone] of xml.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/gi)) {
    if (closing === '/') {
      if (open.pop() !== name) wrong.push(tag);
    } else if (alone !== '/') open.push(name ?? '');
  }
  return [...wrong, ...open];
}

function textOf(svg: string): string {
  return svg
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');
}

describe('a picture of the criteria', () => {
  it('is a document of its own, with every criterion, its marks and the legend', () => {
    const { drawn, painting, boxes } = drawing(mrSpectroscopyTree);
    const picture = wholePicture(drawn, { ...words, legend: painting.legend }, fonts);
    expect(unbalanced(picture.svg)).toEqual([]);
    expect(picture.svg).toContain('<title>A &amp; &lt;b&gt;</title>');
    expect(picture.svg).not.toMatch(/href|url\(|<script|<style|<foreignObject/i);
    const text = textOf(picture.svg).replaceAll(' ', '');
    for (const box of boxes)
      for (const line of box.lines)
        if (line.kind === 'words') expect(text).toContain(line.text.replaceAll(/\s/g, ''));
    for (const mark of ['Met', 'Not met', 'Unknown']) expect(textOf(picture.svg)).toContain(` ${mark} `);
    expect(picture.width).toBeGreaterThanOrEqual(drawn.width);
    expect(picture.height).toBeGreaterThan(drawn.height);
  });

  it('says how many criteria a folded list keeps back', () => {
    const { drawn } = drawing(mrSpectroscopyTree, 1);
    expect(textOf(wholePicture(drawn, words, fonts).svg)).toMatch(/ \+11 /);
  });

  it('keeps out what no XML may have', () => {
    const { drawn } = drawing(mrSpectroscopyTree);
    expect(wholePicture(drawn, { ...words, title: 'a\u0000b\uFFFFc' }, fonts).svg).toContain(
      '<title>abc</title>',
    );
  });
});

describe('sheets of paper', () => {
  it('carry every box whole on one of them, numbered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 1000 }), (count, seed) => {
        const { drawn } = drawing(largeTree(count, seed), Infinity, true);
        const sheets = pictureSheets(drawn, words, fonts);
        for (const sheet of sheets) expect(unbalanced(sheet)).toEqual([]);
        sheets.forEach((sheet, at) => expect(sheet).toContain(`Page ${at + 1} of ${sheets.length}`));
        const views = sheets.map((sheet) =>
          (/<svg x=[^>]*viewBox="([^"]*)"/.exec(sheet)?.[1] ?? '').split(' ').map(Number),
        );
        for (const box of drawn.boxes) {
          const whole = views.some(
            ([x = 0, y = 0, width = 0, height = 0]) =>
              box.y >= y - 0.1 &&
              box.y + box.height <= y + height + 0.1 &&
              box.x >= x - 0.1 &&
              box.x + box.width <= x + width + 0.1,
          );
          expect(whole || box.height > 600 || box.width > 980).toBe(true);
        }
      }),
      { numRuns: 25, seed: 20240701 },
    );
  });

  it('are cut between boxes, cover the whole and are never longer than the paper', () => {
    const stretch = fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 5, max: 120 }));
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 40 }),
        fc.integer({ min: 200, max: 900 }),
        (pairs, limit) => {
          const boxes = pairs.map(([start, length]) => [start, start + length] as const);
          const length = Math.max(1, ...boxes.map(([, end]) => end));
          const found = cuts(length, limit, boxes);
          expect(found[0]?.[0]).toBe(0);
          expect(found.at(-1)?.[1]).toBeGreaterThanOrEqual(length);
          found.forEach(([from, to], at) => {
            expect(to - from).toBeLessThanOrEqual(limit + 1);
            expect(to).toBeGreaterThan(from);
            if (at > 0) expect(found[at - 1]?.[1]).toBeGreaterThanOrEqual(from);
            if (at > 0) expect(found[at - 1]?.[0]).toBeLessThan(from);
          });
        },
      ),
      { numRuns: 200, seed: 20240701 },
    );
    expect(
      cuts(300, 200, [
        [0, 90],
        [95, 185],
        [190, 290],
      ]),
    ).toEqual([
      [0, 188],
      [188, 300],
    ]);
  });
});

describe('a picture of the questions', () => {
  it('has the questions, the answers and the determinations', () => {
    const span = { start: 0, end: 0 };
    const graph = decisionBlocks(
      {
        start: 'q1',
        nodes: [
          {
            kind: 'question',
            id: 'q1',
            key: 'a',
            words: 'Fever & chills',
            asks: 'reviewer',
            number: '1',
            criterion: 'a',
            uri: '',
            span,
          },
          { kind: 'determination', id: 'd0', determination: 'appropriate', label: '' },
          { kind: 'determination', id: 'd1', determination: 'clinician-review', label: 'No indication' },
        ],
        edges: [
          { from: 'q1', to: 'd0', words: 'yes', unknown: false },
          { from: 'q1', to: 'd1', words: 'no', unknown: false },
        ],
        questions: 1,
        leftOut: 0,
      },
      false,
    );
    const placement = layoutGraph(graphInput(graph, fonts, 0));
    const drawn = questionPicture({ graph, placement, way: undefined, fonts });
    const { svg } = wholePicture(drawn, words, fonts);
    expect(unbalanced(svg)).toEqual([]);
    for (const part of [
      'Fever & chills',
      'yes',
      'no',
      'Medically appropriate',
      'Clinician review',
      'No indication',
    ])
      expect(textOf(svg)).toContain(part);
  });
});

describe('a picture of pixels', () => {
  it('is twice the size where there is room, never less than its own, and refused beyond', () => {
    expect(pixelScale({ width: 1000, height: 800 })).toBe(2);
    const some = pixelScale({ width: 12_000, height: 800 });
    expect(some).toBeGreaterThanOrEqual(1);
    expect(some).toBeLessThan(2);
    expect(pixelScale({ width: 17_000, height: 800 })).toBeUndefined();
    expect(pixelScale({ width: 15_000, height: 15_000 })).toBeUndefined();
  });
});

describe('broken lines', () => {
  it('are as many as were counted for ordinary words, lose nothing and stay in their width', () => {
    const word = fc.constantFrom('brain', 'non-diagnostic', 'of', '(MRI)', 'X-linked', 'a', 'leukodystrophy');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 130, max: 400 }),
        (list, width) => {
          const text = list.join(' ');
          const runs = [{ text, glyphs: fonts.words }];
          const lines = breakLines(runs, width, 20);
          expect(lines).toHaveLength(countLines(runs, width, 20));
          expect(
            lines
              .flatMap((line) => line.map((part) => part.text))
              .join('')
              .replaceAll(' ', ''),
          ).toBe(text.replaceAll(' ', ''));
          for (const line of lines)
            for (const part of line)
              expect(part.x + textWidth(part.text, fonts.words)).toBeLessThanOrEqual(width + 1);
        },
      ),
      { numRuns: 200, seed: 20240701 },
    );
  });

  it('part a word that is wider than the box', () => {
    const lines = breakLines([{ text: 'w'.repeat(50), glyphs: fonts.words }], 100);
    expect(lines.length).toBeGreaterThan(3);
    expect(
      lines
        .flat()
        .map(({ text }) => text)
        .join(''),
    ).toBe('w'.repeat(50));
  });
});
