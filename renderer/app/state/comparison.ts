// The comparison of two versions that stands in the centre: which two, and what differs.
import type { GuidelineDiff, RedlineDocument } from '../../../dsl/index.ts';
import { freshCompareState } from '../../panels/compare/compare-rows.ts';
import type { CompareState } from '../../panels/compare/compare-rows.ts';
import { failureOf } from './slice.ts';
import type { Failure, Services, SliceTools } from './slice.ts';

export interface Comparison {
  readonly oldPath: string;
  readonly newPath: string;
  readonly busy: boolean;
  /** Of the texts when they were compared last; stays while a newer one is made. */
  readonly diff: GuidelineDiff | undefined;
  /** Of the same texts as `diff`; undefined until it is made. */
  readonly redline: RedlineDocument | undefined;
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
  /** Lens, filters and the selected change. */
  readonly compareState: CompareState;
  changeCompareState(part: Partial<CompareState>): void;
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
    const asked = {
      oldPath,
      newPath,
      diff: same ? known.diff : undefined,
      redline: same ? known.redline : undefined,
      problem: undefined,
    };
    set({ comparison: { ...asked, busy: true } });
    if (!same) set({ compareState: { ...get().compareState, selected: undefined } });
    const outcome = await compare(services, oldPath, newPath);
    if (turn !== mine) return;
    set({ comparison: { ...asked, ...outcome, busy: false } });
    if (again) return await compareFiles(oldPath, newPath);
    if (outcome.diff !== undefined) void printRedline(mine, oldPath, newPath);
  };
  /** After the comparison is to be seen: nobody waits for the page that is not in front. */
  const printRedline = async (mine: number, oldPath: string, newPath: string): Promise<void> => {
    const redline = await services.language.redline(oldPath, newPath).catch(() => undefined);
    const { comparison } = get();
    if (turn === mine && comparison !== undefined) set({ comparison: { ...comparison, redline } });
  };
  return {
    compareState: freshCompareState,
    changeCompareState: (part) => set((state) => ({ compareState: { ...state.compareState, ...part } })),
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
