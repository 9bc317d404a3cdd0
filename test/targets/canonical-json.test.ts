// JSON with one spelling per value: the ground that every digest of a bundle stands on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, printJson, quote } from '../../dsl/targets/canonical-json.ts';
import type { JsonValue } from '../../dsl/targets/canonical-json.ts';
import { digestOf } from '../../dsl/targets/digest.ts';

const anyJson = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 5 }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('canonical JSON', () => {
  it('is JSON of the same value, compact and printed', () => {
    fc.assert(
      fc.property(anyJson, fc.nat({ max: 5 }), (value, depth) => {
        const wanted: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(wanted);
        expect(JSON.parse(printJson(value, depth))).toEqual(wanted);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'x' }] })).toBe('{"a":[{"c":"x","d":null}],"b":1}');
    expect(canonicalJson({ a: [{ c: 'x', d: null }], b: 1 })).toBe('{"a":[{"c":"x","d":null}],"b":1}');
  });

  it('leaves undefined members out, and takes keys of authors from a map', () => {
    expect(canonicalJson({ a: undefined, b: true })).toBe('{"b":true}');
    const map = new Map<string, JsonValue>([
      ['constructor', 1],
      ['__proto__', 2],
      ['a', 3],
    ]);
    expect(canonicalJson(map)).toBe('{"__proto__":2,"a":3,"constructor":1}');
  });

  it.each([[0.1], [Number.NaN], [Infinity], [2 ** 53]])(
    'refuses the number %d: no two readers need agree on it',
    (value) => {
      expect(() => canonicalJson({ value })).toThrow('not a whole number');
    },
  );

  it('writes minus nothing as 0', () => {
    expect(canonicalJson(-0)).toBe('0');
  });

  it('prints short lists of plain values on one line, and what lies deeper than asked', () => {
    expect(printJson({ list: ['a', 1], deep: [{ a: { b: [1] } }] })).toBe(
      '{\n  "deep": [\n    {\n      "a": {\n        "b": [1]\n      }\n    }\n  ],\n  "list": ["a", 1]\n}\n',
    );
    expect(printJson({ list: [], none: {}, deep: [{ a: { b: [1] } }] }, 2)).toBe(
      '{\n  "deep": [\n    {"a":{"b":[1]}}\n  ],\n  "list": [],\n  "none": {}\n}\n',
    );
  });

  it('escapes what ends a script, a line or hides in one', () => {
    expect(quote('</script>\u2028\u2029\u202e\u200b\ufeff\u007f\u0085')).toBe(
      '"\\u003c/script>\\u2028\\u2029\\u202e\\u200b\\ufeff\\u007f\\u0085"',
    );
    expect(quote('\ud800')).toBe('"\\ud800"');
  });
});

describe('digest', () => {
  it('is the SHA-256 that everybody knows', () => {
    expect(digestOf(new Uint8Array())).toBe(
      'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(digestOf(new TextEncoder().encode('abc'))).toBe(
      'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
