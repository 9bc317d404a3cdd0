// Reads the JSON of a call within a limit of bytes; knows no method and no argument.
import type { IncomingMessage } from 'node:http';
import type { Refusal } from './guard.ts';

export type Body =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: Refusal };

/** Rejects where the window goes away in the middle. */
export async function readJson(request: IncomingMessage, limit: number): Promise<Body> {
  const isHonest = Number(request.headers['content-length'] ?? 0) <= limit;
  const bytes = isHonest ? await readBytes(request, limit) : undefined;
  if (bytes === undefined) return { ok: false, refusal: { status: 413, why: 'The call is too large.' } };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, refusal: { status: 400, why: 'The call is not JSON.' } };
  }
}

/** undefined = more than the limit. Not by `for await`, which would end the connection before the refusal is sent. */
async function readBytes(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  return await new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    let size = 0;
    request.on('data', (piece: Uint8Array) => {
      size += piece.length;
      if (size <= limit) pieces.push(piece);
      else {
        request.pause();
        resolve(undefined);
      }
    });
    request.once('end', () => resolve(Buffer.concat(pieces)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the window went away')));
  });
}
