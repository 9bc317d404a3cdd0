// export --opa-key as a publisher uses it: an archive that OPA's own rules verify, a bundle that stays what it was, and clear refusals.
import { generateKeyPairSync, verify, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opaSignaturePayload } from '../../dsl/index.ts';
import { readArchive } from '../../host/archive.ts';
import { library } from './support/guidelines.ts';
import { cliFolder, type CliFolder, type CliRun } from './support/run-cli.ts';

const source = 'guidelines/sinus/new.guideline';
const name = 'sinus-ct-1.2';
const passphrase = 'correct horse battery';
const environment = { GUIDELINE_PASSPHRASE: passphrase };
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

let folder: CliFolder;
const at = (path: string): string => join(folder.path, path);
const make = async (out: string, ...more: readonly string[]): Promise<CliRun> =>
  await folder.runWith({ environment }, 'export', source, '--out', out, ...more);

beforeAll(() => {
  folder = cliFolder(library);
  const pem = { type: 'pkcs8', format: 'pem' } as const;
  const sealed = { ...pem, cipher: 'aes-256-cbc', passphrase };
  const old = { type: 'sec1', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
  writeFileSync(at('curve.pem'), curve.privateKey.export(pem));
  writeFileSync(at('sealed.pem'), rsa.privateKey.export(sealed));
  writeFileSync(at('old.pem'), curve.privateKey.export(old));
  writeFileSync(at('edwards.pem'), generateKeyPairSync('ed25519').privateKey.export(sealed));
  const other = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  writeFileSync(at('p384.pem'), other.privateKey.export(pem));
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
  writeFileSync(at('weak.pem'), weak.privateKey.export(pem));
  writeFileSync(at('public.pem'), curve.publicKey.export({ type: 'spki', format: 'pem' }));
  writeFileSync(at('damaged.pem'), '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n');
});

afterAll(() => folder.remove());

describe('the archive for OPA', () => {
  it.each([
    ['curve.pem', 'ES256', curve.publicKey, 'default', []],
    ['old.pem', 'ES256', curve.publicKey, 'default', []],
    ['sealed.pem', 'RS256', rsa.publicKey, 'payer', ['--opa-key-id', 'payer']],
  ] as const)(
    'is signed with %s, and the bundle is as without it',
    async (key, alg, publicKey, kid, more) => {
      const out = `with-${key}`;
      const { code, out: said } = await make(out, '--targets', 'opa', '--opa-key', key, ...more);
      expect(code).toBe(0);
      expect(said).toContain(`${name}.opa.tar.gz`);
      expect(readdirSync(at(out)).toSorted()).toEqual([name, `${name}.bundle.tar`, `${name}.opa.tar.gz`]);
      expect((await make(`without-${key}`, '--targets', 'opa')).code).toBe(0);
      const bundle = readFileSync(at(`${out}/${name}.bundle.tar`));
      expect(bundle.equals(readFileSync(at(`without-${key}/${name}.bundle.tar`)))).toBe(true);
      expect((await folder.run('verify', `${out}/${name}.bundle.tar`)).code).toBe(0);

      const files = membersOf(`${out}/${name}.opa.tar.gz`);
      expect(files.map(({ path }) => path)).toEqual(
        [...readdirSync(at(`${out}/${name}/opa/bundle`)), '.signatures.json'].toSorted(),
      );
      expect(tokenOf(files, publicKey)).toEqual({ alg, typ: 'JWT', kid });
    },
  );

  it('has the same bytes each time with RSA, and needs --replace where it would differ', async () => {
    const rsaKey = ['--targets', 'opa', '--opa-key', 'sealed.pem'];
    const file = at(`again/${name}.opa.tar.gz`);
    expect((await make('again', ...rsaKey)).code).toBe(0);
    const first = readFileSync(file);
    expect((await make('again', ...rsaKey)).code).toBe(0);
    const refused = await make('again', '--targets', 'opa', '--opa-key', 'curve.pem');
    expect([refused.code, refused.error]).toEqual([3, expect.stringContaining('is there already')]);
    expect(refused.error).toContain('--replace');
    expect(readFileSync(file).equals(first)).toBe(true);
    expect((await make('again', '--targets', 'opa', '--opa-key', 'curve.pem', '--replace')).code).toBe(0);
    expect(readFileSync(file).equals(first)).toBe(false);
    expect(JSON.parse((await make('again', ...rsaKey, '--replace', '--json')).out)).toMatchObject({
      kind: 'exported',
      opaArchive: file,
    });
    expect(readFileSync(file).equals(first)).toBe(true);
  });

  it.each([
    [['--opa-key', 'edwards.pem'], 'which is an Ed25519 key'],
    [['--opa-key', 'p384.pem'], 'which is a key on the curve secp384r1'],
    [['--opa-key', 'weak.pem'], 'of 1024 bits'],
    [['--opa-key', 'public.pem'], 'holds no private key in PEM'],
    [['--opa-key', source], 'holds no private key in PEM'],
    [['--opa-key', 'damaged.pem'], 'is damaged'],
    [['--opa-key', 'nowhere.pem'], 'There is no'],
    [['--opa-key', 'curve.pem', '--targets', 'sql,fhir'], 'target opa, which is not chosen'],
    [['--opa-key-id', 'payer'], 'says nothing without --opa-key'],
    [['--opa-key', 'curve.pem', '--opa-key-id', ' '], '--opa-key-id is empty'],
  ] as const)('is refused in words, and nothing is written: %j', async (more, why) => {
    const { code, error } = await make('refused', ...more);
    expect([code, error]).toEqual([3, expect.stringContaining(why)]);
    expect(error).toContain('help');
    expect(existsSync(at('refused'))).toBe(false);
  });

  it('is refused with another passphrase, or with none', async () => {
    const sign = ['export', source, '--out', 'refused', '--opa-key', 'sealed.pem'];
    const wrong = { environment: { GUIDELINE_PASSPHRASE: 'another passphrase' } };
    expect((await folder.runWith(wrong, ...sign)).error).toContain('does not open with this passphrase');
    expect((await folder.run(...sign)).error).toContain('needs its passphrase');
    expect(existsSync(at('refused'))).toBe(false);
  });
});

type Files = readonly { readonly path: string; readonly bytes: Uint8Array }[];

function membersOf(path: string): Files {
  const reading = readArchive(new Uint8Array(gunzipSync(readFileSync(at(path)))));
  if (reading.kind !== 'read') throw new Error(reading.why);
  return reading.members.map(({ name: member, bytes }) => ({ path: member, bytes }));
}

/** The head of the one token, whose signature holds over exactly these files. */
function tokenOf(files: Files, publicKey: KeyObject): unknown {
  const member = files.find(({ path }) => path === '.signatures.json');
  const { signatures } = JSON.parse(Buffer.from(member?.bytes ?? []).toString());
  const [head = '', payload = '', signature = ''] = String(signatures).split('.');
  expect(Buffer.from(payload, 'base64url').toString()).toBe(opaSignaturePayload(files));
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  const signed = Buffer.from(`${head}.${payload}`);
  expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
  return JSON.parse(Buffer.from(head, 'base64url').toString());
}
