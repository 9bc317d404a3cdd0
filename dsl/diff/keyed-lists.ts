// Entries of two lists put side by side by their keys; knows nothing of what the entries are.

export interface EntryPair<T> {
  readonly old: T | undefined;
  readonly new: T | undefined;
}

/** In the order of the new list; what is gone stands after its old predecessor. The first of equal keys counts, then the second, ... */
export function pairByKey<T extends object>(
  olds: readonly T[],
  news: readonly T[],
  keyOf: (entry: T) => string,
): readonly EntryPair<T>[] {
  const waiting = new Map<string, T[]>();
  for (const older of olds) {
    const list = waiting.get(keyOf(older));
    if (list) list.push(older);
    else waiting.set(keyOf(older), [older]);
  }
  const partner = new Map<T, T>();
  const taken = new Set<T>();
  for (const newer of news) {
    const older = waiting.get(keyOf(newer))?.shift();
    if (older === undefined) continue;
    partner.set(newer, older);
    taken.add(older);
  }
  return sideBySide(olds, news, partner, taken);
}

/** As `pairByKey`, with the partners known; what is in `taken` is not gone, wherever it stands now. */
export function sideBySide<T extends object>(
  olds: readonly T[],
  news: readonly T[],
  partner: ReadonlyMap<T, T>,
  taken: Pick<ReadonlySet<T>, 'has'>,
): readonly EntryPair<T>[] {
  const pairs: EntryPair<T>[] = [];
  let next = 0;
  const place = new Map(olds.map((older, i) => [older, i]));
  const goneUntil = (end: number): void => {
    for (; next < end; next++) {
      const gone = olds[next];
      if (gone !== undefined && !taken.has(gone)) pairs.push({ old: gone, new: undefined });
    }
  };
  for (const newer of news) {
    const older = partner.get(newer);
    if (older !== undefined) {
      const at = place.get(older) ?? 0;
      goneUntil(at);
      next = Math.max(next, at + 1);
    }
    pairs.push({ old: older, new: newer });
  }
  goneUntil(olds.length);
  return pairs;
}

/** Indexes of a longest run of ascending values: what did not move when a list was reordered. */
export function steadyIndexes(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before: number[] = [];
  values.forEach((value, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  });
  const steady = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) steady.add(i);
  return steady;
}
