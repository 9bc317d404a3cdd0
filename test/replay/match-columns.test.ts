// Columns matched to elements by key, by words and by a mapping; what is ambiguous or wrong is told and never guessed.
import { describe, expect, it } from 'vitest';
import { matchColumns, type ColumnMapping } from '../../dsl/replay/match-columns.ts';
import { everyKind, shippedVersions } from './replay-fixture.ts';

const kinds = everyKind();
const shipped = shippedVersions();

function matched(header: readonly string[], mapping?: ColumnMapping) {
  return matchColumns(header, kinds.old.graph, kinds.new.graph, mapping);
}

describe('columns', () => {
  it('are matched by key or by words, whatever case and signs', () => {
    const { columns, unmatched, id } = matched([
      'Case ID',
      'sure',
      'BODY weight',
      'Earlier-Sessions',
      'colour',
    ]);
    expect(columns.map(({ name, key, by }) => [name, key, by])).toEqual([
      ['sure', 'sure', 'key'],
      ['BODY weight', 'weight', 'words'],
      ['Earlier-Sessions', 'sessions', 'words'],
    ]);
    expect(unmatched).toEqual([{ name: 'colour', why: '' }]);
    expect(id).toBe(0);
  });

  it('know the words of criteria of either version', () => {
    const { columns } = matchColumns(
      ['Epilepsy for pre-surgical evaluation', 'Lymphoma'],
      shipped.old.graph,
      shipped.new.graph,
    );
    expect(columns.map(({ key }) => key)).toEqual(['epilepsy', 'glioma-lymphoma']);
    expect(columns[0]).toMatchObject({ old: undefined });
  });

  it('tell the elements that no column holds, and in which version', () => {
    const { missing } = matched(['sure']);
    expect(missing).toContainEqual({ key: 'weight', label: 'Body weight', in: 'both' });
    expect(missing).toContainEqual({ key: 'other', label: 'Other reasons', in: 'new' });
    // No criterion of either version reads an element of this key in its own right: nothing would be unknown by it.
    expect(missing.map(({ key }) => key)).not.toContain('jurisdiction');
  });

  it('are given by a mapping, with unit, format and words of their own', () => {
    const { columns, unmatched, id, faults } = matched(['Wt', 'sure', 'DOS', 'n'], {
      columns: {
        Wt: { element: 'weight', unit: 'g' },
        DOS: { element: 'request', date: 'M/D/YYYY' },
        sure: null,
      },
      values: { weight: { heavy: '200' } },
      id: 'n',
      dates: 'DD.MM.YYYY',
      unknown: ['-'],
    });
    expect(faults).toEqual([]);
    expect(columns.map(({ key, by }) => [key, by])).toEqual([
      ['weight', 'mapping'],
      ['request', 'mapping'],
    ]);
    expect(columns[0]?.rules).toMatchObject({ unit: 'g', date: 'DD.MM.YYYY' });
    expect(columns[0]?.rules.values.get('heavy')).toBe('200');
    expect(columns[1]?.rules.date).toBe('M/D/YYYY');
    expect(unmatched).toEqual([{ name: 'sure', why: 'left out by the mapping' }]);
    expect(id).toBe(3);
  });

  it.each<[string, readonly string[], ColumnMapping, RegExp]>([
    ['two for one', ['weight', 'Body weight'], {}, /"weight" and "Body weight" are both `weight`/],
    [
      'a column that is not there',
      ['sure'],
      { columns: { Wt: 'weight' } },
      /"Wt" that the file does not have/,
    ],
    [
      'an element that is not there',
      ['Wt'],
      { columns: { Wt: 'mass' } },
      /`mass`, which neither version has/,
    ],
    ['a name that is there twice', ['a', 'a'], { columns: { a: 'sure' } }, /two columns of the name "a"/],
    ['words for nothing', ['sure'], { values: { mass: {} } }, /values for `mass`/],
    ['a format that is none', ['sure'], { dates: 'DD.MM' }, /no format of a date/],
    ['a name that is not there', ['sure'], { id: 'n' }, /"n" as the case's own number/],
    [
      'names of the prototype',
      ['sure'],
      { columns: { constructor: '__proto__' } },
      /"constructor" that the file does not have/,
    ],
  ])('with a fault of the mapping are refused: %s', (_, header, mapping, words) => {
    expect(matched(header, mapping).faults.join(' ')).toMatch(words);
  });

  it('left out by the mapping are not taken as names of cases either', () => {
    expect(matched(['Case', 'sure']).id).toBe(0);
    const { id, unmatched } = matched(['Case', 'sure'], { columns: { Case: null } });
    expect(id).toBeUndefined();
    expect(unmatched).toEqual([{ name: 'Case', why: 'left out by the mapping' }]);
  });

  it('that are not used may have one name', () => {
    expect(matched(['sure', 'note', 'note']).faults).toEqual([]);
  });

  it('named like the prototype match nothing', () => {
    const { columns, unmatched } = matched(['__proto__', 'constructor', 'sure']);
    expect(columns.map(({ key }) => key)).toEqual(['sure']);
    expect(unmatched.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });
});
