// Past cases decided under two versions: which determinations change, how many cases, and which differences they are due to. Reads no file.
import type { Columns } from '../decision/batch-columns.ts';
import { pickCases } from '../decision/batch-columns.ts';
import type { BatchDecider, DecidedBatch } from '../decision/batch.ts';
import { casesIn, countCases, createBatchDecider } from '../decision/batch.ts';
import type { CriteriaGraph } from '../decision/criteria-graph.ts';
import type { SameCriteria } from './same-criteria.ts';
import type { Difference, TakenBack } from './taken-back.ts';
import { takenBack } from './taken-back.ts';

/**
 * One comparison over as many batches as a caller has. A batch of 32,768 or more cases is worth its calls; between two batches the
 * caller can tell its progress, or stop and keep the report of what was done.
 *
 *     const replay = createReplay(olderGraph, newerGraph);
 *     for each part of the file
 *       replay.add({ size, old: columns of olderGraph.elements, new: columns of newerGraph.elements });
 *     replay.report();
 *
 * Columns come from `readColumn` (distinct facts of a file, and which of them each case has), `columnOf` or `columnsOf`. An element that
 * both versions declare alike can share one column; an element without a column is unknown in every case.
 */
export interface Replay {
  /** The places of the decisions in `determinations` of each version. */
  readonly add: (batch: ReplayBatch) => ReplayedBatch;
  readonly report: () => ReplayReport;
  readonly oldDeterminations: readonly string[];
  readonly newDeterminations: readonly string[];
}

export interface ReplayBatch {
  readonly size: number;
  readonly old: Columns;
  readonly new: Columns;
}

export interface ReplayedBatch {
  readonly old: DecidedBatch;
  readonly new: DecidedBatch;
  /** The cases of the batch whose determination changes, by old and new one. */
  readonly changed: readonly ChangedCases[];
}

export interface ChangedCases {
  readonly old: string;
  readonly new: string;
  /** Places in the batch, ascending. */
  readonly places: Int32Array;
  /** Bit i is for the case at `places[i]`. Differences that no case here is due to are left out. */
  readonly due: readonly { readonly difference: Difference; readonly bits: Int32Array }[];
}

export interface ReplayReport {
  readonly cases: number;
  readonly changed: number;
  /** Old determination by new, those with cases only; in the order of the two tables. */
  readonly cells: readonly ReplayCell[];
}

export interface ReplayCell {
  readonly old: string;
  readonly new: string;
  readonly cases: number;
  /** The first cases, counted from 0 over all batches. */
  readonly examples: readonly number[];
  /**
   * Of changed cells: the differences that the change is due to, the most cases first. A case is due to a difference if taking that one
   * back undoes its change; so it may be due to several, or to none alone.
   */
  readonly causes: readonly ReplayCause[];
  /** Changed cases that no single difference explains. */
  readonly together: number;
}

export interface ReplayCause extends Difference {
  readonly cases: number;
}

export interface ReplayOptions {
  /** Examples kept of each cell; 5 unless told. */
  readonly examples?: number;
  /** Without it criteria are the same where their ids are, which ids derived from words do not promise. */
  readonly sameCriteria?: SameCriteria;
}

export function createReplay(
  older: CriteriaGraph,
  newer: CriteriaGraph,
  { examples = 5, sameCriteria }: ReplayOptions = {},
): Replay {
  const deciders = { old: createBatchDecider(older), new: createBatchDecider(newer) };
  const variants = takenBack(older, newer, sameCriteria).map((taken) => ({
    taken,
    decider: createBatchDecider(taken.graph),
  }));
  const cells = new Map<string, Tally>();
  let cases = 0;
  const newElements = newer.elements.length;
  return {
    oldDeterminations: deciders.old.determinations,
    newDeterminations: deciders.new.determinations,
    add(batch) {
      const decided = {
        old: deciders.old.decide(batch.old, batch.size),
        new: deciders.new.decide(batch.new, batch.size),
      };
      const changed: ChangedCases[] = [];
      for (const cell of cellsOf(deciders, decided)) {
        const key = `${cell.old}\n${cell.new}`;
        const tally = cells.get(key) ?? emptyTally(cell);
        cells.set(key, tally);
        const left = examples - tally.examples.length;
        if (left > 0) for (const at of casesIn(cell.bits, left)) tally.examples.push(cases + at);
        const size = countCases(cell.bits);
        tally.cases += size;
        if (cell.old === cell.new) continue;
        const places = Int32Array.from(casesIn(cell.bits, size));
        const due = addCauses(tally, variants, pickChanged(batch, places, newElements), size);
        changed.push({ old: cell.old, new: cell.new, places, due });
      }
      cases += batch.size;
      return { ...decided, changed };
    },
    report: () => reportOf([...cells.values()], deciders, cases),
  };
}

