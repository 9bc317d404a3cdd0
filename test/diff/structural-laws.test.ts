// Laws of matching and structural changes over random outlines and edits: nothing lost, nothing counted twice, marks give both texts back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordMarks } from '../../dsl/diff/marks.ts';
import { matchCriteria } from '../../dsl/diff/match.ts';
import { structuralChanges } from '../../dsl/diff/structural.ts';
import { lawOptions } from '../support/random-graph.ts';
import type { ItemSketch } from './support/small-guideline.ts';
import { indications, sketchVersion } from './support/small-guideline.ts';

const nouns = [
  'edema',
  'glioma',
  'pain',
  'trauma',
  'biopsy',
  'therapy',
  'failed',
  'acute',
  'known',
  'for 6 weeks',
];
const words = fc
  .array(fc.constantFrom(...nouns), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' '));

interface Tree {
  readonly words: string;
  readonly id: string | undefined;
  readonly of: 'ANY OF' | 'ALL OF' | 'NONE OF';
  readonly items: readonly Tree[];
}

const { tree } = fc.letrec<{ tree: Tree; items: readonly Tree[] }>((tie) => ({
  tree: fc.record({
    words,
    id: fc.option(
      fc.integer({ min: 0, max: 20 }).map((number) => `id-${String(number)}`),
      { nil: undefined },
    ),
    of: fc.constantFrom('ANY OF', 'ALL OF', 'NONE OF'),
    items: tie('items'),
  }),
  items: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('tree'), { maxLength: 4 })),
}));
const outline = fc.array(tree, { maxLength: 6 });

describe('laws', () => {
  it('no change between a version and itself', () => {
    fc.assert(
      fc.property(outline, (items) => {
        expect(compare(items, items).changes).toEqual([]);
      }),
      lawOptions(150),
    );
  });

  it('every criterion is matched once, added or removed', () => {
    fc.assert(
      fc.property(outline, outline, (olds, news) => {
        const { matching, changes } = compare(olds, news);
        const count = (kind: string): number =>
          changes.filter((change) => change.kind === kind && 'unit' in change && change.unit === 'criterion')
            .length;
        expect(new Set(matching.oldOf.values()).size).toBe(matching.oldOf.size);
        expect(matching.newOf.size).toBe(matching.oldOf.size);
        expect(count('added')).toBe(matching.new.criteria.length - matching.oldOf.size);
        expect(count('removed')).toBe(matching.old.criteria.length - matching.oldOf.size);
        expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
      }),
      lawOptions(200),
    );
  });

  it('a criterion with a written id is never removed and added', () => {
    fc.assert(
      fc.property(outline, outline, (olds, news) => {
        const { matching } = compare(olds, news);
        const written = (outlineOf: typeof matching.old): ReadonlyMap<string, number> => {
          const seen = new Map<string, number>();
          for (const { criterion } of outlineOf.criteria) {
            if (criterion.pinned) seen.set(criterion.id, (seen.get(criterion.id) ?? 0) + 1);
          }
          return seen;
        };
        const [before, after] = [written(matching.old), written(matching.new)];
        for (const located of matching.new.criteria) {
          const { id, pinned } = located.criterion;
          if (!pinned || before.get(id) !== 1 || after.get(id) !== 1) continue;
          expect(matching.oldOf.get(located)?.criterion.id).toBe(id);
        }
      }),
      lawOptions(150),
    );
  });

  it('marks make the old and the new text', () => {
    const text = fc.array(words, { maxLength: 6 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const marks = wordMarks(older, newer);
        const side = (kind: 'removed' | 'added'): string =>
          marks.flatMap((mark) => (mark.kind === 'same' || mark.kind === kind ? [mark.text] : [])).join('');
        if (older === newer) expect(marks).toEqual([]);
        else expect([side('removed'), side('added')]).toEqual([older, newer]);
      }),
      lawOptions(200),
    );
  });
});

function compare(olds: readonly Tree[], news: readonly Tree[]) {
  const version = (items: readonly Tree[]) =>
    sketchVersion({ version: '1', sections: [indications(...items.map(sketch))] });
  const [from, to] = [version(olds), version(news)];
  const matching = matchCriteria(from.guideline, to.guideline);
  return { matching, changes: structuralChanges(from, to, matching) };
}

function sketch({ words, id, of, items }: Tree): ItemSketch {
  const group = items.length > 0 ? { group: { of, items: items.map(sketch) } } : {};
  return { words, ...(id === undefined ? {} : { id }), ...group };
}
