// Tells of files that were made for people, with the way to them.
import { copyText } from '../copy-text.ts';
import type { LibrarySlice } from './library.ts';
import type { NoticesSlice } from './notices.ts';
import type { Services, SliceTools } from './slice.ts';

export interface MadeSlice {
  /** `file`: absolute. */
  tellMade(title: string, file: string): void;
  /** In its folder where the shell has such windows; elsewhere the path goes into the clipboard. */
  showFile(file: string): Promise<void>;
}

export function createMadeSlice(
  { host }: Pick<Services, 'host'>,
  { get }: SliceTools<MadeSlice & LibrarySlice & NoticesSlice>,
): MadeSlice {
  const showFile = async (file: string): Promise<void> => {
    try {
      if ((await host.showInFolder(file)).kind === 'shown') return;
      await copyText(file);
      get().notify('info', 'The path is in the clipboard', file);
    } catch (error) {
      get().notifyFailure('The file could not be shown', error);
    }
  };
  return {
    showFile,
    tellMade: (title, file) => {
      const label = get().appInfo?.shell === 'desktop' ? 'Show in folder' : 'Copy the path';
      get().notify('success', title, file, { label, run: () => void showFile(file) });
    },
  };
}
