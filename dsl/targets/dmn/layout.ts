// Where the boxes of a requirement diagram stand: what is required below what requires it; knows no XML.

export interface Box {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  readonly name: string;
  readonly requires: readonly string[];
}

const size = { width: 200, height: 60 };
const gap = { across: 40, down: 60 };

/**
 * One row a level; each box stands above the middle of those that it is the first to require. `items` stand after what they require,
 * the last ones on top.
 */
export function layOut(items: readonly Placed[]): readonly Box[] {
  const requires = new Map(items.map((item) => [item.name, item.requires]));
  const levels = levelsOf(items);
  const top = Math.max(0, ...levels.values());
  const across = new Map<string, number>();
  let free = 0;
  const rows = new Map<number, number>();
  // Without recursion: a guideline may be deeper than a program's stack.
  const waiting = items.map(({ name }) => ({ name, opened: false }));
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === undefined || (across.has(next.name) && !next.opened)) continue;
    const own = requires.get(next.name) ?? [];
    if (!next.opened) {
      across.set(next.name, Number.NaN);
      waiting.push({ name: next.name, opened: true });
      for (const name of own.toReversed())
        if (requires.has(name) && !across.has(name)) waiting.push({ name, opened: false });
      continue;
    }
    const below = own.map((name) => across.get(name)).filter((x) => x !== undefined && !Number.isNaN(x));
    const [first, last] = [below[0], below.at(-1)];
    const level = levels.get(next.name) ?? 0;
    const wished = first === undefined || last === undefined ? free : Math.floor((first + last) / 2);
    const x = Math.max(wished, rows.get(level) ?? 0);
    rows.set(level, x + size.width + gap.across);
    if (below.length === 0) free = Math.max(free, x) + size.width + gap.across;
    across.set(next.name, x);
  }
  return items.map(({ name }) => ({
    name,
    x: 40 + (across.get(name) ?? 0),
    y: 40 + (top - (levels.get(name) ?? 0)) * (size.height + gap.down),
    ...size,
  }));
}

/** 0 for what requires nothing. */
function levelsOf(items: readonly Placed[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const { name, requires } of items) {
    let level = 0;
    for (const other of requires) level = Math.max(level, (levels.get(other) ?? -1) + 1);
    levels.set(name, level);
  }
  return levels;
}
