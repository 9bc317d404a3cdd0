// The calls of a window about bundles: export, cancel, verify, keys. Checks paths; knows neither archive nor key.
import { targets } from '../dsl/index.ts';
import type { FileKind, HostApi, HostEvent } from './api.ts';
import type { BundleService } from './bundle-service.ts';

export interface BundleCallServices {
  readonly bundles: BundleService;
  /** Absent where the shell has no dialogs for files. */
  readonly chooseFile?: (kind: FileKind) => Promise<string | undefined>;
}

/** What the host makes sure of for a path of a window. */
export interface PathChecks {
  readonly guideline: (path: string) => string;
  /** Absolute. */
  readonly place: (path: string) => string;
  /** The folder that was named, or the usual one. */
  readonly exportFolder: (folder: string) => string;
}

type BundleCalls = Pick<
  HostApi,
  | 'exportBundle'
  | 'cancelExport'
  | 'exportTargets'
  | 'verifyBundle'
  | 'signingKeys'
  | 'makeSigningKey'
  | 'chooseFile'
>;

export function bundleCalls(
  { bundles, chooseFile }: BundleCallServices,
  check: PathChecks,
  tell: (event: HostEvent) => void,
): BundleCalls {
  return {
    exportBundle: async (path, folder, choices) => {
      if (choices !== undefined && choices.replaces !== '') check.place(choices.replaces);
      const id = choices?.id ?? '';
      return await bundles.export(check.guideline(path), check.exportFolder(folder), choices, (progress) =>
        tell({ kind: 'export-progress', id, ...progress }),
      );
    },
    cancelExport: async (id) => bundles.cancel(id),
    exportTargets: async () =>
      await Promise.resolve(targets.map(({ id, title, purpose }) => ({ id, title, purpose }))),
    verifyBundle: async (archive, trust) => {
      for (const place of [trust?.trust, trust?.revocations])
        if (place !== undefined && place !== '') check.place(place);
      return await bundles.verify(check.place(archive), trust);
    },
    signingKeys: async () => await bundles.keys(),
    makeSigningKey: async (name, passphrase) => await bundles.makeKey(name, passphrase),
    chooseFile: async (kind) => await chooseFile?.(kind),
  };
}
