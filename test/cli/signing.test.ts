// keys, signed export, verify with trust and activate, as a publisher and an engine go through them on the command line.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { library, newer } from './support/guidelines.ts';
import { cliFolder, type CliFolder, type CliRun } from './support/run-cli.ts';

const environment = { GUIDELINE_PASSPHRASE: 'correct horse battery' };
const source = 'guidelines/sinus/new.guideline';
const bundle = 'out/sinus-ct-1.2.bundle.tar';
const trusted = ['--trust', 'trust.json', '--revocations', 'revocations.json'];

let folder: CliFolder;
const run = async (...argv: readonly string[]): Promise<CliRun> =>
  await folder.runWith({ environment }, ...argv);
const at = (name: string): string => join(folder.path, name);

beforeAll(async () => {
  folder = cliFolder(library);
  for (const name of ['root', 'publisher', 'stranger']) expect((await run('keys', 'new', name)).code).toBe(0);
  const keys = ['--root', 'root.pub', '--publisher', 'publisher.pub', '--sign', 'root.key'];
  const made = await run('keys', 'trust', ...keys, '--expires', '2099-12-31');
  expect(made).toEqual({ code: 0, out: '✓ trust.json\n✓ revocations.json', error: '' });
  const exported = await run(
    'export',
    source,
    '--out',
    'out',
    '--targets',
    'sql',
    '--sign',
    'publisher.key',
    '--gzip',
  );
  expect([exported.code, exported.error]).toEqual([0, '']);
});

afterAll(() => folder.remove());

describe('keys', () => {
  it('are files that OpenSSL reads, the private one for its owner alone and under many rounds', () => {
    const pem = readFileSync(at('publisher.key'), 'utf8');
    expect(pem.startsWith('-----BEGIN ENCRYPTED PRIVATE KEY-----')).toBe(true);
    if (process.platform !== 'win32') expect(statSync(at('publisher.key')).mode & 0o777).toBe(0o600);
    const parsed = execFileSync('openssl', ['asn1parse', '-in', at('publisher.key')]).toString();
    expect(parsed).toContain('PBKDF2');
    expect(parsed).toContain(`:${(600_000).toString(16).toUpperCase().padStart(6, '0')}`);
    const text = execFileSync('openssl', [
      'pkey',
      '-in',
      at('publisher.key'),
      '-passin',
      'pass:correct horse battery',
      '-noout',
      '-text',
    ]);
    expect(text.toString()).toContain('ED25519');
  });

  it('have the digest of their public half for an id', async () => {
    const der = execFileSync('openssl', ['pkey', '-pubin', '-in', at('publisher.pub'), '-outform', 'DER']);
    const id = execFileSync('sha256sum', { input: der }).toString().slice(0, 64);
    for (const name of ['publisher.pub', 'publisher.key'])
      expect((await run('keys', 'show', name)).out).toBe(`publisher  ${id}`);
  });

  it('are never replaced, and need a passphrase of some length', async () => {
    expect(await run('keys', 'new', 'root')).toMatchObject({
      code: 3,
      error: expect.stringContaining('is there already'),
    });
    const short = { environment: { GUIDELINE_PASSPHRASE: 'short' } };
    expect((await folder.runWith(short, 'keys', 'new', 'another')).error).toContain('at least 12 characters');
    expect((await folder.run('keys', 'new', 'another')).error).toContain('needs its passphrase');
  });

  it('open with their passphrase only, from a file as well', async () => {
    writeFileSync(at('secret.txt'), 'correct horse battery\nnot this line\n');
    const sign = ['export', source, '--out', 'other', '--targets', 'sql', '--sign', 'publisher.key'];
    expect((await folder.run(...sign, '--passphrase-file', 'secret.txt')).code).toBe(0);
    const wrong = { environment: { GUIDELINE_PASSPHRASE: 'another passphrase' } };
    expect((await folder.runWith(wrong, ...sign)).error).toContain('does not open with this passphrase');
  });
});

