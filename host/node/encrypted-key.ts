// A private key under a passphrase as PKCS#8 PEM, which OpenSSL reads too; Node's own writer derives with 2,048 rounds, this one with 600,000.
import { createCipheriv, createPrivateKey, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** What OWASP asks of PBKDF2 with SHA-256: a moment for whoever knows the passphrase, and for each guess of whoever does not. */
const rounds = 600_000;

export const shortestPassphrase = 12;

/** Salt and vector are random: the same key gives other bytes each time. */
export function encryptKey(key: KeyObject, passphrase: string, iterations = rounds): string {
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(passphrase, salt, iterations, 32, 'sha256'), iv);
  const plain = key.export({ type: 'pkcs8', format: 'der' });
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  plain.fill(0);
  const derivation = sequence(
    oid('2a864886f70d01050c'),
    sequence(
      octets(salt),
      integer(iterations),
      sequence(oid('2a864886f70d0209'), Buffer.from('0500', 'hex')),
    ),
  );
  const scheme = sequence(oid('60864801650304012a'), octets(iv));
  const algorithm = sequence(oid('2a864886f70d01050d'), sequence(derivation, scheme));
  return pem(sequence(algorithm, octets(encrypted)));
}

/** undefined where the passphrase is wrong or the text holds no such key. */
export function decryptKey(text: string, passphrase: string): KeyObject | undefined {
  try {
    const key = createPrivateKey({ key: text, format: 'pem', passphrase });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

export function isEncryptedKey(text: string): boolean {
  return text.startsWith('-----BEGIN ENCRYPTED PRIVATE KEY-----');
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN ENCRYPTED PRIVATE KEY-----', ...lines, '-----END ENCRYPTED PRIVATE KEY-----', ''].join(
    '\n',
  );
}

/** DER: tag, length, contents. Nothing here is longer than 255 bytes. */
function value(tag: number, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  const length = body.length < 128 ? [body.length] : [0x81, body.length];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

function sequence(...members: readonly Buffer[]): Buffer {
  return value(0x30, ...members);
}

function octets(bytes: Buffer): Buffer {
  return value(0x04, bytes);
}

function oid(hex: string): Buffer {
  return value(0x06, Buffer.from(hex, 'hex'));
}

function integer(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  const first = bytes.findIndex((byte) => byte !== 0);
  const shortest = bytes.subarray(first);
  // A leading bit would make it negative.
  return value(0x02, (shortest[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), shortest]) : shortest);
}
