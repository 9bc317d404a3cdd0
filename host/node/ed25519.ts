// Ed25519 and SHA-256 of Node for the pure rooms that sign and verify; knows no file and no document.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { keyIdOf, type SignatureCrypto, type Signer } from '../signing/signature-crypto.ts';

export const nodeCrypto: SignatureCrypto = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  verify: (publicKey, message, signature) => {
    if (signature.length !== 64) return false;
    try {
      const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
      return key.asymmetricKeyType === 'ed25519' && verify(null, message, key, signature);
    } catch {
      return false;
    }
  },
};

/** Throws where the key is not an Ed25519 key. */
export function signerOf(privateKey: KeyObject): Signer {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
  const publicKey = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }));
  return {
    keyid: keyIdOf(publicKey, nodeCrypto),
    publicKey,
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}

/** From the 32 bytes of an Ed25519 seed. */
export function privateKeyOf(seed: Uint8Array): KeyObject {
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({ key: Buffer.concat([head, seed]), format: 'der', type: 'pkcs8' });
}
