// The one store of the window, made of its slices; knows services only as they are handed in.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { createAnalysesSlice } from './state/analyses.ts';
import type { AnalysesSlice } from './state/analyses.ts';
import { createAutosavingSlice } from './state/autosaving.ts';
import type { AutosavingSlice } from './state/autosaving.ts';
import { createCaseTablesSlice } from './state/case-tables.ts';
import type { CaseTablesSlice } from './state/case-tables.ts';
import { createCaseWritingSlice } from './state/case-writing.ts';
import type { CaseWritingSlice } from './state/case-writing.ts';
import { createCasesSlice } from './state/cases.ts';
import type { CasesSlice } from './state/cases.ts';
import { createComparisonExportSlice } from './state/comparison-export.ts';
import type { ComparisonExportSlice } from './state/comparison-export.ts';
import { createComparisonSlice } from './state/comparison.ts';
import type { ComparisonSlice } from './state/comparison.ts';
import { createDeskSlice } from './state/desk.ts';
import type { DeskSlice } from './state/desk.ts';
import type { DocumentsSlice } from './state/documents-state.ts';
import { createDocumentsSlice } from './state/documents.ts';
import { createDroppedFilesSlice } from './state/dropped-files.ts';
import type { DroppedFilesSlice } from './state/dropped-files.ts';
import { createExportingSlice } from './state/exporting.ts';
import type { ExportingSlice } from './state/exporting.ts';
import { createFindingsSlice } from './state/findings.ts';
import type { FindingsSlice } from './state/findings.ts';
import { createFixesSlice } from './state/fixes.ts';
import type { FixesSlice } from './state/fixes.ts';
import { createFormattingSlice } from './state/formatting.ts';
import type { FormattingSlice } from './state/formatting.ts';
import { createFrameSlice } from './state/frame.ts';
import type { FrameSlice } from './state/frame.ts';
import { createGuidelineAnalysisSlice } from './state/guideline-analysis.ts';
import type { GuidelineAnalysisSlice } from './state/guideline-analysis.ts';
import { createHelpSlice } from './state/help.ts';
import type { HelpSlice } from './state/help.ts';
import { createKeepingCasesSlice } from './state/keeping-cases.ts';
import type { KeepingCasesSlice } from './state/keeping-cases.ts';
import { createLibrarySlice } from './state/library.ts';
import type { LibrarySlice } from './state/library.ts';
import { createLibraryChangesSlice } from './state/library-changes.ts';
import type { LibraryChangesSlice } from './state/library-changes.ts';
import { createMadeSlice } from './state/made.ts';
import type { MadeSlice } from './state/made.ts';
import { createNoticesSlice } from './state/notices.ts';
import type { NoticesSlice } from './state/notices.ts';
import { createPanesSlice } from './state/panes.ts';
import { createReviewingSlice } from './state/reviewing.ts';
import type { ReviewingSlice } from './state/reviewing.ts';
import { createReplaySlice } from './state/replay.ts';
import type { ReplaySlice } from './state/replay.ts';
import { createReplayCasesSlice } from './state/replay-cases.ts';
import type { ReplayCasesSlice } from './state/replay-cases.ts';
import { createReplayUploadSlice } from './state/replay-upload.ts';
import type { ReplayUploadSlice } from './state/replay-upload.ts';
import { createSearchingSlice } from './state/searching.ts';
import type { SearchingSlice } from './state/searching.ts';
import { createSettingsSlice } from './state/settings.ts';
import type { SettingsSlice } from './state/settings.ts';
import type { Services } from './state/slice.ts';
import { createStandingsSlice } from './state/standings.ts';
import type { StandingsSlice } from './state/standings.ts';
import { createGuardingSlice } from './state/guarding.ts';
import type { GuardingSlice } from './state/guarding.ts';
import { createTreeHelpSlice } from './state/tree-help.ts';
import type { TreeHelpSlice } from './state/tree-help.ts';
import { createSummaryEditingSlice } from './state/summary-editing.ts';
import type { SummaryEditingSlice } from './state/summary-editing.ts';
import { createViewSlice } from './state/view.ts';
import type { ViewSlice } from './state/view.ts';
import { createWritingSlice } from './state/writing.ts';
import type { WritingSlice } from './state/writing.ts';
import { createWaivingSlice } from './state/waiving.ts';
import type { WaivingSlice } from './state/waiving.ts';

export type AppState = NoticesSlice &
  FrameSlice &
  DroppedFilesSlice &
  MadeSlice &
  DeskSlice &
  AutosavingSlice &
  SearchingSlice &
  SettingsSlice &
  LibrarySlice &
  LibraryChangesSlice &
  StandingsSlice &
  GuardingSlice &
  AnalysesSlice &
  DocumentsSlice &
  CasesSlice &
  CaseTablesSlice &
  CaseWritingSlice &
  GuidelineAnalysisSlice &
  ComparisonSlice &
  ComparisonExportSlice &
  KeepingCasesSlice &
  ReviewingSlice &
  SummaryEditingSlice &
  ExportingSlice &
  ReplaySlice &
  ReplayCasesSlice &
  ReplayUploadSlice &
  FormattingSlice &
  FindingsSlice &
  FixesSlice &
  WaivingSlice &
  WritingSlice &
  HelpSlice &
  TreeHelpSlice &
  ViewSlice;

export type AppStore = StoreApi<AppState>;

export function createAppStore(services: Services): AppStore {
  return createStore<AppState>((set, get) => {
    const tools = { get, set };
    return {
      ...createNoticesSlice(services, tools),
      ...createSettingsSlice(services, tools),
      ...createFrameSlice(tools),
      ...createLibrarySlice(services, tools),
      ...createLibraryChangesSlice(services, tools),
      ...createAutosavingSlice(services, tools),
      ...createDroppedFilesSlice(tools),
      ...createSearchingSlice(services, tools),
      ...createStandingsSlice(services, tools),
      ...createGuardingSlice(tools),
      ...createAnalysesSlice(services, tools),
      ...createPanesSlice(tools),
      ...createDocumentsSlice(services, tools),
      ...createCasesSlice(services, tools),
      ...createCaseTablesSlice(services, tools),
      ...createCaseWritingSlice(services, tools),
      ...createGuidelineAnalysisSlice(services, tools),
      ...createComparisonSlice(services, tools),
      ...createKeepingCasesSlice(services, tools),
      ...createSummaryEditingSlice(tools),
      ...createMadeSlice(services, tools),
      ...createDeskSlice(services, tools),
      ...createComparisonExportSlice(services, tools),
      ...createReviewingSlice(services, tools),
      ...createReplaySlice(services, tools),
      ...createReplayCasesSlice(services, tools),
      ...createReplayUploadSlice(services, tools),
      ...createExportingSlice(services, tools),
      ...createFormattingSlice(services, tools),
      ...createFindingsSlice(services, tools),
      ...createFixesSlice(tools),
      ...createWaivingSlice(services, tools),
      ...createWritingSlice(services, tools),
      ...createHelpSlice(services),
      ...createTreeHelpSlice(services, tools),
      ...createViewSlice(tools),
    };
  });
}
