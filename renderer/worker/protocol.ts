// What a window asks of the language worker and what it gets back: plain data only; knows neither React nor Monaco.
import type {
  CaseLens,
  CaseRun,
  ChangeLens,
  CodeAction,
  Completion,
  CriteriaTree,
  CriterionNotes,
  DecisionView,
  DecisionWays,
  Diagnostic,
  DocumentLink,
  Explanation,
  Facts,
  Finding,
  Fix,
  FoldingRange,
  FormField,
  GuidelineDiff,
  Highlight,
  Hover,
  InlayHint,
  LibraryPlan,
  LibraryRequest,
  LintConfig,
  NameReference,
  OutlineEntry,
  Place,
  PrintedDocument,
  RedlineDocument,
  Rename,
  RenamePlace,
  RepairedPaste,
  RuleHelp,
  SemanticToken,
  Span,
  TreeChanges,
  TreeCoverage,
} from '../../dsl/index.ts';

/** One text of the library or of an editor. A higher `version` of the same uri replaces the lower; uri = library path. */
export interface DocumentText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What is wrong with one version of one document. Offsets are UTF-16 units of that version's text. */
export interface Check {
  readonly uri: string;
  readonly version: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Time in the worker, milliseconds. */
  readonly elapsed: number;
}

/** What the panels show of one version of one document, in parts that cross to the window one by one: no message takes it long to read. */
export interface AnalysisParts {
  readonly marks: { readonly outline: readonly OutlineEntry[]; readonly tokens: readonly SemanticToken[] };
  /** undefined for a cases document. */
  readonly page: { readonly printed: PrintedDocument | undefined };
  readonly tree: { readonly criteria: CriteriaTree | undefined };
  readonly form: { readonly form: readonly FormField[] };
}

export interface Analysis
  extends
    TextVersion,
    Readonly<AnalysisParts['marks']>,
    Readonly<AnalysisParts['page']>,
    Readonly<AnalysisParts['tree']>,
    Readonly<AnalysisParts['form']> {}

export interface CaseAnswer {
  readonly version: number;
  readonly explanation: Explanation;
  /** Truth of each criterion by id, to colour the tree. */
  readonly states: Readonly<Record<string, 'met' | 'not-met' | 'unknown'>>;
}

/** One version of a text that the worker was given before. */
export interface TextVersion {
  readonly uri: string;
  readonly version: number;
}

/**
 * What the editor asks while a person writes. Where the worker has another version of the text by now there is no answer:
 * its places would be wrong.
 */
export interface LanguageHelp {
  /** Of a text that need not be analysed yet; of several that wait, only the newest is made. `trigger`: the character typed, or ''. */
  complete(document: DocumentText, offset: number, trigger: string): Promise<readonly Completion[]>;
  hover(text: TextVersion, offset: number): Promise<Hover | undefined>;
  definition(text: TextVersion, offset: number): Promise<readonly Place[] | undefined>;
  references(text: TextVersion, offset: number): Promise<readonly NameReference[] | undefined>;
  renamePlace(text: TextVersion, offset: number): Promise<RenamePlace | undefined>;
  rename(text: TextVersion, offset: number, newName: string): Promise<Rename | undefined>;
  codeActions(text: TextVersion, selection: Span): Promise<readonly CodeAction[] | undefined>;
  inlayHints(text: TextVersion): Promise<readonly InlayHint[] | undefined>;
  foldingRanges(text: TextVersion): Promise<readonly FoldingRange[] | undefined>;
  documentLinks(text: TextVersion): Promise<readonly DocumentLink[] | undefined>;
  caseLenses(text: TextVersion): Promise<readonly CaseLens[] | undefined>;
  changeLenses(text: TextVersion): Promise<readonly ChangeLens[] | undefined>;
  highlights(text: TextVersion, offset: number): Promise<readonly Highlight[] | undefined>;
  /** From the section down to the innermost entry. */
  breadcrumbs(text: TextVersion, offset: number): Promise<readonly OutlineEntry[] | undefined>;
  /** What comes from another program as text of the language; `text` and `offset`: where it is to stand. */
  repairPaste(pasted: string, text: string, offset: number): Promise<RepairedPaste>;
}

