// The replay in the store: what is locked while it runs, what goes when its file or versions change, cases page by page, files part by part.
import { describe, expect, it } from 'vitest';
import type { ReplayAnswer } from '../../dsl/index.ts';
import type {
  CasesMatch,
  CasesOutcome,
  CasesPart,
  CasesToShow,
  HostApi,
  ReplayOutcome,
} from '../../host/api.ts';
import { settled } from './fake-language.ts';
import { createFixture, knee } from './store-fixture.ts';

const match: CasesMatch = {
  format: 'csv',
  bytes: 10,
  mapping: {},
  fromMappingFile: false,
  header: ['a'],
  columns: [{ name: 'a', key: 'a', label: 'A', by: 'key' }],
  unmatched: [],
  missing: [],
  idColumn: '',
  faults: [],
  elements: [],
};

/** As much of an answer as the store looks at. */
const answer = { old: { version: '1' }, new: { id: 'knee', version: '2' } } as unknown as ReplayAnswer;

async function prepared(host: Partial<HostApi>) {
  const fixture = await createFixture({
    host: () => ({
      casesFiles: async () => [],
      matchCases: async () => ({ kind: 'matched', match }),
      cancelReplay: async () => undefined,
      ...host,
    }),
  });
  fixture.state().openReplay(knee);
  await fixture.state().setUpReplay({ cases: '/past.csv', mapping: undefined });
  return fixture;
}

function later<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('a replay', () => {
  it('leaves versions and file as they are while it runs', async () => {
    const run = later<ReplayOutcome>();
    const { state } = await prepared({ replayCases: async () => await run.promise });
    const running = state().runReplay(false);
    await state().setUpReplay({ oldPath: 'other.guideline', newPath: knee });
    await state().setUpReplay({ cases: '/other.csv', mapping: undefined });
    expect(state().replay).toMatchObject({ oldPath: knee, cases: '/past.csv', match });
    run.resolve({ kind: 'replayed', answer, changedFile: '' });
    await running;
    expect(state().replay).toMatchObject({ answer, running: undefined });
  });

  it('shows no columns of other versions while it reads them anew, and those of before while a column is set', async () => {
    let next = later<{ kind: 'matched'; match: CasesMatch }>();
    next.resolve({ kind: 'matched', match });
    const { state } = await prepared({ matchCases: async () => await next.promise });
    next = later();
    const other = state().setUpReplay({ oldPath: 'other.guideline', newPath: knee });
    expect(state().replay).toMatchObject({ match: undefined, matching: true });
    next.resolve({ kind: 'matched', match });
    await other;
    expect(state().replay).toMatchObject({ match, matching: false });
    next = later();
    const mapped = state().setUpReplay({ mapping: { columns: { a: null } }, cases: '/past.csv' });
    expect(state().replay).toMatchObject({ match, matching: true });
    next.resolve({ kind: 'matched', match });
    await mapped;
  });

  it('saves what changed as it was kept, and decides again only where it was not', async () => {
    const saved: string[] = [];
    const runs: (boolean | undefined)[] = [];
    const { state } = await prepared({
      replayCases: async (request) => {
        runs.push(request.saveChanged);
        return { kind: 'replayed', answer, changedFile: '' };
      },
      saveChangedCases: async (id) => {
        saved.push(id);
        return saved.length === 1 ? { kind: 'saved', file: '/x.csv' } : { kind: 'not-kept' };
      },
    });
    await state().saveChangedCases();
    expect(saved).toEqual([]);
    await state().runReplay(false);
    await state().saveChangedCases();
    expect(runs).toEqual([false]);
    expect(state().notices.at(-1)).toMatchObject({ tone: 'success', detail: '/x.csv' });
    await state().saveChangedCases();
    expect(runs).toEqual([false, true]);
  });

  it('shows the newest page that was asked for, and cancels the reading of the one before', async () => {
    const pages = [later<CasesOutcome>(), later<CasesOutcome>()];
    const asked: CasesToShow[] = [];
    const cancelled: string[] = [];
    const { state } = await prepared({
      replayedCases: async (request) => {
        asked.push(request);
        return (await pages[asked.length - 1]?.promise) ?? { kind: 'cancelled' };
      },
      cancelReplay: async (id) => void cancelled.push(id),
    });
    const behind = { old: 'a', new: 'b', cause: undefined, words: '', count: 30 };
    const first = state().showReplayCases(behind);
    const second = state().pageReplayCases(20);
    expect(cancelled).toEqual([asked[0]?.id]);
    pages[1]?.resolve({ kind: 'failed', message: 'Gone.', help: '' });
    pages[0]?.resolve({ kind: 'cases', cases: [], more: false });
    await Promise.all([first, second]);
    expect(state().replayCases).toMatchObject({ skip: 20, busy: false, problem: { message: 'Gone.' } });
    expect(asked.map(({ skip, take }) => [skip, take])).toEqual([
      [0, 20],
      [20, 20],
    ]);
    state().closeReplayCases();
    expect(state().replayCases).toBeUndefined();
  });
});

describe('a file that goes through the window', () => {
  const part = 4 * 1024 * 1024;
  const fileOf = (bytes: Uint8Array) => ({
    name: 'past.csv',
    size: bytes.length,
    slice: (start: number, end: number) => ({
      arrayBuffer: async () => Uint8Array.from(bytes.subarray(start, end)).buffer,
    }),
  });

  it('arrives in parts, in order, and is chosen then', async () => {
    const parts: CasesPart[] = [];
    const { state } = await prepared({
      receiveCases: async (one) => {
        parts.push(one);
        return one.last ? { kind: 'received', path: '/inbox/past.csv' } : { kind: 'more' };
      },
    });
    const bytes = Uint8Array.from({ length: part + 3 }, (_, at) => at % 251);
    await state().sendCases(fileOf(bytes));
    expect(parts.map(({ offset, last }) => [offset, last])).toEqual([
      [0, false],
      [part, true],
    ]);
    expect(Buffer.concat(parts.map((one) => Buffer.from(one.bytes, 'base64'))).equals(bytes)).toBe(true);
    expect(state().replay?.cases).toBe('/inbox/past.csv');
    expect(state().sending).toBeUndefined();
  });

  it('can be empty, can be refused in words, and can be stopped', async () => {
    const held = later<void>();
    const answers = [
      { kind: 'received', path: '/inbox/empty.csv' },
      { kind: 'failed', message: 'Too large.', help: 'Put it there.' },
    ] as const;
    let calls = 0;
    const { state } = await prepared({
      receiveCases: async () => {
        calls += 1;
        const next = answers[calls - 1];
        if (next !== undefined) return next;
        await held.promise;
        return { kind: 'received', path: '/inbox/stopped.csv' };
      },
    });
    await state().sendCases(fileOf(new Uint8Array()));
    expect(state().replay?.cases).toBe('/inbox/empty.csv');
    await state().sendCases(fileOf(new Uint8Array([1])));
    expect(state().notices.at(-1)).toMatchObject({ tone: 'error', detail: 'Too large. Put it there.' });
    const stopped = state().sendCases(fileOf(new Uint8Array([1])));
    await settled();
    expect(state().sending).toMatchObject({ name: 'past.csv', size: 1 });
    state().stopSending();
    held.resolve();
    await stopped;
    expect(state().replay?.cases).toBe('/inbox/empty.csv');
  });
});
