// Names for engines: always identifiers, never two alike, and as near to the author's as can be.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portableNames } from '../../dsl/targets/shared/portable-names.ts';
import { lawOptions } from '../support/random-graph.ts';
import { hostileTexts } from './support/hostile.ts';

describe('portable names', () => {
  it('stay near to what the author wrote', () => {
    expect(portableNames(['bmi', 'stent-placed', 'spect.glioma', 'Größe', '2nd-opinion', ''])).toEqual([
      'bmi',
      'stent_placed',
      'spect_glioma',
      'gro_e',
      'n_2nd_opinion',
      'n',
    ]);
  });

  it('number what would be the same, and stay off reserved words', () => {
    expect(portableNames(['a-b', 'a_b', 'a.b', 'a-b-2', 'not', 'a-b'], ['not'])).toEqual([
      'a_b',
      'a_b_2',
      'a_b_3',
      'a_b_2_2',
      'not_2',
      'a_b_4',
    ]);
  });

  it('are identifiers and distinct, whatever the names are', () => {
    const name = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }), fc.string());
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const portable = portableNames(names, ['n', 'n_2']);
        expect(new Set([...portable, 'n', 'n_2']).size).toBe(names.length + 2);
        for (const one of portable) expect(one).toMatch(/^[a-z][a-z0-9_]*$/);
      }),
      lawOptions(300),
    );
  });
});
