// Hears of files that others change: from the editor where it can tell, else by watching the folders itself.
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import type { Connection } from 'vscode-languageserver/node';
import { nodeFileSystem } from '../host/disk/file-system.ts';
import { watchLibrary } from '../host/disk/watch-library.ts';
import { lintConfigName } from '../host/lint-config.ts';
import type { ClientFacts } from './client-facts.ts';
import { addressOfPath } from './file-addresses.ts';
import { createLibrary } from './library.ts';

/** `changed` gets the addresses of files in the folders that the server itself has to watch. Returns the way to stop. */
export async function watchFiles(
  connection: Connection,
  { watchesFiles }: ClientFacts,
  folders: readonly string[],
  changed: (addresses: readonly string[]) => void,
): Promise<() => void> {
  if (watchesFiles) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: '**/*.{guideline,cases}' }, { globPattern: `**/${lintConfigName}` }],
    });
    return () => undefined;
  }
  const watches = folders.map((root) => {
    const { pathOf } = createLibrary(root);
    return watchLibrary({
      fs: nodeFileSystem,
      root,
      inTurn: async (task) => await task(),
      changed: (files) => changed(files.map(({ path }) => addressOfPath(pathOf(path)))),
    });
  });
  return () => watches.forEach((watch) => watch.stop());
}
