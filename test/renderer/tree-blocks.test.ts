// Lists of questions in the decision lens: drawn together only where that says the same, and walked in question order.
import { describe, expect, it } from 'vitest';
import type { DecisionEdge, DecisionGraph, DecisionNode } from '../../dsl/ide/decision-view.ts';
import { decisionBlocks } from '../../renderer/panels/tree/decision-blocks.ts';
import type { BlockGraph } from '../../renderer/panels/tree/decision-blocks.ts';
import { graphInput } from '../../renderer/panels/tree/decision-content.ts';
import { findInBlocks } from '../../renderer/panels/tree/find.ts';
import { typicalGlyphs } from '../../renderer/panels/tree/text-metrics.ts';
import { walkBlocks } from '../../renderer/panels/tree/walk-blocks.ts';

function question(id: string): DecisionNode {
  const words = `Question ${id}`;
  const span = { start: 0, end: 0 };
  return {
    kind: 'question',
    id,
    key: id,
    words,
    asks: 'reviewer',
    number: id,
    criterion: id,
    uri: 'u',
    span,
  };
}

function end(id: string): DecisionNode {
  return { kind: 'determination', id, determination: id, label: '' };
}

function edge(from: string, words: string, to: string, unknown = false): DecisionEdge {
  return { from, to, words, unknown };
}

function graphOf(
  questions: readonly string[],
  ends: readonly string[],
  edges: readonly DecisionEdge[],
): DecisionGraph {
  return {
    start: questions[0] ?? ends[0] ?? '',
    nodes: [...questions.map(question), ...ends.map(end)],
    edges,
    questions: questions.length,
    leftOut: 0,
  };
}

function rows(graph: BlockGraph): readonly (readonly string[])[] {
  return graph.blocks.flatMap((block) =>
    block.kind === 'questions' ? [block.rows.map((row) => row.id)] : [],
  );
}

const anyOf = graphOf(
  ['a', 'b', 'c'],
  ['good', 'review'],
  [
    edge('a', 'yes', 'good'),
    edge('a', 'no', 'b'),
    edge('b', 'yes', 'good'),
    edge('b', 'no', 'c'),
    edge('c', 'yes', 'good'),
    edge('c', 'no', 'review'),
  ],
);

describe('questions that decide alike', () => {
  it('are one list where any of them settles it', () => {
    const graph = decisionBlocks(anyOf, false);
    expect(rows(graph)).toEqual([['a', 'b', 'c']]);
    expect(graph.edges.map((one) => one.words)).toEqual(['any yes', 'all no']);
    expect(
      graph.blocks.flatMap((block) =>
        block.kind === 'questions' ? block.rows.map((row) => row.answer) : [],
      ),
    ).toEqual(['', '', '']);
  });

  it('are one list where all of them are needed', () => {
    const graph = decisionBlocks(
      graphOf(
        ['a', 'b', 'z'],
        ['good', 'review'],
        [
          edge('a', 'yes', 'b'),
          edge('a', 'no', 'z'),
          edge('b', 'at least 35', 'good'),
          edge('b', 'less than 35', 'z'),
          edge('z', 'yes', 'good'),
          edge('z', 'no', 'review'),
        ],
      ),
      false,
    );
    expect(rows(graph)).toEqual([['a', 'b'], ['z']]);
    const [list] = graph.blocks;
    expect(list?.kind === 'questions' && list.rows.map((row) => row.answer)).toEqual(['yes', 'at least 35']);
    expect(graph.edges.filter((one) => one.from === 'a').map((one) => one.words)).toEqual([
      'all as shown',
      'otherwise',
    ]);
  });

  it('stay apart where a question is entered from elsewhere too', () => {
    const graph = decisionBlocks(
      graphOf(
        ['s', 'a', 'b'],
        ['good', 'review'],
        [
          edge('s', 'yes', 'a'),
          edge('s', 'no', 'b'),
          edge('a', 'yes', 'good'),
          edge('a', 'no', 'b'),
          edge('b', 'yes', 'good'),
          edge('b', 'no', 'review'),
        ],
      ),
      false,
    );
    expect(rows(graph).flat().toSorted()).toEqual(['a', 'b', 's']);
    expect(rows(graph).some((list) => list.includes('b') && list.length > 1)).toBe(false);
  });

  it('stay apart where there are three ways on, and on request', () => {
    const three = graphOf(
      ['a', 'b'],
      ['good', 'review', 'bad'],
      [
        edge('a', 'I', 'good'),
        edge('a', 'II', 'b'),
        edge('a', 'III', 'bad'),
        edge('b', 'yes', 'good'),
        edge('b', 'no', 'review'),
      ],
    );
    expect(rows(decisionBlocks(three, false))).toEqual([['a'], ['b']]);
    expect(rows(decisionBlocks(anyOf, true))).toEqual([['a'], ['b'], ['c']]);
  });
});

