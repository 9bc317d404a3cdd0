// A circuit of AND gates with hash-consing: what a solver is told, and what can be run on 32 cases at once; knows no truths of criteria.

/** A gate, or minus it for its opposite. */
export type Literal = number;

/** The gate that is always true. */
export const always: Literal = 1;
export const never: Literal = -1;

/** Invariant: the parts of a gate are older than it (smaller numbers); no two gates have equal parts. */
export class Circuit {
  /** Of gate n: `literals` from `ends[n - 1]` up to `ends[n]`. Inputs have none. */
  private ends = new Int32Array(1024);
  private literals = new Int32Array(4096);
  private gates = 2;
  private readonly known = new Map<string, Literal>();
  private readonly counters = new Map<string, Literal>();

  /** One more than the last gate. */
  get size(): number {
    return this.gates;
  }

  input(): Literal {
    return this.add([]);
  }

  /** None for inputs and for the gate that is always true. */
  partsOf(gate: number): Int32Array {
    return this.literals.subarray(this.ends[gate - 1], this.ends[gate]);
  }

  and(given: readonly Literal[]): Literal {
    const parts = new Set<Literal>();
    for (const part of given) {
      if (part === never || parts.has(-part)) return never;
      if (part !== always) parts.add(part);
    }
    const sorted = [...parts].toSorted((a, b) => a - b);
    const [first = always] = sorted;
    if (sorted.length < 2) return first;
    const key = sorted.join();
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const made = this.add(sorted);
    this.known.set(key, made);
    return made;
  }

  or(given: readonly Literal[]): Literal {
    return -this.and(given.map((part) => -part));
  }

  /** At least `wanted` of them; the same gates whatever their order. */
  atLeast(wanted: number, given: readonly Literal[]): Literal {
    if (wanted <= 0) return always;
    if (wanted > given.length) return never;
    if (wanted === 1) return this.or(given);
    if (wanted === given.length) return this.and(given);
    return this.count(
      wanted,
      given.toSorted((a, b) => a - b),
    );
  }

  /** Row by row from the last: what is left has at least so many. Counters over the same end of a list are shared. */
  private count(wanted: number, sorted: readonly Literal[]): Literal {
    const key = `${String(wanted)} of ${sorted.join()}`;
    const known = this.counters.get(key);
    if (known !== undefined) return known;
    let after: Literal[] = [always, ...Array.from({ length: wanted }, () => never)];
    for (const literal of sorted.toReversed()) {
      const here = [always];
      for (let more = 1; more <= wanted; more++) {
        const withIt = this.and([literal, after[more - 1] ?? never]);
        here.push(this.or([withIt, after[more] ?? never]));
      }
      after = here;
    }
    const made = after[wanted] ?? never;
    this.counters.set(key, made);
    return made;
  }

  /** The gates on which a literal depends, itself included, ascending. */
  below(literal: Literal): readonly number[] {
    const top = Math.abs(literal);
    const needed = new Uint8Array(top + 1);
    needed[top] = 1;
    const found: number[] = [];
    for (let gate = top; gate > 0; gate--) {
      if (needed[gate] === 0) continue;
      found.push(gate);
      for (let at = this.ends[gate - 1] ?? 0; at < (this.ends[gate] ?? 0); at++)
        needed[Math.abs(this.literals[at] ?? 0)] = 1;
    }
    return found.toReversed();
  }

  /** Every word a bit for each of 32 cases, by gate; those of inputs are given. `gates` ascending. */
  run(gates: readonly number[], words: Int32Array): void {
    const { ends, literals } = this;
    for (const gate of gates) {
      const [from = 0, to = 0] = [ends[gate - 1], ends[gate]];
      if (from === to) continue;
      let word = -1;
      for (let at = from; at < to; at++) {
        const part = literals[at] ?? 0;
        word &= part > 0 ? (words[part] ?? 0) : ~(words[-part] ?? 0);
      }
      words[gate] = word;
    }
  }

  private add(parts: readonly Literal[]): number {
    if (this.gates === this.ends.length) this.ends = twice(this.ends);
    const start = this.ends[this.gates - 1] ?? 0;
    while (start + parts.length > this.literals.length) this.literals = twice(this.literals);
    this.literals.set(parts, start);
    this.ends[this.gates] = start + parts.length;
    return this.gates++;
  }
}

function twice(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(values.length * 2);
  longer.set(values);
  return longer;
}

/** Runs the gates below a literal on 32 cases at once. */
export class CircuitRun {
  private readonly circuit: Circuit;
  private readonly gates: readonly number[];
  private readonly output: Literal;
  private readonly words: Int32Array;

  constructor(circuit: Circuit, output: Literal) {
    this.circuit = circuit;
    this.output = output;
    this.gates = circuit.below(output);
    this.words = new Int32Array(circuit.size);
    this.words[always] = -1;
  }

  get inputs(): readonly number[] {
    return this.gates.filter((gate) => gate !== always && this.circuit.partsOf(gate).length === 0);
  }

  /** One bit a case. */
  set(input: number, word: number): void {
    this.words[input] = word;
  }

  run(): number {
    this.circuit.run(this.gates, this.words);
    const word = this.words[Math.abs(this.output)] ?? 0;
    return this.output > 0 ? word : ~word;
  }
}
