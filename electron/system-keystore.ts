// Keeps passphrases by the keystore of the operating system, each in a file that only this person on this computer can open.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import { writeAtomically } from '../host/disk/atomic-write.ts';
import { nodeFileSystem } from '../host/disk/file-system.ts';
import type { Keystore } from '../host/keystore.ts';

export function systemKeystore(folder: string): Keystore {
  const fileOf = (keyid: string): string => join(folder, `${keyid}.passphrase`);
  return {
    unavailable,
    read: async (keyid) => {
      if (unavailable() !== '') return undefined;
      try {
        return safeStorage.decryptString(await readFile(fileOf(keyid)));
      } catch {
        // None was kept, or the keystore is another one by now: the passphrase is asked for again.
        return undefined;
      }
    },
    keep: async (keyid, passphrase) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const bytes = new Uint8Array(safeStorage.encryptString(passphrase));
      await writeAtomically(nodeFileSystem, {
        path: fileOf(keyid),
        bytes,
        mode: 0o600,
        replaces: 'anything',
      });
    },
  };
}

/** Without a keyring Linux would encrypt with a password that stands in the source of Chromium. */
function unavailable(): string {
  if (!safeStorage.isEncryptionAvailable())
    return 'This system offers no keystore, so passphrases are not kept.';
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
    return 'No keyring is unlocked on this system (GNOME Keyring, KWallet), so passphrases are not kept.';
  return '';
}