describe('a signed bundle', () => {
  it('verifies with the trust file, compressed or not, and by name without it', async () => {
    for (const path of [bundle, `${bundle}.gz`]) {
      const { code, out } = await run('verify', path, ...trusted);
      expect(code).toBe(0);
      expect(out).toMatch(/✓ Signature +By publisher; it takes 1\./);
    }
    const { code, out } = await run('verify', bundle);
    expect(code).toBe(0);
    expect(out).toMatch(
      /✓ Signature +Not checked, since no trust file is named\. It says that it is by [0-9a-f]{12}…\./,
    );
  });

  it('does not hold before its time, under another trust, or without the list that is asked for', async () => {
    const text = newer.replace('follows  1.1', 'follows  1.1\n  effective 2024-06-01');
    folder.write('guidelines/sinus/new.guideline', text);
    const later = [
      'export',
      source,
      '--out',
      'dated',
      '--targets',
      'sql',
      '--sign',
      'publisher.key',
      '--effective-to',
      '2024-12-31',
    ];
    expect((await run(...later)).code).toBe(0);
    folder.write('guidelines/sinus/new.guideline', newer);
    const dated = 'dated/sinus-ct-1.2.bundle.tar';
    for (const [day, code] of [
      ['2024-05-31', 1],
      ['2024-06-01', 0],
      ['2024-12-31', 0],
      ['2025-01-01', 1],
    ] as const)
      expect((await run('verify', dated, ...trusted, '--on', day)).code).toBe(code);
    expect((await run('verify', dated, ...trusted, '--on', '2025-01-01')).out).toContain(
      '✗ Effective period    It decides services from 2024-06-01 to 2024-12-31, not of 2025-01-01.',
    );
    expect((await run('verify', dated, ...trusted, '--on', '2025-01-01')).out).toMatch(
      /only services in its period\.$/,
    );
    const listless = (await run('verify', bundle, '--trust', 'trust.json')).out;
    expect(listless).toContain('there is none');
    expect(listless).toContain('Name the newest revocation list of the publisher with --revocations');
    expect(listless).not.toContain('fetch this one again');
    const noTrust = await run('verify', bundle, '--trust', 'revocations.json');
    expect(noTrust.out).toContain('What is named with --trust does not hold');
    expect(await run('verify', bundle, '--on', '2025-01-01')).toMatchObject({ code: 3 });
    expect(await run('verify', bundle, ...trusted, '--on', '2025-02-30')).toMatchObject({ code: 3 });
  });

  it('is made of the targets that were asked for, and follows the one that it replaces', async () => {
    const next = ['export', source, '--out', 'next', '--targets', 'sql', '--replaces', bundle, '--json'];
    const { bundleHash, sequence, targets, files } = JSON.parse((await run(...next)).out);
    expect([sequence, targets]).toEqual(['2', ['sql']]);
    expect(files.some(({ path }: { path: string }) => path.endsWith('decide.mjs'))).toBe(false);
    expect(bundleHash).toMatch(/^sha256:/);
    expect((await run('export', source, '--out', 'x', '--targets', 'sql,nothing')).error).toContain(
      'no export target "nothing"',
    );
    expect((await run('export', source, '--out', 'x', '--sequence', 'one')).error).toContain('--sequence');
  });

  it('signs what was exported without a signature, and takes none away unasked', async () => {
    const make = ['export', source, '--out', 'twice', '--targets', 'sql'];
    expect((await run(...make)).out).toContain('signed by    nobody');
    expect((await run(...make, '--sign', 'publisher.key')).code).toBe(0);
    expect((await run('verify', 'twice/sinus-ct-1.2.bundle.tar', ...trusted)).code).toBe(0);
    expect(await run(...make)).toMatchObject({ code: 3, error: expect.stringContaining('is there already') });
  });
});