describe('the drawn blocks', () => {
  it('join a known and an unknown answer that lead to one place, and keep a lone unknown one marked', () => {
    const graph = decisionBlocks(
      graphOf(
        ['a'],
        ['good', 'open'],
        [edge('a', 'yes', 'good'), edge('a', 'no', 'open'), edge('a', 'not known', 'open', true)],
      ),
      false,
    );
    expect(graph.edges.map((one) => [one.words, one.unknown])).toEqual([
      ['yes', false],
      ['no or not known', false],
    ]);
    const alone = decisionBlocks(
      graphOf(
        ['a'],
        ['good', 'review', 'open'],
        [edge('a', 'yes', 'good'), edge('a', 'no', 'review'), edge('a', 'not known', 'open', true)],
      ),
      false,
    );
    expect(alone.edges.map((one) => one.unknown)).toEqual([false, false, true]);
  });

  it('give every way out an end of its own, so that no line crosses the picture', () => {
    const graph = decisionBlocks(anyOf, true);
    const ends = graph.blocks.filter((block) => block.kind === 'determination');
    expect(ends).toHaveLength(4);
    expect(new Set(graph.edges.map((one) => one.to)).size).toBe(graph.edges.length);
  });

  it('are one end where nothing is asked', () => {
    const graph = decisionBlocks(graphOf([], ['review'], []), false);
    expect(graph.blocks.map((block) => block.kind)).toEqual(['determination']);
    expect(graph.start).toBe('review');
  });

  it('hang their ends beside them for the layout', () => {
    const fonts = {
      words: typicalGlyphs(15),
      heading: typicalGlyphs(15),
      small: typicalGlyphs(13),
      label: typicalGlyphs(12),
    };
    const input = graphInput(decisionBlocks(anyOf, false), fonts, 0);
    expect(input.boxes.map((box) => box.ends.length)).toEqual([2]);
    expect(input.edges).toEqual([]);
    const wide = graphInput(decisionBlocks(anyOf, false), fonts, 80);
    expect(wide.boxes[0]?.width).toBe((input.boxes[0]?.width ?? 0) + 80);
  });

  it('are found by the words of a question or a determination', () => {
    const { blocks } = decisionBlocks(anyOf, true);
    expect(findInBlocks(blocks, 'question b')).toEqual(['b']);
    expect(findInBlocks(blocks, 'review')).toEqual(['c>review']);
    expect(findInBlocks(blocks, '')).toEqual([]);
  });
});

describe('walking the questions', () => {
  const graph = decisionBlocks(
    graphOf(
      ['a', 'b', 's', 'c'],
      ['good', 'review', 'bad'],
      [
        edge('a', 'yes', 'good'),
        edge('a', 'no', 'b'),
        edge('b', 'yes', 'good'),
        edge('b', 'no', 's'),
        edge('s', 'I', 'good'),
        edge('s', 'II', 'bad'),
        edge('s', 'III', 'c'),
        edge('c', 'yes', 'good'),
        edge('c', 'no', 'review'),
      ],
    ),
    false,
  );

  it('goes down through the rows and sideways through the blocks', () => {
    expect(rows(graph)).toEqual([['a', 'b'], ['s'], ['c']]);
    expect(walkBlocks(graph, undefined, 'next')?.id).toBe('a');
    expect(walkBlocks(graph, 'a', 'next')?.id).toBe('b');
    expect(walkBlocks(graph, 'b', 'next')?.id).toBe('s');
    expect(walkBlocks(graph, 'a', 'child')?.id).toBe('s');
    expect(walkBlocks(graph, 'c', 'parent')?.id).toBe('s');
    expect(walkBlocks(graph, 'c', 'next')).toBeUndefined();
    expect(walkBlocks(graph, 'a', 'last')?.id).toBe('c');
  });
});
