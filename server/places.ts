// Finds what the browser shell needs around its own file: the built window, the shipped guidelines, the version.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Places {
  /** The built window; there may be none yet. */
  readonly renderer: string;
  /** The guidelines that come with the app. */
  readonly guidelines: string;
  readonly version: string;
}

/** `here` is the folder of the running file: `server/` in a checkout, `dist/server/` once built. */
export function findPlaces(here: string): Places {
  const root = findRoot(here);
  return {
    renderer: join(root, 'dist', 'renderer'),
    guidelines: join(root, 'guidelines'),
    version: readVersion(root),
  };
}

function findRoot(here: string): string {
  for (let folder = here; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return here;
  }
}

function readVersion(root: string): string {
  try {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version?: unknown };
    return typeof version === 'string' ? version : '';
  } catch {
    return '';
  }
}
