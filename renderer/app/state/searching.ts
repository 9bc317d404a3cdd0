// Finds and replaces over the whole library: in open texts as edits that undo takes back, in closed ones through the host, never in one that changed meanwhile.
import type { TextMatch, TextQuery } from '../../../dsl/index.ts';
import type { LibraryFile } from '../../../host/api.ts';
import { Stopped } from '../../language/stoppable-language.ts';
import type { DocumentsSlice } from './documents-state.ts';
import { withOneLineEnd } from './documents-state.ts';
import { applyEdits } from './fixes.ts';
import { guardOf, guardedPath } from './guarding.ts';
import type { GuardingSlice } from './guarding.ts';
import type { LibraryChangesSlice } from './library-changes.ts';
import type { LibrarySlice } from './library.ts';
import type { NoticesSlice } from './notices.ts';
import type { Services, SliceTools } from './slice.ts';

export interface LibraryQuery extends TextQuery {
  /** In which kinds of files. */
  readonly kinds: readonly LibraryFile['kind'][];
  /** An empty replacement is meant: what is found is removed. */
  readonly removes: boolean;
}

export interface FoundFile {
  readonly path: string;
  /** As it was searched. */
  readonly text: string;
  readonly matches: readonly TextMatch[];
  /** There are more than are listed. */
  readonly more: boolean;
}

export interface LibrarySearch {
  readonly files: readonly FoundFile[];
  /** Files that were looked at, of so many. */
  readonly done: number;
  readonly of: number;
  readonly running: boolean;
  /** It takes longer than a second: a way to stop it is offered. */
  readonly slow: boolean;
  /** Why the pattern is none, or the search is not whole; '' where all is well. */
  readonly problem: string;
}

export interface SearchingSlice {
  readonly libraryQuery: LibraryQuery;
  /** undefined before anything was sought. */
  readonly librarySearch: LibrarySearch | undefined;
  changeLibraryQuery(part: Partial<LibraryQuery>): void;
  searchLibrary(): Promise<void>;
  cancelSearch(): void;
  /** All places, those of one file, or one place of it. */
  replaceFound(path?: string, match?: TextMatch): Promise<void>;
}

type Tools = SliceTools<
  SearchingSlice & DocumentsSlice & GuardingSlice & LibrarySlice & LibraryChangesSlice & NoticesSlice
>;

const pause = 250;
const patience = 1_000;

export function createSearchingSlice(
  services: Pick<Services, 'searching' | 'timers'>,
  tools: Tools,
): SearchingSlice {
  const { get, set } = tools;
  let round = 0;
  let stopPause: (() => void) | undefined;
  const change = (part: Partial<LibrarySearch>): void =>
    set(({ librarySearch }) => ({
      librarySearch: librarySearch === undefined ? undefined : { ...librarySearch, ...part },
    }));
  const end = (): void => {
    round += 1;
    stopPause?.();
    stopPause = undefined;
    if (get().librarySearch?.running === true) services.searching.stop();
  };
  const search = async (): Promise<void> => {
    end();
    const mine = round;
    const query = get().libraryQuery;
    if (query.words === '') return set({ librarySearch: undefined });
    const paths = pathsFor(get(), query);
    // What was found before stays to be seen until it is known anew, or that takes long.
    const files: FoundFile[] = [];
    const known = get().librarySearch?.files ?? [];
    set({ librarySearch: { ...emptySearch, files: known, of: paths.length, running: true } });
    const stopSlow = services.timers.after(patience, () => {
      if (mine === round) change({ slow: true, files: [...files] });
    });
    try {
      for (const path of paths) {
        const found = await searchFile(services, get(), path, query);
        if (mine !== round) return undefined;
        if (found.problem !== '') return change({ problem: found.problem });
        if (found.file !== undefined) files.push(found.file);
        const { done = 0, slow = false } = get().librarySearch ?? {};
        change({ done: done + 1, ...(slow ? { files: [...files] } : {}) });
      }
    } finally {
      stopSlow();
      if (mine === round) change({ running: false, slow: false, files });
    }
    return undefined;
  };
  return {
    libraryQuery: {
      words: '',
      replacement: '',
      matchCase: false,
      wholeWords: false,
      isPattern: false,
      criteriaOnly: false,
      kinds: ['guideline', 'fragment', 'cases'],
      removes: false,
    },
    librarySearch: undefined,
    changeLibraryQuery: (part) => {
      set(({ libraryQuery }) => ({ libraryQuery: { ...libraryQuery, ...part } }));
      stopPause?.();
      stopPause = services.timers.after(pause, () => void search());
    },
    searchLibrary: search,
    cancelSearch: () => {
      end();
      change({ running: false, slow: false, problem: 'Stopped: not every file was looked at.' });
    },
    replaceFound: async (path, match) => {
      const files = (get().librarySearch?.files ?? []).filter(
        (file) => path === undefined || file.path === path,
      );
      await replaceIn(
        tools,
        match === undefined ? files : files.map((file) => ({ ...file, matches: [match] })),
      );
      await search();
    },
  };
}

const emptySearch: LibrarySearch = { files: [], done: 0, of: 0, running: false, slow: false, problem: '' };

function pathsFor({ library }: LibrarySlice, { kinds, criteriaOnly }: LibraryQuery): readonly string[] {
  return (library?.files ?? []).flatMap(({ path, kind, problem }) =>
    problem === '' && kinds.includes(kind) && !(criteriaOnly && kind === 'cases') ? [path] : [],
  );
}

