// The published guideline as plain data, block by block in reading order: what HTML, the preview and other formats are written from; knows no markup.
import type { Place } from '../model/guideline.ts';

export interface PrintedDocument {
  readonly title: string;
  readonly blocks: readonly PrintedBlock[];
}

/** A stretch of text that is set in one way. */
export type PrintedRun =
  | { readonly kind: 'text'; readonly text: string }
  /** Bold: quantifiers (`ANY`), names of terms, labels. */
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  /** `href` is always http or https. */
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** `number` is undefined where the list of references lacks the key (which is reported elsewhere). */
  | { readonly kind: 'citation'; readonly key: string; readonly number: number | undefined }
  /** Mark of a footnote; its text stands in the next `footnotes` block. */
  | { readonly kind: 'footnote'; readonly number: number };

export type PrintedBlock =
  | TitleBlock
  | HeadingBlock
  | ParagraphBlock
  | CriteriaBlock
  | FootnotesBlock
  | TableBlock
  | TermBlock
  | ReferenceBlock
  | ChangesBlock;

interface BlockBase {
  /** Id of the criteria section that the block belongs to, '' where it belongs to none. */
  readonly criterion: string;
  /** Where it is written; undefined for what publishing adds. */
  readonly place: Place | undefined;
}

export interface TitleBlock extends BlockBase {
  readonly kind: 'title';
  /** With the year of the version in front: `2024 Magnetic Resonance (MR) Spectroscopy`. */
  readonly title: string;
  readonly program: string;
  readonly number: string;
  /** `Last Review Date` and its like, in the order of the published title page. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

export interface HeadingBlock extends BlockBase {
  readonly kind: 'heading';
  readonly level: 2 | 3;
  readonly text: string;
  /** Unique in the document: small letters, digits, dots and hyphens. */
  readonly anchor: string;
}

export interface ParagraphBlock extends BlockBase {
  readonly kind: 'paragraph';
  readonly role: 'body' | 'lead-in' | 'citations';
  readonly runs: readonly PrintedRun[];
}

export interface CriteriaBlock extends BlockBase {
  readonly kind: 'criteria';
  readonly items: readonly PrintedCriterion[];
}

export interface PrintedCriterion {
  /** Id of the criterion. */
  readonly criterion: string;
  /** `1.c.ii`. */
  readonly number: string;
  /** What stands in front of it: `ii.`. */
  readonly label: string;
  readonly parts: readonly PrintedPart[];
  /** The numbers after `References:`, in the order written. */
  readonly citations: readonly PrintedRun[];
  readonly place: Place;
}

/** A line of a criterion with the list under it; a second part follows where an AND comes after that list. */
export interface PrintedPart {
  /** Id of the clause that its first words come from, '' where it has none of its own. */
  readonly clause: string;
  readonly runs: readonly PrintedRun[];
  readonly children: readonly PrintedCriterion[];
  /** NOTE, EVIDENCE and limits, each a line of its own. */
  readonly remarks: readonly (readonly PrintedRun[])[];
  /** The conditions that are computed from data, as written after WHEN; not part of the published page. */
  readonly computed: readonly string[];
  readonly place: Place;
}

export interface FootnotesBlock extends BlockBase {
  readonly kind: 'footnotes';
  readonly notes: readonly { readonly number: number; readonly runs: readonly PrintedRun[] }[];
}

export interface TableBlock extends BlockBase {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly place: Place }[];
}

export interface TermBlock extends BlockBase {
  readonly kind: 'term';
  /** With abbreviations and synonyms: `Alexander disease (ALX, AXD)`. */
  readonly name: string;
  readonly paragraphs: readonly (readonly PrintedRun[])[];
}

export interface ReferenceBlock extends BlockBase {
  readonly kind: 'reference';
  readonly key: string;
  readonly number: number;
  readonly runs: readonly PrintedRun[];
}

export interface ChangesBlock extends BlockBase {
  readonly kind: 'changes';
  readonly lead: string;
  readonly entries: readonly {
    /** Id that the entry names, '' where it names none. */
    readonly criterion: string;
    readonly runs: readonly PrintedRun[];
    readonly place: Place;
  }[];
}
