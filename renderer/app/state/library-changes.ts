// Changes of whole documents: asks what one comes to, makes it through the host, and keeps the way back; shows nothing.
import type { LibraryPlan, LibraryRequest, PlannedFile } from '../../../dsl/index.ts';
import type { FileChange } from '../../../host/api.ts';
import type { DocumentsSlice } from './documents-state.ts';
import { isUnsaved, withOneLineEnd } from './documents-state.ts';
import type { LibrarySlice } from './library.ts';
import type { NoticesSlice } from './notices.ts';
import { failureOf } from './slice.ts';
import type { Services, SliceTools } from './slice.ts';
import type { ViewSlice } from './view.ts';

export interface LibraryTask {
  readonly kind: LibraryRequest['kind'];
  /** The version that it is about; '' for a new guideline. */
  readonly path: string;
  /** The unsaved changes of that version move into the new draft. */
  readonly takesChanges: boolean;
}

type TextChange = Omit<PlannedFile, 'what'>;

interface DoneChange {
  readonly title: string;
  /** The change that brings all of it back. */
  readonly reverse: readonly FileChange[];
  readonly activeBefore: string | undefined;
}

export interface LibraryChangesSlice {
  /** What a person is being asked about. */
  readonly libraryTask: LibraryTask | undefined;
  readonly lastChange: DoneChange | undefined;
  startTask(kind: LibraryTask['kind'], path: string, takesChanges?: boolean): void;
  cancelTask(): void;
  planChange(request: LibraryRequest): Promise<LibraryPlan>;
  /** Returns why it was not made; '' where it was. */
  makeChange(request: LibraryRequest, title: string): Promise<string>;
  /** The same for texts that are known already: nothing is written where one of the files is another by now. */
  changeTexts(files: readonly TextChange[], title: string): Promise<string>;
  undoChange(): Promise<void>;
}

type Tools = SliceTools<LibraryChangesSlice & DocumentsSlice & LibrarySlice & NoticesSlice & ViewSlice>;

export function createLibraryChangesSlice(
  services: Pick<Services, 'host' | 'language'>,
  tools: Tools,
): LibraryChangesSlice {
  const { get, set } = tools;
  const planChange = async (request: LibraryRequest): Promise<LibraryPlan> => {
    try {
      return await services.language.planChange(request);
    } catch (error) {
      return { kind: 'refused', why: failureOf(error).message, field: '' };
    }
  };
  const write = async (changes: readonly FileChange[]): Promise<Written> =>
    await writeAll(services, tools, changes);
  const changeTexts = async (files: readonly TextChange[], title: string): Promise<string> => {
    const based = await basedOnDisk(services, get(), files);
    if (based.kind === 'refused') return based.why;
    const activeBefore = get().activePath;
    const written = await write(based.changes);
    if (written.kind === 'refused') return written.why;
    const reverse = files.map(({ path, before }, at) => ({
      path,
      text: before,
      baseHash: written.hashes[at] ?? '',
    }));
    set({ lastChange: { title, reverse, activeBefore } });
    get().notify('success', title, detailOf(files), { label: 'Undo', run: () => void get().undoChange() });
    return '';
  };
  return {
    libraryTask: undefined,
    lastChange: undefined,
    startTask: (kind, path, takesChanges = false) => set({ libraryTask: { kind, path, takesChanges } }),
    cancelTask: () => set({ libraryTask: undefined }),
    planChange,
    makeChange: async (request, title) => {
      const plan = await planChange(request);
      if (plan.kind === 'refused') return plan.why;
      const takesChanges = get().libraryTask?.takesChanges === true && request.kind === 'new-draft';
      const refused = await changeTexts(plan.files, title);
      if (refused !== '') return refused;
      set({ libraryTask: undefined });
      if (takesChanges) giveBack(get(), request.from);
      // The dialog that had the keyboard is gone: it goes to the text.
      if (plan.opens !== '') await get().goTo(plan.opens, 0, 0);
      return '';
    },
    changeTexts,
    undoChange: async () => {
      const last = get().lastChange;
      if (last === undefined) return;
      const unsaved = unsavedOf(get(), last.reverse);
      const written = unsaved === undefined ? await write(last.reverse) : refusedFor(unsaved);
      if (written.kind === 'refused') {
        get().notify('error', `${last.title}: not undone`, written.why);
        return;
      }
      set({ lastChange: undefined });
      const { activeBefore } = last;
      if (activeBefore !== undefined) await get().openFile(activeBefore);
      get().notify('info', `Undone: ${last.title}`);
    },
  };
}

type Refused = { readonly kind: 'refused'; readonly why: string };
type Written = { readonly kind: 'written'; readonly hashes: readonly string[] } | Refused;

function refusedFor(path: string): Refused {
  return { kind: 'refused', why: `${path} has changes that are not saved. Save or close it first.` };
}

/** The hash of the file that each planned text was made from; a file with unsaved changes must be saved first. */
async function basedOnDisk(
  { host }: Pick<Services, 'host'>,
  state: DocumentsSlice,
  files: readonly TextChange[],
): Promise<{ readonly kind: 'based'; readonly changes: readonly FileChange[] } | Refused> {
  const unsaved = unsavedOf(state, files);
  if (unsaved !== undefined) return refusedFor(unsaved);
  const changes: FileChange[] = [];
  try {
    for (const { path, before, after } of files) {
      const opened = before === undefined ? undefined : await host.open(path);
      if (opened !== undefined && withOneLineEnd(opened.text) !== withOneLineEnd(before ?? ''))
        return { kind: 'refused', why: `${path} was changed by someone else. Read the library again.` };
      changes.push({ path, text: after, baseHash: opened?.hash ?? '' });
    }
  } catch (error) {
    const { message, help } = failureOf(error);
    return { kind: 'refused', why: [message, help].filter(Boolean).join(' ') };
  }
  return { kind: 'based', changes };
}

function unsavedOf(
  { documents }: DocumentsSlice,
  files: readonly { readonly path: string }[],
): string | undefined {
  return files.find(({ path }) => {
    const document = documents[path];
    return document !== undefined && isUnsaved(document);
  })?.path;
}

async function writeAll(
  { host }: Pick<Services, 'host'>,
  { get }: Tools,
  changes: readonly FileChange[],
): Promise<Written> {
  const paths = changes.map(({ path }) => path);
  get().holdFiles(paths, true);
  try {
    const outcome = await host.changeFiles(changes);
    if (outcome.kind === 'failed')
      return { kind: 'refused', why: [outcome.message, outcome.help].filter(Boolean).join(' ') };
    const hashes = outcome.files.map(({ hash }) => hash);
    // First the list, so that nobody reads a file that has gone.
    await get().loadLibrary();
    changes.forEach(({ path, text }, at) => get().takeWritten(path, text, hashes[at] ?? ''));
    await get().refreshTexts();
    return { kind: 'written', hashes };
  } catch (error) {
    const { message, help } = failureOf(error);
    return { kind: 'refused', why: [message, help].filter(Boolean).join(' ') };
  } finally {
    get().holdFiles(paths, false);
  }
}

/** The version that was edited is again what is on disk; the editor can still undo that. */
function giveBack({ documents, editText }: DocumentsSlice, path: string): void {
  const document = documents[path];
  if (document !== undefined) editText(path, document.savedText);
}

function detailOf(files: readonly TextChange[]): string {
  const paths = files.filter(({ before, after }) => before !== after).map(({ path }) => path);
  return paths.length > 3 ? `${paths.slice(0, 2).join(', ')} and ${paths.length - 2} more` : paths.join(', ');
}
