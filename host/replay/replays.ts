// The replays of one library on disk: its saved versions, files of cases from where the person has let it look, one run an id.
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import type { CompiledGuideline } from '../../dsl/index.ts';
import type { ExportFinding, ReplayOutcome, ReplayRequest } from '../api.ts';
import { gatherSources } from '../bundle-sources.ts';
import { readSources } from '../disk/disk-bundles.ts';
import { withWords } from '../disk/fault-words.ts';
import { HostError } from '../host-error.ts';
import type { ReplayProgressEvent, ReplayService } from '../replay-service.ts';
import type { Store } from '../store.ts';
import { runReplay } from './run-replay.ts';

export function createReplays(store: Pick<Store, 'list' | 'read'>): ReplayService {
  const running = new Map<string, AbortController>();
  return {
    cancel: (id) => running.get(id)?.abort(),
    async run(request, folders, onProgress) {
      if (running.has(request.id))
        return failed('This replay is running already.', 'Wait for it, or cancel it.');
      const stop = new AbortController();
      running.set(request.id, stop);
      try {
        return await replay(store, request, folders, { signal: stop.signal, onProgress });
      } catch (error) {
        if (stop.signal.aborted) return { kind: 'cancelled' };
        if (error instanceof HostError) return failed(error.message, error.help);
        throw error;
      } finally {
        running.delete(request.id);
      }
    },
  };
}

interface Running {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReplayProgressEvent) => void;
}

async function replay(
  store: Pick<Store, 'list' | 'read'>,
  { cases, older, newer, mapping, badValues }: ReplayRequest,
  folders: readonly string[],
  { signal, onProgress }: Running,
): Promise<ReplayOutcome> {
  const path = await insideOf(cases, folders);
  const files = await readSources(store);
  const found = [older, newer].map((version) => gatherSources(files, version));
  const findings: ExportFinding[] = [];
  const compiled: CompiledGuideline[] = [];
  for (const one of found) {
    if (one.kind === 'failed') return one;
    if (one.kind === 'refused') findings.push(...one.findings.filter(({ severity }) => severity === 'error'));
    else compiled.push(one.compiled);
  }
  const [old, now] = compiled;
  if (old === undefined || now === undefined) return { kind: 'refused', findings };
  const answer = await runReplay({
    path,
    old: { compiled: old, path: older },
    new: { compiled: now, path: newer },
    ...(mapping === undefined ? {} : { mapping }),
    badValues,
    signal,
    onProgress,
  });
  return { kind: 'replayed', answer };
}

/** Links are followed first: what counts is where the file itself lies. */
async function insideOf(path: string, folders: readonly string[]): Promise<string> {
  const real = await withWords(path, 'opened', async () => await realpath(path));
  for (const folder of folders) {
    const root = await realpath(folder).catch(() => undefined);
    const inside = root === undefined ? '..' : relative(root, real);
    if (inside !== '' && !isAbsolute(inside) && !/^\.\.(?:[/\\]|$)/.test(inside)) return real;
  }
  throw new HostError(
    `${path} is in no folder that you have chosen.`,
    'Choose the folder of the cases, or put them into the library.',
  );
}

function failed(message: string, help: string): ReplayOutcome {
  return { kind: 'failed', message, help };
}
