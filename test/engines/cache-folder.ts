// Where engines that are no npm packages are kept, outside the project; installs nothing.
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** `name` carries the version of what is kept there. */
export function cacheFolder(name: string): string {
  const { XDG_CACHE_HOME: own } = process.env;
  const base = own === undefined || own === '' ? join(homedir(), '.cache') : own;
  const folder = join(base, 'guideline-studio-engines', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
