// The whole comparison of two versions as one plain value: changes, decisions, the drafted summary and the check of the printed one.
import type { Place } from '../model/guideline.ts';
import type { Change } from './change.ts';
import type { DecisionChange, DecisionClasses, Equivalence } from './decision-change.ts';

export interface GuidelineDiff {
  readonly old: VersionIdentity;
  readonly new: VersionIdentity;
  /** In the order of the new document; what is gone stands where it stood. */
  readonly changes: readonly Change[];
  /** In the order of the changes that cause them; what no single change explains comes last. */
  readonly decisions: readonly DecisionChange[];
  readonly classes: DecisionClasses;
  readonly equivalence: Equivalence;
  readonly materiality: DiffMateriality;
  readonly summary: DraftSummary;
  readonly claims: ClaimCheck;
  /** What a reader should know about the comparison itself: budget exceeded, witnesses dropped. */
  readonly notes: readonly string[];
}

/** What kind of change the whole comparison amounts to. */
export interface DiffMateriality {
  /** Whether some determination changes, known only where it is proved: `meaning` of a single change says what to look at, this says what came of it. */
  readonly meaning: true | false | 'not proved';
  /** What else changed, in the order of the list; `structure`: changes of the criteria that change no determination. */
  readonly besides: readonly ('structure' | 'wording' | 'evidence' | 'codes' | 'administrative')[];
  /** One line for people: `Wording and evidence only: no determination changes.` */
  readonly words: string;
}

export interface VersionIdentity {
  readonly uri: string;
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Shortest name that tells the two apart: the version, or else the path. */
  readonly label: string;
}

/** The summary of changes in the published house style. */
export interface DraftSummary {
  /** "MR Spectroscopy guideline had the following version changes from 2023.1 to 2024.2:" */
  readonly lead: string;
  readonly groups: readonly SummaryGroup[];
}

export interface SummaryGroup {
  /** "Added the following:" or a whole sentence without bullets below. */
  readonly heading: string;
  readonly bullets: readonly SummaryBullet[];
  /** Changes behind the heading itself where it has no bullets. */
  readonly changes: readonly string[];
  /** The line of a `changes from` section that says such a heading; '' where bullets do. */
  readonly source: string;
}

export interface SummaryBullet {
  /** Ready to print: `"Epilepsy for pre-surgical evaluation" indication`. */
  readonly words: string;
  /** Ids of the changes behind it; never empty. */
  readonly changes: readonly string[];
  /** The line of a `changes from` section that says it: `added {epilepsy}  "Epilepsy" indication`. */
  readonly source: string;
}

/** The printed summary against the changes, both ways. */
export interface ClaimCheck {
  /** False where the new version has no `changes from` list for the old one: then nothing is claimed. */
  readonly listed: boolean;
  /** Version that the list is said to start from, as written. */
  readonly from: string;
  readonly claims: readonly Claim[];
  /** Ids of the changes that no claim mentions and a reader would expect to be told. */
  readonly unmentioned: readonly string[];
}

export interface Claim {
  readonly verb: string;
  readonly id: string;
  readonly text: string;
  readonly place: Place;
  /** Changes behind it; [] = nothing in the comparison bears it out. */
  readonly changes: readonly string[];
  /** How the changes were found; 'nothing' where there are none. */
  readonly by: 'id' | 'words' | 'parent' | 'section' | 'kind' | 'nothing';
}
