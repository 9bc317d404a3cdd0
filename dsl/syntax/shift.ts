// Moves everything that was read from one place of a text to another place; knows of a tree only that spans are offsets.

/** The same plain data with every span in it `by` units further on. The data itself is never changed, others may hold it. */
export function shifted<T>(data: T, by: number): T {
  return by === 0 ? data : (shiftValue(data, by) as T);
}

function shiftValue(value: unknown, by: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.length === 0 ? value : value.map((entry) => shiftValue(entry, by));
  const from = value as Readonly<Record<string, unknown>>;
  const { start, end } = from;
  if (typeof start === 'number' && typeof end === 'number') return { start: start + by, end: end + by };
  // Copied whole, then changed: an object that grows key by key takes twice the room.
  const to = { ...from };
  for (const key in to) {
    const part = to[key];
    if (typeof part === 'object') to[key] = shiftValue(part, by);
  }
  return to;
}
