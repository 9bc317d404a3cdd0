// Portable names: of the agreed letters, none twice, the same for the same texts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portableNames } from '../../dsl/targets/shared/portable-names.ts';
import { lawOptions } from '../support/random-graph.ts';

describe('portable names', () => {
  it('keep what is one, and join words by underscores', () => {
    expect(portableNames(['bmi', 'stent-placed', 'Éclat 2', '2nd', '', '§'])).toEqual([
      'bmi',
      'stent_placed',
      'e_clat_2',
      'x_2nd',
      'x',
      'x_2',
    ]);
  });

  it('number what is taken or reserved, and never rename what was a name', () => {
    expect(portableNames(['a-b', 'a_b', 'a b', 'then'], new Set(['then']))).toEqual([
      'a_b_2',
      'a_b',
      'a_b_3',
      'then_2',
    ]);
  });

  it('are names, each once, for any texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const names = portableNames(texts, new Set(['x']));
        for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(new Set([...names, 'x']).size).toBe(texts.length + 1);
        expect(portableNames(texts, new Set(['x']))).toEqual(names);
      }),
      lawOptions(200),
    );
  });
});
