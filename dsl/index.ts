// The only door of the language: everything that host, shells, worker and CLI may use of it.
export * from './source/span.ts';
export * from './source/source-text.ts';
export * from './source/diagnostic.ts';
export { catalogueEntries, type DiagnosticCode } from './source/catalogue.ts';
export type { CatalogueEntry } from './source/catalogue-entry.ts';
export type * from './syntax/ast.ts';
export { createSyntax, type Syntax } from './syntax/parse.ts';
export { printDocument } from './syntax/print.ts';
export { keywords, sectionWords, type Keyword } from './syntax/keywords.ts';
export type * from './model/guideline.ts';
export { compileGuideline, type CompiledGuideline, type FindFragment } from './compile.ts';
export { createWorkspace, type DocumentIdentity, type Workspace } from './workspace.ts';
export { parseDay } from './decision/calendar.ts';
export { codeInRange, comparableCode } from './decision/codes.ts';
export * from './decision/criteria-graph.ts';
export * from './decision/facts.ts';
export * from './decision/evaluate.ts';
export * from './decision/decide.ts';
export * from './decision/criteria-index.ts';
export * from './decision/compile-diagram.ts';
export * from './decision/meaning.ts';
export * from './decision/explain.ts';
export { waysTo, type ChangedAnswer, type WayTo } from './decision/ways-to.ts';
export { openQuestions } from './decision/questions.ts';
export type { AskOptions, Criterion, QuestionOptions, Questions, Witnessed } from './decision/questions.ts';
export type { Proof } from './decision/find-case.ts';
export * from './decision/wish.ts';
export type { CreateSolver, SatSolver } from './decision/sat-solver.ts';
export { analyse, analyseInSteps, analysisSteps } from './analysis/analyse.ts';
export type {
  Analysis,
  Analysis as GuidelineAnalysis,
  AnalysisOptions,
  AnalysisStep,
  NamedDead,
  SectionSets,
} from './analysis/analyse.ts';
export { boundaryCases, type BoundaryCase } from './analysis/boundary-cases.ts';
export { decisiveCases } from './analysis/decisive-case.ts';
export type { DecisiveCase, DecisiveCases } from './analysis/decisive-case.ts';
export { valuesBetween } from './analysis/number-bands.ts';
export { named, type NamedCriterion } from './analysis/criterion.ts';
export type { Boundary, DecidedCase } from './analysis/boundaries.ts';
export type { Literal, SmallestSets } from './analysis/smallest-sets.ts';
export type { GivenAnswer, ShortestWay } from './analysis/shortest-ways.ts';
export { compileDecider, type Decider } from './decision/closure.ts';
export type { PackedCase } from './decision/packed.ts';
export { questionOrder, type QuestionOrder, type QuestionStep } from './analysis/question-order.ts';
export * from './decision/batch.ts';
export * from './decision/batch-columns.ts';
export * from './replay/replay.ts';
export * from './replay/cell-reading.ts';
export * from './replay/match-columns.ts';
export * from './replay/case-columns.ts';
export * from './replay/replay-answer.ts';
export { replayPage } from './replay/replay-page.ts';
export type { SameCriteria } from './replay/same-criteria.ts';
export type { Difference } from './replay/taken-back.ts';
export * from './cases/case.ts';
export { changeCases, newCasesText } from './cases/change-cases.ts';
export type { CaseChange, CasesText } from './cases/change-cases.ts';
export { writeCase, type CaseToWrite } from './cases/write-case.ts';
export * from './cases/resolve-cases.ts';
export * from './cases/run-cases.ts';
export * from './cases/coverage.ts';
export type * from './diff/change.ts';
export type * from './diff/decision-change.ts';
export type * from './diff/guideline-diff.ts';
export { diffGuidelines } from './diff/diff.ts';
export * from './diff/merge-texts.ts';
export { sameCriteria } from './diff/same-criteria.ts';
export { keptCase, type KeptCase } from './diff/kept-case.ts';
export { summaryMarkdown, summarySource, summaryText } from './diff/summary-text.ts';
export {
  summaryTable,
  summaryTableCsv,
  summaryTableMarkdown,
  type SummaryRow,
} from './diff/summary-table.ts';
export * from './ide/criteria-tree.ts';
export * from './ide/decision-view.ts';
export * from './ide/tree-changes.ts';
export * from './ide/criterion-notes.ts';
export * from './ide/outline.ts';
export * from './ide/semantic-tokens.ts';
export * from './ide/form.ts';
export * from './ide/completion.ts';
export * from './ide/hover.ts';
export * from './ide/definition.ts';
export * from './ide/references.ts';
export * from './ide/rename.ts';
export * from './ide/folding.ts';
export * from './ide/inlay-hints.ts';
export * from './ide/document-links.ts';
export * from './ide/case-lenses.ts';
export * from './ide/change-lenses.ts';
export { earlierVersionOf, type EarlierVersion } from './ide/earlier-version.ts';
export * from './ide/breadcrumbs.ts';
export * from './ide/highlights.ts';
export * from './ide/selection-ranges.ts';
export * from './ide/library-symbols.ts';
export * from './ide/code-actions.ts';
export * from './ide/library-plan.ts';
export { writeAt, type Writing, type WritingRequest, type WrittenEdits } from './ide/write.ts';
export type { ChangeForm } from './ide/write-change.ts';
export type { ReferenceForm } from './ide/write-citation.ts';
export type { CodeForm } from './ide/write-code.ts';
export type { ElementForm } from './ide/write-element.ts';
export type { TermForm } from './ide/write-term.ts';
export type { CitationAuthor, CitationFields } from './ide/citation-fields.ts';
export { readCitation, type ReadCitation } from './ide/read-citation.ts';
export type { ConditionForm, ConditionTest, ListedElement } from './ide/write-condition.ts';
export { sourcesAndTerms, type SourcesAndTerms } from './ide/sources-and-terms.ts';
export type { ListedReference, ListedTerm } from './ide/sources-and-terms.ts';
export { referenceText } from './ide/citation-fields.ts';
export type { GuidelineTemplate } from './ide/plan-new-guideline.ts';
export * from './ide/paste.ts';
export * from './ide/search-text.ts';
export type * from './publish/printed-document.ts';
export { printGuideline } from './publish/document.ts';
export { toHtml } from './publish/html.ts';
export type * from './publish/redline-document.ts';
export { redlineGuidelines } from './publish/redline.ts';
export { comparisonToHtml, type ComparedText, type ComparisonPage } from './publish/comparison-html.ts';
export { bundleFiles } from './targets/bundle-files.ts';
export { targets } from './targets/registry.ts';
export type {
  CqlTranslator,
  EmittedFile,
  Target,
  TargetInput,
  TargetSource,
  TargetTools,
} from './targets/target.ts';
export { canonicalJson, printJson, type JsonObject, type JsonValue } from './targets/canonical-json.ts';
export { digestOf, type Digest } from './targets/digest.ts';
export { opaSignaturePayload, opaSignaturesPath, type OpaFile } from './targets/opa/signature.ts';
export { createLinter, openFindings } from './lint/run.ts';
export type { Finding, Linter, LintOptions, LintReport, WaivedBy } from './lint/run.ts';
export { defaultLintConfig, readLintConfig } from './lint/config.ts';
export type { LintConfig, LintConfigProblem, LintConfigReading, RuleSetting } from './lint/config.ts';
export { waiveFix } from './lint/waive.ts';
export { ruleHelp } from './lint/rule-help.ts';
export type { RuleHelp } from './lint/rule-help.ts';
export { lintRules } from './lint/registry.ts';
export { ruleCategories } from './lint/rule.ts';
export type { Level as LintLevel, Rule as LintRule, RuleCategory, RuleCode } from './lint/rule.ts';
