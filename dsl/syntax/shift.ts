// Moves everything that was read from one place of a text to another place; knows of a tree only that spans are offsets.

/** The same plain data with every span in it `by` units further on. The data itself is never changed, others may hold it. */
export function shifted<T>(data: T, by: number): T {
  return by === 0 ? data : (shiftValue(data, by) as T);
}

function shiftValue(value: unknown, by: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry: unknown) => shiftValue(entry, by));
  const from = value as Readonly<Record<string, unknown>>;
  if (typeof from['start'] === 'number' && typeof from['end'] === 'number')
    return { start: from['start'] + by, end: from['end'] + by };
  const to: Record<string, unknown> = {};
  for (const key in from) to[key] = shiftValue(from[key], by);
  return to;
}
