// Who is blamed for a changed determination: with the one change that is named taken back alone, the determination of the other version returns.
import { describe, expect, it } from 'vitest';
import type { DecisionOptions } from '../../dsl/diff/behavioural.ts';
import { diffGuidelines } from '../../dsl/diff/diff.ts';
import type { GuidelineDiff } from '../../dsl/diff/guideline-diff.ts';
import { graphPair, undoneBy } from '../../dsl/diff/undo.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { holds } from '../../dsl/decision/reference-logic.ts';
import { decides } from '../../dsl/decision/wish.ts';
import { loadCadical } from '../../solver/cadical.ts';
import { libraryGuideline } from './support/compiled.ts';

const createSolver = await loadCadical();
const ways: readonly (readonly [string, DecisionOptions])[] = [
  ['diagram', {}],
  ['solver', { budget: 1, createSolver }],
];
const pairs = [
  ['acupuncture/2019', 'acupuncture/2020'],
  ['positive-airway-pressure/2005', 'positive-airway-pressure/2008'],
  ['implantable-defibrillators/2003', 'implantable-defibrillators/2005'],
  ['mr-spectroscopy/2023', 'mr-spectroscopy/2024'],
] as const;

describe.each(ways)('blame, by the %s', (_, options) => {
  it.each([...pairs, ...pairs.map(([from, to]) => [to, from] as const)])(
    'from %s to %s the determination returns with the named change',
    (from, to) => {
      const [older, newer] = [from, to].map((name) => libraryGuideline(`${name}.guideline`));
      if (!older || !newer) throw new Error('both compile');
      const graphs = [older.graph, newer.graph];
      const pair = graphPair(older.graph, newer.graph);
      const diff = diffGuidelines(older, newer, options);
      const single = diff.decisions.filter(({ changes }) => changes.length === 1);
      expect(single.length).toBeGreaterThan(0);
      for (const { changes, witnesses, words } of single) {
        const change = diff.changes.find(({ id }) => id === changes[0]);
        const undone = change ? undoneBy(change, pair) : [];
        for (const witness of witnesses) {
          const values = [
            readFacts(older.graph, witness.oldFacts).values,
            readFacts(newer.graph, witness.newFacts).values,
          ];
          const returns = undone.some(({ side, edit }) => {
            const [graph, expected] = side === 'old' ? [0, witness.new] : [1, witness.old];
            return holds(decides({ graph, edit }, expected.determination), graphs, values, []);
          });
          expect(returns, `${words}: ${witness.words}`).toBe(true);
        }
      }
    },
  );

  it('what was excluded and is now asked for is due to the exclusion, not to what is asked', () => {
    const diff = diffGuidelines(
      libraryGuideline('acupuncture/2019.guideline'),
      libraryGuideline('acupuncture/2020.guideline'),
      options,
    );
    expect(wider(diff)).toEqual(['As a treatment of anything else']);
  });
});

function wider({ decisions }: GuidelineDiff): readonly string[] {
  return decisions.filter(({ direction }) => direction === 'widens').map(({ words }) => words);
}
