// The OPA target as files: what is in the bundle, what its signature signs, and how it grows; OPA itself runs in `npm run test:engines`.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { opa, opaBundle } from '../../dsl/targets/opa/opa.ts';
import { regoPackage, regoPolicy } from '../../dsl/targets/opa/rego-policy.ts';
import { opaForm, opaHash, opaSignaturePayload } from '../../dsl/targets/opa/signature.ts';
import { targets } from '../../dsl/targets/registry.ts';
import type { TargetInput } from '../../dsl/targets/target.ts';
import { sketchGraph } from '../decision/small-graph.ts';
import { expectGolden, goldenInput } from './support/golden.ts';
import { hostileGraph, hostileTexts } from './support/hostile.ts';
import { largeGraph } from './support/large-graph.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('the OPA target', () => {
  it('is registered, carries everything, and emits the bundle of a shipped guideline as kept', () => {
    const { value, diagnostics } = opa.emit(goldenInput());
    expect(targets).toContain(opa);
    expect(diagnostics).toEqual([]);
    expect(value.map(({ path }) => path)).toEqual([
      'opa/bundle/.manifest',
      'opa/bundle/data.json',
      'opa/bundle/explain.rego',
      'opa/bundle/facts.rego',
      'opa/bundle/policy.rego',
      'opa/tests/policy_test.rego',
    ]);
    for (const { path } of value) expect(path).toMatch(/^[a-z0-9._/-]+$/);
    expectGolden(opa, value);
  });

  it('keeps each version in a package and a root of its own, whatever its name', () => {
    const graph = { ...sketchGraph({}), guideline: { id: 'import', version: '2024.2', title: '' } };
    expect(regoPackage(graph)).toEqual(['guideline', 'import_2', 'v2024_2']);
    const { manifest, data } = opaBundle(graph);
    expect(manifest['roots']).toEqual(['guideline/import_2/v2024_2']);
    expect(data).toMatchObject({ guideline: { import_2: { v2024_2: { texts: {} } } } });
  });

  it.each(hostileTexts)('carries %j as a literal only', (text) => {
    const { value } = opa.emit({ graph: hostileGraph(text) } as TargetInput);
    for (const { bytes, path } of value.filter((file) => file.path.endsWith('.rego'))) {
      const rego = new TextDecoder().decode(bytes);
      const bare = rego.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""');
      expect(bare, path).toMatch(/^[\t\n -~]*$/);
      expect(bare, path).not.toContain('alert(');
    }
  });

  it('grows with the criteria: twice as many, twice the text', () => {
    const [small, large] = [500, 1000].map((size) => regoPolicy(largeGraph(size)).length);
    expect((large ?? 0) / (small ?? 1)).toBeLessThan(2.2);
  });

  it('gives a conflict, and no decision, where both rules of a criterion were so', () => {
    const policy = regoPolicy(sketchGraph({ indications: 'a' }));
    expect(policy).toContain('state_a := "met" if met_a');
    expect(policy).toContain('state_a := "not-met" if not_met_a');
    expect(policy).not.toMatch(/default (?:met|not_met|verdict)/);
  });
});

describe('what the signature of an OPA bundle signs', () => {
  it('is, of JSON, the content as OPA hashes it (the digests stand in OPA’s own tests)', () => {
    const md5 = (json: unknown) => createHash('md5').update(opaForm(json)).digest('hex');
    expect(md5({ revision: 'quickbrownfaux' })).toBe('a005c38a509dc2d5a7407b9494efb2ad');
    expect(md5(true)).toBe('b326b5062b2f0e69046810717534cb09');
    expect(md5({ x: { y: true }, a: { b: { z: true } } })).toBe('36669864a622563256817033b1fc53db');
    expect(
      createHash('sha512')
        .update(opaForm([1, 2, 3]))
        .digest('hex'),
    ).toMatch(/^60f7b5dc86ded487/);
  });

  it('does not depend on white space or order of JSON, and on every byte of a policy', () => {
    const hash = (path: string, text: string) => opaHash({ path, bytes: bytesOf(text) });
    expect(hash('data.json', '{"b": 1,\n"a": [2]}')).toBe(hash('data.json', '{"a":[2],"b":1}'));
    expect(hash('.manifest', '{"revision": "1"}')).not.toBe(hash('.manifest', '{"revision": "2"}'));
    expect(hash('policy.rego', 'package a')).not.toBe(hash('policy.rego', 'package a\n'));
    expect(hash('x/policy.rego', 'package a')).toBe(createHash('sha256').update('package a').digest('hex'));
  });

  it('writes strings as Go does, orders keys by their bytes, and takes no number that is spelled in two ways', () => {
    expect(opaForm('<a>&\u2028\u2029\ud800"\\\n')).toBe('"<a>&\\u2028\\u2029\ufffd\\"\\\\\\n"');
    expect(opaForm({ '\u{10000}': 1, '\ue000': 2, z: 3 })).toBe('{"z":3,"\ue000":2,"\u{10000}":1}');
    expect(() => opaForm([1.5])).toThrow('not a whole number: 1.5');
  });

  it('names every file but the signature itself', () => {
    const files = ['policy.rego', 'data.json', '.signatures.json', '.manifest'].map((path) => ({
      path,
      bytes: bytesOf('{}'),
    }));
    const payload = JSON.parse(opaSignaturePayload(files, 'production')) as Record<string, unknown>;
    expect(payload).toMatchObject({
      scope: 'production',
      files: ['.manifest', 'data.json', 'policy.rego'].map((name) => ({ name, algorithm: 'SHA-256' })),
    });
    expect(JSON.parse(opaSignaturePayload(files))).not.toHaveProperty('scope');
  });
});
