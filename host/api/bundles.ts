// Bundles, the keys that sign them and their verification, as the contract between window and host tells them; plain data.
import type { ExportFinding } from './finding.ts';

/** What a bundle may be made for. */
export interface ExportTarget {
  readonly id: string;
  readonly title: string;
  /** One line: for which engines, and what they get. */
  readonly purpose: string;
}

export interface ExportChoices {
  /** The caller's own name for this export; progress and cancelling go by it. */
  readonly id: string;
  /** Ids of targets. */
  readonly targets: readonly string[];
  /** Absolute path of the bundle that this one comes after; '' = it is the first. */
  readonly replaces: string;
  /** Last day of service that it decides, YYYY-MM-DD; '' = until it is replaced. */
  readonly effectiveTo: string;
  /** Writes the archive compressed as well. */
  readonly compress: boolean;
  readonly sign?: SignatureChoice | undefined;
}

export interface SignatureChoice {
  readonly keyid: string;
  /** '' = the one that the keystore of the system keeps. */
  readonly passphrase: string;
  /** Keeps the passphrase in the keystore of the system. */
  readonly remember: boolean;
}

export interface SigningKey {
  readonly keyid: string;
  readonly name: string;
  /** The keystore of the system has its passphrase. */
  readonly remembered: boolean;
}

export interface SigningKeys {
  readonly keys: readonly SigningKey[];
  /** Absolute: where they lie; a key that is put there is found. */
  readonly folder: string;
  /** Why passphrases cannot be kept, in words; '' where they can. */
  readonly noKeystore: string;
}

export type MakeKeyOutcome =
  | { readonly kind: 'made'; readonly key: SigningKey }
  | { readonly kind: 'failed'; readonly message: string; readonly help: string };

/** Absolute paths. */
export interface BundleTrust {
  readonly trust: string;
  /** '' = none. */
  readonly revocations: string;
}

export type FileKind = 'bundle' | 'trust' | 'revocations';

export interface ExportedFile {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export type ExportOutcome =
  | {
      readonly kind: 'exported';
      /** Absolute path of the folder and of the archive in it. */
      readonly folder: string;
      readonly archive: string;
      /** The same archive compressed for transport; '' where that was not asked for. */
      readonly compressed: string;
      /** The part for OPA with OPA's own signature; '' where that was not asked for. */
      readonly opaArchive: string;
      /** Ids of the targets in it. */
      readonly targets: readonly string[];
      readonly channel: string;
      readonly sequence: string;
      /** Key ids; none = not signed. */
      readonly signedBy: readonly string[];
      /** Of what is signed: the name of the bundle, however often it is signed. */
      readonly bundleHash: string;
      /** Of the file, signatures included. */
      readonly archiveHash: string;
      readonly meaningHash: string;
      readonly contentHash: string;
      /** Warnings: of the sources, and what a target left out. */
      readonly findings: readonly ExportFinding[];
      readonly files: readonly ExportedFile[];
    }
  | { readonly kind: 'refused'; readonly findings: readonly ExportFinding[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string; readonly help: string };

export interface VerifyOutcome {
  readonly holds: boolean;
  /** Each check that was made, in order; a failed one names its file. */
  readonly checks: readonly VerifyCheck[];
  readonly guidelineId: string;
  readonly version: string;
  readonly bundleHash: string;
  readonly vectors: number;
}

export interface VerifyCheck {
  readonly check: string;
  readonly holds: boolean;
  /** Member of the archive that it is about, '' for the whole. */
  readonly file: string;
  readonly detail: string;
}