interface Tally {
  readonly old: string;
  readonly new: string;
  cases: number;
  readonly examples: number[];
  readonly due: Map<TakenBack, number>;
  together: number;
}

function emptyTally({ old, new: now }: { readonly old: string; readonly new: string }): Tally {
  return { old, new: now, cases: 0, examples: [], due: new Map(), together: 0 };
}

interface Variant {
  readonly taken: TakenBack;
  readonly decider: BatchDecider;
}

interface Deciders {
  readonly old: BatchDecider;
  readonly new: BatchDecider;
}

function cellsOf(
  deciders: Deciders,
  decided: Omit<ReplayedBatch, 'changed'>,
): readonly { readonly old: string; readonly new: string; readonly bits: Int32Array }[] {
  return decided.old.cases.flatMap((before, oldPlace) =>
    decided.new.cases.flatMap((after, newPlace) => {
      const bits = before.map((word, at) => word & (after[at] ?? 0));
      const [old, now] = [deciders.old.determinations[oldPlace], deciders.new.determinations[newPlace]];
      const isEmpty = bits.every((word) => word === 0);
      return old === undefined || now === undefined || isEmpty ? [] : [{ old, new: now, bits }];
    }),
  );
}

/** The cases of a cell alone, with the columns of the new version and then those of the old one. */
function pickChanged(batch: ReplayBatch, places: Int32Array, newElements: number): Columns {
  const columns = [...Array.from({ length: newElements }, (_, index) => batch.new[index]), ...batch.old];
  return pickCases(columns, places);
}

function addCauses(
  tally: Tally,
  variants: readonly Variant[],
  columns: Columns,
  size: number,
): ChangedCases['due'] {
  const due: { readonly difference: Difference; readonly bits: Int32Array }[] = [];
  const explained = new Int32Array((size + 31) >>> 5);
  for (const { taken, decider } of variants) {
    const before = decider.determinations.indexOf(taken.side === 'new' ? tally.old : tally.new);
    const undone = before === -1 ? undefined : decider.decide(columns, size).cases[before];
    const count = countCases(undone);
    if (undone === undefined || count === 0) continue;
    tally.due.set(taken, (tally.due.get(taken) ?? 0) + count);
    undone.forEach((word, at) => (explained[at] = (explained[at] ?? 0) | word));
    due.push({ difference: differenceOf(taken), bits: undone });
  }
  tally.together += size - countCases(explained);
  return due;
}

/** Without the graph that shows it. */
function differenceOf({ kind, criterion, words }: TakenBack): Difference {
  return { kind, criterion, words };
}

function reportOf(tallies: readonly Tally[], deciders: Deciders, cases: number): ReplayReport {
  const rank = (cell: Tally): number =>
    deciders.old.determinations.indexOf(cell.old) * deciders.new.determinations.length +
    deciders.new.determinations.indexOf(cell.new);
  const sorted = tallies.toSorted((a, b) => rank(a) - rank(b));
  return {
    cases,
    changed: sorted.filter((cell) => cell.old !== cell.new).reduce((sum, cell) => sum + cell.cases, 0),
    cells: sorted.map(({ due, examples, ...cell }) => ({
      ...cell,
      examples: [...examples],
      causes: causesOf(due),
    })),
  };
}

function causesOf(due: ReadonlyMap<TakenBack, number>): readonly ReplayCause[] {
  return [...due]
    .map(([taken, cases]) => ({ ...differenceOf(taken), cases }))
    .toSorted((a, b) => b.cases - a.cases);
}
