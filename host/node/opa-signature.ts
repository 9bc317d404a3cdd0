// Signs an OPA bundle with a key of Node: the one token of .signatures.json; decides nothing about whom to trust.
import { sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { opaSignaturePayload } from '../../dsl/index.ts';
import type { OpaFile } from '../../dsl/index.ts';

export interface OpaSigning {
  /** RSA (of 2048 bits at least) signs as RS256, a key on the curve P-256 as ES256. */
  readonly privateKey: KeyObject;
  /** The name under which the verifying OPA holds the public key. */
  readonly keyId: string;
  /** What that OPA is configured to ask for, '' for nothing. */
  readonly scope?: string;
}

/** The text of `.signatures.json` for the files of a bundle, that file excepted. Throws where OPA cannot verify with such a key. */
export function signOpaBundle(files: readonly OpaFile[], { privateKey, keyId, scope }: OpaSigning): string {
  const algorithm = opaAlgorithm(privateKey);
  if (algorithm === undefined)
    throw new Error(
      'An OPA bundle is signed with a private RSA key of 2048 bits or more, or with one on the curve P-256.',
    );
  const head = JSON.stringify({ alg: algorithm, typ: 'JWT', kid: keyId });
  const token = [head, opaSignaturePayload(files, scope)]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  // A token holds the two numbers of an ECDSA signature side by side; the encoding matters to no RSA key.
  const signature = sign('sha256', Buffer.from(token), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${JSON.stringify({ signatures: [`${token}.${signature.toString('base64url')}`] })}\n`;
}

/** undefined where OPA could not verify what such a key signs. */
export function opaAlgorithm(key: KeyObject): 'RS256' | 'ES256' | undefined {
  const { type, asymmetricKeyType, asymmetricKeyDetails } = key;
  if (type !== 'private') return undefined;
  if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return 'RS256';
  if (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ES256';
  return undefined;
}
