// Files that are dropped on the window: one of the library is opened, another is offered to be added as a copy, the rest is refused in words.
import type { Library } from '../../../host/api.ts';
import type { DocumentsSlice } from './documents-state.ts';
import type { LibraryChangesSlice } from './library-changes.ts';
import type { LibrarySlice } from './library.ts';
import type { NoticesSlice } from './notices.ts';
import type { SliceTools } from './slice.ts';

export interface DroppedFile {
  readonly name: string;
  /** undefined where it is no text in UTF-8. */
  readonly text: string | undefined;
}

/** A text from elsewhere, and where it would stand in the library. */
export interface OfferedFile {
  readonly name: string;
  readonly text: string;
  readonly path: string;
}

export interface DroppedFilesSlice {
  /** Asked about one by one. */
  readonly offeredFiles: readonly OfferedFile[];
  takeDropped(files: readonly DroppedFile[]): Promise<void>;
  declineFile(): void;
  /** Returns why it was not added; '' where it was. */
  addFile(path: string): Promise<string>;
}

export function createDroppedFilesSlice(
  tools: SliceTools<DroppedFilesSlice & DocumentsSlice & LibrarySlice & LibraryChangesSlice & NoticesSlice>,
): DroppedFilesSlice {
  const { get, set } = tools;
  const takeOne = async ({ name, text }: DroppedFile): Promise<void> => {
    const refused = whyNot(name, text);
    if (text === undefined || refused !== '') {
      get().notify('error', `${name} was not taken`, refused);
      return;
    }
    const { library } = get();
    for (const path of sameName(library, name)) {
      const known = await get()
        .readText(path)
        .catch(() => undefined);
      if (known === undefined || linesOf(known) !== linesOf(text)) continue;
      await get().openFile(path);
      return;
    }
    const offer = { name, text, path: freePath(library, placeFor(library, name, text)) };
    set(({ offeredFiles }) => ({ offeredFiles: [...offeredFiles, offer] }));
  };
  return {
    offeredFiles: [],
    takeDropped: async (files) => {
      for (const file of files) await takeOne(file);
    },
    declineFile: () => set(({ offeredFiles }) => ({ offeredFiles: offeredFiles.slice(1) })),
    addFile: async (path) => {
      const [offer] = get().offeredFiles;
      if (offer === undefined) return '';
      const change = { path, before: undefined, after: offer.text };
      const why = await get().changeTexts([change], `${offer.name} was added to the library`);
      if (why !== '') return why;
      set(({ offeredFiles }) => ({ offeredFiles: offeredFiles.slice(1) }));
      await get().openFile(path);
      return '';
    },
  };
}

/** Line ends are no difference. */
function linesOf(text: string): string {
  return text.replace(/\r\n|\r/g, '\n');
}

const longest = 5_000_000;

function whyNot(name: string, text: string | undefined): string {
  if (!/[^/]\.(?:guideline|cases)$/.test(name))
    return 'The library holds texts whose names end in .guideline or .cases. Save what it says as such a text, or copy and paste it into one.';
  if (text === undefined) return 'It is no text in UTF-8. Save it as UTF-8 where it comes from.';
  return text.length > longest ? 'It is larger than 5 MB, which no guideline is.' : '';
}

function sameName(library: Library | undefined, name: string): readonly string[] {
  return (library?.files ?? []).map(({ path }) => path).filter((path) => path.split('/').at(-1) === name);
}

/** Beside the other versions of the same guideline, else in a folder of its id. */
function placeFor(library: Library | undefined, name: string, text: string): string {
  const id = /^[ \t]+id[ \t]+(\S+)/m.exec(text)?.[1] ?? /^cases[ \t]+for[ \t]+(\S+)/m.exec(text)?.[1];
  const version = library?.files.find((file) => file.id === id && id !== undefined)?.path;
  if (version !== undefined) return [...version.split('/').slice(0, -1), name].join('/');
  return id !== undefined && /^[a-z0-9-]+$/.test(id) ? `${id}/${name}` : name;
}

function freePath(library: Library | undefined, path: string): string {
  const taken = new Set((library?.files ?? []).map((file) => file.path));
  const [, stem = '', ending = ''] = /^(.*)(\.[^.]+)$/.exec(path) ?? [];
  let free = path;
  for (let copy = 2; taken.has(free); copy += 1) free = `${stem}-${copy}${ending}`;
  return free;
}
