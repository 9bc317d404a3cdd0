// The views that the window does not start with: their code comes when they are shown, or before that in a pause.
import { bringForms } from '../panels/writing/writing-dialog.tsx';
import { later } from '../ui/later.tsx';

const tree = async () => (await import('./tree-view.tsx')).TreeView;
const cases = async () => (await import('../panels/cases/cases-panel.tsx')).CasesPanel;
const comments = async () => (await import('../panels/review/comments-panel.tsx')).CommentsPanel;
const references = async () => (await import('../panels/sources/references-panel.tsx')).ReferencesPanel;
const terms = async () => (await import('../panels/sources/terms-panel.tsx')).TermsPanel;
const comparison = async () => (await import('./comparison-view.tsx')).ComparisonView;
const replay = async () => (await import('../panels/replay/replay-view.tsx')).ReplayView;
const search = async () => (await import('../panels/search/search-panel.tsx')).SearchPanel;
const settings = async () => (await import('../panels/settings/settings-dialog.tsx')).SettingsDialog;

export const TreeView = later(tree);
export const CasesPanel = later(cases);
export const CommentsPanel = later(comments);
export const ReferencesPanel = later(references);
export const TermsPanel = later(terms);
export const ComparisonView = later(comparison);
export const ReplayView = later(replay);
export const SearchPanel = later(search);
export const SettingsDialog = later(settings);

/** So that the first look at one does not wait. What cannot be brought now is asked for again when it is shown. */
export function bringViews(): void {
  const loads = [tree, comparison, cases, comments, references, terms, replay, search, settings, bringForms];
  for (const load of loads) load().catch(() => undefined);
}
