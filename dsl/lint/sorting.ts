// Which entries of a list stand out of order, the fewest that have to move, and the edit that sorts them; knows no rule.
import type { Fix } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import type { LintContext } from './context.ts';
import { columnOf, holdsComment, replaceFix } from './edits.ts';

/** Indexes of the entries outside a longest run in order, ascending; of two that could move the later one moves. */
export function misplaced<T>(entries: readonly T[], compare: (a: T, b: T) => number): readonly number[] {
  // heads[n]: index of the greatest first entry of a run of n + 1 that stands at or behind the current place.
  const heads: number[] = [];
  const next: number[] = [];
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index];
    if (entry === undefined) continue;
    let [low, high] = [0, heads.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const head = entries[heads[middle] ?? 0];
      if (head !== undefined && compare(entry, head) <= 0) low = middle + 1;
      else high = middle;
    }
    next[index] = low > 0 ? (heads[low - 1] ?? -1) : -1;
    heads[low] = index;
  }
  const kept = new Set<number>();
  for (let at = heads.at(-1) ?? -1; at >= 0; at = next[at] ?? -1) kept.add(at);
  return entries.flatMap((_, index) => (kept.has(index) ? [] : [index]));
}

/**
 * Rewrites entries that stand on lines of their own in another order. `compare` takes indexes. Nothing where a comment stands among
 * them: nobody knows which entry it belongs to.
 */
export function sortedEntriesFix(
  context: LintContext,
  label: string,
  spans: readonly Span[],
  compare: (a: number, b: number) => number,
): readonly Fix[] {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return [];
  const whole = { start: first.start, end: last.end };
  const gaps = spans
    .slice(1)
    .map((span, index) => context.slice({ start: spans[index]?.end ?? 0, end: span.start }));
  const columns = new Set(spans.map(({ start }) => columnOf(context, start)));
  const clean = gaps.every((gap) => gap.trim() === '' && gap.includes('\n'));
  if (holdsComment(context, whole) || columns.size > 1 || !clean) return [];
  const order = spans.map((_, index) => index).toSorted(compare);
  const sorted = order.map((index) => context.slice(spans[index] ?? whole));
  const newText = sorted
    .map((text, index) => (index === 0 ? text : `${gaps[index - 1] ?? '\n'}${text}`))
    .join('');
  return [replaceFix(context, label, whole, newText)];
}
