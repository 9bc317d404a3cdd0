// A file system whose Nth call fails, or writes only a part: every way in which a disk can let a save down.
import { nodeFileSystem, type FileSystem, type OpenFile } from '../../host/disk/file-system.ts';

export type Fault =
  'EIO' | 'ENOSPC' | 'EACCES' | 'EPERM' | 'EROFS' | 'EMFILE' | 'short write' | 'short write, then ENOSPC';

export const faults: readonly Fault[] = [
  'EIO',
  'ENOSPC',
  'EACCES',
  'EPERM',
  'EROFS',
  'EMFILE',
  'short write',
  'short write, then ENOSPC',
];

export interface FaultyFileSystem {
  readonly fileSystem: FileSystem;
  /** From now on the `n`th call fails. */
  arm(n: number): void;
  /** From now on none does. */
  disarm(): void;
  /** The name of the call that failed, '' while none has. */
  readonly struck: () => string;
}

export function createFaultyFileSystem(fault: Fault): FaultyFileSystem {
  let left = 0;
  let struck = '';
  let full = false;
  const isStruck = (call: string): boolean => {
    left--;
    if (left === 0) struck = call;
    return left === 0;
  };
  const guard = async <T>(call: string, run: () => Promise<T>): Promise<T> => {
    if (isStruck(call) && !fault.startsWith('short')) throw failure(fault);
    return await run();
  };
  const write = async (file: OpenFile, bytes: Uint8Array): Promise<number> => {
    if (full) throw failure('ENOSPC');
    if (!isStruck('write')) return await file.write(bytes);
    if (!fault.startsWith('short')) throw failure(fault);
    full = fault.endsWith('ENOSPC');
    return await file.write(bytes.subarray(0, Math.ceil(bytes.length / 3)));
  };
  const wrap = (file: OpenFile): OpenFile => ({
    read: async (buffer) => await guard('read', async () => await file.read(buffer)),
    write: async (bytes) => await write(file, bytes),
    facts: async () => await guard('facts of open file', file.facts),
    setMode: async (mode) => await guard('set mode', async () => await file.setMode(mode)),
    sync: async () => await guard('sync', file.sync),
    // A failed close closes all the same, as the system does.
    close: async () => {
      await file.close();
      await guard('close', async () => undefined);
    },
  });
  const real = nodeFileSystem;
  const fileSystem: FileSystem = {
    openToRead: async (path) => wrap(await guard('open to read', async () => await real.openToRead(path))),
    openNew: async (path, mode) => wrap(await guard('open new', async () => await real.openNew(path, mode))),
    facts: async (path) => await guard('facts', async () => await real.facts(path)),
    realPath: async (path) => await guard('real path', async () => await real.realPath(path)),
    requireWritable: async (path) =>
      await guard('require writable', async () => await real.requireWritable(path)),
    list: async (folder) => await guard('list', async () => await real.list(folder)),
    makeFolder: async (path, mode) =>
      await guard('make folder', async () => await real.makeFolder(path, mode)),
    rename: async (from, to) => await guard('rename', async () => await real.rename(from, to)),
    link: async (from, to) => await guard('link', async () => await real.link(from, to)),
    remove: async (path) => await guard('remove', async () => await real.remove(path)),
    syncFolder: async (path) => await guard('sync folder', async () => await real.syncFolder(path)),
    watch: real.watch,
  };
  return {
    fileSystem,
    arm: (n) => {
      left = n;
      struck = '';
      full = false;
    },
    disarm: () => {
      left = 0;
      full = false;
    },
    struck: () => struck,
  };
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: made up by the test`), { code });
}