interface FileSearch {
  readonly file?: FoundFile;
  readonly problem: string;
}

/** A file that cannot be read is passed by: opening it tells why. */
async function searchFile(
  { searching }: Pick<Services, 'searching'>,
  { readText }: DocumentsSlice,
  path: string,
  query: LibraryQuery,
): Promise<FileSearch> {
  try {
    const text = withOneLineEnd(await readText(path));
    const search = await searching.searchText(path, text, query);
    if (search.kind === 'no-pattern') return { problem: search.why };
    const { matches, more } = search;
    return { problem: '', ...(matches.length === 0 ? {} : { file: { path, text, matches, more } }) };
  } catch (error) {
    if (error instanceof Stopped) return { problem: error.message };
    return { problem: '' };
  }
}

/** Whether anything is to be put in place of what is found: who only searches is offered no change. */
export function canReplace({ libraryQuery: { replacement, removes } }: SearchingSlice): boolean {
  return replacement !== '' || removes;
}

export interface ReplacementPlan {
  /** Edited, saved by whoever wrote them. */
  readonly open: readonly FoundFile[];
  /** Written at once. */
  readonly closed: readonly FoundFile[];
  /** Others work by them: left as they are. */
  readonly kept: readonly FoundFile[];
  /** Places that would end in an id which is none: left as they are. */
  readonly ids: number;
}

/** What replacing in these files comes to. */
export function planReplacement(
  state: DocumentsSlice & GuardingSlice & LibrarySlice,
  files: readonly FoundFile[],
): ReplacementPlan {
  const changing = files.flatMap((file) => {
    const matches = file.matches.filter(({ breaksId }) => !breaksId);
    return matches.length === 0 ? [] : [{ ...file, matches }];
  });
  const open = changing.filter(({ path }) => path in state.documents);
  const unopened = changing.filter(({ path }) => !(path in state.documents));
  return {
    open,
    closed: unopened.filter(({ path }) => !isKept(state, path)),
    kept: unopened.filter(({ path }) => isKept(state, path)),
    ids: countPlaces(files) - countPlaces(changing),
  };
}

export function countPlaces(files: readonly FoundFile[]): number {
  return files.reduce((sum, { matches }) => sum + matches.length, 0);
}

type Change = { readonly path: string; readonly before: string; readonly after: string };

async function replaceIn({ get }: Tools, files: readonly FoundFile[]): Promise<void> {
  const { open: openFiles, closed: closedFiles, kept, ids } = planReplacement(get(), files);
  const open = openFiles.map(changeOf);
  const closed = closedFiles.map(changeOf);
  const standing = open.map((one) => standsInTheWay(get(), one)).find((why) => why !== '') ?? '';
  const refused =
    standing !== '' || closed.length === 0
      ? standing
      : await get().changeTexts(closed, replacedWords(countPlaces(closedFiles)));
  if (refused !== '') {
    get().notify('error', 'Nothing was replaced', refused);
    return;
  }
  for (const { path, after } of open) get().editText(path, after);
  tellLeft(get(), kept, ids);
  if (open.length > 0)
    get().notify(
      'success',
      replacedWords(countPlaces(openFiles)),
      `In open files, not saved yet: ${open.map(({ path }) => path).join(', ')}`,
      {
        label: 'Undo in the open files',
        run: () => takeBack(get(), open),
      },
    );
}

function changeOf({ path, text, matches }: FoundFile): Change {
  return { path, before: text, after: replaced(text, path, matches) };
}

function replacedWords(count: number): string {
  return count === 1 ? '1 place was replaced' : `${count} places were replaced`;
}

function tellLeft({ notify }: NoticesSlice, kept: readonly FoundFile[], ids: number): void {
  if (kept.length > 0)
    notify(
      'info',
      `${kept.length} ${kept.length === 1 ? 'file was' : 'files were'} left as ${kept.length === 1 ? 'it is' : 'they are'}`,
      `Of a version that is published, approved or followed by another: ${kept.map(({ path }) => path).join(', ')}. Open it to change it all the same.`,
    );
  if (ids > 0)
    notify(
      'info',
      ids === 1 ? '1 id was left as it is' : `${ids} ids were left as they are`,
      'The new words make no id: an id has letters, digits and hyphens, no spaces. Rename an id in the text with F2.',
    );
}

/** What others work by is not changed unseen: open in the editor it asks first. Cases stand with their guideline. */
function isKept(state: GuardingSlice & LibrarySlice, path: string): boolean {
  const guarded = guardedPath(state, path);
  const allowed = state.allowedEdits.includes(path) || state.allowedEdits.includes(guarded);
  return !allowed && guardOf(state, guarded) !== undefined;
}

/** Why an open text must not be changed now; '' where it may. */
function standsInTheWay({ documents }: DocumentsSlice, { path, before }: Change): string {
  const document = documents[path];
  if (document?.draft !== undefined)
    return `${path} has unsaved work of last time. Restore or discard it first.`;
  return document?.text === before
    ? ''
    : `${path} was changed since it was searched. It is searched again now; look once more.`;
}

/** What was written since stays. */
function takeBack({ documents, editText }: DocumentsSlice, changes: readonly Change[]): void {
  for (const { path, before, after } of changes) if (documents[path]?.text === after) editText(path, before);
}

function replaced(text: string, uri: string, matches: readonly TextMatch[]): string {
  return applyEdits(
    text,
    matches.map(({ span, newText }) => ({ uri, span, newText })),
  );
}
