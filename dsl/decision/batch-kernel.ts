// The inner loops over bit columns, 32 cases a word: lists, counts and the verdict table; knows no graph and no element.
import type { BatchPlan, Ref, Step } from './batch-plan.ts';

/** Where each rail of a plan stands while a block of words is worked on. */
export interface Rails {
  readonly bits: readonly Int32Array[];
  readonly start: Int32Array;
}

interface Rail {
  readonly bits: Int32Array;
  readonly start: number;
}

const none = new Int32Array(0);

export function railOf({ bits, start }: Rails, rail: number): Rail {
  return { bits: bits[rail] ?? none, start: start[rail] ?? 0 };
}

/** ALL is met where all children are met, and not met where one of them is not met; ANY is the same with the rails crossed. */
export function runStep(step: Step, rails: Rails, words: number): void {
  if (step.kind === 'count') runCount(step, rails, words);
  else {
    const crossed = step.kind === 'all' ? 0 : 1;
    joinRails(rails, step.target ^ crossed, step.children, crossed, words, intersect);
    joinRails(rails, step.target ^ crossed ^ 1, step.children, crossed ^ 1, words, unite);
  }
}

type Join = (target: Rail, left: Rail, right: Rail, words: number) => void;

function joinRails(
  rails: Rails,
  target: Ref,
  children: readonly Ref[],
  crossed: number,
  words: number,
  join: Join,
): void {
  const into = railOf(rails, target);
  let left = railOf(rails, (children[0] ?? 0) ^ crossed);
  for (let next = 1; next < children.length; next++) {
    join(into, left, railOf(rails, (children[next] ?? 0) ^ crossed), words);
    left = into;
  }
}

function intersect(target: Rail, left: Rail, right: Rail, words: number): void {
  const { bits: t, start: ts } = target;
  const { bits: l, start: ls } = left;
  const { bits: r, start: rs } = right;
  for (let w = 0; w < words; w++) t[ts + w] = (l[ls + w] ?? 0) & (r[rs + w] ?? 0);
}

function unite(target: Rail, left: Rail, right: Rail, words: number): void {
  const { bits: t, start: ts } = target;
  const { bits: l, start: ls } = left;
  const { bits: r, start: rs } = right;
  for (let w = 0; w < words; w++) t[ts + w] = (l[ls + w] ?? 0) | (r[rs + w] ?? 0);
}

/**
 * Met where at least `min` children are met and enough are surely not met to keep below `max`; not met where more than `max` are met
 * or so many are not met that `min` is out of reach.
 */
function runCount(step: Extract<Step, { kind: 'count' }>, rails: Rails, words: number): void {
  const { children, min, max } = step;
  const size = children.length;
  const digits = 32 - Math.clz32(size);
  const [metDigits, notDigits] = [new Int32Array(digits), new Int32Array(digits)];
  const met = railOf(rails, step.target);
  const not = railOf(rails, step.target ^ 1);
  const metChildren = children.map((child) => railOf(rails, child));
  const notChildren = children.map((child) => railOf(rails, child ^ 1));
  for (let w = 0; w < words; w++) {
    sum(metChildren, w, metDigits);
    sum(notChildren, w, notDigits);
    met.bits[met.start + w] = atLeast(metDigits, min) & atLeast(notDigits, size - max);
    not.bits[not.start + w] = atLeast(metDigits, max + 1) | atLeast(notDigits, size - min + 1);
  }
}

/** How many rails have each bit: the binary digits of 32 sums, lowest first. */
function sum(rails: readonly Rail[], word: number, digits: Int32Array): void {
  digits.fill(0);
  for (const { bits, start } of rails) {
    let carry = bits[start + word] ?? 0;
    for (let digit = 0; carry !== 0 && digit < digits.length; digit++) {
      const before = digits[digit] ?? 0;
      digits[digit] = before ^ carry;
      carry &= before;
    }
  }
}

/** The bits whose sum is at least `least`: no borrow when it is taken away. */
function atLeast(digits: Int32Array, least: number): number {
  if (least <= 0) return -1;
  if (least >= 2 ** digits.length) return 0;
  let borrow = 0;
  for (let digit = 0; digit < digits.length; digit++) {
    const own = digits[digit] ?? 0;
    borrow = ((least >> digit) & 1) === 1 ? ~own | borrow : ~own & borrow;
  }
  return ~borrow;
}

/** Work space of the verdict table, for one plan. */
export interface VerdictSpace {
  readonly may: Int32Array;
  readonly mayNot: Int32Array;
  readonly possible: Int32Array;
}

export function verdictSpace(plan: BatchPlan): VerdictSpace {
  return {
    may: new Int32Array(plan.sections.length),
    mayNot: new Int32Array(plan.sections.length),
    possible: new Int32Array(plan.determinations.length),
  };
}

/**
 * Writes each determination's bits into its plane from word `at` on. All ways of resolving the unknown sections go through the rows
 * together: `alive` are the cases that some way brings to a row.
 */
export function runVerdicts(
  plan: BatchPlan,
  rails: Rails,
  planes: readonly Int32Array[],
  at: number,
  words: number,
  { may, mayNot, possible }: VerdictSpace,
): void {
  const met = plan.sections.map((ref) => railOf(rails, ref));
  const not = plan.sections.map((ref) => railOf(rails, ref ^ 1));
  for (let w = 0; w < words; w++) {
    for (let s = 0; s < met.length; s++) {
      may[s] = ~wordOf(not[s], w);
      mayNot[s] = ~wordOf(met[s], w);
    }
    let open = tryRows(plan, may, mayNot, possible);
    for (let d = 0; d < possible.length; d++) setWord(planes[d], at + w, (possible[d] ?? 0) & ~open);
    for (const [section, determination] of plan.open) {
      const found = open & ~wordOf(met[section], w) & ~wordOf(not[section], w);
      addWord(planes[determination], at + w, found);
      open &= ~found;
    }
    addWord(planes[plan.needsInformation], at + w, open);
  }
}

/** Yields the cases for which more than one determination is possible. */
function tryRows(plan: BatchPlan, may: Int32Array, mayNot: Int32Array, possible: Int32Array): number {
  possible.fill(0);
  let alive = -1;
  for (let r = 0; r < plan.rows.length; r++) {
    const [section = 0, wanted = 0, determination = 0] = plan.rows[r] ?? [];
    const [here, past] = wanted === 1 ? [may, mayNot] : [mayNot, may];
    possible[determination] = (possible[determination] ?? 0) | (alive & (here[section] ?? 0));
    alive &= past[section] ?? 0;
    // Whoever comes past this row has the section the other way.
    here[section] = 0;
  }
  possible[plan.otherwise] = (possible[plan.otherwise] ?? 0) | alive;
  let once = 0;
  let twice = 0;
  for (let d = 0; d < possible.length; d++) {
    twice |= once & (possible[d] ?? 0);
    once |= possible[d] ?? 0;
  }
  return twice;
}

function wordOf(rail: Rail | undefined, word: number): number {
  return rail === undefined ? 0 : (rail.bits[rail.start + word] ?? 0);
}

function setWord(plane: Int32Array | undefined, word: number, bits: number): void {
  if (plane !== undefined) plane[word] = bits;
}

function addWord(plane: Int32Array | undefined, word: number, bits: number): void {
  if (plane !== undefined) plane[word] = (plane[word] ?? 0) | bits;
}
