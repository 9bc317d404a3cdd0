// The replays of one library on disk: its saved versions, files of cases from where the person has let it look, one run an id.
import { mkdir, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { CompiledGuideline } from '../../dsl/index.ts';
import type {
  CasesOutcome,
  CasesToMatch,
  CasesToShow,
  ExportFinding,
  MatchOutcome,
  ReplayOutcome,
  ReplayRequest,
  SaveChangedOutcome,
} from '../api.ts';
import { gatherSources, type NotGathered } from '../bundle-sources.ts';
import { readSources } from '../disk/disk-bundles.ts';
import { createDiskPages } from '../disk/disk-pages.ts';
import { withWords } from '../disk/fault-words.ts';
import { HostError } from '../host-error.ts';
import type { ReplayPlaces, ReplayProgressEvent, ReplayService } from '../replay-service.ts';
import type { Store } from '../store.ts';
import { encodeUtf8 } from '../utf8.ts';
import { listCasesFiles } from './cases-files.ts';
import { changedLines, openChangedCases, type ChangedCasesFile } from './changed-cases.ts';
import { createKeptChanges, type KeptChanges } from './kept-changes.ts';
import { listCases } from './list-cases.ts';
import { matchColumnsOf } from './match-file.ts';
import { runReplay } from './run-replay.ts';

type Sources = Pick<Store, 'list' | 'read'>;

export function createReplays(store: Sources): ReplayService {
  const running = new Map<string, AbortController>();
  let last: LastRun | undefined;
  const stoppable = async <T extends { readonly kind: string }>(
    id: string,
    task: (signal: AbortSignal) => Promise<T>,
  ): Promise<T | Failed | { readonly kind: 'cancelled' }> => {
    if (running.has(id)) return failed('This replay is running already.', 'Wait for it, or cancel it.');
    const stop = new AbortController();
    running.set(id, stop);
    try {
      const outcome = await inWords(async () => await task(stop.signal));
      return outcome.kind === 'failed' && stop.signal.aborted ? { kind: 'cancelled' } : outcome;
    } catch (error) {
      if (stop.signal.aborted) return { kind: 'cancelled' };
      throw error;
    } finally {
      running.delete(id);
    }
  };
  return {
    cancel: (id) => running.get(id)?.abort(),
    files: listCasesFiles,
    match: async (request, allowed) => await inWords(async () => await match(store, request, allowed)),
    run: async (request, places, onProgress) => {
      const kept = createKeptChanges();
      return await stoppable(request.id, async (signal) => {
        const done = await replay(store, request, places, { signal, onProgress, kept });
        if (done.kind === 'replayed') last = { id: request.id, name: done.name, kept };
        return done.kind === 'replayed' ? done.outcome : done;
      });
    },
    cases: async (request, allowed) =>
      await stoppable(request.id, async (signal) => await list(store, request, allowed, signal)),
    saveChanged: async (id, exports) => await inWords(async () => await saveKept(last, id, exports)),
  };
}

interface LastRun {
  readonly id: string;
  /** Of the file that the cases go to. */
  readonly name: string;
  readonly kept: KeptChanges;
}

async function saveKept(last: LastRun | undefined, id: string, exports: string): Promise<SaveChangedOutcome> {
  const text = last?.id === id ? last.kept.text() : undefined;
  if (last === undefined || text === undefined) return { kind: 'not-kept' };
  const { write } = createDiskPages();
  return { kind: 'saved', file: await write(exports, last.name, encodeUtf8(text)) };
}

async function list(
  store: Sources,
  request: CasesToShow,
  allowed: readonly string[],
  signal: AbortSignal,
): Promise<CasesOutcome> {
  const path = await insideOf(request.cases, allowed);
  const versions = await compileBoth(store, request);
  if (versions.kind !== 'compiled') return versions;
  const { mapping, badValues } = request;
  const page = await listCases({
    path,
    old: { compiled: versions.old, path: request.older },
    new: { compiled: versions.new, path: request.newer },
    ...(mapping === undefined ? {} : { mapping }),
    badValues,
    wanted: request,
    signal,
  });
  return { kind: 'cases', ...page };
}

async function match(
  store: Sources,
  request: CasesToMatch,
  allowed: readonly string[],
): Promise<MatchOutcome> {
  const path = await insideOf(request.cases, allowed);
  const versions = await compileBoth(store, request);
  if (versions.kind !== 'compiled') return versions;
  return { kind: 'matched', match: await matchColumnsOf(path, versions, request.mapping) };
}

interface Running {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReplayProgressEvent) => void;
  readonly kept: KeptChanges;
}

