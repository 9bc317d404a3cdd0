// The one contract between a window and the application behind it, whatever the shell; plain data, promises and one stream of events.
import type { Settings } from './window-settings.ts';
import type {
  BundleTrust,
  ExportChoices,
  ExportOutcome,
  ExportTarget,
  FileKind,
  MakeKeyOutcome,
  SigningKeys,
  VerifyOutcome,
} from './api/bundles.ts';
import type {
  Diagnostics,
  OfferedCommand,
  PageToSave,
  PrintOutcome,
  SavePageOutcome,
  ShowOutcome,
} from './api/desk.ts';
import type {
  CasesFile,
  CasesOutcome,
  CasesPart,
  CasesReceived,
  CasesToMatch,
  CasesToShow,
  MatchOutcome,
  ReplayOutcome,
  ReplayRequest,
  SaveChangedOutcome,
} from './api/replay.ts';

export type * from './api/bundles.ts';
export type * from './api/desk.ts';
export type * from './api/finding.ts';
export type * from './api/replay.ts';

export { defaultSettings, type Settings } from './window-settings.ts';

/** What the library shows of a file without opening it. Paths are relative to the library's root, with `/`. */
export interface LibraryFile {
  readonly path: string;
  readonly kind: 'guideline' | 'fragment' | 'cases';
  /** From the header lines: title, id, version, follows, status, dates. '' where absent. */
  readonly title: string;
  readonly id: string;
  readonly version: string;
  readonly follows: string;
  readonly status: string;
  readonly reviewed: string;
  readonly effective: string;
  readonly reviewDue: string;
  readonly sizeBytes: number;
  /** Set where the file cannot be read as text (over 5 MB, not UTF-8, conflict markers): why, in words. */
  readonly problem: string;
}

export interface Library {
  /** Absolute path of the root, to show to people. */
  readonly root: string;
  readonly files: readonly LibraryFile[];
}

export interface OpenedFile {
  readonly path: string;
  /** Text without byte order mark; line ends as they are on disk. */
  readonly text: string;
  /** SHA-256 of the bytes on disk, hex: the base of a later save. */
  readonly hash: string;
  /** Unsaved work of an earlier session, newer than the file. */
  readonly draft: Draft | undefined;
}

/** Unsaved text kept outside the library so that a crash loses nothing. */
export interface Draft {
  readonly path: string;
  readonly text: string;
  /** Hash of the file that the draft started from. */
  readonly baseHash: string;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly hash: string }
  /** The file on disk is no longer the one that was opened: nothing was written. */
  | { readonly kind: 'conflict'; readonly diskText: string; readonly diskHash: string }
  /** Nothing was written: what, why and what to do, in words. */
  | { readonly kind: 'failed'; readonly message: string; readonly help: string };

/** One file of a change that concerns several. */
export interface FileChange {
  readonly path: string;
  /** What it is to hold; undefined removes it. */
  readonly text?: string | undefined;
  /** Hash of what is there now; '' = the file must not exist. */
  readonly baseHash: string;
}

export type ChangeOutcome =
  /** In the order of the changes; hash '' = removed. */
  | { readonly kind: 'changed'; readonly files: readonly { readonly path: string; readonly hash: string }[] }
  /** Nothing is changed: `message` names the file that stood in the way. */
  | { readonly kind: 'failed'; readonly message: string; readonly help: string };

/** What a reviewer said of a criterion, or of a change of it. Kept in `<guideline>.review.json` beside the guideline. */
export interface ReviewComment {
  readonly id: string;
  /** Id of the criterion, '' where the change is not of one. */
  readonly criterion: string;
  /** Id of the change in the comparison with version `against`; both '' for a criterion as it stands. */
  readonly change: string;
  readonly against: string;
  /** The words as they stood when they were commented, and `sha256:` of them. */
  readonly quote: string;
  readonly contentHash: string;
  readonly author: string;
  /** ISO 8601, UTC, by the host's clock; so is `closedAt`, '' while open. */
  readonly at: string;
  readonly text: string;
  /** `ask`: asks for a change. */
  readonly decision: 'none' | 'accept' | 'ask';
  readonly state: 'open' | 'resolved';
  readonly closedBy: string;
  readonly closedAt: string;
  /** In the order in which they were written. */
  readonly replies?: readonly ReviewReply[] | undefined;
}

