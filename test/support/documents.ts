// The shipped guidelines and the corpus as texts, for tests of any room.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export function readFolder(folder: string, ending: string): readonly TextFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));
}

export function shippedFiles(): readonly TextFile[] {
  return [...readFolder('guidelines', '.guideline'), ...readFolder('guidelines', '.cases')];
}

export function validCorpus(): readonly TextFile[] {
  return readFolder('test/corpus/valid', '.guideline');
}

/** A tree without its places, for comparing two texts of one tree. */
export function withoutPlaces(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (/span$/i.test(key) ? undefined : inner)));
}
