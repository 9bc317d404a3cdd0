// What the host asks of whoever builds, signs and checks bundles; knows neither archive nor target.
import type {
  BundleTrust,
  ExportChoices,
  ExportOutcome,
  HostEvent,
  MakeKeyOutcome,
  SigningKeys,
  VerifyOutcome,
} from './api.ts';

export type ExportProgress = Omit<Extract<HostEvent, { kind: 'export-progress' }>, 'kind' | 'id'>;

export interface BundleService {
  /**
   * Builds the bundle of a saved guideline with the cases beside it. `path` is a checked path of a .guideline in the
   * library; `folder` is absolute. What the author can mend comes back as `refused` or `failed`, never as a throw.
   */
  export(
    path: string,
    folder: string,
    choices?: ExportChoices,
    onProgress?: (progress: ExportProgress) => void,
  ): Promise<ExportOutcome>;
  cancel(id: string): void;
  /** `archive` is an absolute path. An archive that is missing or torn is a check that does not hold, never a throw. */
  verify(archive: string, trust?: BundleTrust): Promise<VerifyOutcome>;
  keys(): Promise<SigningKeys>;
  makeKey(name: string, passphrase: string): Promise<MakeKeyOutcome>;
}
