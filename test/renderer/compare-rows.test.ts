// One list of changes behind all lenses: filters with their counts, the rows of each lens, and one selection that all of them show.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffGuidelines } from '../../dsl/diff/diff.ts';
import { redlineGuidelines } from '../../dsl/publish/redline.ts';
import {
  filterCounts,
  filtered,
  noFilter,
  rowsOf,
  rowWith,
  selectionOf,
} from '../../renderer/panels/compare/compare-rows.ts';
import type { CompareFilter, Lens } from '../../renderer/panels/compare/compare-rows.ts';
import { materialityOrder } from '../../renderer/panels/compare/change-words.ts';
import { changeAt } from '../../renderer/panels/compare/source-lens.tsx';
import { libraryGuideline } from '../diff/support/compiled.ts';

const older = libraryGuideline('mr-spectroscopy/2023.guideline');
const newer = libraryGuideline('mr-spectroscopy/2024.guideline');
const diff = diffGuidelines(older, newer);
const redline = redlineGuidelines(older.guideline, newer.guideline, diff.changes);
const filter = (part: Partial<CompareFilter>): CompareFilter => ({ ...noFilter, ...part });
const rows = (lens: Lens, part: Partial<CompareFilter> = {}) =>
  rowsOf(lens, filtered(diff, filter(part)), diff, redline);

describe('filters', () => {
  it('leave what has that effect on decisions, and the decisions with it', () => {
    const widening = filtered(diff, filter({ effect: 'widens' }));
    expect([widening.changes.length, widening.decisions.length]).toEqual([14, 14]);
    const idle = filtered(diff, filter({ effect: 'none' }));
    expect(idle.decisions).toEqual([]);
    expect(idle.changes).toHaveLength(diff.changes.length - 14);
    expect(filtered(diff, filter({ effect: 'narrows' }))).toEqual({ changes: [], decisions: [] });
  });

  it('count what each choice would show', () => {
    const anyFilter = fc.record({
      kind: fc.constantFrom(undefined, 'added', 'term', 'citation'),
      materiality: fc.subarray([...materialityOrder]).map((chosen) => new Set(chosen)),
      effect: fc.constantFrom('any', 'widens', 'none'),
    }) as fc.Arbitrary<CompareFilter>;
    const told = (of: CompareFilter): number =>
      filtered(diff, of).changes.filter(({ kind }) => kind !== 'renumbered').length;
    fc.assert(
      fc.property(anyFilter, (chosen) => {
        const counts = filterCounts(diff, chosen);
        expect(counts.anyEffect).toBe(told({ ...chosen, effect: 'any' }));
        expect(counts.effects.get('widens') ?? 0).toBe(told({ ...chosen, effect: 'widens' }));
        expect(counts.kinds.get('term') ?? 0).toBe(told({ ...chosen, kind: 'term' }));
        expect(counts.materialities.get('evidence') ?? 0).toBe(
          told({ ...chosen, materiality: new Set(['evidence']) }),
        );
      }),
      { seed: 20241028, numRuns: 60 },
    );
  });
});

describe('one selection', () => {
  const lenses: readonly Lens[] = ['decisions', 'structure', 'redline', 'source'];

  it('is the same change in every lens that shows it', () => {
    for (const id of ['added:epilepsy', 'added:glioma-edema', 'citation:brain-tumor']) {
      const found = lenses.map((lens) => rowWith(rows(lens), id));
      for (const row of found) if (row !== undefined) expect(row.changes).toContain(id);
      expect(found.filter((row) => row === undefined)).toHaveLength(id.startsWith('citation') ? 1 : 0);
    }
  });

  it('walks through every row of a lens', () => {
    for (const lens of lenses) {
      const all = rows(lens);
      expect(all.map((row) => rowWith(all, selectionOf(row, all)))).toEqual(all);
    }
  });

  it('is the first row before anything is chosen, and none after the person closed it', () => {
    const all = rows('decisions');
    expect(rowWith(all, undefined)).toBe(all[0]);
    expect(rowWith(all, '')).toBeUndefined();
  });

  it('is in the redline in the order of the page', () => {
    const ids = rows('redline').map(({ id }) => id);
    expect(ids.indexOf('added:epilepsy')).toBeGreaterThan(ids.indexOf('added:glioma'));
    expect(ids.some((id) => id.startsWith('renumbered'))).toBe(false);
    expect(rows('redline', { kind: 'term' })).toHaveLength(8);
  });
});

describe('a place in the source', () => {
  it('belongs to the change with the fewest words around it', () => {
    const edema = diff.changes.find(({ id }) => id === 'added:glioma-edema');
    const place = edema?.new?.place;
    expect(changeAt(diff.changes, 'new', place?.uri ?? '', place?.span.start ?? -1)?.id).toBe(
      'added:glioma-edema',
    );
    expect(changeAt(diff.changes, 'old', 'elsewhere', 10)).toBeUndefined();
  });
});
