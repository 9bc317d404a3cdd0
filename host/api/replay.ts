// Past cases under two versions, as the contract between window and host tells them; plain data.
import type {
  ColumnMapping,
  ColumnMatch,
  ExampleCase,
  MatchedColumn,
  ReplayAnswer,
} from '../../dsl/index.ts';
import type { ExportFinding } from './finding.ts';

/** A file that may hold past cases, by its ending. */
export interface CasesFile {
  /** Absolute. */
  readonly path: string;
  /** For people: from the library's root, or the name of a file that was chosen elsewhere. */
  readonly name: string;
  readonly sizeBytes: number;
}

export interface CasesToMatch {
  /** Absolute: a file that the person has chosen in this session, in a folder chosen so, or in the library. */
  readonly cases: string;
  /** Paths of guidelines in the library. */
  readonly older: string;
  readonly newer: string;
  readonly mapping?: ColumnMapping | undefined;
}

/** How the columns of a file were understood; no case was read. */
export interface CasesMatch {
  readonly format: string;
  readonly bytes: number;
  /** What it was matched with: what was asked, or else what `replay.json` beside the cases says. */
  readonly mapping: ColumnMapping;
  readonly fromMappingFile: boolean;
  readonly header: readonly string[];
  readonly columns: readonly Pick<MatchedColumn, 'name' | 'key' | 'label' | 'by'>[];
  readonly unmatched: ColumnMatch['unmatched'];
  readonly missing: ColumnMatch['missing'];
  /** The column that names a case; '' where there is none. */
  readonly idColumn: string;
  /** What of the mapping cannot be; nothing can be replayed with it. */
  readonly faults: readonly string[];
  /** Every element that a column can be, of the newer version first. */
  readonly elements: readonly { readonly key: string; readonly label: string }[];
}

export type MatchOutcome =
  { readonly kind: 'matched'; readonly match: CasesMatch } | Exclude<ReplayOutcome, ReplayEnded>;

/** Past cases to decide under two saved versions of the library. */
export interface ReplayRequest extends CasesToMatch {
  /** The caller's own name for this run; progress and cancelling go by it. */
  readonly id: string;
  /** Writes the cases that change as CSV into `<library>/../exports`. */
  readonly saveChanged?: boolean | undefined;
  /** What a cell that cannot be read means: its row is set aside, or the cell is unknown. */
  readonly badValues: 'row' | 'unknown';
}

export type ReplayOutcome =
  | ReplayEnded
  /** A version has errors. */
  | { readonly kind: 'refused'; readonly findings: readonly ExportFinding[] }
  | { readonly kind: 'failed'; readonly message: string; readonly help: string };

type ReplayEnded =
  /** `changedFile`: absolute; '' where it was not asked for. */
  | { readonly kind: 'replayed'; readonly answer: ReplayAnswer; readonly changedFile: string }
  | { readonly kind: 'cancelled' };

/** The cases behind one number of a replay's answer, a page at a time; the file is read again for it. */
export interface CasesToShow extends CasesToMatch {
  /** The caller's own name for this reading; cancelling goes by it. */
  readonly id: string;
  readonly badValues: ReplayRequest['badValues'];
  /** The cell of the matrix. */
  readonly old: string;
  readonly new: string;
  /** Only those due to this difference, or to none alone; undefined: all of the cell. */
  readonly cause?: { readonly kind: string; readonly criterion: string } | 'together' | undefined;
  readonly skip: number;
  readonly take: number;
}

export interface ShownCase extends ExampleCase {
  /** In words, what its change is due to alone; none where it did not change, or only several together explain it. */
  readonly causes: readonly string[];
}

export type CasesOutcome =
  | { readonly kind: 'cases'; readonly cases: readonly ShownCase[]; readonly more: boolean }
  | Exclude<ReplayOutcome, ReplayEnded>
  | { readonly kind: 'cancelled' };

export type SaveChangedOutcome =
  /** `file`: absolute. */
  | { readonly kind: 'saved'; readonly file: string }
  /** They were too many to keep, or another replay was run since: run it again with `saveChanged`. */
  | { readonly kind: 'not-kept' }
  | { readonly kind: 'failed'; readonly message: string; readonly help: string };

/** A part of a file of cases that comes through the window, where the shell has no dialog of its own. */
export interface CasesPart {
  /** The caller's own name for the file; a part of another one ends what was not complete. */
  readonly upload: string;
  /** As the person sees it; kept as the name of the file as far as it can be one. */
  readonly name: string;
  /** Bytes that came before. */
  readonly offset: number;
  /** Base64. */
  readonly bytes: string;
  readonly last: boolean;
}

export type CasesReceived =
  | { readonly kind: 'more' }
  /** `path`: absolute, chosen from now on. */
  | { readonly kind: 'received'; readonly path: string }
  | { readonly kind: 'failed'; readonly message: string; readonly help: string };
