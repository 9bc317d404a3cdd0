// What the host asks of whoever builds and checks bundles; knows neither archive nor target.
import type { ExportOutcome, VerifyOutcome } from './api.ts';

export interface BundleService {
  /**
   * Builds the bundle of a saved guideline with the cases beside it. `path` is a checked path of a .guideline in the
   * library; `folder` is absolute. What the author can mend comes back as `refused` or `failed`, never as a throw.
   */
  export(path: string, folder: string): Promise<ExportOutcome>;
  /** `archive` is an absolute path. An archive that is missing or torn is a check that does not hold, never a throw. */
  verify(archive: string): Promise<VerifyOutcome>;
}
