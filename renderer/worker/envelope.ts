// How the window and the language worker speak: one question, one answer, joined by a number; plain data only.
import type { LanguageService } from './protocol.ts';

export type LanguageMethod = keyof LanguageService;

export interface Question {
  readonly id: number;
  readonly method: LanguageMethod;
  readonly args: readonly unknown[];
}

export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  /** A fault of the app, in words for the log; what is wrong with a text is a diagnostic, never this. */
  | { readonly id: number; readonly ok: false; readonly message: string };

/** The table over which both ends loop; a method that is missing here does not compile. */
export const languageMethods = [
  'setLibrary',
  'analyse',
  'analysisPart',
  'decisionView',
  'decide',
  'compare',
  'redline',
  'comparisonPage',
  'documentPage',
  'replayPage',
  'keepCase',
  'format',
  'planChange',
  'mergeTexts',
  'searchText',
  'caseMaterial',
  'changeCases',
  'caseTable',
  'analyseStep',
  'decisiveCases',
  'complete',
  'hover',
  'definition',
  'references',
  'renamePlace',
  'rename',
  'codeActions',
  'inlayHints',
  'foldingRanges',
  'documentLinks',
  'caseLenses',
  'changeLenses',
  'highlights',
  'breadcrumbs',
  'repairPaste',
  'setLintRules',
  'lint',
  'waive',
  'standing',
  'ruleHelp',
  'treeChanges',
  'criterionNotes',
  'decisionWays',
  'write',
  'readCitation',
  'sourcesAndTerms',
] as const satisfies readonly LanguageMethod[];

type Missing = Exclude<LanguageMethod, (typeof languageMethods)[number]>;
const complete: Missing extends never ? true : never = true;
void complete;

/** How many steps `analyseStep` tells before it is done. */
export const analysisStepCount = 4;
