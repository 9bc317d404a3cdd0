// What the host asks of whoever writes pages for people into a folder; knows no page.

export interface PageService {
  /** Whole or not at all; the folder is made where it is missing. Gives back the absolute path. */
  write(folder: string, name: string, bytes: Uint8Array): Promise<string>;
  /** A page as a tagged PDF with an outline; absent where the shell cannot print. */
  readonly print?: (html: string) => Promise<Uint8Array>;
  /** The same page on paper, by the system's own dialog; absent where the shell has none. */
  readonly printOnPaper?: (html: string) => Promise<'printed' | 'cancelled'>;
}
