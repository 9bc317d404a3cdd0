// Decides many cases at once, 32 a word of the machine, from columns of facts; gives what the reference gives, without reasons.
import type { Asked, FillRails } from './batch-cells.ts';
import { cellFiller } from './batch-cells.ts';
import type { Column, Columns } from './batch-columns.ts';
import { wordsFor } from './batch-columns.ts';
import type { Rails, VerdictSpace } from './batch-kernel.ts';
import { runStep, runVerdicts, verdictSpace } from './batch-kernel.ts';
import type { BatchPlan, Ref } from './batch-plan.ts';
import { firstLeafRef, metRef, notMetRef, planBatch, unknownRef } from './batch-plan.ts';
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
 *     determinationsOf(decided);                           // one place in decider.determinations a case
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
export function determinationsOf({ size, cases }: DecidedBatch): Uint8Array {
  const places = new Uint8Array(size);
  cases.forEach((bits, determination) => {
    if (determination > 0) eachCase(bits, (at) => (places[at] = determination));
  });
  return places;
}

/** Calls back for each bit that is set, in order. */
export function eachCase(bits: Int32Array, call: (caseIndex: number) => void): void {
  for (let w = 0; w < bits.length; w++) {
    for (let word = bits[w] ?? 0; word !== 0; word &= word - 1) call(w * 32 + 31 - Math.clz32(word & -word));
  }
}

/** How many bits of a word are set. */
export function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

function decideBatch(plan: BatchPlan, space: VerdictSpace, columns: Columns, size: number): DecidedBatch {
  const total = wordsFor(size);
  const cases = plan.determinations.map(() => new Int32Array(total));
  const block = Math.min(blockWords(plan), Math.max(1, total));
  const { rails, moving, fillers } = bindColumns(plan, columns, block);
  for (let at = 0; at < total; at += block) {
    const words = Math.min(block, total - at);
    for (const rail of moving) rails.start[rail] = at;
    for (const fill of fillers) fill(rails, at, words);
    for (const step of plan.steps) runStep(step, rails, words);
    runVerdicts(plan, rails, cases, at, words, space);
  }
  if (size % 32 !== 0)
    for (const bits of cases) bits[total - 1] = (bits[total - 1] ?? 0) & ((1 << (size % 32)) - 1);
  return { size, cases };
}

/** The rails of a block should stay in a core's own cache, and a block should be long enough to pay for its calls. */
function blockWords({ leaves, groups }: BatchPlan): number {
  const words = cacheBytes / (8 * (leaves.length + groups + 1));
  return Math.min(512, Math.max(32, 2 ** Math.floor(Math.log2(words))));
}

const cacheBytes = 512 * 1024;

interface Bound {
  readonly rails: Rails;
  /** Rails that stand in a column, and so begin where the block begins. */
  readonly moving: readonly number[];
  readonly fillers: readonly FillRails[];
}

function bindColumns(plan: BatchPlan, columns: Columns, block: number): Bound {
  const bits: Int32Array[] = [];
  const moving: number[] = [];
  const place = (ref: Ref, met: Int32Array, notMet: Int32Array): void => {
    bits[ref] = met;
    bits[ref ^ 1] = notMet;
  };
  const [never, always] = [new Int32Array(block), new Int32Array(block).fill(-1)];
  place(unknownRef, never, never);
  place(metRef, always, never);
  const computed: Asked[] = [];
  plan.leaves.forEach((test, index) => {
    const rail = firstLeafRef + 2 * index;
    const column = columns[test.element];
    const unread = unreadable(test, columns);
    if (unread !== undefined) place(rail, bits[unread] ?? never, bits[unread ^ 1] ?? never);
    else if (column?.kind === 'truths' && test.op === 'holds') {
      place(rail, column.met, column.notMet);
      moving.push(rail, rail ^ 1);
    } else {
      place(rail, new Int32Array(block), new Int32Array(block));
      computed.push({ test, rail });
    }
  });
  const firstGroup = firstLeafRef + 2 * plan.leaves.length;
  for (let group = 0; group < plan.groups; group++) {
    place(firstGroup + 2 * group, new Int32Array(block), new Int32Array(block));
  }
  const rails = { bits, start: new Int32Array(bits.length) };
  return { rails, moving, fillers: fillersOf(computed, columns, block * 32) };
}

/** What a condition is where a column that it reads is not there. */
function unreadable(test: Test, columns: Columns): Ref | undefined {
  const reference = referenceOf(test);
  const isThere =
    columns[test.element] !== undefined && (reference === undefined || columns[reference] !== undefined);
  if (isThere) return undefined;
  return test.op === 'known' ? notMetRef : unknownRef;
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
      fillers.push(relationFiller(asked, test, { value: column, reference }));
    } else alone.set(column, [...(alone.get(column) ?? []), asked]);
  }
  return [...fillers, ...[...alone].map(([column, asked]) => cellFiller(asked, column, cases))];
}
