// Wires the services of the application over a store, whatever the shell; knows neither disk nor window.
import type { AppInfo, CasesToMatch, HostApi, HostConnection, HostEvent, LibraryFile } from './api.ts';
import { deskCalls, type DeskServices } from './desk-calls.ts';
import { bundleCalls, type BundleCallServices, type PathChecks } from './bundle-calls.ts';
import { changeFiles, inTurnOfAll } from './change-files.ts';
import { openFile, saveFile } from './files.ts';
import { HostError } from './host-error.ts';
import { checkLibraryPath, isReviewName, requireLibraryPath, storedFor } from './library-path.ts';
import {
  lintConfigName,
  readLintConfigFile,
  unreadableLintConfig,
  type LintConfigFile,
} from './lint-config.ts';
import { describeFile, listLibrary } from './library.ts';
import type { CasesInbox, ReplayService } from './replay-service.ts';
import { openReview, saveReview } from './reviews.ts';
import { toSettings } from './settings.ts';
import type { Store, StoredChange } from './store.ts';
import { createTurns } from './turns.ts';

export interface HostServices extends DeskServices, BundleCallServices {
  readonly info: AppInfo;
  /** Absent where the shell reads no files of cases. */
  readonly replays?: ReplayService;
  /** Absent where the shell finds files of cases by its own dialogs. */
  readonly inbox?: CasesInbox;
  /** Absent where the shell has no dialogs for folders and files. */
  readonly chooseFolder?: () => Promise<string | undefined>;
  readonly chooseCases?: () => Promise<string | undefined>;
  /** The time of a draft; the system's clock where absent. */
  readonly now?: () => Date;
}

export function createHost(store: Store, services: HostServices): HostConnection {
  const events = createEvents(store);
  return { api: createApi(store, services, events.tell), subscribe: events.subscribe };
}

function createApi(store: Store, services: HostServices, tell: (event: HostEvent) => void): HostApi {
  const takeTurn = createTurns();
  const now = services.now ?? (() => new Date());
  /** Folders, and files of cases, that the person has chosen since this host was started. */
  const chosen = new Set<string>();
  /** Folders that bundles went to, which may be shown. */
  const made = new Set<string>();
  const bundles = bundleCalls(services, pathChecks(store), tell);
  const choose = async (ask: (() => Promise<string | undefined>) | undefined) => {
    const place = await ask?.();
    if (place !== undefined) chosen.add(place);
    return place;
  };
  return {
    appInfo: async () => services.info,
    library: async () => await listLibrary(store),
    open: async (path) => await takeTurn(path, async () => await openFile(store, path)),
    // In turn with the drafts of the same file: what is typed during a save must outlive it.
    save: async (path, text, baseHash) =>
      await takeTurn(path, async () => {
        const before = await shownInList(store, path);
        const outcome = await saveFile(store, path, text, baseHash);
        if (outcome.kind !== 'saved') return outcome;
        // For the other windows of this host: the one that saved knows the hash already.
        tell({ kind: 'file-changed', path, hash: outcome.hash });
        if (before !== (await shownInList(store, path))) tell({ kind: 'library-changed' });
        return outcome;
      }),
    changeFiles: async (changes) => {
      const outcome = await inTurnOfAll(
        takeTurn,
        changes.map(({ path }) => path),
        async () => await changeFiles(store, changes),
      );
      if (outcome.kind !== 'changed') return outcome;
      for (const { path, hash } of outcome.files) tell({ kind: 'file-changed', path, hash });
      tell({ kind: 'library-changed' });
      return outcome;
    },
    keepDraft: async (path, text, baseHash) => {
      requireLibraryPath(path);
      const draft = { path, text, baseHash, savedAt: now().toISOString() };
      await takeTurn(path, async () => await store.drafts.keep(draft));
    },
    discardDraft: async (path) => {
      requireLibraryPath(path);
      await takeTurn(path, async () => await store.drafts.discard(path));
    },
    drafts: async () => await store.drafts.all(),
    ...bundles,
    exportBundle: async (path, folder, choices) => {
      const outcome = await bundles.exportBundle(path, folder, choices);
      if (outcome.kind === 'exported') made.add(outcome.folder);
      return outcome;
    },
    casesFiles: async () => await requireReplays(services).files([store.root, ...chosen]),
    chooseCases: async () => await choose(services.chooseCases),
    matchCases: async (request) => {
      const replays = requireReplays(services);
      requireReplayable(request);
      return await replays.match(request, [store.root, ...chosen]);
    },
    replayCases: async (request) => {
      const replays = requireReplays(services);
      requireReplayable(request);
      const places = { allowed: [store.root, ...chosen], exports: exportFolder(store, '') };
      return await replays.run(request, places, (progress) =>
        tell({ kind: 'replay-progress', id: request.id, ...progress }),
      );
    },
    replayedCases: async (request) => {
      const replays = requireReplays(services);
      requireReplayable(request);
      return await replays.cases(request, [store.root, ...chosen]);
    },
    saveChangedCases: async (id) => await requireReplays(services).saveChanged(id, exportFolder(store, '')),
    receiveCases: async (part) => {
      if (services.inbox === undefined)
        throw new HostError('Files are not taken here.', 'Browse for the file.');
      const received = await services.inbox.receive(part);
      if (received.kind === 'received') chosen.add(received.path);
      return received;
    },
    cancelReplay: async (id) => services.replays?.cancel(id),
    chooseFolder: async () => await choose(services.chooseFolder),
    review: async (path) => await openReview(store, requireGuideline(path)),
    changeReview: async (path, change, baseHash) =>
      await takeTurn(path, async () => {
        const outcome = await saveReview(store, requireGuideline(path), change, baseHash, now());
        if (outcome.kind === 'saved') tell({ kind: 'review-changed', path });
        return outcome;
      }),
    ...deskCalls(services, exportFolder(store, ''), () => [store.root, ...chosen, ...made]),
    lintSettings: async () => {
      return { ...(await readLintConfigOf(store)), today: dayOf(now()) };
    },
    readSettings: async () => toSettings((await store.settings.read()) ?? {}),
    writeSettings: async (settings) =>
      await takeTurn(
        '',
        async () => await store.settings.write({ ...(await store.settings.read()), ...settings }),
      ),
  };
}

