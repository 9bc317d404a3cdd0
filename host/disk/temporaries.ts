// The names of temporary files, which say who is writing them, and the removal of those whose writer has died.
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';

/** Computers that share a folder must not sweep each other's files. */
export const ownComputer = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const pattern = /^\.guideline-studio-([0-9a-f]{8})-(\d+)-[0-9a-f]+\.tmp$/;
const dayInMilliseconds = 86_400_000;

export function temporaryName(unique: string): string {
  return `.guideline-studio-${ownComputer}-${process.pid}-${unique}.tmp`;
}

export function isTemporaryName(name: string): boolean {
  return pattern.test(name);
}

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Removes what dead processes left in one folder. What cannot be removed stays: it is hidden and harms nobody. */
export async function sweepFolder(fs: FileSystem, folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const [, where = '', pid = ''] = pattern.exec(name) ?? [];
    if (pid === '') continue;
    const path = join(folder, name);
    const dead = where === ownComputer && !isProcessAlive(Number(pid));
    if (dead || (await isOlderThanADay(fs, path))) await fs.remove(path).catch(() => undefined);
  }
}

async function isOlderThanADay(fs: FileSystem, path: string): Promise<boolean> {
  try {
    return Date.now() - (await fs.facts(path)).changedAt > dayInMilliseconds;
  } catch {
    return false;
  }
}
