// Marks, legends, removed criteria, keys and warnings of the tree panel, and the way of a case through its blocks.
import { describe, expect, it } from 'vitest';
import type { DecisionGraph } from '../../dsl/ide/decision-view.ts';
import type { Coverage, CriterionCoverage } from '../../dsl/cases/coverage.ts';
import type { TreeChanges } from '../../dsl/ide/tree-changes.ts';
import { drawnTree } from '../../renderer/app/use-good-tree.ts';
import { blockWay } from '../../renderer/panels/tree/case-way.ts';
import { decisionBlocks } from '../../renderer/panels/tree/decision-blocks.ts';
import { paintCase, paintChanges, paintCoverage } from '../../renderer/panels/tree/marks.ts';
import { panelKey } from '../../renderer/panels/tree/panel-keys.ts';
import { withRemoved } from '../../renderer/panels/tree/removed-nodes.ts';
import { indexTree } from '../../renderer/panels/tree/tree-index.ts';
import { mrSpectroscopyTree } from './fixtures/mr-spectroscopy-tree.ts';

describe('marks', () => {
  it('of a case count the criteria by state, and keep their objects from one answer to the next', () => {
    expect(paintCase(undefined, mrSpectroscopyTree).marks).toBeUndefined();
    const first = paintCase({ epilepsy: 'met', 'brain-tumor': 'unknown' }, mrSpectroscopyTree);
    expect(first.legend.map(({ words, count }) => `${words} ${count}`)).toEqual([
      'Met 1',
      'Not met 0',
      'Unknown 1',
    ]);
    const second = paintCase({ epilepsy: 'met', 'brain-tumor': 'met' }, mrSpectroscopyTree);
    expect(second.marks?.['epilepsy']).toBe(first.marks?.['epilepsy']);
    expect(second.marks?.['brain-tumor']?.words).toBe('Met');
  });

  it('of coverage carry its figures, and say why there are none', () => {
    const seen = { met: 3, 'not-met': 1, unknown: 0 };
    const none = { met: 0, 'not-met': 0, unknown: 0 };
    const criterion = (
      id: string,
      figures: Pick<CriterionCoverage, 'seen' | 'decisive'>,
    ): CriterionCoverage => {
      const place = { uri: '', span: { start: 0, end: 0 }, citations: [] };
      return { origin: { id, words: id, number: '', ...place, role: 'criterion' }, ...figures };
    };
    const coverage = coverageWith(4, [
      criterion('a', { seen, decisive: { ...none, met: 2 } }),
      criterion('b', { seen, decisive: none }),
      criterion('c', { seen: { ...none, unknown: 4 }, decisive: none }),
    ]);
    const painted = paintCoverage(coverage);
    expect(painted.marks?.['a']).toMatchObject({ words: 'Decides 2', tone: 'decisive' });
    expect(painted.marks?.['a']?.title).toBe('Decides 2 of 4 cases; met in 3, not met in 1, unknown in 0');
    expect(painted.marks?.['c']).toMatchObject({ words: 'Never', tone: 'never' });
    expect(painted.legend.map(({ count }) => count)).toEqual([1, 1, 1]);
    for (const nothing of [undefined, coverageWith(0, [])]) {
      const { marks, note } = paintCoverage(nothing);
      expect(marks).toBeUndefined();
      expect(note).not.toBe('');
    }
  });

  it('of changes name each kind, and say where nothing changed', () => {
    const counts = { added: 1, meaning: 0, wording: 0, evidence: 0, removed: 0 };
    const changes: TreeChanges = {
      earlier: { uri: 'old', version: '1' },
      since: 'since 1',
      nodes: { a: { how: 'added', title: 'added since 1', changes: ['added:a'] } },
      removed: [],
      counts,
    };
    expect(paintChanges(changes).marks?.['a']).toEqual({
      tone: 'added',
      words: 'Added',
      title: 'Added since 1',
    });
    expect(paintChanges(changes).note).toBe('Changes since 1');
    const none = { ...changes, nodes: {}, counts: { ...counts, added: 0 } };
    expect(paintChanges(none).note).toBe('No criterion changed since 1');
  });
});

