// Opens the private key that signs for OPA: any PEM that OpenSSL writes, under a passphrase or not; says why one is of no use there.
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { HostError } from '../host-error.ts';
import { opaAlgorithm } from '../node/opa-signature.ts';
import { withWords } from './fault-words.ts';
import { nodeFileSystem } from './file-system.ts';
import { readBytes } from './read-bytes.ts';

/** Asks for the passphrase only where the file is under one. */
export async function openOpaKey(path: string, passphrase: () => Promise<string>): Promise<KeyObject> {
  const file = await withWords(path, 'opened', async () => await readBytes(nodeFileSystem, path, 64 * 1024));
  if (file === undefined) throw new HostError(`There is no ${path}.`, 'Name the file of a key.');
  const text = file.kind === 'bytes' ? new TextDecoder().decode(file.bytes) : '';
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    throw new HostError(`${path} holds no private key in PEM.`, howToMakeOne);
  const isEncrypted = /^(?:-----BEGIN ENCRYPTED |Proc-Type: 4,ENCRYPTED)/m.test(text);
  const key = readKey(text, isEncrypted ? await passphrase() : '');
  if (key === undefined && isEncrypted)
    throw new HostError(`${path} does not open with this passphrase.`, 'Give the one it was made with.');
  if (key === undefined) throw new HostError(`${path} is damaged: its key cannot be read.`, howToMakeOne);
  if (opaAlgorithm(key) !== undefined) return key;
  throw new HostError(
    `OPA cannot verify with ${path}, which is ${kindOf(key)}: it takes RSA of 2048 bits or more, or the curve P-256.`,
    howToMakeOne,
  );
}

const howToMakeOne =
  'Make one: `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes256 -out opa.pem`.';

function readKey(key: string, passphrase: string): KeyObject | undefined {
  try {
    return createPrivateKey({ key, format: 'pem', passphrase });
  } catch {
    return undefined;
  }
}

function kindOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  const { namedCurve, modulusLength } = asymmetricKeyDetails ?? {};
  if (asymmetricKeyType === 'ed25519') return 'an Ed25519 key';
  if (namedCurve !== undefined) return `a key on the curve ${namedCurve}`;
  if (modulusLength !== undefined) return `a key of the kind ${asymmetricKeyType}, of ${modulusLength} bits`;
  return `a key of the kind ${asymmetricKeyType}`;
}
