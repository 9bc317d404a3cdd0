// Names that a writer may have meant by one that nobody declared: other capitals, a part of it, one or two letters wrong; knows no element.

/** The likeliest first, at most three. */
export function nearNames(typed: string, known: readonly string[]): readonly string[] {
  const wanted = folded(typed);
  const found = known.flatMap((name) => {
    const distance = distanceOf(wanted, folded(name));
    return distance === undefined ? [] : [{ name, distance }];
  });
  return found
    .toSorted((a, b) => a.distance - b.distance || a.name.length - b.name.length)
    .slice(0, 3)
    .map(({ name }) => name);
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** undefined: too far. */
function distanceOf(typed: string, name: string): number | undefined {
  if (typed === name) return 0;
  const [short, long] = typed.length < name.length ? [typed, name] : [name, typed];
  if (short.length >= 3 && long.includes(short)) return 1;
  const edits = editsBetween(typed, name);
  return edits <= (short.length < 5 ? 1 : 2) && edits < short.length - 1 ? 1 + edits : undefined;
}

/** Letters to add, take away, change or swap with their neighbour. */
function editsBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const changed = (row[j - 1] ?? 0) + (same ? 0 : 1);
      let best = Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
