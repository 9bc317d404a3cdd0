// Lists the files of past cases, by their endings, in the places where the person has let the app look; opens none.
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { CasesFile } from '../api.ts';
import { isSkippedFolder } from '../library-path.ts';

const ending = /\.(?:csv|tsv|jsonl|ndjson|parquet)$/i;
const most = 500;
const deepest = 8;

/** `places`: absolute, the library first. What cannot be read is passed over; links are not followed. */
export async function listCasesFiles(places: readonly string[]): Promise<readonly CasesFile[]> {
  const [library = ''] = places;
  const found = new Set<string>();
  for (const place of places) {
    const facts = await stat(place).catch(() => undefined);
    if (facts?.isFile()) found.add(place);
    else if (facts?.isDirectory()) await collect(place, 0, found);
  }
  const files: CasesFile[] = [];
  for (const path of found) {
    const facts = await stat(path).catch(() => undefined);
    const inside = relative(library, path).replaceAll('\\', '/');
    const name = inside.startsWith('..') ? basename(path) : inside;
    if (facts?.isFile()) files.push({ path, name, sizeBytes: facts.size });
  }
  return files;
}

async function collect(folder: string, depth: number, found: Set<string>): Promise<void> {
  if (depth > deepest) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))) {
    if (found.size >= most) return;
    if (entry.isDirectory() && !isSkippedFolder(entry.name))
      await collect(join(folder, entry.name), depth + 1, found);
    else if (entry.isFile() && ending.test(entry.name)) found.add(join(folder, entry.name));
  }
}
