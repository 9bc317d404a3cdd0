// A host over a temporary folder or over memory, with what another program would do to the files beside it.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { HostConnection } from '../../host/api.ts';
import type { BundleService } from '../../host/bundle-service.ts';
import { createHost, type HostServices } from '../../host/create-host.ts';
import { createDiskStore } from '../../host/disk/disk-store.ts';
import type { FileSystem } from '../../host/disk/file-system.ts';
import { createMemoryStore } from '../../host/memory/memory-store.ts';
import type { Store } from '../../host/store.ts';

export interface HostFixture {
  readonly host: HostConnection;
  readonly store: Store;
  /** What another program does, beside the rules of the store. */
  put(path: string, content: string | Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  bytes(path: string): Promise<Uint8Array | undefined>;
  /** The same files, as a later start of the app finds them. */
  restart(): Promise<HostConnection>;
  close(): Promise<void>;
}

export type MakeFixture = (services?: Partial<HostServices>) => Promise<HostFixture>;

export const fakeBundles: BundleService = {
  export: async (path, folder) => ({ kind: 'failed', message: `export ${path}`, help: folder }),
  verify: async (archive) => ({
    holds: false,
    checks: [],
    guidelineId: archive,
    version: '',
    bundleHash: '',
    vectors: 0,
  }),
  cancel: () => undefined,
  keys: async () => ({ keys: [], folder: '/keys', noKeystore: 'None here.' }),
  makeKey: async (name) => ({ kind: 'failed', message: name, help: '' }),
};

export function fakeServices(services: Partial<HostServices> = {}): HostServices {
  return {
    info: { version: '1.2.3', shell: 'browser', platform: 'test' },
    bundles: fakeBundles,
    now: () => new Date('2024-11-01T12:00:00Z'),
    ...services,
  };
}

export const memoryFixture: MakeFixture = async (services) => {
  const store = createMemoryStore('/home/anna/library');
  const start = (): HostConnection => createHost(store, fakeServices(services));
  return {
    host: start(),
    store,
    put: async (path, content) => store.change(path, toBytes(content)),
    remove: async (path) => store.change(path, undefined),
    bytes: async (path) => store.bytesOf(path),
    restart: async () => start(),
    close: async () => undefined,
  };
};

export interface DiskFixture extends HostFixture {
  /** Holds both folders. */
  readonly base: string;
  readonly root: string;
  readonly appData: string;
}

export async function diskFixture(
  services?: Partial<HostServices>,
  fileSystem?: FileSystem,
): Promise<DiskFixture> {
  const base = await mkdtemp(join(tmpdir(), 'guideline-host-'));
  const root = join(base, 'library');
  const appData = join(base, 'app');
  await mkdir(root);
  const open = async (): Promise<Store> =>
    await createDiskStore({ root, appData, ...(fileSystem === undefined ? {} : { fileSystem }) });
  const store = await open();
  return {
    host: createHost(store, fakeServices(services)),
    store,
    base,
    root,
    appData,
    put: async (path, content) => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), toBytes(content));
    },
    remove: async (path) => await rm(join(root, path), { recursive: true }),
    bytes: async (path) =>
      await readFile(join(root, path)).then(
        (bytes) => new Uint8Array(bytes),
        () => undefined,
      ),
    restart: async () => createHost(await open(), fakeServices(services)),
    close: async () => await rm(base, { recursive: true, force: true }),
  };
}

export function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
