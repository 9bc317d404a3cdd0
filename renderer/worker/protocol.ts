// What a window asks of the language worker and what it gets back: plain data only; knows neither React nor Monaco.
import type {
  CaseRun,
  Completion,
  CriteriaTree,
  DecisionView,
  Diagnostic,
  Explanation,
  Facts,
  FormField,
  GuidelineDiff,
  Hover,
  OutlineEntry,
  PrintedDocument,
  SemanticToken,
} from '../../dsl/index.ts';

/** One text of the library or of an editor. A higher `version` of the same uri replaces the lower; uri = library path. */
export interface DocumentText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** Everything that follows from one version of one document. Offsets are UTF-16 units of that version's text. */
export interface Analysis {
  readonly uri: string;
  readonly version: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly outline: readonly OutlineEntry[];
  readonly tokens: readonly SemanticToken[];
  /** undefined for a cases document. */
  readonly printed: PrintedDocument | undefined;
  readonly criteria: CriteriaTree | undefined;
  readonly form: readonly FormField[];
  /** Time in the worker, milliseconds. */
  readonly elapsed: number;
}

export interface CaseAnswer {
  readonly version: number;
  readonly explanation: Explanation;
  /** Truth of each criterion by id, to colour the tree. */
  readonly states: Readonly<Record<string, 'met' | 'not-met' | 'unknown'>>;
}

export interface LanguageService {
  /** The closed documents of the library: fragments and other versions are found there. */
  setLibrary(files: readonly DocumentText[]): Promise<void>;
  /** Newest wins: an answer for an older version is never given once a newer was asked for. */
  analyse(document: DocumentText): Promise<Analysis>;
  decisionView(uri: string): Promise<DecisionView>;
  decide(uri: string, facts: Facts): Promise<CaseAnswer>;
  compare(oldUri: string, newUri: string): Promise<GuidelineDiff>;
  /** The whole text, formatted; the same text when it has errors that forbid it. */
  format(uri: string): Promise<string>;
  runCases(casesUri: string): Promise<readonly CaseRun[]>;
  /** What may be written at an offset of the text as it was analysed last. */
  complete(uri: string, offset: number): Promise<readonly Completion[]>;
  /** What the words at an offset mean; undefined where there is nothing to tell. */
  hover(uri: string, offset: number): Promise<Hover | undefined>;
}
