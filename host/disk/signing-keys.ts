// The keys of the person at this computer, in one folder of theirs; a passphrase comes from the window or from the keystore of the system.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MakeKeyOutcome, SignatureChoice, SigningKey, SigningKeys } from '../api.ts';
import { HostError } from '../host-error.ts';
import type { Keystore } from '../keystore.ts';
import type { Signer } from '../signing/signature-crypto.ts';
import { isAbsent, withWords } from './fault-words.ts';
import { nodeFileSystem } from './file-system.ts';
import { makeKey, openKey, readPublicKey } from './key-files.ts';

export interface SigningKeyFolder {
  list(): Promise<SigningKeys>;
  make(name: string, passphrase: string): Promise<MakeKeyOutcome>;
  /** Rejects with a `HostError` where the key does not open. */
  open(choice: SignatureChoice): Promise<Signer>;
}

/** `folder` is absolute; it is made with the first key. */
export function signingKeyFolder(folder: string, keystore: Keystore): SigningKeyFolder {
  return {
    list: async () => {
      const keys = await keysIn(folder, keystore);
      return { keys: keys.map(({ key }) => key), folder, noKeystore: keystore.unavailable() };
    },
    make: async (name, passphrase) => {
      try {
        await withWords(folder, 'written', async () => await nodeFileSystem.makeFolder(folder, 0o700));
        const { keyid } = await makeKey(join(folder, name), passphrase);
        return { kind: 'made', key: { keyid, name, remembered: false } };
      } catch (error) {
        if (error instanceof HostError) return { kind: 'failed', message: error.message, help: error.help };
        throw error;
      }
    },
    open: async ({ keyid, passphrase, remember }) => {
      const found = (await keysIn(folder, keystore)).find(({ key }) => key.keyid === keyid);
      if (found === undefined) throw new HostError('The key is not there any more.', `Look into ${folder}.`);
      const signer = await openKey(
        found.path,
        async () => passphrase || ((await keystore.read(keyid)) ?? ''),
      );
      if (remember && passphrase !== '' && keystore.unavailable() === '')
        await keystore.keep(keyid, passphrase);
      return signer;
    },
  };
}

/** Private keys whose public half lies beside them, by name. */
async function keysIn(
  folder: string,
  keystore: Keystore,
): Promise<readonly { readonly path: string; readonly key: SigningKey }[]> {
  const names = await namesIn(folder);
  const found = [];
  for (const name of names.filter((one) => one.endsWith('.key')).toSorted()) {
    const beside = `${name.slice(0, -'.key'.length)}.pub`;
    if (!names.includes(beside)) continue;
    const { keyid, name: shown } = await readPublicKey(join(folder, beside));
    const remembered = (await keystore.read(keyid)) !== undefined;
    found.push({ path: join(folder, name), key: { keyid, name: shown, remembered } });
  }
  return found;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