/** `name`: of the file that the cases that change go to. */
type Replayed = {
  readonly kind: 'replayed';
  readonly outcome: ReplayOutcome;
  readonly name: string;
};

async function replay(
  store: Sources,
  request: ReplayRequest,
  { allowed, exports }: ReplayPlaces,
  { signal, onProgress, kept }: Running,
): Promise<Replayed | NotGathered> {
  const path = await insideOf(request.cases, allowed);
  const versions = await compileBoth(store, request);
  if (versions.kind !== 'compiled') return versions;
  const { mapping, badValues } = request;
  const name = changedName(versions);
  const changedFile = request.saveChanged === true ? join(exports, name) : '';
  const changed = changedFile === '' ? undefined : await openIn(changedFile);
  try {
    const answer = await runReplay({
      path,
      old: { compiled: versions.old, path: request.older },
      new: { compiled: versions.new, path: request.newer },
      ...(mapping === undefined ? {} : { mapping }),
      badValues,
      signal,
      onProgress,
      onChanged: async (batch) => {
        kept.add(changedLines(batch));
        await changed?.add(batch);
      },
    });
    await changed?.finish();
    return { kind: 'replayed', name, outcome: { kind: 'replayed', answer, changedFile } };
  } catch (error) {
    await changed?.discard();
    throw error;
  }
}

async function openIn(path: string): Promise<ChangedCasesFile> {
  await withWords(dirname(path), 'written', async () => await mkdir(dirname(path), { recursive: true }));
  return await openChangedCases(path, 'anything');
}

/** Whatever stands in the headers, it is the name of a file. */
function changedName({ old, new: now }: Versions): string {
  const { id, version } = now.guideline.header;
  const parts = [id, old.guideline.header.version, 'to', version, 'changed-cases'];
  const plain = parts.map((part) =>
    part
      .toLowerCase()
      .replaceAll(/[^a-z0-9.]+/g, '-')
      .slice(0, 60),
  );
  return `${plain.join('-').replace(/^[-.]+/, '')}.csv`;
}

interface Versions {
  readonly old: CompiledGuideline;
  readonly new: CompiledGuideline;
}

async function compileBoth(
  store: Sources,
  { older, newer }: CasesToMatch,
): Promise<({ readonly kind: 'compiled' } & Versions) | NotGathered> {
  const files = await readSources(store);
  const findings: ExportFinding[] = [];
  const compiled: CompiledGuideline[] = [];
  for (const one of [older, newer].map((version) => gatherSources(files, version))) {
    if (one.kind === 'failed') return one;
    if (one.kind === 'refused') findings.push(...one.findings.filter(({ severity }) => severity === 'error'));
    else compiled.push(one.compiled);
  }
  const [old, now] = compiled;
  if (old === undefined || now === undefined) return { kind: 'refused', findings };
  return { kind: 'compiled', old, new: now };
}

/** Links are followed first: what counts is where the file itself lies. */
async function insideOf(path: string, allowed: readonly string[]): Promise<string> {
  const real = await withWords(path, 'opened', async () => await realpath(path));
  for (const place of allowed) {
    const root = await realpath(place).catch(() => undefined);
    const inside = root === undefined ? '..' : relative(root, real);
    // '': the file itself was chosen.
    if (!isAbsolute(inside) && !/^\.\.(?:[/\\]|$)/.test(inside)) return real;
  }
  throw new HostError(
    `${path} is in no folder that you have chosen.`,
    'Choose the folder of the cases, or put them into the library.',
  );
}

async function inWords<T>(task: () => Promise<T>): Promise<T | Failed> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof HostError) return failed(error.message, error.help);
    throw error;
  }
}

interface Failed {
  readonly kind: 'failed';
  readonly message: string;
  readonly help: string;
}

function failed(message: string, help: string): Failed {
  return { kind: 'failed', message, help };
}
