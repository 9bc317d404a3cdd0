// JSON with one spelling per value, so that equal content has equal bytes and equal digests; knows nothing of guidelines.

/** Only whole numbers: a value with a decimal point is carried as a string. A map stands for an object whose keys come from an author. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | JsonObject | ReadonlyMap<string, JsonValue>;

export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** The compact form that digests are taken over: sorted keys, no white space. Members that are undefined are left out. */
export function canonicalJson(value: JsonValue): string {
  return write(value, compact);
}

/** The same value over several lines and with a final line feed; below `depth` levels each value stands on one line. */
export function printJson(value: JsonValue, depth = Number.POSITIVE_INFINITY): string {
  return `${write(value, { newline: '\n', indent: '  ', levels: depth })}\n`;
}

/** A string literal that is the same in JSON and in JavaScript, cannot end a script element or a line, and hides no direction marks. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[<\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    escapeUnit,
  );
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

interface Layout {
  readonly newline: string;
  readonly indent: string;
  /** How many levels are still broken into lines. */
  readonly levels: number;
}

const compact: Layout = { newline: '', indent: '', levels: 0 };

function write(value: JsonValue, layout: Layout): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return wholeNumber(value);
  const own = layout.levels > 0 ? layout : compact;
  const inner = { ...own, newline: own.newline + own.indent, levels: own.levels - 1 };
  if (isList(value)) return writeList(value, own, inner);
  const colon = own === compact ? ':' : ': ';
  const members = [...entriesOf(value)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${quote(key)}${colon}${write(member, inner)}`);
  return enclose('{', members, '}', own);
}

function writeList(list: readonly JsonValue[], own: Layout, inner: Layout): string {
  const items = list.map((item) => write(item, inner));
  const line = `[${items.join(', ')}]`;
  const plain = list.every((item) => item === null || typeof item !== 'object');
  return own !== compact && plain && line.length <= 100 ? line : enclose('[', items, ']', own);
}

function enclose(open: string, items: readonly string[], close: string, { newline, indent }: Layout): string {
  if (items.length === 0) return open + close;
  return `${open}${newline}${indent}${items.join(`,${newline}${indent}`)}${newline}${close}`;
}

function* entriesOf(value: JsonObject | ReadonlyMap<string, JsonValue>): Iterable<[string, JsonValue]> {
  const entries = value instanceof Map ? value.entries() : Object.entries(value);
  for (const [key, member] of entries as Iterable<[string, JsonValue | undefined]>) {
    if (member !== undefined) yield [key, member];
  }
}

// Array.isArray does not narrow a readonly array out of a union.
function isList(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}

// Invariant: engines disagree on fractions and on whole numbers beyond 2^53, so neither may reach a bundle.
function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number: ${value}`);
  return String(value);
}
