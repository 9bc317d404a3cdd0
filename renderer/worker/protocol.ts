// What a window asks of the language worker and what it gets back: plain data only; knows neither React nor Monaco.
import type {
  AnalysisStep,
  BoundaryCase,
  CaseChange,
  CaseLens,
  CaseRun,
  ChangeLens,
  CodeAction,
  Completion,
  Coverage,
  CriteriaTree,
  DecisiveCase,
  DecisiveCases,
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
  GuidelineAnalysis,
  GuidelineDiff,
  Highlight,
  Hover,
  InlayHint,
  LibraryPlan,
  LibraryRequest,
  LintConfig,
  NamedCriterion,
  NameReference,
  OutlineEntry,
  Place,
  PrintedDocument,
  RedlineDocument,
  ReplayAnswer,
  ReadCitation,
  Rename,
  RenamePlace,
  RepairedPaste,
  RuleHelp,
  SemanticToken,
  SourcesAndTerms,
  Span,
  TextEdit,
  TextMerge,
  TextQuery,
  TextSearch,
  WayTo,
  TreeChanges,
  Witness,
  Writing,
  WritingRequest,
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
  readonly form: {
    readonly form: readonly FormField[];
    /** The text has errors: `form`, and what is decided, are of its last version without. */
    readonly formIsEarlier: boolean;
  };
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
  /** Keys of the facts that are missing, the best next question first. */
  readonly order: readonly string[];
  /** The fewest answers that lead to each other determination; undefined where the guideline is too large for that. */
  readonly ways: readonly WayTo[] | undefined;
  /** Truth of each criterion by id, to colour the tree. */
  readonly states: Readonly<Record<string, 'met' | 'not-met' | 'unknown'>>;
}

export interface CaseToKeep {
  /** The cases file of the version; '' where it has none. */
  readonly path: string;
  /** `cases for id version`, for a file that has to be made. */
  readonly head: string;
  readonly text: string;
  /** Where a case with the same facts and the same expectation stands already. */
  readonly known: Span | undefined;
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

/** The texts on which the cases of one guideline stand, so that a worker that knows nothing can run them. */
export interface CaseMaterial {
  /** Uri of a guideline or fragment. */
  readonly guideline: string;
  /** With the fragments that it includes and the cases of all of them. */
  readonly texts: readonly DocumentText[];
  /** Uris of the cases: its own, then those of its fragments. */
  readonly files: readonly string[];
}

/** All cases of one guideline and of its fragments, decided. */
export interface CaseTable {
  readonly guideline: string;
  /** Of the texts that it is about, by uri. */
  readonly versions: Readonly<Record<string, number>>;
  /** The guideline has errors: its own cases were not run. */
  readonly faulty: boolean;
  readonly files: readonly CasesRun[];
  /** By the guideline's own cases. */
  readonly coverage: Coverage | undefined;
}

export interface CasesRun {
  readonly uri: string;
  /** The guideline or fragment that decides them. */
  readonly guideline: string;
  /** Its title, where it is another than that of the table. */
  readonly fragment: string;
  readonly runs: readonly CaseRun[];
}

export type AnalysisTurn =
  | { readonly done: false; readonly next: AnalysisStep }
  | { readonly done: true; readonly report: AnalysisReport };

export interface NumberFinding {
  readonly kind: 'gap' | 'overlap';
  /** `14.1 to 14.9 /h` */
  readonly values: string;
  readonly lower: NamedCriterion;
  readonly upper: NamedCriterion;
}

export interface AnalysisReport extends Omit<GuidelineAnalysis, 'sections' | 'boundaries' | 'numbers'> {
  readonly numbers: readonly NumberFinding[];
  /** On either side of each line, without those that the guideline's cases hold already. */
  readonly boundaryCases: readonly BoundaryCase[];
  /** Lines of which no pair of cases was found within the effort allowed. */
  readonly linesNotProved: number;
}

/** What may take longer than a person at the keyboard waits: asked of a worker of its own, which may be stopped at any time. */
export interface TryingService {
  caseTable(material: CaseMaterial): Promise<CaseTable>;
  /** Begins anew with step 0, and goes on with the next; a step out of turn begins anew as well. */
  analyseStep(material: CaseMaterial, step: number): Promise<AnalysisTurn>;
  /** Complete cases in which the criterion decides; undefined where there is no such criterion. */
  decisiveCases(
    material: CaseMaterial,
    id: string,
    states: readonly DecisiveCase['state'][],
  ): Promise<DecisiveCases | undefined>;
}

/** What a change of the cases makes of their text. */
export interface CasesEdit {
  readonly uri: string;
  /** Of the text that the edits are for; undefined for a document that there is not yet. */
  readonly text: string | undefined;
  readonly edits: readonly TextEdit[];
}

/** What the tree shows beside the criteria themselves; each asked only while it is to be seen. */
export interface TreeHelp {
  treeChanges(uri: string, olderUri: string): Promise<TreeChanges | undefined>;
  criterionNotes(uri: string, id: string): Promise<CriterionNotes | undefined>;
  /** The way of a case through both graphs of the decision view; undefined where there is no diagram. */
  decisionWays(uri: string, facts: Facts): Promise<DecisionWays | undefined>;
}

/** Writing without knowing the language. */
export interface WritingHelp {
  /** The edits that an action comes to, or why it cannot be done there; writes nothing. */
  write(document: DocumentText, selection: Span, request: WritingRequest): Promise<Writing>;
  readCitation(pasted: string): Promise<ReadCitation>;
  sourcesAndTerms(text: TextVersion): Promise<SourcesAndTerms | undefined>;
}

/** A pattern may take for ever: asked of a worker of its own, which may be stopped. */
export interface SearchingService {
  searchText(uri: string, text: string, query: TextQuery): Promise<TextSearch>;
}

export interface LanguageService
  extends LanguageHelp, LintService, TreeHelp, TryingService, WritingHelp, SearchingService {
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
  /** The printed guideline as one self-contained page of HTML. */
  documentPage(uri: string): Promise<string>;
  /** A replay as one self-contained page of HTML. */
  replayPage(answer: ReplayAnswer): Promise<string>;
  /** A witness of the comparison as a case of the new version. */
  keepCase(oldUri: string, newUri: string, witness: Witness): Promise<CaseToKeep>;
  /** The whole text, formatted; the same text when it has errors that forbid it. */
  format(uri: string): Promise<string>;
  /** What becomes of one text that two people changed; `base`: what both started from. */
  mergeTexts(base: string, mine: string, theirs: string): Promise<TextMerge>;
  /** What a change of whole documents comes to, from the texts as they were given last; writes nothing. */
  planChange(request: LibraryRequest): Promise<LibraryPlan>;
  /** Of a guideline or fragment, or of the one that a document of cases names; undefined where there is none. */
  caseMaterial(uri: string): Promise<CaseMaterial | undefined>;
  /** `casesUri` '' adds to the first document of the guideline's cases, or makes one beside it. undefined where the case is gone. */
  changeCases(guidelineUri: string, casesUri: string, change: CaseChange): Promise<CasesEdit | undefined>;
}
