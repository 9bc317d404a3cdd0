// The comparison of two versions that stands in the centre: which two, and what differs.
import type { GuidelineDiff } from '../../../dsl/index.ts';
import { failureOf } from './slice.ts';
import type { Failure, Services, SliceTools } from './slice.ts';

export interface Comparison {
  readonly oldPath: string;
  readonly newPath: string;
  readonly busy: boolean;
  /** Of the texts when they were compared last; stays while a newer one is made. */
  readonly diff: GuidelineDiff | undefined;
  readonly problem: Failure | undefined;
}

/** Changes that the comparison shall show; `serial` tells two equal wishes apart. */
export interface WantedChanges {
  readonly ids: readonly string[];
  readonly serial: number;
}

export interface ComparisonSlice {
  readonly wantedChanges: WantedChanges | undefined;
  /** Goes to the first of these changes as soon as they are there; empty: to none. */
  wantChanges(ids: readonly string[]): void;
  readonly comparison: Comparison | undefined;
  /** The same two again: after one of their texts changed. */
  compareFiles(oldPath: string, newPath: string): Promise<void>;
  closeComparison(): void;
}

export function createComparisonSlice(
  services: Pick<Services, 'language'>,
  tools: SliceTools<ComparisonSlice>,
): ComparisonSlice {
  const { get, set } = tools;
  let turn = 0;
  let again = false;
  const compareFiles = async (oldPath: string, newPath: string): Promise<void> => {
    const known = get().comparison;
    const same = known?.oldPath === oldPath && known.newPath === newPath;
    if (same && known.busy) {
      again = true;
      return;
    }
    turn += 1;
    const mine = turn;
    again = false;
    const asked = { oldPath, newPath, diff: same ? known.diff : undefined, problem: undefined };
    set({ comparison: { ...asked, busy: true } });
    const outcome = await compare(services, oldPath, newPath);
    if (turn !== mine) return;
    set({ comparison: { ...asked, ...outcome, busy: false } });
    if (again) await compareFiles(oldPath, newPath);
  };
  return {
    wantedChanges: undefined,
    wantChanges: (ids) =>
      set(({ wantedChanges: before }) => ({
        wantedChanges: ids.length === 0 ? undefined : { ids, serial: (before?.serial ?? 0) + 1 },
      })),
    comparison: undefined,
    compareFiles,
    closeComparison: () => {
      turn += 1;
      set({ comparison: undefined });
    },
  };
}

async function compare(
  services: Pick<Services, 'language'>,
  oldPath: string,
  newPath: string,
): Promise<Partial<Pick<Comparison, 'diff' | 'problem'>>> {
  try {
    return { diff: await services.language.compare(oldPath, newPath) };
  } catch (error) {
    return { problem: failureOf(error) };
  }
}
