// How each guideline of the library stands, errors and open findings, looked up one after the other while nothing else is asked.
import type { Standing } from '../../worker/protocol.ts';
import type { AnalysesSlice } from './analyses.ts';
import type { FindingsSlice } from './findings.ts';
import type { LibrarySlice } from './library.ts';
import { countProblems, openProblems } from './problems.ts';
import type { Services, SliceTools } from './slice.ts';

export interface StandingsSlice {
  /** By path; absent until it was looked up. */
  readonly standings: Readonly<Record<string, Standing>>;
  refreshStandingsSoon(): void;
}

/** Milliseconds: first the text in front. */
const pause = 1_000;

export function createStandingsSlice(
  services: Pick<Services, 'linting' | 'timers'>,
  tools: SliceTools<StandingsSlice & LibrarySlice>,
): StandingsSlice {
  const { get, set } = tools;
  let stop: (() => void) | undefined;
  let round = 0;
  const refresh = async (): Promise<void> => {
    round += 1;
    const own = round;
    for (const { path, kind, problem } of get().library?.files ?? []) {
      if (kind === 'cases' || problem !== '') continue;
      // A worker that stopped is told of by whoever needs its answer.
      const standing = await services.linting.standing(path).catch(() => undefined);
      if (own !== round) return;
      if (standing !== undefined) set((state) => ({ standings: { ...state.standings, [path]: standing } }));
    }
  };
  return {
    standings: {},
    refreshStandingsSoon: () => {
      stop?.();
      stop = services.timers.after(pause, () => void refresh());
    },
  };
}

/** Of an open text what its own panels say, else what was looked up last. */
export function standingOf(
  { standings, checks, findings }: StandingsSlice & AnalysesSlice & FindingsSlice,
  path: string,
): Standing | undefined {
  const check = checks[path];
  if (check === undefined || (findings[path] === undefined && standings[path] !== undefined))
    return standings[path];
  return countProblems(openProblems(path, check, findings[path]));
}
