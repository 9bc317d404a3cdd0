// What is known of a file that is open in the editor, and what may be done with it; holds no behaviour but the plainest.
import type { TextMerge } from '../../../dsl/index.ts';
import type { Draft } from '../../../host/api.ts';
import type { AnalysesSlice } from './analyses.ts';
import type { LibrarySlice } from './library.ts';
import type { NoticesSlice } from './notices.ts';
import type { PanesSlice, Side } from './panes.ts';
import type { SettingsSlice } from './settings.ts';
import type { SliceTools } from './slice.ts';

export interface OpenDocument {
  readonly path: string;
  readonly text: string;
  readonly version: number;
  /** The text on disk as it was opened or saved last. */
  readonly savedText: string;
  /** Hash of that text on disk: the base of the next save. */
  readonly baseHash: string;
  readonly saving: boolean;
  /** Unsaved work of an earlier session that is offered. */
  readonly draft: Draft | undefined;
  /** What someone else did to the file since; `text` is undefined where it was removed. */
  readonly outside: OutsideChange | undefined;
  /** A save that was refused because of such a change. */
  readonly conflict: OutsideChange | undefined;
}

export interface OutsideChange {
  readonly hash: string;
  readonly text: string | undefined;
}

/** Of which texts it was made. */
export interface OutsideMerge {
  readonly merge: TextMerge;
  readonly mine: string;
  readonly theirs: OutsideChange;
}

export interface DocumentsSlice extends PanesSlice {
  readonly documents: Readonly<Record<string, OpenDocument>>;
  /** In the order in which they were opened. */
  readonly openPaths: readonly string[];
  /** A document with unsaved work that is asked to close. */
  readonly closingPath: string | undefined;
  openFile(path: string): Promise<boolean>;
  /** Without a tab: who asks gives it one. False where it could not be opened. */
  openBehind(path: string): Promise<boolean>;
  /** An empty document that is not on disk before it is saved; where there is one, that. */
  openNew(path: string): void;
  activateFile(path: string): void;
  /** The text as it stands in the editor, or else on disk. */
  readText(path: string): Promise<string>;
  /** Closes at once, or asks first where work would be lost. */
  closeFile(path: string): void;
  /** The tab of that side; the file with it where the other side does not show it. */
  closeTab(path: string, side: Side): void;
  cancelClose(): void;
  /** Closes and drops unsaved work. */
  closeWithoutSaving(path: string): void;
  saveAndClose(path: string): Promise<void>;
  /** The text as it is now, from the editor or from a command. */
  editText(path: string, text: string): void;
  save(path: string): Promise<boolean>;
  /** Without asking, and without its layout: nobody is looking. */
  saveAsItIs(path: string): Promise<boolean>;
  saveAll(): Promise<void>;
  /** Before the window closes: what is typed and not yet kept is kept now. */
  keepDraftsNow(): Promise<void>;
  restoreDraft(path: string): void;
  discardDraft(path: string): void;
  noticeOutsideChange(path: string, hash: string): Promise<void>;
  /** A change of several files is under way: what is heard of these meanwhile is its own doing. */
  holdFiles(paths: readonly string[], held: boolean): void;
  /** The file was written by such a change; undefined = it is gone, and its tab with it. */
  takeWritten(path: string, text: string | undefined, hash: string): void;
  /** Goes on with the text in the editor; the next save replaces what is on disk. */
  keepMine(path: string): void;
  /** Takes the text on disk; undo brings the own text back. */
  loadTheirs(path: string): void;
  /** What both changes come to, from the text that was opened; undefined where nobody else changed it. */
  mergeOutside(path: string): Promise<OutsideMerge | undefined>;
  /** Takes what was put together; undo brings the own text back. False where one of the texts is another by now. */
  takeMerged(path: string, made: OutsideMerge, text: string): boolean;
  /** Shows the change beside the own text, as a refused save does. */
  showOutsideChange(path: string): void;
  dismissConflict(path: string): void;
  /** Checks the text again though it is the same: what it includes or names has changed. */
  recheck(path: string): void;
  /** After the library changed: closed texts to the worker, open ones checked again. */
  refreshTexts(): Promise<void>;
}

/** Made of the documents, and called by them: named here alone, so that no two files import each other. */
interface MadeOfDocuments {
  formattedText(path: string): Promise<string | undefined>;
  forgetFindings(path: string): void;
  /** Whether a person has to agree first; asks then. */
  asksBeforeSave(path: string): boolean;
}

export type DocumentTools = SliceTools<
  DocumentsSlice & AnalysesSlice & LibrarySlice & NoticesSlice & SettingsSlice & MadeOfDocuments
>;

export type ChangeDocument = (path: string, part: Partial<OpenDocument>) => void;

export function isUnsaved(document: OpenDocument): boolean {
  return document.text !== document.savedText;
}

/** The editor knows one kind of line end per text; the kind of the first line wins. */
export function withOneLineEnd(text: string): string {
  const first = /\r\n|\n|\r/.exec(text)?.[0];
  if (first === undefined) return text;
  return text.replace(/\r\n|\n|\r/g, first === '\r\n' ? '\r\n' : '\n');
}
