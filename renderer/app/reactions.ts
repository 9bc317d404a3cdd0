// What follows from what: events of the host and changes of one part of the store that another part must answer.
import type { HostConnection, HostEvent, Settings } from '../../host/api.ts';
import { runCommand } from './commands.ts';
import { keepEverything } from './leaving.ts';
import { triedGuideline } from './state/case-tables.ts';
import { groupLibrary } from './state/library-groups.ts';
import type { AppState, AppStore } from './store.ts';

export interface ClosablePage {
  close(): void;
}

/** Loads what the window starts with and listens from then on; returns the way to stop. */
export function startReactions(store: AppStore, connection: HostConnection, page: ClosablePage): () => void {
  const stopHost = connection.subscribe((event) => onHostEvent(store, event, page));
  const stopStore = store.subscribe((state, before) => onChange(state, before));
  void start(store);
  return () => {
    stopHost();
    stopStore();
  };
}

async function start(store: AppStore): Promise<void> {
  const { loadSettings, loadLibrary, loadLintSettings, refreshTexts } = store.getState();
  await Promise.all([loadSettings(), loadLibrary(), loadLintSettings()]);
  await refreshTexts();
  await openWhereLeftOff(store);
}

/** The files of last time, and at the first start the guideline that came into force last, so that there is something to see. */
async function openWhereLeftOff(store: AppStore): Promise<void> {
  const { library, settings, openPaths, openFile } = store.getState();
  if (library === undefined || openPaths.length > 0) return;
  const { groups } = groupLibrary(library.files);
  const current = groups.flatMap(({ kind, versions }) =>
    kind === 'guideline' ? (versions[0]?.file ?? []) : [],
  );
  const newest = current.toSorted((a, b) => b.effective.localeCompare(a.effective, 'en'))[0]?.path;
  const isThere = (path: string): boolean => library.files.some((file) => file.path === path);
  const last = settings.recent.find(isThere);
  const path = last ?? newest;
  if (path === undefined || !(await openFile(path)) || path !== last) return;
  await openOtherTabs(store, path, {
    split: settings.open.split,
    first: settings.open.first.filter(isThere),
    second: settings.open.second.filter(isThere),
  });
}

/** Behind the one in front, which nobody shall wait for. */
async function openOtherTabs(store: AppStore, front: string, open: Settings['open']): Promise<void> {
  const { first, second } = open;
  if (!first.includes(front) && !second.includes(front)) return;
  for (const path of new Set([...first, ...second])) await store.getState().openBehind(path);
  store.getState().restoreTabs(open, front);
}

function onHostEvent(store: AppStore, event: HostEvent, page: ClosablePage): void {
  const state = store.getState();
  switch (event.kind) {
    case 'file-changed':
      if (event.path in state.documents) void state.noticeOutsideChange(event.path, event.hash);
      else void state.loadLibrary().then(async () => await store.getState().refreshTexts());
      return;
    case 'library-changed':
      void state.loadLibrary().then(async () => await store.getState().refreshTexts());
      return;
    case 'review-changed':
      void state.loadReview(event.path);
      return;
    case 'lint-config-changed':
      void state.loadLintSettings();
      return;
    case 'replay-progress':
      state.noticeReplayProgress(event);
      return;
    case 'export-progress':
      state.noticeExportProgress(event);
      return;
    case 'command':
      if (event.command === 'close-window') void keepEverything(store).then(() => page.close());
      else runCommand(store, event.command);
  }
}

function onChange(state: AppState, before: AppState): void {
  if (state.documents !== before.documents) onTextsChanged(state, before);
  if (state.textsShared !== before.textsShared) state.refreshStandingsSoon();
  if (state.analyses !== before.analyses) onAnalysed(state, before);
  if (state.inspectorTab !== before.inspectorTab || triedGuideline(state) !== triedGuideline(before))
    onPanelChanged(state);
  onShownGuideline(state, before);
  const { activePath } = state;
  if (before.activePath !== undefined && activePath !== before.activePath)
    state.autosaveOnLeaving(before.activePath);
  if (activePath !== undefined && activePath !== before.activePath) {
    state.lintSoon(activePath);
    state.runCasesSoon(activePath);
  }
  if (state.comparisonInFront && !before.comparisonInFront) compareAgain(state);
}

/** Comments are read with the guideline that is shown, and again with each library that was read: they may come with it. */
function onShownGuideline(state: AppState, before: AppState): void {
  const { activePath, comparison, library } = state;
  const again = library !== before.library;
  if (activePath !== undefined && (again || activePath !== before.activePath))
    void state.loadReview(activePath);
  const compared = comparison?.newPath;
  if (compared !== undefined && compared !== activePath && (again || compared !== before.comparison?.newPath))
    void state.loadReview(compared);
}

/** What includes a fragment, or stands on a guideline, is checked again with it. */
function onTextsChanged(state: AppState, before: AppState): void {
  for (const [path, document] of Object.entries(state.documents)) {
    const known = before.documents[path];
    if (known === undefined || known.text === document.text) continue;
    state.autosaveSoon(path);
    state.moveFindings(path, document.text);
    state.outdateCases(path);
    for (const guideline of Object.keys(state.guidelineAnalyses)) state.stopAnalysis(guideline);
    for (const other of state.openPaths) if (other !== path && !path.endsWith('.cases')) state.recheck(other);
  }
}

/** Cases and comparisons cost the worker time that typing wants: they are made only while they are to be seen. */
function onAnalysed(state: AppState, before: AppState): void {
  for (const [path, analysis] of Object.entries(state.analyses)) {
    if (analysis === before.analyses[path]) continue;
    state.refreshFocus(path);
    state.lintSoon(path);
    if (isCaseSeen(state, path)) void state.decideCase(path);
    if (standsOn(state, path)) state.runCasesSoon(state.activePath ?? path);
    const { comparison } = state;
    const compared = comparison?.oldPath === path || comparison?.newPath === path;
    if (compared && state.comparisonInFront) compareAgain(state);
  }
}

/** In front, or by the marks that it leaves in the other panels. */
function isCaseSeen(state: AppState, path: string): boolean {
  if (Object.keys(state.facts[path] ?? {}).length > 0) return true;
  return state.inspectorTab === 'case' && triedGuideline(state) === path;
}

/** The cases that a person has before them are decided by this text, or stand in it. */
function standsOn(state: AppState, path: string): boolean {
  const table = state.caseTables[triedGuideline(state) ?? '']?.table;
  return state.activePath === path || (table !== undefined && path in table.versions);
}

function onPanelChanged(state: AppState): void {
  const path = triedGuideline(state);
  if (path !== undefined && state.inspectorTab === 'case' && path in state.analyses)
    void state.decideCase(path);
}

function compareAgain({ comparison, compareFiles }: AppState): void {
  if (comparison !== undefined) void compareFiles(comparison.oldPath, comparison.newPath);
}
