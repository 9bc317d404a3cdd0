// Truths as pairs of gates, one for met and one for not met, over the branches of the partition's variables.
import type { Literal } from './circuit.ts';
import { always, Circuit, never } from './circuit.ts';
import type { Truth } from './criteria-graph.ts';
import type { TruthLogic, TruthValue } from './truth-logic.ts';
import type { LeafPlace, Partition } from './variable.ts';
import { branchCount, branchTruth } from './variable.ts';

interface Rails {
  readonly met: Literal;
  readonly notMet: Literal;
}

export class CircuitLogic implements TruthLogic {
  readonly circuit = new Circuit();
  private readonly parts: Partition;
  private readonly rails: Rails[] = [];
  private readonly known = new Map<string, TruthValue>();
  /** By variable: its branches, made when first asked for. */
  private readonly branches: (readonly Literal[] | undefined)[] = [];
  private readonly variables = new Map<number, number>();

  constructor(parts: Partition) {
    this.parts = parts;
  }

  metGate(value: TruthValue): Literal {
    return this.railsOf(value).met;
  }

  /** The variable that an input gate belongs to. */
  variableOf(input: number): number | undefined {
    return this.variables.get(input);
  }

  /** A literal for each branch; the last, unknown, is that no other is taken. */
  branchesOf(variable: number): readonly Literal[] {
    const found = this.branches[variable];
    if (found) return found;
    const cells = (this.parts.variables[variable]?.cells ?? []).map(() => this.circuit.input());
    for (const cell of cells) this.variables.set(cell, variable);
    const made = [...cells, this.circuit.and(cells.map((cell) => -cell))];
    this.branches[variable] = made;
    return made;
  }

  constant(truth: Truth): TruthValue {
    return this.value(truth === 'met' ? always : never, truth === 'not-met' ? always : never);
  }

  leaf(graph: number, node: number): TruthValue {
    const leaf = this.parts.leaves[graph]?.[node];
    if (leaf === undefined) return this.constant('unknown');
    const own = this.test(leaf);
    if (leaf.guard === undefined) return this.value(own.met, own.notMet);
    const { met } = this.test(leaf.guard);
    return this.value(this.circuit.and([met, own.met]), this.circuit.and([met, own.notMet]));
  }

  branch(variable: number, branch: number): TruthValue {
    const literal = this.branchesOf(variable)[branch] ?? never;
    return this.value(literal, -literal);
  }

  not(value: TruthValue): TruthValue {
    const { met, notMet } = this.railsOf(value);
    return this.value(notMet, met);
  }

  count(values: readonly TruthValue[], min: number, max: number): TruthValue {
    const { circuit } = this;
    const met = values.map((value) => this.railsOf(value).met);
    const notMet = values.map((value) => this.railsOf(value).notMet);
    const size = values.length;
    return this.value(
      circuit.and([circuit.atLeast(min, met), circuit.atLeast(size - max, notMet)]),
      circuit.or([circuit.atLeast(max + 1, met), circuit.atLeast(size - min + 1, notMet)]),
    );
  }

  choose(condition: TruthValue, ifMet: TruthValue, ifNotMet: TruthValue, ifUnknown: TruthValue): TruthValue {
    const { circuit } = this;
    const { met, notMet } = this.railsOf(condition);
    const ways: readonly (readonly [Literal, Rails])[] = [
      [met, this.railsOf(ifMet)],
      [notMet, this.railsOf(ifNotMet)],
      [circuit.and([-met, -notMet]), this.railsOf(ifUnknown)],
    ];
    const joined = (rail: keyof Rails) =>
      circuit.or(ways.map(([way, rails]) => circuit.and([way, rails[rail]])));
    const yes = joined('met');
    // Where no outcome is unknown, neither is this: said by the gates themselves.
    const isTwoValued = ways.every(([way, rails]) => way === never || rails.notMet === -rails.met);
    return this.value(yes, isTwoValued ? -yes : joined('notMet'));
  }

  private test({ variable: index, test }: Pick<LeafPlace, 'variable' | 'test'>): Rails {
    const variable = this.parts.variables[index];
    if (variable === undefined) return { met: never, notMet: never };
    const branches = this.branchesOf(index);
    const taken = (truth: Truth) =>
      Array.from({ length: branchCount(variable) }, (_, branch) => branch)
        .filter((branch) => branchTruth(variable, test, branch) === truth)
        .flatMap((branch) => branches[branch] ?? []);
    return { met: this.circuit.or(taken('met')), notMet: this.circuit.or(taken('not-met')) };
  }

  private railsOf(value: TruthValue): Rails {
    return this.rails[value] ?? { met: never, notMet: never };
  }

  private value(met: Literal, notMet: Literal): TruthValue {
    const key = `${String(met)} ${String(notMet)}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const made = this.rails.push({ met, notMet }) - 1;
    this.known.set(key, made);
    return made;
  }
}
