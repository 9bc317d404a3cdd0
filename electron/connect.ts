// Joins the disk and the host for one library; the only place of the desktop that knows where things are kept.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { exportTools } from '../cql/export-tools.ts';
import type { HostConnection } from '../host/api.ts';
import { createHost, type HostServices } from '../host/create-host.ts';
import { appDataFolder } from '../host/disk/app-data.ts';
import { createDiskBundles } from '../host/disk/disk-bundles.ts';
import { createDiskPages } from '../host/disk/disk-pages.ts';
import { createDiskStore } from '../host/disk/disk-store.ts';
import { ensureLibrary } from '../host/disk/ensure-library.ts';
import { createReplays } from '../host/replay/replays.ts';
import { systemKeystore } from './system-keystore.ts';
import { printOnPaper, printToPdf } from './print-page.ts';

type FromTheDesktop = Pick<
  HostServices,
  'chooseFolder' | 'chooseCases' | 'chooseFile' | 'showInFolder' | 'offerCommands' | 'log'
>;

export async function connectLibrary(root: string, desktop: FromTheDesktop): Promise<HostConnection> {
  const store = await createDiskStore({ root, appData: appDataFolder() });
  const info = { version: app.getVersion(), shell: 'desktop', platform: process.platform } as const;
  return createHost(store, {
    info,
    bundles: createDiskBundles(store, {
      loadTools: exportTools,
      keys: join(appDataFolder(), 'keys'),
      keystore: systemKeystore(join(appDataFolder(), 'keys')),
    }),
    replays: createReplays(store),
    pages: createDiskPages({ print: printToPdf, printOnPaper }),
    runsOn: runsOn(),
    ...desktop,
  });
}

/** The shipped guidelines: a copy of the user's own once installed, those of the checkout before. */
export async function defaultLibrary(): Promise<string> {
  if (!app.isPackaged) return join(dirname(fileURLToPath(import.meta.url)), '../../guidelines');
  return await ensureLibrary({
    shipped: join(process.resourcesPath, 'guidelines'),
    documents: app.getPath('documents'),
  });
}

function runsOn(): Readonly<Record<string, string>> {
  const { electron, chrome, node } = process.versions;
  return { Electron: electron, Chromium: chrome, Node: node, processor: process.arch };
}
