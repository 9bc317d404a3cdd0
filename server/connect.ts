// Joins the disk and the host for one library; the only place of the browser shell that knows where things are kept.
import { join } from 'node:path';
import { exportTools } from '../cql/export-tools.ts';
import type { HostConnection } from '../host/api.ts';
import { createHost } from '../host/create-host.ts';
import { appDataFolder } from '../host/disk/app-data.ts';
import { createDiskBundles } from '../host/disk/disk-bundles.ts';
import { createDiskPages } from '../host/disk/disk-pages.ts';
import { createDiskStore } from '../host/disk/disk-store.ts';
import type { Log } from '../host/log.ts';
import { createCasesInbox } from '../host/replay/cases-inbox.ts';
import { createReplays } from '../host/replay/replays.ts';

/** `root` is absolute. */
export async function connectLibrary(root: string, version: string, log: Log): Promise<HostConnection> {
  const store = await createDiskStore({ root, appData: appDataFolder() });
  const info = { version, shell: 'browser', platform: process.platform } as const;
  const inbox = createCasesInbox({ folder: join(appDataFolder(), 'uploads') });
  process.once('exit', inbox.clear);
  return createHost(store, {
    info,
    bundles: createDiskBundles(store, { loadTools: exportTools, keys: join(appDataFolder(), 'keys') }),
    replays: createReplays(store),
    inbox,
    pages: createDiskPages(),
    log,
    runsOn: { Node: process.versions.node, processor: process.arch },
  });
}
