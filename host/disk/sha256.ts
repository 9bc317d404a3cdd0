// The hash of the disk store; the system's own code, since whole libraries are hashed while somebody types.
import { createHash } from 'node:crypto';

/** Hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