describe('activate', () => {
  it('takes a bundle into use, then a later one, and never an earlier one but by an order', async () => {
    const activate = (path: string, ...more: readonly string[]) =>
      run('activate', path, '--state', 'engine', ...trusted, ...more);
    expect((await activate(bundle)).out).toMatch(/✓ 11 {2}In use/);
    const next = [
      'export',
      source,
      '--out',
      'second',
      '--targets',
      'sql',
      '--replaces',
      bundle,
      '--sign',
      'publisher.key',
    ];
    expect((await run(...next)).code).toBe(0);
    const second = 'second/sinus-ct-1.2.bundle.tar';
    expect((await activate(second)).code).toBe(0);
    const again = await activate(bundle);
    expect([again.code, again.out]).toEqual([
      0,
      expect.stringMatching(
        /✓ 11 {2}In use +It was in use already[^]*\n\nwas in use already {2}sinus-ct 1\.2 {2}sha256:\S+\nFor services of any day 1\.2 \(number 2\) decides\.\nTo go back to it/,
      ),
    ]);
    expect(JSON.parse((await activate(bundle, '--json')).out)).toMatchObject({
      again: true,
      takenOver: [{ from: '', version: '1.2', sequence: '2' }],
    });
    const third = ['export', source, '--out', 'third', '--targets', 'rule-bundle', '--sign', 'publisher.key'];
    expect((await run(...third)).code).toBe(0);
    const refused = await activate('third/sinus-ct-1.2.bundle.tar', '--json');
    expect([refused.code, JSON.parse(refused.out).code]).toEqual([1, 'rollback']);
    const order = [
      'keys',
      'rollback',
      second,
      bundle,
      '--reason',
      'A slip.',
      '--sign',
      'publisher.key',
      '--expires',
      '2099-01-01',
    ];
    expect((await run(...order)).code).toBe(0);
    expect((await activate(bundle, '--rollback', 'rollback.json')).out).toMatch(
      /\nactive {2}sinus-ct 1\.2 {2}\S+$/,
    );
    expect((await activate(second)).out).toContain('For services of any day 1.2 (number 1) decides.');
    expect((await activate(bundle)).out).not.toContain('For services');
    expect((await run('verify', second, ...trusted, '--state', 'engine')).code).toBe(0);
  });

  it('says what is wrong with an order, a key or a hash that no engine would take', async () => {
    const rotate = ['keys', 'rotate', 'trust.json'];
    const idOf = async (name: string) => (await run('keys', 'show', name)).out.split('  ')[1] ?? '';
    const [publisherId, strangerId] = [await idOf('publisher.pub'), await idOf('stranger.pub')];
    const keys = [
      '--trust',
      'trust.json',
      '--list',
      'said.json',
      '--sign',
      'root.key',
      '--expires',
      '2099-01-01',
    ];
    const revoke = ['keys', 'revoke', ...keys, '--reason', 'Lost.'];
    for (const [argv, said] of [
      [[...rotate, '--remove', publisherId, '--sign', 'root.key'], 'leaves no publisher key'],
      [[...rotate, '--sign', 'stranger.key'], `the key ${strangerId.slice(0, 12)}… is no root key`],
      [[...revoke, '--content', 'sha256:12'], '--content: "sha256:12" is no content hash'],
      [[...revoke, '--key', strangerId.slice(0, 12)], 'no key of trust.json has an id that begins with'],
      [
        [
          'keys',
          'rollback',
          bundle,
          bundle,
          '--reason',
          'x',
          '--sign',
          'publisher.key',
          '--expires',
          '2020-01-01',
          '--out',
          'late.json',
        ],
        'would have expired on 2020-01-01',
      ],
    ] as const)
      expect(await run(...argv)).toMatchObject({ code: 3, error: expect.stringContaining(said) });
    expect(existsSync(at('late.json'))).toBe(false);
    const hex = '0123456789abcdef'.repeat(4);
    expect((await run(...revoke, '--content', hex, '--key', strangerId)).code).toBe(0);
    const envelope = JSON.parse(readFileSync(at('said.json'), 'utf8')) as { readonly payload: string };
    expect(JSON.parse(Buffer.from(envelope.payload, 'base64').toString())).toMatchObject({
      keys: [{ keyid: strangerId }],
      contents: [{ contentHash: `sha256:${hex}` }],
    });
  });

  it('refuses a stranger, and whose key or text was revoked', async () => {
    const make = ['export', source, '--out', 'strange', '--targets', 'sql', '--sign', 'stranger.key'];
    expect((await run(...make)).code).toBe(0);
    const strange = 'strange/sinus-ct-1.2.bundle.tar';
    expect((await run('activate', strange, '--state', 'fresh', ...trusted)).out).toContain('wrong-key');
    const revoke = [
      'keys',
      'revoke',
      '--trust',
      'trust.json',
      '--list',
      'list.json',
      '--sign',
      'root.key',
      '--expires',
      '2099-01-01',
    ];
    const content = JSON.parse(readFileSync(at('out/sinus-ct-1.2/manifest.json'), 'utf8')).contentHash;
    expect((await run(...revoke, '--content', content)).error).toContain('Why it is revoked is missing');
    expect((await run(...revoke, '--content', content, '--reason', 'Wrong.')).code).toBe(0);
    const withList = ['--trust', 'trust.json', '--revocations', 'list.json', '--state', 'fresh'];
    expect((await run('activate', bundle, ...withList)).out).toContain(
      'The text of this bundle is revoked: Wrong.',
    );
    expect((await run('keys', 'show', 'list.json')).out).toContain(
      'Revocation list, number 1, until 2099-01-01',
    );
  });

  it('follows a rotated trust file, which both roots have to sign', async () => {
    const rotate = [
      'keys',
      'rotate',
      'rotated.json',
      '--add',
      'root=stranger.pub',
      '--add',
      'revoker=stranger.pub',
      '--add',
      'publisher=stranger.pub',
    ];
    writeFileSync(at('rotated.json'), readFileSync(at('trust.json')));
    const [, rootId = ''] = (await run('keys', 'show', 'root.pub')).out.split('  ');
    const alone = await run(...rotate, '--remove', rootId.slice(0, 12), '--sign', 'stranger.key');
    expect([alone.code, alone.error]).toEqual([3, expect.stringContaining('No engine would take it')]);
    expect(
      (await run(...rotate, '--remove', rootId.slice(0, 12), '--sign', 'root.key', '--sign', 'stranger.key'))
        .code,
    ).toBe(0);
    expect((await run('keys', 'show', 'rotated.json')).out).toContain('Trust file, version 2');
    const revoke = [
      'keys',
      'revoke',
      '--trust',
      'rotated.json',
      '--list',
      'rotated-list.json',
      '--sign',
      'stranger.key',
      '--expires',
      '2099-01-01',
    ];
    expect((await run(...revoke)).code).toBe(0);
    const make = [
      'export',
      source,
      '--out',
      'rotated',
      '--targets',
      'sql',
      '--sequence',
      '9',
      '--sign',
      'stranger.key',
    ];
    expect((await run(...make)).code).toBe(0);
    const moved = ['--trust', 'rotated.json', '--revocations', 'rotated-list.json', '--state', 'engine'];
    expect((await run('activate', 'rotated/sinus-ct-1.2.bundle.tar', ...moved)).code).toBe(0);
    expect((await run('activate', bundle, '--state', 'engine', ...trusted)).out).toContain('trust-rollback');
  });
});
