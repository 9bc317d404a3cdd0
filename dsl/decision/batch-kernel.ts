// The inner loops over bit columns, 32 cases a word: lists, counts and the verdict table; knows no graph and no element.
import type { BatchPlan, Ref, Step } from './batch-plan.ts';

/** Where one rail stands while a block of words is worked on; `start` moves along where the rail is a column. */
export interface Rail {
  readonly bits: Int32Array;
  start: number;
}

/** By number: that of a ref is met, `ref ^ 1` is not met. */
export type Rails = readonly Rail[];

const none: Rail = { bits: new Int32Array(0), start: 0 };

export function railOf(rails: Rails, rail: number): Rail {
  return rails[rail] ?? none;
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

type Join = (target: Rail, a: Rail, b: Rail, c: Rail, d: Rail, words: number) => void;

/** Four at a time: each pass over the block costs a write. What stands twice changes nothing. */
function joinRails(
  rails: Rails,
  target: Ref,
  children: readonly Ref[],
  crossed: number,
  words: number,
  join: Join,
): void {
  const into = railOf(rails, target);
  const child = (place: number): Rail =>
    railOf(rails, (children[Math.min(place, children.length - 1)] ?? 0) ^ crossed);
  join(into, child(0), child(1), child(2), child(3), words);
  for (let next = 4; next < children.length; next += 3)
    join(into, into, child(next), child(next + 1), child(next + 2), words);
}

function intersect(target: Rail, a: Rail, b: Rail, c: Rail, d: Rail, words: number): void {
  const [as, bs, cs, ds, ts] = [a.start, b.start, c.start, d.start, target.start];
  const [abits, bbits, cbits, dbits, tbits] = [a.bits, b.bits, c.bits, d.bits, target.bits];
  for (let w = 0; w < words; w++) {
    tbits[ts + w] = (abits[as + w] ?? 0) & (bbits[bs + w] ?? 0) & (cbits[cs + w] ?? 0) & (dbits[ds + w] ?? 0);
  }
}

function unite(target: Rail, a: Rail, b: Rail, c: Rail, d: Rail, words: number): void {
  const [as, bs, cs, ds, ts] = [a.start, b.start, c.start, d.start, target.start];
  const [abits, bbits, cbits, dbits, tbits] = [a.bits, b.bits, c.bits, d.bits, target.bits];
  for (let w = 0; w < words; w++) {
    tbits[ts + w] = (abits[as + w] ?? 0) | (bbits[bs + w] ?? 0) | (cbits[cs + w] ?? 0) | (dbits[ds + w] ?? 0);
  }
}

/**
 * Met where at least `min` children are met and so many not met that there cannot be more than `max`; not met where more than `max` are
 * met or so many not met that `min` is out of reach.
 */
function runCount(step: Extract<Step, { kind: 'count' }>, rails: Rails, words: number): void {
  const { children, min, max, target } = step;
  const opposites = children.map((child) => child ^ 1);
  const [enough, few, many, out] = [
    new Int32Array(words),
    new Int32Array(words),
    new Int32Array(words),
    new Int32Array(words),
  ];
  atLeast(rails, children, min, enough);
  atLeast(rails, opposites, children.length - max, few);
  atLeast(rails, children, max + 1, many);
  atLeast(rails, opposites, children.length - min + 1, out);
  const [met, not] = [railOf(rails, target), railOf(rails, target ^ 1)];
  for (let w = 0; w < words; w++) {
    met.bits[met.start + w] = (enough[w] ?? 0) & (few[w] ?? 0);
    not.bits[not.start + w] = (many[w] ?? 0) | (out[w] ?? 0);
  }
}

/** The bits that at least `least` of the rails have: level n holds those that n + 1 rails had so far. */
function atLeast(rails: Rails, children: readonly Ref[], least: number, into: Int32Array): void {
  const size = children.length;
  if (least <= 0 || least > size) {
    into.fill(least <= 0 ? -1 : 0);
    return;
  }
  // At least n of m have a bit unless m - n + 1 of them lack it; the smaller of the two numbers is counted.
  const flip = least > size - least + 1 ? -1 : 0;
  const depth = flip === 0 ? least : size - least + 1;
  const words = into.length;
  const levels = new Int32Array(depth * words);
  for (const child of children) raise(levels, railOf(rails, child), flip, words);
  const last = (depth - 1) * words;
  for (let w = 0; w < words; w++) into[w] = (levels[last + w] ?? 0) ^ flip;
}

function raise(levels: Int32Array, { bits, start }: Rail, flip: number, words: number): void {
  for (let level = levels.length - words; level > 0; level -= words) {
    for (let w = 0; w < words; w++) {
      const own = (bits[start + w] ?? 0) ^ flip;
      levels[level + w] = (levels[level + w] ?? 0) | ((levels[level - words + w] ?? 0) & own);
    }
  }
  for (let w = 0; w < words; w++) levels[w] = (levels[w] ?? 0) | ((bits[start + w] ?? 0) ^ flip);
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
