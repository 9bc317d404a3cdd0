// The keystore of the desktop: keeps a passphrase where the system protects it, and says so where it does not.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signingKeyFolder } from '../../host/disk/signing-keys.ts';
import { createSafeStorage } from './stand-in/safe-storage.ts';

const storage = createSafeStorage();
vi.mock('electron', () => ({ safeStorage: storage.module }));
const { systemKeystore } = await import('../../electron/system-keystore.ts');

const passphrase = 'correct horse battery';
const keyid = 'a'.repeat(64);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keystore-'));
  storage.backend = 'gnome_libsecret';
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the keystore of the system', () => {
  it('keeps a passphrase sealed, for its person alone', async () => {
    const keystore = systemKeystore(folder);
    expect([keystore.unavailable(), await keystore.read(keyid)]).toEqual(['', undefined]);
    await keystore.keep(keyid, passphrase);
    expect(await keystore.read(keyid)).toBe(passphrase);
    const file = join(folder, `${keyid}.passphrase`);
    expect(readFileSync(file, 'latin1')).not.toContain('horse');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('knows none of what was sealed elsewhere', async () => {
    writeFileSync(join(folder, `${keyid}.passphrase`), 'of another computer');
    expect(await systemKeystore(folder).read(keyid)).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('is none where Linux has no keyring', () => {
    storage.backend = 'basic_text';
    expect(systemKeystore(folder).unavailable()).toContain('No keyring');
  });

  it('is none where the system offers none', async () => {
    storage.backend = '';
    const keystore = systemKeystore(folder);
    expect(keystore.unavailable()).toContain('no keystore');
    expect(await keystore.read(keyid)).toBeUndefined();
  });
});

describe('the keys of a person', () => {
  it('open with their passphrase, later with the one that is kept, and with no other', async () => {
    const keys = signingKeyFolder(join(folder, 'keys'), systemKeystore(join(folder, 'keys')));
    expect(await keys.list()).toEqual({ keys: [], folder: join(folder, 'keys'), noKeystore: '' });
    const made = await keys.make('anna', passphrase);
    if (made.kind === 'failed') throw new Error(made.message);
    const choice = { keyid: made.key.keyid, passphrase: '', remember: false };
    await expect(keys.open(choice)).rejects.toThrow('does not open');
    expect((await keys.open({ ...choice, passphrase, remember: true })).keyid).toBe(made.key.keyid);
    expect((await keys.list()).keys).toEqual([{ keyid: made.key.keyid, name: 'anna', remembered: true }]);
    expect((await keys.open(choice)).keyid).toBe(made.key.keyid);
    expect(await keys.make('anna', passphrase)).toMatchObject({ kind: 'failed' });
    expect(await keys.make('bert', 'short')).toMatchObject({ kind: 'failed' });
    await expect(keys.open({ ...choice, keyid })).rejects.toThrow('not there any more');
  });
});
