// Tries many cases on a circuit, 32 at a time; each is the base case but for some departures.
import type { Literal } from './circuit.ts';
import { CircuitRun } from './circuit.ts';
import type { CircuitLogic } from './circuit-logic.ts';

/** Branch by variable. */
export type Departures = ReadonlyMap<number, number>;

export class CaseBatch {
  private readonly logic: CircuitLogic;
  private readonly run: CircuitRun;
  readonly base: readonly number[];
  /** That the wanted literal depends on, ascending. */
  readonly variables: readonly number[];

  constructor(logic: CircuitLogic, wanted: Literal, base: readonly number[]) {
    this.logic = logic;
    this.base = base;
    this.run = new CircuitRun(logic.circuit, wanted);
    const variables = new Set(this.run.inputs.flatMap((input) => logic.variableOf(input) ?? []));
    this.variables = [...variables].toSorted((a, b) => a - b);
    for (const variable of this.variables) this.place(variable, () => this.base[variable]);
  }

  /** The first of the cases in which the wanted literal is true. */
  first<Case extends Departures>(cases: readonly Case[]): Case | undefined {
    for (let start = 0; start < cases.length; start += lanes) {
      const batch = cases.slice(start, start + lanes);
      const word = this.tried(batch);
      const found = batch.find((_, lane) => (word & (1 << lane)) !== 0);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private tried(batch: readonly Departures[]): number {
    const departed = new Set(batch.flatMap((departures) => [...departures.keys()]));
    for (const variable of departed) {
      this.place(variable, (lane) => batch[lane]?.get(variable) ?? this.base[variable]);
    }
    const word = this.run.run();
    for (const variable of departed) this.place(variable, () => this.base[variable]);
    return word;
  }

  private place(variable: number, branchIn: (lane: number) => number | undefined): void {
    const words = this.logic.branchesOf(variable).map(() => 0);
    for (let lane = 0; lane < lanes; lane++) {
      const branch = branchIn(lane);
      if (branch !== undefined) words[branch] = (words[branch] ?? 0) | (1 << lane);
    }
    // The last branch, unknown, is no input: it is that no other is taken.
    for (const [branch, literal] of this.logic.branchesOf(variable).slice(0, -1).entries())
      this.run.set(literal, words[branch] ?? 0);
  }
}

const lanes = 32;
