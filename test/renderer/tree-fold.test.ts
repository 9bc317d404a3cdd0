// Folding, walking and finding in the tree panel, without a screen.
import { describe, expect, it } from 'vitest';
import { findInTree } from '../../renderer/panels/tree/find.ts';
import {
  foldAtFirst,
  foldBelow,
  keepFolds,
  toggleFold,
  unfoldTo,
  visibleIds,
} from '../../renderer/panels/tree/fold.ts';
import { logicTone } from '../../renderer/panels/tree/logic-tone.ts';
import { indexTree, nodeFor } from '../../renderer/panels/tree/tree-index.ts';
import { canvasSteps, walkOutline, walkTree } from '../../renderer/panels/tree/walk.ts';
import { hasWords, markWords, searchWords } from '../../renderer/ui/text-search.ts';
import { largeTree } from './fixtures/large-tree.ts';
import { mrSpectroscopyTree } from './fixtures/mr-spectroscopy-tree.ts';

const index = indexTree(mrSpectroscopyTree);
const open = new Set<string>();

describe('the index', () => {
  it('has every node once in reading order with its depth and what is below', () => {
    expect(new Set(index.order).size).toBe(index.order.length);
    expect(index.entries.get('glioma')).toMatchObject({ parent: 'brain-tumor', depth: 2, below: 7 });
    expect(index.entries.get('indications-2')?.below).toBe(28);
    expect(index.deepest).toBe(3);
  });

  it('finds the box that shows a statement', () => {
    expect(nodeFor(index, 'glioma.head')).toBe('glioma');
    expect(nodeFor(index, 'mri-inconclusive.2')).toBe('mri-inconclusive');
    expect(nodeFor(index, 'epilepsy')).toBe('epilepsy');
    expect(nodeFor(index, 'nowhere')).toBeUndefined();
  });
});

describe('folding', () => {
  it('shows a small tree whole at first and of a large one whole levels that stay legible', () => {
    expect(foldAtFirst(index).size).toBe(0);
    const large = indexTree(largeTree(300));
    const visible = visibleIds(large, foldAtFirst(large));
    expect(visible.length).toBeLessThanOrEqual(60);
    expect(visible.length).toBeGreaterThan(large.roots.length);
    expect(new Set(visible.map((id) => large.entries.get(id)?.depth))).toEqual(new Set([0, 1]));
  });

  it('folds to a level and toggles one list', () => {
    expect(visibleIds(index, foldBelow(index, 0))).toEqual(index.roots);
    expect(visibleIds(index, foldBelow(index, 1))).not.toContain('glioma');
    expect(visibleIds(index, foldBelow(index, 2))).toContain('glioma');
    const folded = toggleFold(open, 'glioma');
    expect(visibleIds(index, folded)).toHaveLength(index.order.length - 7);
    expect(toggleFold(folded, 'glioma').size).toBe(0);
  });

  it('opens only what hides a node, and nothing where it is to be seen', () => {
    const folded = foldBelow(index, 0);
    const opened = unfoldTo(index, folded, 'glioma-lymphoma');
    expect([...folded].filter((id) => !opened.has(id)).toSorted()).toEqual([
      'brain-tumor',
      'glioma',
      'indications-2',
    ]);
    expect(unfoldTo(index, opened, 'glioma-lymphoma')).toBe(opened);
  });

  it('forgets folds of lists that are gone', () => {
    expect([...keepFolds(index, new Set(['glioma', 'gone', 'epilepsy']))]).toEqual(['glioma']);
  });
});

describe('walking the canvas', () => {
  const walk = (from: string | undefined, key: string): string | undefined => {
    const step = canvasSteps[key];
    return step && walkTree(index, open, from, step);
  };

  it('begins at the first section', () => {
    expect(walk(undefined, 'ArrowDown')).toBe('contraindications');
  });

  it('goes into a list, back to its criterion, and through the column', () => {
    expect(walk('brain-tumor', 'ArrowRight')).toBe('brain-tumor-biopsy-localization-guidance');
    expect(walk('glioma', 'ArrowLeft')).toBe('brain-tumor');
    expect(walk('brain-tumor', 'ArrowDown')).toBe('epilepsy');
    expect(walk('epilepsy', 'ArrowUp')).toBe('brain-tumor');
  });

  it('crosses from the last of a list to the next list of the same column', () => {
    expect(walk('brain-tumor-treatment-planning-and-response', 'ArrowDown')).toBe(
      'mri-inconclusive-alexander-disease',
    );
  });

  it('stops at the ends and knows the first and the last', () => {
    expect(walk('traumatic-brain-injury', 'ArrowDown')).toBeUndefined();
    expect(walk('epilepsy', 'ArrowRight')).toBeUndefined();
    expect(walk('glioma', 'Home')).toBe('contraindications');
    expect(walk('glioma', 'End')).toBe('traumatic-brain-injury');
  });

  it('leaves out what is folded', () => {
    const folded = new Set(['brain-tumor']);
    expect(walkTree(index, folded, 'mri-inconclusive-alexander-disease', 'previous')).toBeUndefined();
  });
});

describe('walking the outline', () => {
  it('goes line by line', () => {
    expect(walkOutline(index, open, 'glioma', 'next')).toBe('glioma-demyelination');
    expect(walkOutline(index, open, 'epilepsy', 'previous')).toBe(
      'brain-tumor-treatment-planning-and-response',
    );
    expect(walkOutline(index, open, undefined, 'next')).toBe('contraindications');
    expect(walkOutline(index, open, index.order.at(-1), 'next')).toBeUndefined();
  });
});

describe('finding', () => {
  it('looks for all words, in words, examples, numbers and conditions', () => {
    expect(findInTree(index, 'NECROSIS tumor')).toEqual([
      'brain-tumor-brain-tumor-is-recurrent-to-distinguish',
    ]);
    expect(findInTree(index, 'canavan')).toEqual(['metabolic']);
    expect(findInTree(index, 'mri-result is')).toEqual(['mri-inconclusive']);
    expect(findInTree(index, '1.c.vii')).toEqual(['glioma-necrosis']);
    expect(findInTree(index, '  ')).toEqual([]);
    expect(findInTree(index, 'ataxia')).toEqual([]);
  });

  it('does not mind case and accents', () => {
    expect(hasWords('Sj\u00f6gren syndrome', searchWords('SJOGREN'))).toBe(true);
    expect(hasWords('edema', searchWords('\u00e9d\u00e9ma'))).toBe(true);
  });

  it('marks what was found and loses no text', () => {
    const parts = markWords('Brain tumor, other tumor', ['tumor', 'other']);
    expect(parts.map((part) => part.text).join('')).toBe('Brain tumor, other tumor');
    expect(parts.filter((part) => part.marked).map((part) => part.text)).toEqual(['tumor', 'other', 'tumor']);
    expect(markWords('plain', [])).toEqual([{ text: 'plain', marked: false }]);
  });
});

describe('the tone of a logic word', () => {
  it.each([
    ['ANY OF', 'any'],
    ['AND ANY OF', 'any'],
    ['AND ALL OF', 'all'],
    ['AND', 'all'],
    ['OR', 'any'],
    ['AT LEAST 2 OF', 'count'],
    ['AT MOST 1 OF', 'none'],
    ['UNLESS ANY OF', 'none'],
    ['AND NOT', 'none'],
    ['NO ANY / ALL', 'missing'],
  ])('%s is %s', (text, tone) => {
    expect(logicTone(text)).toBe(tone);
  });
});
