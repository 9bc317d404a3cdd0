// The cases behind one number of a replay, a page at a time, and the way of one of them into the form.
import type { ExampleCase } from '../../../dsl/index.ts';
import type { CasesToShow, ShownCase } from '../../../host/api.ts';
import type { CaseWritingSlice } from './case-writing.ts';
import type { CasesSlice } from './cases.ts';
import type { DocumentsSlice } from './documents-state.ts';
import type { ReplaySlice } from './replay.ts';
import { failureOf } from './slice.ts';
import type { Failure, Services, SliceTools } from './slice.ts';
import type { ViewSlice } from './view.ts';

/** Which number: a cell of the matrix, or one cause in it. */
export interface CasesBehind {
  readonly old: string;
  readonly new: string;
  readonly cause: CasesToShow['cause'];
  /** The cause for people; '' for the whole cell. */
  readonly words: string;
  readonly count: number;
}

export interface ReplayCases extends CasesBehind {
  readonly skip: number;
  readonly cases: readonly ShownCase[];
  readonly busy: boolean;
  readonly problem: Failure | undefined;
}

export const casesOnPage = 20;

export interface ReplayCasesSlice {
  readonly replayCases: ReplayCases | undefined;
  showReplayCases(behind: CasesBehind): Promise<void>;
  pageReplayCases(skip: number): Promise<void>;
  closeReplayCases(): void;
  /** Puts a past case into the form of the newer version, where it is decided and may be changed and saved. */
  tryReplayCase(one: ExampleCase): Promise<void>;
}

export function createReplayCasesSlice(
  { host }: Pick<Services, 'host'>,
  tools: SliceTools<
    ReplayCasesSlice & ReplaySlice & CasesSlice & CaseWritingSlice & DocumentsSlice & ViewSlice
  >,
): ReplayCasesSlice {
  const { get, set } = tools;
  let reading = 0;
  const stop = (): void => {
    if (get().replayCases?.busy === true) void host.cancelReplay(idOf(reading)).catch(() => undefined);
    reading += 1;
  };
  const read = async (behind: CasesBehind, skip: number): Promise<void> => {
    const { replay } = get();
    if (replay === undefined) return;
    stop();
    const mine = reading;
    set({ replayCases: { ...behind, skip, cases: [], busy: true, problem: undefined } });
    const part = await pageOf(host, {
      id: idOf(mine),
      cases: replay.cases,
      older: replay.oldPath,
      newer: replay.newPath,
      mapping: replay.mapping ?? replay.match?.mapping,
      badValues: replay.badValues,
      old: behind.old,
      new: behind.new,
      cause: behind.cause,
      skip,
      take: casesOnPage,
    });
    set(({ replayCases }) =>
      mine === reading && replayCases !== undefined
        ? { replayCases: { ...replayCases, ...part, busy: false } }
        : {},
    );
  };
  return {
    replayCases: undefined,
    showReplayCases: async (behind) => await read(behind, 0),
    pageReplayCases: async (skip) => {
      const { replayCases } = get();
      if (replayCases !== undefined) await read(replayCases, Math.max(0, skip));
    },
    closeReplayCases: () => {
      stop();
      set({ replayCases: undefined });
    },
    tryReplayCase: async ({ values }) => {
      const path = get().replay?.newPath;
      if (path === undefined || !(await get().openFile(path))) return;
      get().closeReplayCases();
      get().showReplay(false);
      get().startAgain(path);
      get().putFacts(path, values);
      get().showInspector('case');
    },
  };
}

function idOf(reading: number): string {
  return `cases-${reading}`;
}

async function pageOf(
  host: Services['host'],
  request: CasesToShow,
): Promise<Pick<ReplayCases, 'cases' | 'problem'>> {
  try {
    const outcome = await host.replayedCases(request);
    switch (outcome.kind) {
      case 'cases':
        return { cases: outcome.cases, problem: undefined };
      case 'cancelled':
        return { cases: [], problem: undefined };
      case 'refused':
        return {
          cases: [],
          problem: {
            message: 'A version has errors by now.',
            help: 'Correct them, and replay the cases again.',
          },
        };
      case 'failed':
        return { cases: [], problem: outcome };
    }
  } catch (error) {
    return { cases: [], problem: failureOf(error) };
  }
}
