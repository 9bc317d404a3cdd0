// The files of the library and their texts for the language workers; opens nothing in the editor.
import type { AppInfo, Library } from '../../../host/api.ts';
import type { NoticesSlice } from './notices.ts';
import { failureOf } from './slice.ts';
import type { Failure, Services, SliceTools } from './slice.ts';

export interface LibrarySlice {
  readonly library: Library | undefined;
  readonly appInfo: AppInfo | undefined;
  /** Why the list cannot be shown. */
  readonly libraryProblem: Failure | undefined;
  /** Grows with every text that is sent to the worker: the newest has the highest. */
  readonly textVersion: number;
  /** Grows each time that the workers have been told the closed texts. */
  readonly textsShared: number;
  loadLibrary(): Promise<void>;
  /** Tells the worker of every text that is not open in the editor. */
  shareClosedTexts(openPaths: () => readonly string[]): Promise<void>;
  nextTextVersion(): number;
}

const readersAtOnce = 4;

export function createLibrarySlice(
  services: Pick<Services, 'host' | 'language' | 'linting'>,
  tools: SliceTools<LibrarySlice & NoticesSlice>,
): LibrarySlice {
  const nextTextVersion = (): number => {
    const next = tools.get().textVersion + 1;
    tools.set({ textVersion: next });
    return next;
  };
  return {
    library: undefined,
    appInfo: undefined,
    libraryProblem: undefined,
    textVersion: 0,
    textsShared: 0,
    loadLibrary: async () => {
      try {
        const [library, appInfo] = await Promise.all([services.host.library(), services.host.appInfo()]);
        tools.set({ library, appInfo, libraryProblem: undefined });
      } catch (error) {
        tools.set({ libraryProblem: failureOf(error) });
      }
    },
    shareClosedTexts: async (openPaths) => {
      const isOpen = (path: string): boolean => openPaths().includes(path);
      const listed = tools.get().library?.files ?? [];
      const wanted = listed
        .filter((file) => file.problem === '' && !isOpen(file.path))
        .map((file) => file.path);
      const texts = await readTexts(services.host, wanted);
      const version = nextTextVersion();
      const closed = [...texts].filter(([path]) => !isOpen(path));
      try {
        const files = closed.map(([uri, text]) => ({ uri, version, text }));
        await Promise.all([
          services.language.setLibrary(files, openPaths()),
          services.linting.setLibrary(files, openPaths()),
        ]);
        tools.set((state) => ({ textsShared: state.textsShared + 1 }));
      } catch (error) {
        tools.get().notifyFailure('The library could not be read for comparison', error);
      }
    },
    nextTextVersion,
  };
}

/** A file that cannot be read is left out: opening it tells why. */
async function readTexts(
  host: Services['host'],
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const left = [...paths];
  const reader = async (): Promise<void> => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      try {
        texts.set(path, (await host.open(path)).text);
      } catch {
        continue;
      }
    }
  };
  await Promise.all(Array.from({ length: readersAtOnce }, reader));
  return texts;
}
