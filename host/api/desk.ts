// Pages, printing, folders, menus and diagnostics, as the contract between window and host tells them; plain data.

/** A self-contained page of HTML, or what a program reads as JSON. `name`: of the file, without its ending. */
export type PageToSave =
  | { readonly name: string; readonly format: 'html' | 'pdf'; readonly html: string }
  | { readonly name: string; readonly format: 'json'; readonly json: string };

export type SavePageOutcome =
  /** `file`: absolute. */
  | { readonly kind: 'saved'; readonly file: string }
  /** This shell prints nothing itself: the window opens the page to be printed. */
  | { readonly kind: 'cannot-print' }
  | { readonly kind: 'failed'; readonly message: string; readonly help: string };

export type PrintOutcome =
  | { readonly kind: 'printed' | 'cancelled' }
  /** This shell prints nothing itself: the window opens the page to be printed. */
  | { readonly kind: 'cannot-print' }
  | { readonly kind: 'failed'; readonly message: string; readonly help: string };

export type ShowOutcome =
  | { readonly kind: 'shown' }
  /** This shell has no windows of folders: the person is given the path. */
  | { readonly kind: 'cannot-show' };

/** A command of the window as a native menu shows it. */
export interface OfferedCommand {
  readonly id: string;
  readonly title: string;
  /** The menu that it stands in. */
  readonly group: string;
  /** As in the window's own table (`Ctrl+Shift+E`); '' where it has none. */
  readonly keys: string;
  readonly enabled: boolean;
}

/** What a person may hand to whoever helps: versions, the system, the last lines of the log. No word of a guideline. */
export interface Diagnostics {
  readonly text: string;
  /** Absolute; '' where no log is kept. */
  readonly logFile: string;
}
