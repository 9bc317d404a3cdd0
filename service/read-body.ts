// Reads the JSON of a request within a limit of bytes; knows no route.
import type { IncomingMessage } from 'node:http';
import { duplicateKey } from './duplicate-keys.ts';
import { problem, type Problem } from './problem.ts';

export type Body =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

export const wantedType = 'Send JSON with the header "content-type: application/json".';

/** A page of a browser cannot say so of what it sends elsewhere, unless it is allowed to. */
export function isJson({ headers }: IncomingMessage): boolean {
  return /^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? '');
}

/** Rejects where the caller goes away in the middle. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Body> {
  if (!isJson(request)) return refused('wrong-type', wantedType);
  const isHonest = Number(request.headers['content-length'] ?? 0) <= mostBytes;
  const bytes = isHonest ? await readBytes(request, mostBytes) : undefined;
  if (bytes === undefined)
    return refused('too-large', `A request holds at most ${mostBytes} bytes. Send the cases in several.`);
  try {
    const text = decoder.decode(bytes);
    const value: unknown = JSON.parse(text);
    const twice = duplicateKey(text);
    if (twice === undefined) return { ok: true, value };
    return refused(
      'wrong-shape',
      `"${twice.slice(0, 60)}" stands twice in one object: which of the two counts nobody can tell.`,
    );
  } catch {
    return refused('not-json', 'The body is not JSON in UTF-8.');
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function refused(...[code, detail]: Parameters<typeof problem>): Body {
  return { ok: false, problem: problem(code, detail) };
}

/** undefined = more than the limit. Not by `for await`, which would end the connection before the refusal is sent. */
async function readBytes(request: IncomingMessage, mostBytes: number): Promise<Uint8Array | undefined> {
  return await new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    let size = 0;
    request.on('data', (piece: Uint8Array) => {
      size += piece.length;
      if (size <= mostBytes) pieces.push(piece);
      else {
        request.pause();
        resolve(undefined);
      }
    });
    request.once('end', () => resolve(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)));
    request.on('error', () => reject(new CallerGone()));
    // It comes after the end as well, where there is nothing left to say.
    request.once('close', () => {
      if (!request.complete) reject(new CallerGone());
    });
  });
}

/** Nobody is left to be answered. */
export class CallerGone extends Error {}
