// The printed guideline with what came, went and moved marked in it, line by line as plain data; knows no markup.
import type { Place } from '../model/guideline.ts';

export interface RedlineDocument {
  /** Of the new version. */
  readonly title: string;
  /** In reading order of the new version; what is gone stands where it stood. */
  readonly lines: readonly RedlineLine[];
}

export type RedlineRole =
  | 'title'
  | 'program'
  | 'fact'
  | 'heading'
  | 'paragraph'
  | 'criterion'
  /** A further line of the criterion above it. */
  | 'part'
  | 'remark'
  | 'citations'
  | 'footnote'
  | 'caption'
  /** Column titles of a table. */
  | 'columns'
  | 'row'
  | 'term'
  | 'reference'
  /** What introduces a list of changes. */
  | 'lead'
  | 'entry';

/** `gone`: it is printed elsewhere now, and `note` says where. */
export type RedlineState = 'same' | 'changed' | 'added' | 'removed' | 'gone';

export interface RedlineLine {
  readonly role: RedlineRole;
  /** Of criteria: 0 for the outermost. */
  readonly depth: number;
  /** `ii.`, `[3]` or the name of a fact, as the new version prints it where it has the line. */
  readonly label: string;
  /** The label that the old version printed, where it differs. */
  readonly was: string;
  readonly state: RedlineState;
  /** One, but for the rows of a table. */
  readonly cells: readonly (readonly RedlineRun[])[];
  /** What words cannot mark: `Moved here from under "Gliomas"`; '' where there is nothing to say. */
  readonly note: string;
  readonly old: Place | undefined;
  readonly new: Place | undefined;
  /** Ids of the changes that are seen here. Each change that is printed at all stands at exactly one line. */
  readonly changes: readonly string[];
}

/** `same` and `added` make the new text, `same` and `removed` the old. */
export interface RedlineRun {
  readonly kind: 'same' | 'added' | 'removed';
  readonly style: 'plain' | 'strong' | 'emphasis';
  readonly text: string;
}
