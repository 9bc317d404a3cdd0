// A circuit of AND gates with hash-consing: what a solver is told, and what can be run on 32 cases at once; knows no truths of criteria.

/** A gate, or minus it for its opposite. */
export type Literal = number;

/** The gate that is always true. */
export const always: Literal = 1;
export const never: Literal = -1;

/** Invariant: the parts of a gate are older than it (smaller numbers); no two gates have equal parts. */
export class Circuit {
  /** By gate; undefined for inputs. */
  private readonly parts: (readonly Literal[] | undefined)[] = [undefined, undefined];
  private readonly known = new Map<string, Literal>();
  private readonly counters = new Map<string, Literal>();

  /** One more than the last gate. */
  get size(): number {
    return this.parts.length;
  }

  input(): Literal {
    return this.parts.push(undefined) - 1;
  }

  /** undefined for inputs and for the gate that is always true. */
  partsOf(gate: number): readonly Literal[] | undefined {
    return this.parts[gate];
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
    const made = this.parts.push(sorted) - 1;
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
    const found = new Set([Math.abs(literal)]);
    // What is added while going over the set is visited as well.
    for (const gate of found) for (const part of this.parts[gate] ?? []) found.add(Math.abs(part));
    return [...found].toSorted((a, b) => a - b);
  }
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
    return this.gates.filter((gate) => gate !== always && this.circuit.partsOf(gate) === undefined);
  }

  /** One bit a case. */
  set(input: number, word: number): void {
    this.words[input] = word;
  }

  run(): number {
    const { words, circuit } = this;
    for (const gate of this.gates) {
      const parts = circuit.partsOf(gate);
      if (parts === undefined) continue;
      let word = -1;
      for (const part of parts) word &= part > 0 ? (words[part] ?? 0) : ~(words[-part] ?? 0);
      words[gate] = word;
    }
    const word = words[Math.abs(this.output)] ?? 0;
    return this.output > 0 ? word : ~word;
  }
}
