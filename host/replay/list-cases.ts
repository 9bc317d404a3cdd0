// A page of the cases behind one number of a replay, read from the file again: nothing of a file is kept for it.
import { causeWords, createCaseColumns, createReplay, matchColumns, sameCriteria } from '../../dsl/index.ts';
import type { BadValues, CaseBatch, ColumnMapping, ReplayedBatch } from '../../dsl/index.ts';
import type { CasesToShow, ShownCase } from '../api.ts';
import { createCaseTeller, wantedColumns, withoutId } from './case-teller.ts';
import { openCases } from './open-cases.ts';
import { requireMatch, type ReplaySide } from './run-replay.ts';

export interface CasesRun {
  /** Absolute. */
  readonly path: string;
  readonly old: ReplaySide;
  readonly new: ReplaySide;
  readonly mapping?: ColumnMapping;
  readonly badValues: BadValues;
  readonly wanted: Pick<CasesToShow, 'old' | 'new' | 'cause' | 'skip' | 'take'>;
  readonly signal: AbortSignal;
}

export interface CasesPage {
  readonly cases: readonly ShownCase[];
  readonly more: boolean;
}

/** Reads no further than the page; throws as a replay does. */
export async function listCases(run: CasesRun): Promise<CasesPage> {
  const { skip, take } = run.wanted;
  const reader = await openCases(run.path);
  try {
    const [older, newer] = [run.old.compiled.graph, run.new.compiled.graph];
    const match = matchColumns(reader.header, older, newer, run.mapping);
    requireMatch(run.path, reader, match);
    const replay = createReplay(older, newer, {
      examples: 0,
      sameCriteria: sameCriteria(run.old.compiled.guideline, run.new.compiled.guideline),
    });
    const reading = createCaseColumns(older, newer, match.columns, { badValues: run.badValues, listed: 0 });
    const teller = createCaseTeller(run, match);
    const cases: ShownCase[] = [];
    let passed = 0;
    for await (const batch of reader.batches(wantedColumns(match), run.signal)) {
      run.signal.throwIfAborted();
      const columns: CaseBatch = reading.read(withoutId(batch, match));
      for (const { place, causes } of placesOf(replay, replay.add(columns), columns.size, run.wanted)) {
        passed += 1;
        if (passed <= skip) continue;
        if (cases.length === take) return { cases, more: true };
        cases.push({ ...teller.tell(batch, columns, place), causes });
      }
    }
    return { cases, more: false };
  } finally {
    await reader.close();
  }
}

interface Found {
  readonly place: number;
  readonly causes: readonly string[];
}

type Determinations = Pick<ReturnType<typeof createReplay>, 'oldDeterminations' | 'newDeterminations'>;

/** In the order of the file. */
function placesOf(
  names: Determinations,
  done: ReplayedBatch,
  size: number,
  { old, new: now, cause }: CasesRun['wanted'],
): readonly Found[] {
  if (old === now) return samePlaces(names, done, size, old).map((place) => ({ place, causes: [] }));
  const cell = done.changed.find((changed) => changed.old === old && changed.new === now);
  if (cell === undefined) return [];
  return [...cell.places].flatMap((place, at) => {
    const due = cell.due.filter(({ bits }) => (((bits[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1);
    const isWanted =
      cause === undefined ||
      (cause === 'together' ? due.length === 0 : due.some(({ difference }) => isSame(difference, cause)));
    return isWanted ? [{ place, causes: due.map(({ difference }) => causeWords(difference)) }] : [];
  });
}

function isSame(
  difference: { readonly kind: string; readonly criterion: string },
  cause: { readonly kind: string; readonly criterion: string },
): boolean {
  return difference.kind === cause.kind && difference.criterion === cause.criterion;
}

function samePlaces(
  { oldDeterminations, newDeterminations }: Determinations,
  done: ReplayedBatch,
  size: number,
  name: string,
): readonly number[] {
  const before = done.old.cases[oldDeterminations.indexOf(name)];
  const after = done.new.cases[newDeterminations.indexOf(name)];
  if (before === undefined || after === undefined) return [];
  return Array.from({ length: size }, (_, place) => place).filter(
    (place) => ((((before[place >> 5] ?? 0) & (after[place >> 5] ?? 0)) >>> (place & 31)) & 1) === 1,
  );
}