describe('removed criteria', () => {
  const place = { uri: 'old', span: { start: 0, end: 1 } };
  const gone = { section: 'indications', number: '9', words: 'Gone', below: 0, place } as const;

  it('stand behind the criterion that they followed, or first in their list, or last where it is gone', () => {
    const tree = withRemoved(mrSpectroscopyTree, [
      { ...gone, id: 'removed/a', parent: 'indications', after: 'epilepsy' },
      { ...gone, id: 'removed/b', parent: 'glioma', after: '', below: 2 },
      { ...gone, id: 'removed/c', parent: 'epilepsy', after: '' },
      { ...gone, id: 'removed/d', parent: '', after: '', section: 'exclusions' },
    ]);
    const index = indexTree(tree);
    const siblings = index.entries.get(index.entries.get('removed/a')?.parent ?? '')?.children ?? [];
    expect(siblings[siblings.indexOf('epilepsy') + 1]).toBe('removed/a');
    expect(index.entries.get('glioma')?.children[0]).toBe('removed/b');
    expect(index.entries.get('removed/b')?.node.statements[0]?.words).toBe('Gone (with 2 below)');
    // Its list is no list any more: it is shown at the end, not lost.
    expect(index.order).toContain('removed/c');
    expect(index.roots).toContain('removed/d');
    expect(indexTree(withRemoved(mrSpectroscopyTree, [])).order).toEqual(indexTree(mrSpectroscopyTree).order);
  });
});

describe('the way of a case', () => {
  const span = { start: 0, end: 0 };
  const ask = (id: string) =>
    ({
      kind: 'question',
      id,
      key: id,
      words: id,
      asks: 'reviewer',
      number: '',
      criterion: id,
      uri: '',
      span,
    }) as const;
  const graph: DecisionGraph = {
    start: 'a',
    nodes: [
      ask('a'),
      ask('b'),
      ask('c'),
      { kind: 'determination', id: 'yes', determination: 'appropriate', label: '' },
      { kind: 'determination', id: 'no', determination: 'clinician-review', label: '' },
    ],
    edges: ['a', 'b', 'c'].flatMap((id, at) => [
      { from: id, to: 'yes', words: 'yes', unknown: false },
      { from: id, to: ['b', 'c', 'no'][at] ?? '', words: 'no', unknown: false },
    ]),
    questions: 3,
    leftOut: 0,
  };

  it('marks rows, the arrow taken and the end, drawn together or one by one', () => {
    const way = {
      steps: [
        { node: 'a', answer: 'no' },
        { node: 'b', answer: 'yes' },
      ],
      end: 'yes',
    };
    const together = blockWay(decisionBlocks(graph, false), way);
    expect([...together.rows.keys()]).toEqual(['a', 'b']);
    expect([...together.edges]).toEqual(['a>yes']);
    expect(together.end).toBe('a>yes');
    const single = blockWay(decisionBlocks(graph, true), way);
    expect([...single.edges]).toEqual(['a>b', 'b>yes']);
    expect(single.end).toBe('b>yes');
  });

  it('ends nowhere where something is not known', () => {
    const way = blockWay(decisionBlocks(graph, true), { steps: [{ node: 'a', answer: '' }], end: undefined });
    expect(way.end).toBeUndefined();
    expect(way.rows.get('a')).toBe('');
    expect(way.edges.size).toBe(0);
  });
});

describe('keys of the panel', () => {
  const press = (key: string, more: object = {}) =>
    panelKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

  it('search by typing, fold to a level, leave the rest to the lens', () => {
    expect(press('g')).toEqual({ kind: 'type', letter: 'g' });
    expect(press('f', { ctrlKey: true })).toEqual({ kind: 'find' });
    expect(press('/')).toEqual({ kind: 'find' });
    expect(press('*')).toEqual({ kind: 'fold', level: Infinity });
    expect(press('0')).toEqual({ kind: 'fold', level: 0 });
    expect(press('Escape')).toEqual({ kind: 'leave' });
    for (const [key, more] of [
      ['F', { shiftKey: true }],
      ['ArrowDown', {}],
      ['Enter', {}],
      ['+', {}],
      ['k', { ctrlKey: true }],
    ] as const)
      expect(press(key, more)).toBeUndefined();
  });
});

describe('a text with errors', () => {
  const small = { ...mrSpectroscopyTree, sections: mrSpectroscopyTree.sections.slice(0, 1) };

  it('shows what could be read, or the last good tree where most of it is gone, and says which', () => {
    expect(drawnTree(mrSpectroscopyTree, undefined, 0)).toEqual({
      criteria: mrSpectroscopyTree,
      warning: '',
    });
    const partly = drawnTree(mrSpectroscopyTree, mrSpectroscopyTree, 1);
    expect(partly.criteria).toBe(mrSpectroscopyTree);
    expect(partly.warning).toBe('The text has 1 error: the tree shows what could be read.');
    const lost = drawnTree(small, mrSpectroscopyTree, 2);
    expect(lost.criteria).toBe(mrSpectroscopyTree);
    expect(lost.warning).toContain('the last tree');
    expect(drawnTree(small, undefined, 2).criteria).toBe(small);
  });
});

function coverageWith(cases: number, criteria: readonly CriterionCoverage[]): Coverage {
  const share = { reached: 0, of: 0 };
  return { cases, criteria, neverDecisive: [], notWalked: [], figures: { decisive: share, branches: share } };
}
