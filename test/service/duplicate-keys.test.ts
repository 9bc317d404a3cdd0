// A key twice in one object is found wherever it is and however it is written, and never where there is none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateKey } from '../../service/duplicate-keys.ts';
import { lawOptions } from '../support/random-graph.ts';

describe('duplicateKey', () => {
  it('finds none in what was printed from a value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        expect(duplicateKey(JSON.stringify(value, undefined, space))).toBeUndefined();
      }),
      lawOptions(500),
    );
  });

  it('finds any key that is put in a second time, escaped or not', () => {
    const object = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), {
      minKeys: 1,
      maxKeys: 5,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(object, fc.nat(), fc.boolean(), (value, pick, escaped) => {
        const keys = Object.keys(value);
        const key = keys[pick % keys.length] ?? '';
        const units = [...Array(key.length).keys()].map(
          (at) => `\\u${key.charCodeAt(at).toString(16).padStart(4, '0')}`,
        );
        const written = escaped ? `"${units.join('')}"` : JSON.stringify(key);
        const text = `{"cases": [{"facts" : ${JSON.stringify(value).slice(0, -1)}, ${written} : null}}]}`;
        expect(duplicateKey(text)).toBe(key);
      }),
      lawOptions(500),
    );
  });

  it('lets the same key stand in objects side by side and within each other', () => {
    expect(duplicateKey('[{"a": {"a": "\\"a\\": 1"}}, {"a": ["a", "a"]}]')).toBeUndefined();
  });
});