export interface ReviewReply {
  readonly id: string;
  readonly author: string;
  readonly at: string;
  readonly text: string;
}

export interface Review {
  readonly comments: readonly ReviewComment[];
  /** Of the file, the base of the next change; '' where there is none yet. */
  readonly hash: string;
}

export type ReviewChange =
  | {
      readonly kind: 'add';
      readonly criterion: string;
      readonly change: string;
      readonly against: string;
      readonly quote: string;
      readonly author: string;
      readonly text: string;
      readonly decision: ReviewComment['decision'];
    }
  | {
      readonly kind: 'state';
      readonly id: string;
      readonly state: ReviewComment['state'];
      readonly author: string;
    }
  | { readonly kind: 'reply'; readonly id: string; readonly author: string; readonly text: string }
  /** Of a comment or a reply: by its author, and only while nobody else has replied to it. */
  | { readonly kind: 'remove'; readonly id: string; readonly author: string }
  /** Takes a removal back: the comment as it was, with those of its replies that are gone. */
  | { readonly kind: 'restore'; readonly comment: ReviewComment };

export type SaveReviewOutcome =
  | { readonly kind: 'saved'; readonly review: Review }
  /** Someone else has commented meanwhile: nothing was written, and this is what stands now. */
  | { readonly kind: 'conflict'; readonly review: Review }
  | { readonly kind: 'failed'; readonly message: string; readonly help: string };

export interface AppInfo {
  readonly version: string;
  readonly shell: 'desktop' | 'browser';
  readonly platform: string;
}

/** How the linter judges this library: what its `lint.json` says, and the day for review dates. */
export interface LintSettings {
  readonly config: LintRuleSettings;
  /** The day on this computer, YYYY-MM-DD. */
  readonly today: string;
  /** What of `lint.json` could not be read; the defaults stand in its place. */
  readonly faults: readonly LintConfigFault[];
}

export interface LintConfigFault {
  readonly path: string;
  /** 1-based, for people. */
  readonly line: number;
  readonly message: string;
  readonly help: string;
}

/** By the code of a rule; a rule that is not named keeps its own level and options. */
export interface LintRuleSettings {
  readonly rules: Readonly<
    Record<
      string,
      {
        readonly level?: 'off' | 'error' | 'warning' | 'info';
        readonly options?: Readonly<Record<string, number>>;
      }
    >
  >;
}

