// A JSON document of one kind that lives in a signed envelope: trust, revocations, rollback orders; canonical bytes in, checked data out.
import type { z } from 'zod';
import { printJson } from '../../dsl/index.ts';
import type { JsonValue } from '../../dsl/index.ts';
import { sameBytes } from '../bundle-manifest.ts';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';
import { preAuthEncoding, printEnvelope, readEnvelope, withSignature } from './dsse.ts';
import type { Envelope } from './dsse.ts';
import type { Signer } from './signature-crypto.ts';

export interface DocumentKind<T> {
  readonly payloadType: string;
  /** For people, such as "trust file". */
  readonly title: string;
  readonly shape: z.ZodType<T>;
}

export type DocumentReading<T> =
  | { readonly kind: 'read'; readonly document: T; readonly envelope: Envelope }
  /** `swapped`: a well-formed envelope of something else. */
  | { readonly kind: 'refused'; readonly swapped: boolean; readonly why: string };

/** Bytes of the document in its envelope, signed by all of them. */
export function signDocument<T extends JsonValue>(
  { payloadType }: DocumentKind<T>,
  document: T,
  signers: readonly Signer[],
): Uint8Array {
  return signPayload(payloadType, encodeUtf8(printJson(document)), signers);
}

export function signPayload(
  payloadType: string,
  payload: Uint8Array,
  signers: readonly Signer[],
): Uint8Array {
  return printEnvelope(signEnvelope({ payloadType, payload, signatures: [] }, signers));
}

export function signEnvelope(envelope: Envelope, signers: readonly Signer[]): Envelope {
  const message = preAuthEncoding(envelope.payloadType, envelope.payload);
  return signers.reduce(
    (signed, signer) => withSignature(signed, { keyid: signer.keyid, signature: signer.sign(message) }),
    envelope,
  );
}

/** Shape and spelling only: who signed it is not looked at. */
export function readDocument<T extends JsonValue>(
  { payloadType, title, shape }: DocumentKind<T>,
  bytes: Uint8Array,
): DocumentReading<T> {
  const reading = readEnvelope(bytes);
  if (reading.kind === 'refused')
    return { kind: 'refused', swapped: false, why: `No ${title}: ${reading.why}.` };
  const { envelope } = reading;
  if (envelope.payloadType !== payloadType) {
    return {
      kind: 'refused',
      swapped: true,
      why: `No ${title}: what is signed is of the type ${envelope.payloadType}.`,
    };
  }
  const document = shape.safeParse(parse(envelope.payload)).data;
  if (document === undefined || !sameBytes(encodeUtf8(printJson(document)), envelope.payload)) {
    return { kind: 'refused', swapped: false, why: `No ${title}: what is signed is not in the form of one.` };
  }
  return { kind: 'read', document, envelope };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes) ?? '');
  } catch {
    return undefined;
  }
}