/** What a careful editor would ask about one version of a text. */
export interface TextFindings {
  readonly version: number;
  /** In the order of the text, waived ones included. */
  readonly findings: readonly Finding[];
  /** What was not looked at, and why. */
  readonly notes: readonly string[];
  /** It was not looked over, because the text has errors. */
  readonly paused: boolean;
}

export interface LintRules {
  readonly config: LintConfig;
  /** The day for review dates, YYYY-MM-DD. */
  readonly today: string;
}

/** Findings are told only of a text without errors. */
export interface Standing {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Looking a text over takes longer than a keystroke may: it has a worker of its own. */
export interface LintService {
  /** The closed documents of the library: rules compare with them. */
  setLibrary(files: readonly DocumentText[], open?: readonly string[]): Promise<void>;
  setLintRules(rules: LintRules): Promise<void>;
  /** `open`: the texts of all editors, the one that is asked about among them. Of several that wait only the newest is answered. */
  lint(uri: string, open: readonly DocumentText[]): Promise<TextFindings>;
  /** The edit that waives a finding of a version that was looked over; undefined where it has another version by now, or cannot be waived. */
  waive(text: TextVersion, finding: Pick<Finding, 'code' | 'span'>, reason: string): Promise<Fix | undefined>;
  /** How many errors and open findings a text has; undefined of one that is not known, or is no guideline. */
  standing(uri: string): Promise<Standing | undefined>;
  ruleHelp(code: string): Promise<RuleHelp | undefined>;
}

/** What the tree shows beside the criteria themselves; each asked only while it is to be seen. */
export interface TreeHelp {
  /** How the cases of the library use each criterion; undefined for an unknown guideline. */
  treeCoverage(uri: string): Promise<TreeCoverage | undefined>;
  treeChanges(uri: string, olderUri: string): Promise<TreeChanges | undefined>;
  criterionNotes(uri: string, id: string): Promise<CriterionNotes | undefined>;
  /** The way of a case through both graphs of the decision view; undefined where there is no diagram. */
  decisionWays(uri: string, facts: Facts): Promise<DecisionWays | undefined>;
}

export interface LanguageService extends LanguageHelp, LintService, TreeHelp {
  /**
   * The closed documents of the library: fragments and other versions are found there. `open`: what editors have;
   * where it is given, everything else is forgotten, as a text that was open once and is removed now.
   */
  setLibrary(files: readonly DocumentText[], open?: readonly string[]): Promise<void>;
  /** Newest wins: an answer for an older version is never given once a newer was asked for. */
  analyse(document: DocumentText): Promise<Check>;
  /** Of the version that was analysed last; undefined of any other. */
  analysisPart<P extends keyof AnalysisParts>(
    text: TextVersion,
    part: P,
  ): Promise<AnalysisParts[P] | undefined>;
  decisionView(uri: string): Promise<DecisionView>;
  decide(uri: string, facts: Facts): Promise<CaseAnswer>;
  compare(oldUri: string, newUri: string): Promise<GuidelineDiff>;
  /** The printed guideline with the changes marked. */
  redline(oldUri: string, newUri: string): Promise<RedlineDocument>;
  /** All of the comparison as one self-contained page of HTML. */
  comparisonPage(oldUri: string, newUri: string): Promise<string>;
  /** The whole text, formatted; the same text when it has errors that forbid it. */
  format(uri: string): Promise<string>;
  /** What a change of whole documents comes to, from the texts as they were given last; writes nothing. */
  planChange(request: LibraryRequest): Promise<LibraryPlan>;
  runCases(casesUri: string): Promise<readonly CaseRun[]>;
}