/** Every call that a window may make. Adding one here and to `hostMethods` is all that the shells need. */
export interface HostApi {
  appInfo(): Promise<AppInfo>;
  library(): Promise<Library>;
  open(path: string): Promise<OpenedFile>;
  /** Writes atomically, only if the file's bytes still have `baseHash` ('' = the file must not exist). Removes the draft. */
  save(path: string, text: string, baseHash: string): Promise<SaveOutcome>;
  /** All of them or none: every file is checked first, and what was done is taken back where a later one fails. Drafts of removed files go. */
  changeFiles(changes: readonly FileChange[]): Promise<ChangeOutcome>;
  /** Keeps unsaved text; called a second after the last keystroke. */
  keepDraft(path: string, text: string, baseHash: string): Promise<void>;
  discardDraft(path: string): Promise<void>;
  drafts(): Promise<readonly Draft[]>;
  /** Builds the bundle of the saved file with the cases beside it. `folder` is absolute, or '' for `<library>/../exports`. Tells its progress by events. */
  exportBundle(path: string, folder: string, choices?: ExportChoices): Promise<ExportOutcome>;
  /** Answers at once; the export ends soon after as `cancelled`. One that is over is no mistake. */
  cancelExport(id: string): Promise<void>;
  exportTargets(): Promise<readonly ExportTarget[]>;
  /** Without trust: whether the bundle is what its sources give. With it: also who signed it, and whether it may be used. */
  verifyBundle(archive: string, trust?: BundleTrust): Promise<VerifyOutcome>;
  signingKeys(): Promise<SigningKeys>;
  makeSigningKey(name: string, passphrase: string): Promise<MakeKeyOutcome>;
  /** A native dialog for one file where the shell has one; undefined where it has none or nothing was chosen. */
  chooseFile(kind: FileKind): Promise<string | undefined>;
  /** Files of the library and those that were chosen; at most 500. */
  casesFiles(): Promise<readonly CasesFile[]>;
  /** A native dialog for one file of cases where the shell has one; undefined where it has none or nothing was chosen. */
  chooseCases(): Promise<string | undefined>;
  matchCases(request: CasesToMatch): Promise<MatchOutcome>;
  /** Tells its progress by events. Nothing is written but what `saveChanged` asks for, and that whole or not at all. */
  replayCases(request: ReplayRequest): Promise<ReplayOutcome>;
  /** The cases of a cell of the matrix, or of one cause in it; cancelled by its id as a run is. */
  replayedCases(request: CasesToShow): Promise<CasesOutcome>;
  /** Writes what changed in the last run of this id as CSV into `<library>/../exports`, without deciding anything again. */
  saveChangedCases(id: string): Promise<SaveChangedOutcome>;
  /** Part by part, in order. Kept outside the library until the program ends. */
  receiveCases(part: CasesPart): Promise<CasesReceived>;
  /** Answers at once; the run ends soon after as `cancelled`. A run that is over is no mistake. */
  cancelReplay(id: string): Promise<void>;
  review(path: string): Promise<Review>;
  /** Only if the review file still has `baseHash`; time and id of a new comment are the host's. */
  changeReview(path: string, change: ReviewChange, baseHash: string): Promise<SaveReviewOutcome>;
  /** Writes the page into `<library>/../exports`; one of the same name is replaced. */
  savePage(page: PageToSave): Promise<SavePageOutcome>;
  /** The system's own dialog for printing, over a self-contained page. */
  printPage(html: string): Promise<PrintOutcome>;
  /** Of files below the library, the folder of exports, the log, and folders that were chosen; others are refused. */
  showInFolder(path: string): Promise<ShowOutcome>;
  /** What the native menus show for this window; the others of the app keep theirs. */
  offerCommands(commands: readonly OfferedCommand[]): Promise<void>;
  diagnostics(): Promise<Diagnostics>;
  /** A fault of the window for the log: its kind and its places in the program, never its words. */
  noteFault(name: string, stack: string): Promise<void>;
  /** A native folder dialog where the shell has one; undefined where it has none or nothing was chosen. */
  chooseFolder(): Promise<string | undefined>;
  lintSettings(): Promise<LintSettings>;
  readSettings(): Promise<Settings>;
  writeSettings(settings: Settings): Promise<void>;
}

export type HostEvent =
  /** A file of the library was changed, made or removed by someone else; hash '' = removed. */
  | { readonly kind: 'file-changed'; readonly path: string; readonly hash: string }
  | { readonly kind: 'library-changed' }
  /** Someone commented on this guideline, in another window or with another program. */
  | { readonly kind: 'review-changed'; readonly path: string }
  /** `lint.json` was changed, made or removed. */
  | { readonly kind: 'lint-config-changed' }
  | {
      readonly kind: 'replay-progress';
      readonly id: string;
      readonly records: number;
      readonly bytesRead: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'export-progress';
      readonly id: string;
      /** What is being made. */
      readonly doing: string;
      readonly done: number;
      readonly total: number;
    }
  /** A menu or shortcut of the shell asks for a command of the app. */
  | { readonly kind: 'command'; readonly command: string };

export type HostMethod = keyof HostApi;

/** The table over which every shell loops; `satisfies` makes a missing or misspelt key a type error. */
export const hostMethods = [
  'appInfo',
  'library',
  'open',
  'save',
  'changeFiles',
  'keepDraft',
  'discardDraft',
  'drafts',
  'exportBundle',
  'cancelExport',
  'exportTargets',
  'verifyBundle',
  'signingKeys',
  'makeSigningKey',
  'chooseFile',
  'casesFiles',
  'chooseCases',
  'matchCases',
  'replayCases',
  'replayedCases',
  'saveChangedCases',
  'receiveCases',
  'cancelReplay',
  'review',
  'changeReview',
  'savePage',
  'printPage',
  'showInFolder',
  'offerCommands',
  'diagnostics',
  'noteFault',
  'chooseFolder',
  'lintSettings',
  'readSettings',
  'writeSettings',
] as const satisfies readonly HostMethod[];

type Missing = Exclude<HostMethod, (typeof hostMethods)[number]>;
const complete: Missing extends never ? true : never = true;
void complete;

/** What a shell gives a window: the calls and the stream. */
export interface HostConnection {
  readonly api: HostApi;
  /** Returns the way to stop listening. */
  subscribe(listener: (event: HostEvent) => void): () => void;
}
