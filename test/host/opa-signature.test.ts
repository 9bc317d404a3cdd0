// The token that signs an OPA bundle, verified as OPA does: one token, the algorithm of the key, the hash of every file.
import { generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signOpaBundle } from '../../host/node/opa-signature.ts';

const files = [
  { path: '.manifest', bytes: new TextEncoder().encode('{"revision":"quickbrownfaux"}') },
  { path: 'a/b/c/data.json', bytes: new TextEncoder().encode('[1, 2, 3]') },
];

describe('the signature of an OPA bundle', () => {
  it.each([
    ['RS256', generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ] as const)('is one token, verified as %s with the public key', (algorithm, { privateKey, publicKey }) => {
    const text = signOpaBundle(files, { privateKey, keyId: 'publisher', scope: 'production' });
    const { signatures } = JSON.parse(text) as { readonly signatures: readonly string[] };
    expect(signatures).toHaveLength(1);
    const [head = '', payload = '', signature = ''] = signatures[0]?.split('.') ?? [];
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(read(head)).toEqual({ alg: algorithm, typ: 'JWT', kid: 'publisher' });
    expect(read(payload)).toMatchObject({
      scope: 'production',
      files: [
        { name: '.manifest', hash: '507a2c38a1441db58d2cb87982c42aa91a4342ef422a6b542eddebeef6f0412f' },
        { name: 'a/b/c/data.json' },
      ],
    });
    const holds = (claims: string) =>
      verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        { key: publicKey, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      );
    expect(holds(payload)).toBe(true);
    expect(holds(`${payload.slice(0, -1)}${payload.endsWith('A') ? 'B' : 'A'}`)).toBe(false);
  });

  it('is not made with a key that OPA could not verify with', () => {
    const weak = [
      generateKeyPairSync('ed25519').privateKey,
      generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
      generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
      generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
    ];
    for (const privateKey of weak) {
      expect(() => signOpaBundle(files, { privateKey, keyId: 'k' })).toThrow('private RSA key of 2048 bits');
    }
  });
});
