// What the comparison shows and counts, without a screen: groups, filters, numbers in words, the check of the summary.
import { describe, expect, it } from 'vitest';
import type { Change } from '../../dsl/diff/change.ts';
import { countBy, everyMateriality, groupChanges } from '../../renderer/panels/compare/change-groups.ts';
import {
  kindOrder,
  kindTitles,
  numberWords,
  turnOf,
  verbOf,
} from '../../renderer/panels/compare/change-words.ts';
import {
  classTable,
  countWords,
  groupDecisions,
  shareWords,
} from '../../renderer/panels/compare/decision-groups.ts';
import {
  findings,
  isTold,
  summaryAsSource,
  summaryAsText,
} from '../../renderer/panels/compare/summary-text.ts';
import { shippedDiff } from './fixtures/shipped-diff.ts';

const diff = shippedDiff();

function change(id: string): Change {
  const found = diff.changes.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no change ${id}`);
  return found;
}

describe('structural changes', () => {
  const everything = { kind: undefined, materiality: everyMateriality };

  it('stand in the order of kinds, each once, what is inside another within it', () => {
    const groups = groupChanges(diff.changes, everything);
    const order = groups.map((group) => kindOrder.indexOf(group.kind));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    const shown = groups.flatMap((group) =>
      group.entries.flatMap((entry) => [entry.change.id, ...entry.inside.map((inner) => inner.id)]),
    );
    expect(shown.toSorted()).toEqual(diff.changes.map((one) => one.id).toSorted());
    const glioma = groups
      .flatMap((group) => group.entries)
      .find((entry) => entry.change.id === 'added:glioma');
    expect(glioma?.inside).toHaveLength(7);
  });

  it('are filtered by kind and by weight', () => {
    const evidence = groupChanges(diff.changes, { kind: undefined, materiality: new Set(['evidence']) });
    expect(evidence.map((group) => group.kind)).toEqual(['citation', 'reference']);
    const terms = groupChanges(diff.changes, { kind: 'term', materiality: everyMateriality });
    expect(terms.map((group) => group.title)).toEqual([kindTitles.term]);
    expect(groupChanges(diff.changes, { kind: 'term', materiality: new Set(['meaning']) })).toEqual([]);
  });

  it('are counted', () => {
    const counts = countBy(diff.changes, (one) => one.materiality);
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(diff.changes.length);
    expect(counts.get('meaning')).toBe(14);
  });

  it('say what happened and under which number', () => {
    expect(verbOf(change('added:epilepsy'))).toBe('added');
    expect(verbOf(change('text:legal'))).toBe('changed');
    expect(verbOf(change('renumbered:metabolic'))).toBe('moved');
    expect(numberWords(change('renumbered:metabolic'))).toBe('5, was 4');
    expect(numberWords(change('added:epilepsy'))).toBe('2');
    expect(numberWords(change('text:legal'))).toBe('');
    expect(turnOf(change('renumbered:metabolic'))).toEqual({ from: '4', to: '5' });
    expect(turnOf(change('added:epilepsy'))).toBeUndefined();
  });
});

describe('changed decisions', () => {
  it('stand under the criterion that their causes belong to', () => {
    const groups = groupDecisions(diff.decisions, diff.changes);
    expect(groups.map((group) => [group.title, group.entries.length])).toEqual([
      ['Brain tumors are known', 10],
      ['MR Spectroscopy of the brain', 4],
    ]);
    expect(groups.flatMap((group) => group.entries)).toHaveLength(diff.decisions.length);
    expect(groups[0]?.entries[0]?.causes[0]?.id).toBe('added:biopsy-localization');
  });

  it('without a single cause still have a group', () => {
    const [first] = diff.decisions;
    if (!first) throw new Error('a decision was expected');
    expect(groupDecisions([{ ...first, changes: [] }], diff.changes)[0]?.title).toBe(
      'Several changes together',
    );
  });

  it('stand in a table with the strictest first', () => {
    const table = classTable(diff.classes);
    expect(table.rows).toEqual(['clinician-review', 'appropriate']);
    expect(table.cell('clinician-review', 'appropriate')).toBe('108940800');
    expect(table.cell('appropriate', 'clinician-review')).toBeUndefined();
  });
});

describe('numbers of cases', () => {
  it('are grouped, and shortened where nobody reads the digits', () => {
    expect(countWords('6442450944')).toBe('6,442,450,944');
    expect(countWords('999')).toBe('999');
    expect(countWords('')).toBe('');
    expect(countWords('1237940039285380274899124224')).toBe('1.23 \u00d7 10^27');
  });

  it('are shares in percent, never rounded to nothing', () => {
    expect(shareWords('108940800', '6442450944')).toBe('1.6 %');
    expect(shareWords('1', '6442450944')).toBe('under 0.1 %');
    expect(shareWords('0', '6442450944')).toBe('0 %');
    expect(shareWords('5', '5')).toBe('100 %');
    expect(shareWords('', '5')).toBe('');
    expect(shareWords('5', '0')).toBe('');
  });
});

describe('the summary', () => {
  it('is copied as the document prints it', () => {
    const lines = summaryAsText(diff.summary).split('\n');
    expect(lines[0]).toBe(diff.summary.lead);
    expect(lines).toContain('\u2022 Added the following:');
    expect(lines).toContain('    \u25e6 "Epilepsy for pre-surgical evaluation" indication');
  });

  it('is put into the guideline as lines of its own language', () => {
    const lines = summaryAsSource(diff.summary);
    expect(lines).toContain('added    {epilepsy}  "Epilepsy for pre-surgical evaluation" indication');
    expect(summaryAsText(diff.summary)).toContain('Citations updated per the evidence.');
    expect(lines).toContain('updated  references, per the evidence');
  });

  it('is checked both ways', () => {
    const empty = diff.claims.claims.filter((claim) => claim.changes.length === 0);
    expect(empty.map((claim) => claim.text)).toContain(
      '"Ataxia in a child" indication, to keep in line with current research',
    );
    expect(findings(diff.claims)).toBe(empty.length + diff.claims.unmentioned.length);
    const bullets = diff.summary.groups.flatMap((group) => group.bullets);
    const told = new Map(bullets.map((bullet) => [bullet.changes[0], isTold(bullet, diff.claims)]));
    expect(told.get('added:epilepsy')).toBe('told');
    expect(told.get('terms:ataxia')).toBe('not told');
    const half = { words: '', source: '', changes: ['terms:ataxia', 'added:epilepsy'] };
    expect(isTold(half, diff.claims)).toBe('in part');
  });
});
