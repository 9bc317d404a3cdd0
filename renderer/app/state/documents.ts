// The files that are open in the editor: opening, changing, closing.
import type { OpenedFile } from '../../../host/api.ts';
import type { ChangeDocument, DocumentsSlice, DocumentTools, OpenDocument } from './documents-state.ts';
import { isUnsaved, withOneLineEnd } from './documents-state.ts';
import { createDraftKeeper } from './drafts.ts';
import { createSaving } from './saving.ts';
import { without } from './slice.ts';
import { otherSide } from './panes.ts';
import type { PanesSlice } from './panes.ts';
import type { Services } from './slice.ts';

export function createDocumentsSlice(
  services: Services,
  tools: DocumentTools,
): Omit<DocumentsSlice, keyof PanesSlice> {
  const { get, set } = tools;
  const drafts = createDraftKeeper(services, tools);
  const change: ChangeDocument = (path, part) => {
    set((state) => {
      const document = state.documents[path];
      return document === undefined
        ? {}
        : { documents: { ...state.documents, [path]: { ...document, ...part } } };
    });
  };
  const editText = (path: string, text: string): void => {
    const document = get().documents[path];
    // The draft that is offered would be overwritten by the next one: it is decided on first.
    if (document === undefined || document.draft !== undefined || document.text === text) return;
    const version = get().nextTextVersion();
    change(path, { text, version });
    get().analyse(path, version, text);
    if (text === document.savedText) drafts.drop(path);
    else drafts.keepSoon(path);
  };
  const recheck = (path: string): void => {
    const version = get().nextTextVersion();
    change(path, { version });
    const document = get().documents[path];
    if (document !== undefined) get().analyse(path, version, document.text);
  };
  const saving = createSaving(services, tools, change, drafts);
  const save = async (path: string): Promise<boolean> =>
    !get().asksBeforeSave(path) && (await saving.save(path, true));
  const remove = (path: string): void => {
    get().dropTab(path);
    set((state) => ({
      documents: without(state.documents, path),
      openPaths: state.openPaths.filter((open) => open !== path),
    }));
    get().forgetAnalysis(path);
    get().forgetFindings(path);
    void get().shareClosedTexts(() => Object.keys(get().documents));
  };
  const load = async (path: string): Promise<boolean> => {
    if (path in get().documents) return true;
    try {
      const opened = await services.host.open(path);
      if (!(path in get().documents)) addOpened(tools, opened);
      return true;
    } catch (error) {
      get().notifyFailure(`${path} could not be opened`, error);
      return false;
    }
  };
  const closeFile = (path: string): void => {
    const document = get().documents[path];
    if (document === undefined) return;
    if (isUnsaved(document)) set({ closingPath: path });
    else remove(path);
  };
  return {
    documents: {},
    openPaths: [],
    closingPath: undefined,
    openBehind: load,
    openFile: async (path) => {
      const loaded = await load(path);
      if (loaded) get().activateFile(path);
      return loaded;
    },
    openNew: (path) => {
      if (!(path in get().documents)) addOpened(tools, { path, text: '', hash: '', draft: undefined });
      get().activateFile(path);
    },
    activateFile: (path) => {
      get().showTab(path);
      get().rememberFile(path);
    },
    readText: async (path) => get().documents[path]?.text ?? (await services.host.open(path)).text,
    closeFile,
    closeTab: (path, side) => {
      if (get().panes[otherSide(side)].paths.includes(path)) get().dropTab(path, side);
      else closeFile(path);
    },
    cancelClose: () => set({ closingPath: undefined }),
    closeWithoutSaving: (path) => {
      const document = get().documents[path];
      drafts.drop(path);
      set({ closingPath: undefined });
      remove(path);
      if (document === undefined) return;
      const reopen = async (): Promise<void> => {
        if (document.baseHash === '') get().openNew(path);
        else await get().openFile(path);
        editText(path, document.text);
      };
      get().notify('info', `${path} was closed without its changes`, '', {
        label: 'Undo',
        run: () => void reopen(),
      });
    },
    saveAndClose: async (path) => {
      set({ closingPath: undefined });
      if (await save(path)) remove(path);
    },
    editText,
    save,
    saveAll: async () => {
      for (const document of Object.values(get().documents)) {
        if (isUnsaved(document)) await save(document.path);
      }
    },
    saveAsItIs: async (path) => await saving.save(path, false),
    keepDraftsNow: drafts.keepNow,
    restoreDraft: (path) => {
      const draft = get().documents[path]?.draft;
      if (draft === undefined) return;
      change(path, { draft: undefined });
      editText(path, draft.text);
    },
    discardDraft: (path) => {
      const draft = get().documents[path]?.draft;
      change(path, { draft: undefined });
      drafts.drop(path);
      if (draft === undefined) return;
      const back = { label: 'Undo', run: () => editText(path, draft.text) };
      get().notify('info', 'The unsaved work of last time was discarded', path, back);
    },
    noticeOutsideChange: saving.noticeOutsideChange,
    holdFiles: (paths, held) => {
      for (const path of paths) change(path, { saving: held });
    },
    takeWritten: (path, text, hash) => {
      if (get().documents[path] === undefined) return;
      if (text === undefined) {
        drafts.stop(path);
        remove(path);
        return;
      }
      const taken = withOneLineEnd(text);
      change(path, { baseHash: hash, savedText: taken, outside: undefined, conflict: undefined });
      editText(path, taken);
    },
    keepMine: (path) => {
      const document = get().documents[path];
      const theirs = document?.conflict ?? document?.outside;
      if (theirs === undefined) return;
      change(path, {
        baseHash: theirs.hash,
        savedText: theirs.text ?? '',
        outside: undefined,
        conflict: undefined,
      });
      drafts.keepSoon(path);
    },
    loadTheirs: (path) => {
      const document = get().documents[path];
      const theirs = document?.conflict ?? document?.outside;
      if (theirs?.text === undefined) return;
      change(path, {
        baseHash: theirs.hash,
        savedText: theirs.text,
        outside: undefined,
        conflict: undefined,
      });
      editText(path, theirs.text);
    },
    mergeOutside: async (path) => {
      const document = get().documents[path];
      const theirs = document?.conflict ?? document?.outside;
      if (document === undefined || theirs?.text === undefined) return undefined;
      const { savedText, text } = document;
      const merge = await services.language.mergeTexts(savedText, text, theirs.text);
      return { merge, mine: text, theirs };
    },
    takeMerged: (path, { mine, theirs }, text) => {
      const document = get().documents[path];
      const now = document?.conflict ?? document?.outside;
      if (document?.text !== mine || now?.hash !== theirs.hash || now.text === undefined) return false;
      change(path, {
        baseHash: now.hash,
        savedText: withOneLineEnd(now.text),
        outside: undefined,
        conflict: undefined,
      });
      editText(path, text);
      return true;
    },
    showOutsideChange: (path) => change(path, { conflict: get().documents[path]?.outside }),
    dismissConflict: (path) => change(path, { conflict: undefined }),
    recheck,
    refreshTexts: async () => {
      await get().shareClosedTexts(() => Object.keys(get().documents));
      for (const path of get().openPaths) recheck(path);
    },
  };
}

function addOpened(tools: DocumentTools, opened: OpenedFile): void {
  const { get, set } = tools;
  const version = get().nextTextVersion();
  const text = withOneLineEnd(opened.text);
  const differs = opened.draft !== undefined && opened.draft.text !== opened.text;
  const document: OpenDocument = {
    path: opened.path,
    text,
    version,
    savedText: text,
    baseHash: opened.hash,
    saving: false,
    draft: differs ? opened.draft : undefined,
    outside: undefined,
    conflict: undefined,
  };
  set((state) => ({
    documents: { ...state.documents, [opened.path]: document },
    openPaths: [...state.openPaths, opened.path],
  }));
  get().analyse(opened.path, version, text);
}
