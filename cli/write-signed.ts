// Writes a signed file whole, and says so; a new one never over another.
import { resolve } from 'node:path';
import { writeAtomically } from '../host/disk/atomic-write.ts';
import { withWords } from '../host/disk/fault-words.ts';
import { nodeFileSystem } from '../host/disk/file-system.ts';
import { HostError } from '../host/host-error.ts';
import type { Terminal } from './terminal.ts';

export async function writeSigned(
  { cwd, out, style }: Terminal,
  path: string,
  bytes: Uint8Array,
  how: 'new' | 'replace',
): Promise<void> {
  const replaces = how === 'new' ? 'new' : 'anything';
  const write = { path: resolve(cwd, path), bytes, mode: 0o644, replaces } as const;
  const outcome = await withWords(path, 'written', async () => await writeAtomically(nodeFileSystem, write));
  if (outcome === 'refused')
    throw new HostError(`${path} is there already.`, 'Give the new file another name.');
  out(`${style.green('✓')} ${path}`);
}
