// Keys as files: NAME.key under a passphrase, readable by its owner alone, and NAME.pub for everyone.
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { basename, dirname, extname, join } from 'node:path';
import { HostError } from '../host-error.ts';
import { nodeCrypto, signerOf } from '../node/ed25519.ts';
import { decryptKey, encryptKey, isEncryptedKey, shortestPassphrase } from '../node/encrypted-key.ts';
import { keyIdOf, type Signer } from '../signing/signature-crypto.ts';
import { writeAtomically } from './atomic-write.ts';
import { withWords } from './fault-words.ts';
import { nodeFileSystem } from './file-system.ts';
import { readBytes } from './read-bytes.ts';

export interface PublicKey {
  readonly keyid: string;
  /** Of the file, without its ending. */
  readonly name: string;
  /** DER of the SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
}

/** `path` without ending. Never replaces a key: what it signed could not be signed again. */
export async function makeKey(path: string, passphrase: string): Promise<PublicKey> {
  if (passphrase.length < shortestPassphrase) {
    const help = 'A few words in a row are easier to remember, and longer.';
    throw new HostError(`A passphrase has at least ${shortestPassphrase} characters.`, help);
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  await writeNew(`${path}.key`, encryptKey(privateKey, passphrase), 0o600);
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await writeNew(`${path}.pub`, pem, 0o644);
  const { keyid, publicKey: der } = signerOf(privateKey);
  return { keyid, publicKey: der, name: basename(path) };
}

export async function readPublicKey(path: string): Promise<PublicKey> {
  const text = await readText(path);
  try {
    const key = createPublicKey(text);
    if (text.includes('PRIVATE') || key.asymmetricKeyType !== 'ed25519') throw new Error('no Ed25519 key');
    const publicKey = new Uint8Array(key.export({ type: 'spki', format: 'der' }));
    return { keyid: keyIdOf(publicKey, nodeCrypto), publicKey, name: basename(path, extname(path)) };
  } catch {
    throw new HostError(`${path} holds no public Ed25519 key.`, 'Name a file that ends in .pub.');
  }
}

/** Asks for the passphrase only once the file is known to be a key. */
export async function openKey(path: string, passphrase: () => Promise<string>): Promise<Signer> {
  const text = await readText(path);
  if (!isEncryptedKey(text)) {
    const help = 'Name a file that ends in .key, made by `guideline keys new`.';
    throw new HostError(`${path} holds no private key under a passphrase.`, help);
  }
  const key = decryptKey(text, await passphrase());
  if (key !== undefined) return signerOf(key);
  throw new HostError(`${path} does not open with this passphrase.`, 'Give the passphrase it was made with.');
}

/** Where the public half of a private key lies. */
export function besideKey(path: string): string {
  return join(dirname(path), `${basename(path, '.key')}.pub`);
}

async function readText(path: string): Promise<string> {
  const file = await withWords(path, 'opened', async () => await readBytes(nodeFileSystem, path, 64 * 1024));
  if (file === undefined) throw new HostError(`There is no ${path}.`, 'Name the file of a key.');
  return file.kind === 'bytes' ? new TextDecoder().decode(file.bytes) : '';
}

async function writeNew(path: string, text: string, mode: number): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const outcome = await withWords(
    path,
    'written',
    async () => await writeAtomically(nodeFileSystem, { path, bytes, mode, replaces: 'new' }),
  );
  if (outcome === 'refused')
    throw new HostError(
      `${path} is there already, and a key is never replaced.`,
      'Give the new key another name.',
    );
}
