// What signing needs of the platform's cryptography; the shell hands it in, so that this room computes the same everywhere.

export interface SignatureCrypto {
  /** 64 hex digits. */
  sha256(bytes: Uint8Array): string;
  /** Ed25519. `publicKey` is the DER of a SubjectPublicKeyInfo; one that is none verifies nothing. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** A private key that is unlocked, wherever it lies: the bytes that it signs are all that it is told. */
export interface Signer {
  readonly keyid: string;
  /** DER of the SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** SHA-256 of the public key's DER: `openssl pkey -pubin -in KEY.pub -outform DER | sha256sum`. */
export function keyIdOf(publicKey: Uint8Array, crypto: Pick<SignatureCrypto, 'sha256'>): string {
  return crypto.sha256(publicKey);
}
