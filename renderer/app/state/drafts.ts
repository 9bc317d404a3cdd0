// Keeps unsaved text outside the library a second after the last keystroke, so that a crash loses nothing.
import type { DocumentTools } from './documents-state.ts';
import { isUnsaved } from './documents-state.ts';
import type { Services } from './slice.ts';

const draftDelay = 1_000;

export interface DraftKeeper {
  /** A second after the last call, unless the text is saved by then. */
  keepSoon(path: string): void;
  /** At once, where a draft is waiting to be kept. */
  keepNow(): Promise<void>;
  drop(path: string): void;
  stop(path: string): void;
}

export function createDraftKeeper(services: Services, tools: DocumentTools): DraftKeeper {
  const stops = new Map<string, () => void>();
  const stop = (path: string): void => {
    stops.get(path)?.();
    stops.delete(path);
  };
  const keep = async (path: string): Promise<void> => {
    stops.delete(path);
    const document = tools.get().documents[path];
    if (document === undefined || !isUnsaved(document)) return;
    try {
      await services.host.keepDraft(path, document.text, document.baseHash);
    } catch (error) {
      tools.get().notifyFailure('Your unsaved work could not be kept for recovery', error);
    }
  };
  return {
    keepSoon: (path) => {
      stop(path);
      stops.set(
        path,
        services.timers.after(draftDelay, () => void keep(path)),
      );
    },
    keepNow: async () => {
      const paths = [...stops.keys()];
      for (const path of paths) stop(path);
      await Promise.all(paths.map(keep));
    },
    drop: (path) => {
      stop(path);
      services.host.discardDraft(path).catch((error: unknown) => {
        tools.get().notifyFailure('The draft could not be removed', error);
      });
    },
    stop,
  };
}
