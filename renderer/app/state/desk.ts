// What the window asks of the desk around it: pages out of the app, printing, folders shown, and what helps a helper.
import { copyText } from '../copy-text.ts';
import type { ComparisonSlice } from './comparison.ts';
import type { LibrarySlice } from './library.ts';
import type { MadeSlice } from './made.ts';
import type { NoticesSlice } from './notices.ts';
import { pagePart } from './page-name.ts';
import type { ReplaySlice } from './replay.ts';
import type { Services, SliceTools } from './slice.ts';
import type { ViewSlice } from './view.ts';

/** Shows a page in a window of its own with the print dialog; false where that was kept from opening. */
export type OpenToPrint = (html: string) => boolean;

export interface DeskSlice {
  readonly aboutOpen: boolean;
  /** A page is being made, saved or printed. */
  readonly pageBusy: boolean;
  openAbout(open: boolean): void;
  /** The printed guideline as a file for people. */
  saveDocument(path: string, format: 'html' | 'pdf', openToPrint: OpenToPrint): Promise<void>;
  /** What is in front: the comparison, the replay, or else the document. */
  printFront(openToPrint: OpenToPrint): Promise<void>;
  copyDiagnostics(): Promise<void>;
  showLog(): Promise<void>;
}

type Tools = SliceTools<
  DeskSlice &
    ComparisonSlice &
    LibrarySlice &
    MadeSlice &
    NoticesSlice &
    ReplaySlice &
    ViewSlice & { readonly activePath: string | undefined }
>;

export function createDeskSlice(
  { host, language }: Pick<Services, 'host' | 'language'>,
  tools: Tools,
): DeskSlice {
  const { get, set } = tools;
  const busily = async (what: string, work: () => Promise<void>): Promise<void> => {
    if (get().pageBusy) return;
    set({ pageBusy: true });
    try {
      await work();
    } catch (error) {
      get().notifyFailure(what, error);
    } finally {
      set({ pageBusy: false });
    }
  };
  const openOrTell = (html: string, openToPrint: OpenToPrint): void => {
    if (!openToPrint(html))
      get().notify(
        'error',
        'The page could not be opened',
        'Allow this page to open windows, or save it as HTML and print that.',
      );
  };
  return {
    aboutOpen: false,
    pageBusy: false,
    openAbout: (open) => set({ aboutOpen: open }),
    saveDocument: async (path, format, openToPrint) =>
      await busily('The document could not be saved', async () => {
        const html = await language.documentPage(path);
        const outcome = await host.savePage({ name: documentName(get(), path), html, format });
        if (outcome.kind === 'saved') get().tellMade('The document was saved', outcome.file);
        else if (outcome.kind === 'failed') get().notify('error', outcome.message, outcome.help);
        else openOrTell(html, openToPrint);
      }),
    printFront: async (openToPrint) =>
      await busily('The page could not be printed', async () => {
        const html = await pageInFront(get(), language);
        if (html === undefined) {
          get().notify('info', 'There is nothing to print', 'Open a guideline, and print its document.');
          return;
        }
        const outcome = await host.printPage(html);
        if (outcome.kind === 'failed') get().notify('error', outcome.message, outcome.help);
        else if (outcome.kind === 'cannot-print') openOrTell(html, openToPrint);
      }),
    copyDiagnostics: async () => {
      try {
        const { text } = await host.diagnostics();
        await copyText(text);
        get().notify(
          'success',
          'The diagnostics are in the clipboard',
          'Versions and the last lines of the log. They hold no word of a guideline.',
        );
      } catch (error) {
        get().notifyFailure('The diagnostics could not be copied', error);
      }
    },
    showLog: async () => {
      const { logFile } = await host.diagnostics();
      if (logFile !== '') await get().showFile(logFile);
    },
  };
}

function documentName({ library }: LibrarySlice, path: string): string {
  const file = library?.files.find((one) => one.path === path);
  return `${pagePart(file?.id ?? '', 'guideline')}-${pagePart(file?.version ?? '', 'draft')}`;
}

/** undefined: nothing that has a page. */
async function pageInFront(
  state: ReturnType<Tools['get']>,
  language: Services['language'],
): Promise<string | undefined> {
  const { comparison, replay, activePath } = state;
  if (state.replayInFront && replay?.answer !== undefined) return await language.replayPage(replay.answer);
  if (state.comparisonInFront && comparison?.diff !== undefined)
    return await language.comparisonPage(comparison.oldPath, comparison.newPath);
  return activePath?.endsWith('.guideline') === true ? await language.documentPage(activePath) : undefined;
}