/** What cannot be read must not keep a window from opening: it is told, and the defaults stand. */
async function readLintConfigOf(store: Store): Promise<LintConfigFile> {
  try {
    return readLintConfigFile(lintConfigName, await store.readLintConfig());
  } catch (error) {
    if (error instanceof HostError) return unreadableLintConfig(lintConfigName, error.message, error.help);
    throw error;
  }
}

/** On this computer's calendar. */
function dayOf(moment: Date): string {
  const [month, day] = [moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${moment.getFullYear()}-${month}-${day}`;
}

/** What the list shows of a file apart from its size, as one text to compare; '' = not in the list. */
async function shownInList(store: Store, path: string): Promise<string> {
  if (!checkLibraryPath(path).ok) return '';
  const file: Partial<LibraryFile> | undefined = await describeFile(store, path);
  return file === undefined ? '' : JSON.stringify({ ...file, sizeBytes: 0 });
}

function requireReplays({ replays }: HostServices): ReplayService {
  if (replays !== undefined) return replays;
  throw new HostError('Cases cannot be replayed here.', 'Use the command line: guideline replay.');
}

function requireReplayable({ cases, older, newer }: CasesToMatch): void {
  requireAbsolute(cases);
  requireGuideline(older);
  requireGuideline(newer);
}

function pathChecks(store: Store): PathChecks {
  return {
    guideline: requireGuideline,
    place: requireAbsolute,
    exportFolder: (folder) => exportFolder(store, folder),
  };
}

function requireGuideline(path: string): string {
  requireLibraryPath(path);
  if (path.endsWith('.guideline')) return path;
  throw new HostError(
    `${path} is not a guideline.`,
    'Name the .guideline file; the cases beside it go with it.',
  );
}

/** Beside the library where no folder was chosen: never inside, where the bundles would be versioned as sources. */
function exportFolder(store: Store, folder: string): string {
  if (folder !== '') return requireAbsolute(folder);
  const separator = store.root.includes('\\') ? '\\' : '/';
  const parent = store.root.replace(/[/\\]+$/, '').replace(/[/\\][^/\\]*$/, '');
  return `${parent}${separator}exports`;
}

function requireAbsolute(path: string): string {
  if (/^(?:\/|[A-Za-z]:[/\\]|\\\\)/.test(path) && !path.includes('\0')) return path;
  throw new HostError(`"${path}" is not a whole path.`, 'Give the path from the root of the disk.');
}

interface Events {
  readonly tell: (event: HostEvent) => void;
  readonly subscribe: HostConnection['subscribe'];
}

/** The store is watched only while somebody listens. */
function createEvents(store: Store): Events {
  const listeners = new Set<(event: HostEvent) => void>();
  let stopWatching: (() => void) | undefined;
  const tell = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const tellChanges = (changes: readonly StoredChange[]): void => {
    const files = changes.filter(({ path }) => path !== lintConfigName && !isReviewName(path));
    for (const { path, hash } of files) tell({ kind: 'file-changed', path, hash });
    if (files.length > 0) tell({ kind: 'library-changed' });
    for (const { path } of changes)
      if (isReviewName(path)) tell({ kind: 'review-changed', path: storedFor(path) });
    if (changes.some(({ path }) => path === lintConfigName)) tell({ kind: 'lint-config-changed' });
  };
  const subscribe = (listener: (event: HostEvent) => void): (() => void) => {
    // Two subscriptions of one function are two.
    const own = (event: HostEvent): void => listener(event);
    listeners.add(own);
    stopWatching ??= store.watch(tellChanges);
    return () => {
      listeners.delete(own);
      if (listeners.size > 0) return;
      stopWatching?.();
      stopWatching = undefined;
    };
  };
  return { tell, subscribe };
}
