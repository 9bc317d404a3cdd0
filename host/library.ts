// The list of the library: each file with its header lines, or with the reason why it cannot be read.
import type { Library, LibraryFile } from './api.ts';
import { readText, type Problem } from './file-text.ts';
import { emptyHeader, readHeader } from './header.ts';
import { HostError } from './host-error.ts';
import { checkLibraryPath } from './library-path.ts';
import type { Store } from './store.ts';

/** Enough to keep a disk busy, few enough for the limit of open files. */
const readsAtOnce = 8;

export async function listLibrary(store: Store): Promise<Library> {
  const paths = await store.list();
  const files: (LibraryFile | undefined)[] = [];
  for (let from = 0; from < paths.length; from += readsAtOnce) {
    const some = paths.slice(from, from + readsAtOnce);
    files.push(...(await Promise.all(some.map(async (path) => await describeFile(store, path)))));
  }
  return { root: store.root, files: files.filter((file) => file !== undefined) };
}

/** undefined = it was removed while the library was read. */
export async function describeFile(store: Store, path: string): Promise<LibraryFile | undefined> {
  const check = checkLibraryPath(path);
  if (!check.ok)
    return broken(path, 0, { what: `It cannot be opened: ${check.why}.`, help: 'Rename the file.' });
  try {
    const file = await store.read(path);
    if (file === undefined) return undefined;
    const sizeBytes = file.kind === 'bytes' ? file.bytes.length : file.sizeBytes;
    const text = readText(file);
    if (text.kind === 'problem') return broken(path, sizeBytes, text.problem);
    return { path, ...readHeader(text.text, check.kind), sizeBytes, problem: '' };
  } catch (error) {
    if (error instanceof HostError) return broken(path, 0, { what: error.message, help: error.help });
    throw error;
  }
}

function broken(path: string, sizeBytes: number, problem: Problem): LibraryFile {
  const kind = path.endsWith('.cases') ? 'cases' : 'guideline';
  return { path, ...emptyHeader(kind), sizeBytes, problem: `${problem.what} ${problem.help}`.trim() };
}
