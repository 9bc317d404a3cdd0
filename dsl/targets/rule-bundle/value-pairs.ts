// Few rows in which every two values of every two columns stand together; knows nothing of guidelines.

/** A row is the number of a value for each column. */
export type PairRows = readonly (readonly number[])[];

/** So many columns are covered directly; more are covered by two such arrays, since two columns differ in one of the two digits of their place. */
const direct = 40;

/** `sizes`: how many values each column has. The same rows for the same sizes. At most 1,600 columns are covered whole. */
export function pairRows(sizes: readonly number[]): PairRows {
  if (sizes.length <= direct) return greedyRows(sizes);
  return [(place: number) => place % direct, (place: number) => Math.floor(place / direct) % direct].flatMap(
    (digit) => {
      const widest = Array.from({ length: direct }, (_, column) =>
        Math.max(1, ...sizes.filter((_size, place) => digit(place) === column)),
      );
      return greedyRows(widest).map((row) => sizes.map((size, place) => (row[digit(place)] ?? 0) % size));
    },
  );
}

/** Row by row: it starts from a pair that is still open, and each further column takes the value that closes the most. */
function greedyRows(sizes: readonly number[]): PairRows {
  const open = new OpenPairs(sizes);
  const rows: number[][] = [];
  for (let seed = open.first(); seed !== undefined; seed = open.first()) {
    const row = sizes.map(() => -1);
    row[seed.a] = seed.x;
    row[seed.b] = seed.y;
    sizes.forEach((size, column) => {
      if (row[column] !== -1) return;
      // Where nothing is closed, values take turns, so that they meet in ever other company.
      let [best, most] = [rows.length % size, -1];
      for (let turn = 0; turn < size; turn++) {
        const value = (rows.length + turn) % size;
        const closed = open.closedBy(row, column, value);
        if (closed > most) [best, most] = [value, closed];
      }
      row[column] = best;
    });
    open.close(row);
    rows.push(row);
  }
  return rows;
}

interface Pair {
  readonly a: number;
  readonly x: number;
  readonly b: number;
  readonly y: number;
}

/** The pairs of values that no row has yet. */
class OpenPairs {
  private readonly sizes: readonly number[];
  private readonly starts: readonly number[];
  private readonly width: number;
  private readonly covered: Uint8Array;
  private from = 0;

  constructor(sizes: readonly number[]) {
    this.sizes = sizes;
    let width = 0;
    this.starts = sizes.map((size) => (width += size) - size);
    this.width = width;
    this.covered = new Uint8Array(width * width);
  }

  first(): Pair | undefined {
    for (; this.from < this.width * this.width; this.from++) {
      if (this.covered[this.from] === 1) continue;
      const [left, right] = [Math.floor(this.from / this.width), this.from % this.width];
      const [a, b] = [this.columnOf(left), this.columnOf(right)];
      if (a < b) return { a, b, x: left - (this.starts[a] ?? 0), y: right - (this.starts[b] ?? 0) };
    }
    return undefined;
  }

  closedBy(row: readonly number[], column: number, value: number): number {
    return this.others(row, column).filter((other) => this.covered[this.place(column, value, other)] === 0)
      .length;
  }

  close(row: readonly number[]): void {
    row.forEach((value, column) => {
      for (const other of this.others(row, column)) this.covered[this.place(column, value, other)] = 1;
    });
  }

  /** Values of the row's other columns that are chosen, by their place among all values. */
  private others(row: readonly number[], column: number): readonly number[] {
    return row.flatMap((value, other) =>
      other === column || value === -1 ? [] : [(this.starts[other] ?? 0) + value],
    );
  }

  /** One place for both orders of a pair. */
  private place(column: number, value: number, other: number): number {
    const own = (this.starts[column] ?? 0) + value;
    return own < other ? own * this.width + other : other * this.width + own;
  }

  private columnOf(value: number): number {
    return this.starts.findLastIndex((start, column) => start <= value && (this.sizes[column] ?? 0) > 0);
  }
}
