// Decides many cases at once, 32 a word of the machine, from columns of facts; gives what the reference gives, without reasons.
import { bitsOf } from './bits.ts';
import type { Asked, FillRails } from './batch-cells.ts';
import { cellFiller } from './batch-cells.ts';
import type { Column, Columns } from './batch-columns.ts';
import { wordsFor } from './batch-columns.ts';
import type { Rail, Rails, VerdictSpace } from './batch-kernel.ts';
import { runStep, runVerdicts, verdictSpace } from './batch-kernel.ts';
import type { BatchPlan, Ref } from './batch-plan.ts';
import { firstLeafRef, metRef, planBatch, unknownRef } from './batch-plan.ts';
import { relationFiller } from './batch-relations.ts';
import type { CriteriaGraph, Test } from './criteria-graph.ts';
import { referenceOf } from './criteria-index.ts';

/**
 * One guideline, ready for batches of any size. Feed a large file in batches of 32,768 or more cases: each call stands alone, so that
 * between two of them a caller can tell its progress or stop.
 *
 *     const decider = createBatchDecider(graph);
 *     const decided = decider.decide(columns, size);      // columns: columnsOf, columnOf, readColumn
 *     countCases(decided.cases[0]);                        // how many are decider.determinations[0]
 *     determinationPlaces(decided);                        // one place in decider.determinations a case
 */
export interface BatchDecider {
  readonly determinations: readonly string[];
  readonly decide: (columns: Columns, size: number) => DecidedBatch;
}

export interface DecidedBatch {
  readonly size: number;
  /** By determination: the bits of the cases that have it. Each case is in exactly one; beyond the last case no bit is set. */
  readonly cases: readonly Int32Array[];
}

export function createBatchDecider(graph: CriteriaGraph): BatchDecider {
  const plan = planBatch(graph);
  const space = verdictSpace(plan);
  return {
    determinations: plan.determinations,
    decide: (columns, size) => decideBatch(plan, space, columns, size),
  };
}

/** How many bits are set. */
export function countCases(bits: Int32Array | undefined): number {
  let count = 0;
  for (const word of bits ?? []) count += bitsOf(word);
  return count;
}

/** The place of each case's determination in `determinations`. */
export function determinationPlaces({ size, cases }: DecidedBatch): Uint8Array {
  const places = new Uint8Array(size);
  cases.forEach((bits, determination) => {
    if (determination === 0) return;
    for (let at = 0; at < size; at++) {
      const bit = ((bits[at >> 5] ?? 0) >>> (at & 31)) & 1;
      places[at] = (places[at] ?? 0) | (-bit & determination);
    }
  });
  return places;
}

/** The first cases whose bits are set, at most so many, in order. */
export function casesIn(bits: Int32Array, most: number): readonly number[] {
  const found: number[] = [];
  for (let w = 0; w < bits.length; w++) {
    for (let word = bits[w] ?? 0; word !== 0; word &= word - 1) {
      if (found.length === most) return found;
      found.push(w * 32 + 31 - Math.clz32(word & -word));
    }
  }
  return found;
}

function decideBatch(plan: BatchPlan, space: VerdictSpace, columns: Columns, size: number): DecidedBatch {
  const total = wordsFor(size);
  const cases = plan.determinations.map(() => new Int32Array(total));
  const { rails, moving, fillers, block } = bindColumns(plan, columns, total);
  for (let at = 0; at < total; at += block) {
    const words = Math.min(block, total - at);
    for (const rail of moving) rail.start = at;
    for (const fill of fillers) fill(rails, at, words);
    for (const step of plan.steps) runStep(step, rails, words);
    runVerdicts(plan, rails, cases, at, words, space);
  }
  if (size % 32 !== 0)
    for (const bits of cases) bits[total - 1] = (bits[total - 1] ?? 0) & ((1 << (size % 32)) - 1);
  return { size, cases };
}

interface Bound {
  readonly rails: Rails;
  /** Rails that stand in a column, and so begin where the block begins. */
  readonly moving: readonly Rail[];
  readonly fillers: readonly FillRails[];
  /** Words of a block. */
  readonly block: number;
}

function bindColumns(plan: BatchPlan, columns: Columns, words: number): Bound {
  const computed = plan.leaves.flatMap((test, index) =>
    standsIn(test, columns) === 'computed' ? [{ test, rail: firstLeafRef + 2 * index }] : [],
  );
  const block = Math.min(blockWords(plan.groups + computed.length), Math.max(1, words));
  const rails: Rail[] = [];
  const moving: Rail[] = [];
  const place = (ref: Ref, met: Int32Array, notMet: Int32Array): void => {
    rails[ref] = { bits: met, start: 0 };
    rails[ref ^ 1] = { bits: notMet, start: 0 };
  };
  const space = (): Int32Array => new Int32Array(block);
  const [never, always] = [space(), space().fill(-1)];
  place(unknownRef, never, never);
  place(metRef, always, never);
  plan.leaves.forEach((test, index) => {
    const ref = firstLeafRef + 2 * index;
    const at = standsIn(test, columns);
    if (at === 'computed') place(ref, space(), space());
    else if (at === 'nowhere') place(ref, never, test.op === 'known' ? always : never);
    else {
      place(ref, at.met, at.notMet);
      moving.push(...rails.slice(ref, ref + 2));
    }
  });
  const firstGroup = firstLeafRef + 2 * plan.leaves.length;
  for (let group = 0; group < plan.groups; group++) place(firstGroup + 2 * group, space(), space());
  return { rails, moving, fillers: fillersOf(computed, columns, block * 32), block };
}

/** The rails of a block should stay in a core's own cache, and a block should be long enough to pay for its calls. */
function blockWords(pairs: number): number {
  const words = cacheBytes / (8 * (pairs + 1));
  return Math.min(512, Math.max(64, 2 ** Math.floor(Math.log2(words))));
}

const cacheBytes = 512 * 1024;

/** The bits of a condition where they are a column as it is; else whether they are computed or a column is missing. */
function standsIn(
  test: Test,
  columns: Columns,
): Extract<Column, { kind: 'truths' }> | 'computed' | 'nowhere' {
  const column = columns[test.element];
  const reference = referenceOf(test);
  if (column === undefined || (reference !== undefined && columns[reference] === undefined)) return 'nowhere';
  return column.kind === 'truths' && test.op === 'holds' ? column : 'computed';
}

/** Conditions on one element alone are read together. */
function fillersOf(computed: readonly Asked[], columns: Columns, cases: number): readonly FillRails[] {
  const alone = new Map<Column, Asked[]>();
  const fillers: FillRails[] = [];
  for (const asked of computed) {
    const { test } = asked;
    const column = columns[test.element];
    const reference = columns[referenceOf(test) ?? -1];
    if (column === undefined) continue;
    if ((test.op === 'window' || test.op === 'change') && reference !== undefined) {
      fillers.push(relationFiller(asked, test, { value: column, reference }, cases));
    } else alone.set(column, [...(alone.get(column) ?? []), asked]);
  }
  return [...fillers, ...[...alone].map(([column, asked]) => cellFiller(asked, column, cases))];
}
