// The one store of the window, made of its slices; knows services only as they are handed in.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { createAnalysesSlice } from './state/analyses.ts';
import type { AnalysesSlice } from './state/analyses.ts';
import { createCasesSlice } from './state/cases.ts';
import type { CasesSlice } from './state/cases.ts';
import { createComparisonSlice } from './state/comparison.ts';
import type { ComparisonSlice } from './state/comparison.ts';
import type { DocumentsSlice } from './state/documents-state.ts';
import { createDocumentsSlice } from './state/documents.ts';
import { createExportingSlice } from './state/exporting.ts';
import type { ExportingSlice } from './state/exporting.ts';
import { createFindingsSlice } from './state/findings.ts';
import type { FindingsSlice } from './state/findings.ts';
import { createFixesSlice } from './state/fixes.ts';
import type { FixesSlice } from './state/fixes.ts';
import { createFormattingSlice } from './state/formatting.ts';
import type { FormattingSlice } from './state/formatting.ts';
import { createHelpSlice } from './state/help.ts';
import type { HelpSlice } from './state/help.ts';
import { createLibrarySlice } from './state/library.ts';
import type { LibrarySlice } from './state/library.ts';
import { createLibraryChangesSlice } from './state/library-changes.ts';
import type { LibraryChangesSlice } from './state/library-changes.ts';
import { createNoticesSlice } from './state/notices.ts';
import type { NoticesSlice } from './state/notices.ts';
import { createSettingsSlice } from './state/settings.ts';
import type { SettingsSlice } from './state/settings.ts';
import type { Services } from './state/slice.ts';
import { createStandingsSlice } from './state/standings.ts';
import type { StandingsSlice } from './state/standings.ts';
import { createGuardingSlice } from './state/guarding.ts';
import type { GuardingSlice } from './state/guarding.ts';
import { createViewSlice } from './state/view.ts';
import type { ViewSlice } from './state/view.ts';
import { createWaivingSlice } from './state/waiving.ts';
import type { WaivingSlice } from './state/waiving.ts';

export type AppState = NoticesSlice &
  SettingsSlice &
  LibrarySlice &
  LibraryChangesSlice &
  StandingsSlice &
  GuardingSlice &
  AnalysesSlice &
  DocumentsSlice &
  CasesSlice &
  ComparisonSlice &
  ExportingSlice &
  FormattingSlice &
  FindingsSlice &
  FixesSlice &
  WaivingSlice &
  HelpSlice &
  ViewSlice;

export type AppStore = StoreApi<AppState>;

export function createAppStore(services: Services): AppStore {
  return createStore<AppState>((set, get) => {
    const tools = { get, set };
    return {
      ...createNoticesSlice(services, tools),
      ...createSettingsSlice(services, tools),
      ...createLibrarySlice(services, tools),
      ...createLibraryChangesSlice(services, tools),
      ...createStandingsSlice(services, tools),
      ...createGuardingSlice(tools),
      ...createAnalysesSlice(services, tools),
      ...createDocumentsSlice(services, tools),
      ...createCasesSlice(services, tools),
      ...createComparisonSlice(services, tools),
      ...createExportingSlice(services, tools),
      ...createFormattingSlice(services, tools),
      ...createFindingsSlice(services, tools),
      ...createFixesSlice(tools),
      ...createWaivingSlice(services, tools),
      ...createHelpSlice(services),
      ...createViewSlice(tools),
    };
  });
}
