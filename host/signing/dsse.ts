// DSSE 1.0.2: an envelope of signatures over bytes and their type, in one spelling; knows no algorithm and no key.
import { base64 } from '@scure/base';
import { z } from 'zod';
import { printJson } from '../../dsl/index.ts';
import { sameBytes } from '../bundle-manifest.ts';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';

export interface EnvelopeSignature {
  /** 64 hex digits; a hint which key it was, nothing more. */
  readonly keyid: string;
  readonly signature: Uint8Array;
}

export interface Envelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  /** Sorted by key, each key once. */
  readonly signatures: readonly EnvelopeSignature[];
}

export type EnvelopeReading =
  { readonly kind: 'read'; readonly envelope: Envelope } | { readonly kind: 'refused'; readonly why: string };

export const envelopeLimits = { bytes: 4 * 1024 * 1024, signatures: 32 } as const;

const envelopeShape = z.strictObject({
  payload: z.string(),
  payloadType: z.string().min(1).max(200),
  signatures: z
    .array(z.strictObject({ keyid: z.string().regex(/^[0-9a-f]{64}$/), sig: z.string().max(200) }))
    .max(envelopeLimits.signatures),
});

/** What is signed: type and bytes with their lengths, so that no payload can be passed off as one of another type. */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = encodeUtf8(payloadType);
  const head = encodeUtf8(`DSSEv1 ${type.length} ${payloadType} ${payload.length} `);
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}

export function printEnvelope({ payloadType, payload, signatures }: Envelope): Uint8Array {
  return encodeUtf8(
    printJson({
      payloadType,
      payload: base64.encode(payload),
      signatures: signatures.map(({ keyid, signature }) => ({ keyid, sig: base64.encode(signature) })),
    }),
  );
}

/**
 * Accepts exactly what `printEnvelope` writes. White space, keys that stand twice, unknown members, lax base64 and lax
 * UTF-8 are all ways to change bytes without changing what is read; here each of them is refused.
 */
export function readEnvelope(bytes: Uint8Array): EnvelopeReading {
  if (bytes.length > envelopeLimits.bytes) return refused('it is larger than any envelope');
  const envelope = shapeOf(bytes);
  if (envelope === undefined) return refused('it is not a DSSE envelope');
  if (!sameBytes(printEnvelope(envelope), bytes))
    return refused('it is not in the one form that an envelope has');
  const keys = envelope.signatures.map(({ keyid }) => keyid);
  if (keys.some((key, index) => index > 0 && key <= (keys[index - 1] ?? '')))
    return refused('its signatures are out of order, or two are of one key');
  return { kind: 'read', envelope };
}

/** The envelope with one more signature, or with a new one of the same key. */
export function withSignature(envelope: Envelope, added: EnvelopeSignature): Envelope {
  const others = envelope.signatures.filter(({ keyid }) => keyid !== added.keyid);
  return { ...envelope, signatures: [...others, added].toSorted((a, b) => (a.keyid < b.keyid ? -1 : 1)) };
}

function shapeOf(bytes: Uint8Array): Envelope | undefined {
  try {
    const { payload, payloadType, signatures } = envelopeShape.parse(JSON.parse(decodeUtf8(bytes) ?? ''));
    return {
      payloadType,
      payload: base64.decode(payload),
      signatures: signatures.map(({ keyid, sig }) => ({ keyid, signature: base64.decode(sig) })),
    };
  } catch {
    return undefined;
  }
}

function refused(why: string): EnvelopeReading {
  return { kind: 'refused', why };
}
