// A bundle on disk: archive and folder appear whole, never over another bundle unasked, and nothing is left behind where it fails.
import { generateKeyPairSync } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskBundles, exportBundle, verifyArchive } from '../../host/disk/disk-bundles.ts';
import { loadDecideModule } from '../../host/disk/load-module.ts';
import { bundleOf, file, shippedLibrary, shippedPath, sinusLibrary, sinusText } from './support/libraries.ts';

const sinusPath = 'ct/sinus.guideline';
const sinus = bundleOf(sinusLibrary, sinusPath);
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundles-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const targets = ['rule-bundle', 'sql'];

describe('a bundle on disk', () => {
  it('is the archive and the same files unpacked, and verifies', async () => {
    const outcome = await exportBundle(sinusLibrary, sinusPath, join(folder, 'new', 'place'), { targets });
    if (outcome.kind !== 'exported') throw new Error(outcome.kind);
    expect(readFileSync(outcome.archive).equals(Buffer.from(sinus.bytes))).toBe(true);
    expect(outcome).toMatchObject({ folder: join(folder, 'new', 'place'), bundleHash: sinus.bundleHash });
    for (const { path, sizeBytes } of outcome.files)
      expect(readFileSync(join(outcome.folder, path)).length).toBe(sizeBytes);
    expect(outcome.files).toHaveLength(sinus.members.length);
    expect(names(join(folder, 'new', 'place'))).toEqual(['sinus-ct-1.2', 'sinus-ct-1.2.bundle.tar']);
    expect(await verifyArchive(outcome.archive)).toMatchObject({ holds: true, bundleHash: sinus.bundleHash });
  });

  it('is left alone where it is there already', async () => {
    await exportBundle(sinusLibrary, sinusPath, folder, { targets });
    expect(await exportBundle(sinusLibrary, sinusPath, folder, { targets })).toMatchObject({
      kind: 'exported',
    });
    expect(names(folder)).toEqual(['sinus-ct-1.2', 'sinus-ct-1.2.bundle.tar']);
  });

  it.each([
    ['the archive', () => writeFileSync(join(folder, 'sinus-ct-1.2.bundle.tar'), 'mine')],
    ['a file of the folder', () => writeFileSync(join(folder, 'sinus-ct-1.2', 'decide.mjs'), 'mine')],
    ['a file too many', () => writeFileSync(join(folder, 'sinus-ct-1.2', 'notes.txt'), 'mine')],
    ['a file too few', () => rmSync(join(folder, 'sinus-ct-1.2', 'model.json'))],
  ])('does not go over another one: %s', async (_, change) => {
    await exportBundle(sinusLibrary, sinusPath, folder, { targets });
    change();
    const before = snapshot();
    const outcome = await exportBundle(sinusLibrary, sinusPath, folder, { targets });
    expect(outcome).toMatchObject({ kind: 'failed', help: expect.stringContaining('choose another folder') });
    expect(snapshot()).toEqual(before);
    expect(await exportBundle(sinusLibrary, sinusPath, folder, { replace: true })).toMatchObject({
      kind: 'exported',
    });
    expect(names(folder)).toEqual(['sinus-ct-1.2', 'sinus-ct-1.2.bundle.tar']);
    expect(readdirSync(join(folder, 'sinus-ct-1.2'), { recursive: true })).not.toContain('notes.txt');
    expect((await verifyArchive(join(folder, 'sinus-ct-1.2.bundle.tar'))).holds).toBe(true);
  });

  it('is not written where it holds nothing for the OPA key that is to sign', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const opa = { privateKey, keyId: 'default' };
    expect(await exportBundle(sinusLibrary, sinusPath, folder, { targets, opa })).toMatchObject({
      kind: 'failed',
      message: 'This bundle has no files for OPA to sign.',
    });
    mkdirSync(join(folder, 'sinus-ct-1.2.opa.tar.gz'));
    const taken = await exportBundle(sinusLibrary, sinusPath, folder, {
      targets: ['opa'],
      opa,
      replace: true,
    });
    expect(taken).toMatchObject({ kind: 'failed' });
    expect(names(folder)).toEqual(['sinus-ct-1.2.opa.tar.gz']);
  });

  it('says what to do where the folder cannot be written', async () => {
    writeFileSync(join(folder, 'taken'), '');
    const outcome = await exportBundle(sinusLibrary, sinusPath, join(folder, 'taken'));
    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('taken') });
    expect(names(folder)).toEqual(['taken']);
  });

  it('leaves nothing where a file of the folder cannot be made', async () => {
    mkdirSync(join(folder, 'sinus-ct-1.2'));
    writeFileSync(join(folder, 'sinus-ct-1.2', 'keep.txt'), 'mine');
    const broken = {
      ...sinus,
      members: [...sinus.members, { name: 'decide.mjs/inside', bytes: new Uint8Array() }],
    };
    const { writeBundle } = await import('../../host/disk/write-bundle.ts');
    await expect(writeBundle(broken, folder, { replace: true })).rejects.toMatchObject({ name: 'HostError' });
    expect(names(folder)).toEqual(['sinus-ct-1.2']);
    expect(names(join(folder, 'sinus-ct-1.2'))).toEqual(['keep.txt']);
  });

  it('is made by the service of the app from the library', async () => {
    const library = new Map(shippedLibrary().map((one) => [one.path, one.bytes]));
    const service = createDiskBundles(
      {
        list: async () => [...library.keys()],
        read: async (path) => {
          const bytes = library.get(path);
          return bytes && { kind: 'bytes', bytes, hash: '' };
        },
      },
      { keys: join(folder, 'keys') },
    );
    const outcome = await service.export(shippedPath, folder);
    if (outcome.kind !== 'exported') throw new Error(outcome.kind);
    expect(await service.verify(outcome.archive)).toMatchObject({
      holds: true,
      guidelineId: 'mr-spectroscopy',
      version: '2024.2',
    });
  });

  it('writes nothing of a guideline with errors', async () => {
    const wrong = [file('a.guideline', sinusText.replace('35 kg/m2', '35 cm'))];
    expect(await exportBundle(wrong, 'a.guideline', folder)).toMatchObject({ kind: 'refused' });
    expect(names(folder)).toEqual([]);
  });
});

describe('verifying on disk', () => {
  it('says in words that there is no archive, or a folder in its place', async () => {
    for (const path of [join(folder, 'none.bundle.tar'), folder]) {
      const { holds, checks } = await verifyArchive(path);
      expect([holds, checks.length, checks[0]?.check]).toEqual([false, 1, 'Archive']);
      expect(checks[0]?.detail).toContain('could not be opened');
    }
  });

  it.each(['', 'not a tar', 'x'.repeat(5000)])('refuses a file that is no archive: %j', async (text) => {
    const path = join(folder, 'some.bundle.tar');
    writeFileSync(path, text);
    expect(await verifyArchive(path)).toMatchObject({ holds: false, guidelineId: '' });
  });

  it('refuses a module without decide', async () => {
    await expect(loadDecideModule('export const other = 1;')).rejects.toThrow('exports no decide');
  });
});

function names(at: string): readonly string[] {
  return existsSync(at) ? readdirSync(at).toSorted() : [];
}

function snapshot(): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => [path, readFileSync(path, 'utf8')] as const);
}
