// Laws of the whole comparison over random sets of edits of one text, with ids and without: what is proved, counted, witnessed and drafted agree.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, diffGuidelines, meaningHash, summarySource, summaryTable } from '../../dsl/index.ts';
import { lawOptions } from '../support/random-graph.ts';
import { base, compile, edited, withoutIds } from './support/one-library.ts';
import type { Texts } from './support/one-library.ts';

type Edit = readonly [from: string, to: string];

/** Any of them can be made together. */
const edits: readonly Edit[] = [
  ['4. ANY OF', '4. ALL OF'],
  ['AT LEAST 2', 'AT LEAST 1'],
  ['>= 35 kg/m2', '>= 30 kg/m2'],
  ['Headache at night', 'Nightly headache'],
  ['within a month', 'within 2 months'],
  ['exclusions\n', '    5. Ataxia {ataxia}\n\nexclusions\n'],
  ['{recent}\n', '{recent}\n    - Claustrophobia {fear}\n'],
  ['         c. Papilledema {papilledema}\n', ''],
  ['names the tumor\n', 'names the tumor\n       AND it has grown\n'],
  ['glioma; lymphoma', 'glioma'],
  ['[one-2020]', '[one-2020, two-2021]'],
  ['A study of seizures', 'On seizures'],
  ['  70551  MRI of the brain\n', ''],
  ['supporting cells', 'glial cells'],
  ['Nothing further', 'See above'],
  ['"Imaging of the brain"', '"The brain"'],
  ['Adults and', 'Grown-ups and'],
];

const pairs = fc.record({
  before: fc.subarray([...edits]),
  after: fc.subarray([...edits]),
  withIds: fc.boolean(),
});

interface Pair {
  readonly older: Texts;
  readonly newer: Texts;
}

function textsOf({ before, after, withIds }: { before: Edit[]; after: Edit[]; withIds: boolean }): Pair {
  const text = (some: readonly Edit[]): Texts => {
    const guideline = edited(base.guideline, ...some);
    return { ...base, guideline: withIds ? guideline : withoutIds(guideline) };
  };
  const { guideline } = text(after);
  return { older: text(before), newer: { ...base, guideline: guideline.replace('1.1', '1.2') } };
}

describe('laws of the comparison of texts', () => {
  it('is empty of meaning exactly where equivalence is proved, and equal meaning hashes imply it but for words that ask something else', () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        const { older, newer } = textsOf(pair);
        const [from, to] = [compile(older, 'old'), compile(newer, 'new')];
        const diff = diffGuidelines(from, to);
        const { equivalence, materiality, decisions, classes } = diff;
        expect(materiality.meaning).toBe(equivalence.equivalent === false);
        expect(equivalence.equivalent).toBe(decisions.length === 0);
        // The hash has no words: a question with the same id and another number in its words is the same to it.
        const another = diff.changes.some((change) => change.kind === 'reworded' && change.asksSomethingElse);
        if (meaningHash(from.graph) === meaningHash(to.graph)) expect(equivalence.equivalent).toBe(!another);
        if (classes.kind === 'counted') {
          const sum = classes.rows.reduce((all, { cases }) => all + BigInt(cases), 0n);
          expect(String(sum)).toBe(classes.total);
          const moved = classes.rows.some((row) => row.old !== row.new);
          expect(moved).toBe(!['none', 'documentation'].includes(equivalence.direction));
        }
        for (const { witnesses } of decisions) {
          for (const { oldFacts, newFacts, old, new: now } of witnesses) {
            expect(decide(from.graph, oldFacts).determination).toBe(old.determination);
            expect(decide(to.graph, newFacts).determination).toBe(now.determination);
            expect(old.determination).not.toBe(now.determination);
          }
        }
      }),
      lawOptions(60),
    );
  });

  it('drafts a list that claims what changed and nothing else', () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        const { older, newer } = textsOf(pair);
        const from = compile(older, 'old');
        const list = `changes from 1.1\n${summarySource(diffGuidelines(from, compile(newer, 'new')))}`;
        const claimed = { ...newer, guideline: `${newer.guideline}\n${list}` };
        const { claims, ...diff } = diffGuidelines(from, compile(claimed, 'new'));
        expect(claims.claims.filter(({ changes }) => changes.length === 0).map(({ text }) => text)).toEqual(
          [],
        );
        expect(claims.unmentioned).toEqual([]);
        const rows = summaryTable({ ...diff, claims });
        expect(rows.every(({ claim, direction }) => claim !== '' || direction === 'none')).toBe(true);
      }),
      lawOptions(40),
    );
  });

  it('finds the same decisions without any id', () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        const [withIds, without] = [true, false].map((ids) => {
          const { older, newer } = textsOf({ ...pair, withIds: ids });
          const { equivalence, classes, materiality } = diffGuidelines(
            compile(older, 'old'),
            compile(newer, 'new'),
          );
          return { direction: equivalence.direction, classes, materiality };
        });
        expect(without).toEqual(withIds);
      }),
      lawOptions(40),
    );
  });
});
