// Markup of the outline and of the comparison: roles, names and words that do not need a browser to be checked.
import { MantineProvider } from '@mantine/core';
import { createElement } from 'react';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { GuidelineDiff } from '../../dsl/diff/guideline-diff.ts';
import { CompareView } from '../../renderer/panels/compare/compare-view.tsx';
import type { CompareViewProps } from '../../renderer/panels/compare/compare-view.tsx';
import { freshCompareState } from '../../renderer/panels/compare/compare-rows.ts';
import { paintCase } from '../../renderer/panels/tree/marks.ts';
import { OutlineTree } from '../../renderer/panels/tree/outline-tree.tsx';
import type { OutlineTreeProps } from '../../renderer/panels/tree/outline-tree.tsx';
import { indexTree } from '../../renderer/panels/tree/tree-index.ts';
import { mrSpectroscopyTree } from './fixtures/mr-spectroscopy-tree.ts';
import { shippedDiff } from './fixtures/shipped-diff.ts';

function ignore(): void {
  // Nothing is clicked here.
}

function outline(changes: Partial<OutlineTreeProps> = {}): string {
  const props: OutlineTreeProps = {
    index: indexTree(mrSpectroscopyTree),
    folded: new Set(['glioma']),
    onToggle: ignore,
    marks: undefined,
    selected: undefined,
    hits: new Set(),
    currentHit: undefined,
    searchWords: [],
    onSelect: ignore,
    onActivate: ignore,
    onPanelKey: () => false,
    label: 'Criteria of the guideline',
    ...changes,
  };
  return renderToStaticMarkup(createElement(OutlineTree, props));
}

/** The opening tag of the line of a node. */
function line(markup: string, id: string): string {
  return markup.match(/<div role="treeitem"[^>]*>/g)?.find((tag) => tag.includes(`data-id="${id}"`)) ?? '';
}

describe('the outline', () => {
  it('is a tree with a line for each visible node and one stop for the keyboard', () => {
    const markup = outline();
    expect(markup).toContain('role="tree"');
    expect(markup.match(/role="treeitem"/g)).toHaveLength(26);
    expect(markup.match(/tabindex="0"/g)).toHaveLength(1);
    expect(line(markup, 'contraindications')).toContain('tabindex="0"');
  });

  it('tells level, place among the siblings and what is folded', () => {
    const markup = outline();
    const glioma = line(markup, 'glioma');
    for (const part of ['aria-level="3"', 'aria-posinset="3"', 'aria-setsize="4"', 'aria-expanded="false"'])
      expect(glioma).toContain(part);
    expect(line(markup, 'brain-tumor')).toContain('aria-expanded="true"');
    expect(line(markup, 'epilepsy')).not.toContain('aria-expanded');
    expect(markup).not.toContain('Demyelination');
  });

  it('marks the selected line and makes it the stop', () => {
    const markup = outline({ selected: 'epilepsy' });
    expect(line(markup, 'epilepsy')).toContain('aria-selected="true"');
    expect(line(markup, 'epilepsy')).toContain('tabindex="0"');
    expect(line(markup, 'contraindications')).toContain('tabindex="-1"');
  });

  it('says states in words, of the whole and of the head', () => {
    const markup = outline({
      marks: paintCase(
        { 'brain-tumor': 'not-met', 'brain-tumor.head': 'met', epilepsy: 'unknown' },
        mrSpectroscopyTree,
      ).marks,
    });
    for (const words of ['Not met', 'Met', 'Unknown']) expect(markup).toContain(`${words}</span>`);
  });

  it('marks what was searched for', () => {
    expect(outline({ hits: new Set(['epilepsy']), searchWords: ['surgical'] })).toMatch(
      /<mark[^>]*>surgical<\/mark>/,
    );
  });
});

describe('the comparison', () => {
  const diff = shippedDiff();
  const choices = [
    { path: 'old', label: '2023.1' },
    { path: 'new', label: '2024.2' },
  ];

  function compare(changes: Partial<CompareViewProps> = {}): string {
    const props: CompareViewProps = {
      versions: choices,
      oldPath: 'old',
      newPath: 'new',
      onChoose: ignore,
      diff,
      pending: false,
      onJump: ignore,
      redline: undefined,
      state: freshCompareState,
      onState: ignore,
      renderText: () => null,
      theme: 'light',
      ...changes,
    };
    const view: ReactNode = createElement(CompareView, props);
    return renderToStaticMarkup(createElement(MantineProvider, null, view));
  }

  it('shows direction, both determinations, a re-checked case and its clinical words', () => {
    const markup = compare();
    for (const words of [
      'Widens',
      'Clinician review',
      'Medically appropriate',
      're-checked',
      'Biopsy localization guidance',
    ])
      expect(markup).toContain(words);
    expect(markup).toContain('1.6 %');
  });

  it('offers to keep the case only where somebody keeps it', () => {
    expect(compare()).not.toContain('Keep as a case');
    expect(compare({ onKeepWitness: ignore })).toContain('Keep as a case');
  });

  it('says that versions decide alike only where it is proved', () => {
    const none = { ...diff, decisions: [] };
    const proved: GuidelineDiff = {
      ...none,
      equivalence: { equivalent: true, why: 'one diagram', direction: 'none' },
    };
    const open: GuidelineDiff = {
      ...none,
      equivalence: { equivalent: 'not proved', why: 'The budget is exceeded.', direction: 'not known' },
    };
    expect(compare({ diff: proved })).toContain('2023.1 and 2024.2 decide every case alike');
    expect(compare({ diff: proved })).toContain('Proved: ');
    expect(compare({ diff: open })).not.toContain('decide every case alike');
    expect(compare({ diff: open })).toContain('This is not a proof.');
  });

  it('tells what is wrong and what to do, and what to choose where there is nothing', () => {
    const problem = { message: 'The comparison was stopped', help: 'Open the old version and mend it.' };
    expect(compare({ diff: undefined, problem })).toContain('Open the old version and mend it.');
    expect(compare({ diff: undefined, newPath: 'old' })).toContain('Choose another version above.');
    expect(compare({ diff: undefined, pending: true })).toContain('Comparing');
    expect(compare({ pending: true })).toContain('Comparing again');
  });
});
