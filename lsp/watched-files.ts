// Hears of files that others change: asks the editor to tell, and watches itself the folders that the editor does not tell of.
import { join } from 'node:path';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import type { Connection } from 'vscode-languageserver/node';
import { nodeFileSystem } from '../host/disk/file-system.ts';
import { watchLibrary, type LibraryWatch } from '../host/disk/watch-library.ts';
import { lintConfigName } from '../host/lint-config.ts';
import { addressOfPath } from './file-addresses.ts';

/** For the folders that the editor has open. */
export async function askToBeTold(connection: Connection): Promise<void> {
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [{ globPattern: '**/*.{guideline,cases}' }, { globPattern: `**/${lintConfigName}` }],
  });
}

export interface FolderWatches {
  start(root: string): void;
  stop(root: string): void;
  stopAll(): void;
}

/** `changed` gets the addresses of files. */
export function createFolderWatches(changed: (addresses: readonly string[]) => void): FolderWatches {
  const watches = new Map<string, LibraryWatch>();
  const stop = (root: string): void => {
    watches.get(root)?.stop();
    watches.delete(root);
  };
  return {
    start: (root) => {
      if (watches.has(root)) return;
      const watch = watchLibrary({
        fs: nodeFileSystem,
        root,
        inTurn: async (task) => await task(),
        changed: (files) => changed(files.map(({ path }) => addressOfPath(join(root, ...path.split('/'))))),
      });
      watches.set(root, watch);
    },
    stop,
    stopAll: () => {
      for (const root of watches.keys()) stop(root);
    },
  };
}
