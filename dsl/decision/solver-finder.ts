// Cases found by a SAT solver over the gates of criteria graphs, for guidelines beyond the budget of diagrams; knows no diagram.
import type { Departures } from './case-batch.ts';
import { CaseBatch } from './case-batch.ts';
import type { Literal } from './circuit.ts';
import { always, never } from './circuit.ts';
import { CircuitLogic } from './circuit-logic.ts';
import type { CriteriaGraph } from './criteria-graph.ts';
import type { CaseFinder, CaseFrame, FindLimits, Proof } from './find-case.ts';
import { baseCase, branchesBeside } from './find-case.ts';
import type { CreateSolver, SatSolver } from './sat-solver.ts';
import type { TruthValue } from './truth-logic.ts';
import type { Partition } from './variable.ts';
import { WishTruths } from './wish-truth.ts';

/** A case of more departures is made smaller by leaving out what it does not need, but not proved to be the smallest. */
const mostToMinimise = 8;
const conflictsToMinimise = 2_000;

/** Gates beyond twice those of the first question, with which a solver is still kept. */
const mostGatesKept = 10_000;

export class SolverFinder implements CaseFinder {
  readonly by = 'solver';
  readonly exceeded = false;
  readonly truths: WishTruths;
  private readonly logic: CircuitLogic;
  private readonly frame: CaseFrame;
  private readonly createSolver: CreateSolver;
  private solver: SatSolver;
  /** Gates, and variables, that the solver knows. */
  private readonly told = new Set<number>([always]);
  private readonly placed = new Set<number>();
  /** Of `told`, for the first question to this solver. */
  private toldAtFirst = 0;
  /** Assumed where only complete cases are asked for. */
  private readonly complete: Literal;

  constructor(
    parts: Partition,
    graphs: readonly CriteriaGraph[],
    frame: CaseFrame,
    createSolver: CreateSolver,
  ) {
    this.frame = frame;
    this.logic = new CircuitLogic(parts);
    this.truths = new WishTruths(this.logic, graphs);
    this.createSolver = createSolver;
    this.complete = this.logic.circuit.input();
    this.solver = createSolver();
    this.solver.addClause([always]);
  }

  isPossible(value: TruthValue, limits: FindLimits): Proof {
    const wanted = this.logic.metGate(value);
    if (wanted === never) return 'no';
    const answer = this.solve([wanted], limits);
    return answer === 'satisfiable' ? 'yes' : answer === 'unsatisfiable' ? 'no' : 'not proved';
  }

  find(value: TruthValue, limits: FindLimits): readonly number[] | 'none' | 'not proved' {
    const wanted = this.logic.metGate(value);
    if (wanted === never) return 'none';
    const answer = this.solve([wanted], limits);
    if (answer !== 'satisfiable') return answer === 'unsatisfiable' ? 'none' : 'not proved';
    const base = baseCase(this.frame);
    const batch = new CaseBatch(this.logic, wanted, base);
    const near = batch.first(this.nearest(batch.variables, limits));
    if (near !== undefined) return withDepartures(base, near);
    const first = shrunk(batch, this.departuresNow(batch));
    return withDepartures(base, this.smallest(wanted, batch, first, limits));
  }

  close(): void {
    this.solver.dispose();
  }

  /** The base case and all cases with one departure, in the order in which they are preferred. */
  private nearest(variables: readonly number[], { complete }: FindLimits): readonly Departures[] {
    const free = variables.filter((variable) => this.frame.base[variable] === undefined);
    // Where there is no base every branch is as near: no case with a departure elsewhere is as near as those.
    const single = (free.length > 0 ? free : variables).flatMap((variable) =>
      branchesBeside(this.frame, variable, complete).map((branch) => new Map([[variable, branch]])),
    );
    return [new Map(), ...single];
  }

  /** Asks for fewer and fewer departures, as long as there are such cases; of as few, for the earliest. */
  private smallest(wanted: Literal, batch: CaseBatch, first: Departures, limits: FindLimits): Departures {
    if (first.size > mostToMinimise) return first;
    const effort = { ...limits, conflicts: Math.min(limits.conflicts, conflictsToMinimise) };
    const based = batch.variables.filter((variable) => this.frame.base[variable] !== undefined);
    const departed = based.map((variable) => this.departs(variable));
    // One departure was tried before, so that two cannot be fewer; but not together with those where there is no base.
    const least = based.length === batch.variables.length ? 2 : 0;
    let best = first;
    for (;;) {
      const size = based.filter((variable) => best.has(variable)).length;
      const fewer = -this.logic.circuit.atLeast(size, departed);
      const answer = size > least ? this.solve([wanted, fewer], effort) : 'unsatisfiable';
      if (answer === 'unknown') return best;
      if (answer === 'unsatisfiable') {
        const asFew = [wanted, -this.logic.circuit.atLeast(size + 1, departed)];
        return this.earliest(asFew, based, batch, best, effort);
      }
      best = shrunk(batch, this.departuresNow(batch));
    }
  }

  /** Of cases with as few departures, the one that departs earliest, and there takes the first branch. */
  private earliest(
    asFew: readonly Literal[],
    based: readonly number[],
    batch: CaseBatch,
    given: Departures,
    effort: FindLimits,
  ): Departures {
    let best = given;
    const fixed = [...asFew];
    for (let start = 0; start < based.length;) {
      const at = based.findIndex((variable, place) => place >= start && best.has(variable));
      const variable = based[at];
      if (variable === undefined) return best;
      const before = based.slice(start, at).map((each) => this.departs(each));
      const branches = this.logic.branchesOf(variable);
      const beside = branchesBeside(this.frame, variable, effort.complete);
      const better = beside
        .slice(0, beside.indexOf(best.get(variable) ?? -1))
        .flatMap((each) => branches[each] ?? []);
      const earlier = this.logic.circuit.or([...before, ...better]);
      if (earlier !== never && this.solve([...fixed, earlier], effort) === 'satisfiable') {
        best = this.departuresNow(batch);
        continue;
      }
      fixed.push(branches[best.get(variable) ?? -1] ?? never);
      start = at + 1;
    }
    return best;
  }

  private departs(variable: number): Literal {
    return -(this.logic.branchesOf(variable)[this.frame.base[variable] ?? -1] ?? never);
  }

  /** Of the case that the solver found. */
  private departuresNow({ variables, base }: CaseBatch): Departures {
    const departures = new Map<number, number>();
    for (const variable of variables) {
      const branch = this.logic.branchesOf(variable).findIndex((literal) => this.isTrue(literal));
      if (branch !== -1 && branch !== base[variable]) departures.set(variable, branch);
    }
    return departures;
  }

  private isTrue(literal: Literal): boolean {
    return literal === always || (literal !== never && this.solver.isTrue(literal));
  }

  private solve(
    assumptions: readonly Literal[],
    { complete, conflicts }: FindLimits,
  ): ReturnType<SatSolver['solve']> {
    if (this.told.size > mostGatesKept + 2 * this.toldAtFirst) this.startAgain();
    for (const literal of assumptions) this.tell(literal);
    if (this.toldAtFirst === 0) this.toldAtFirst = this.told.size;
    return this.solver.solve([...assumptions, complete ? this.complete : -this.complete], conflicts);
  }

  /** A solver decides every gate that it knows: what earlier questions were about would weigh on all later ones. */
  private startAgain(): void {
    this.solver.dispose();
    this.solver = this.createSolver();
    this.solver.addClause([always]);
    this.told.clear();
    this.told.add(always);
    this.placed.clear();
    this.toldAtFirst = 0;
  }

  /** Tells the solver of all gates below the literal that it does not know yet. */
  private tell(literal: Literal): void {
    const { circuit } = this.logic;
    const open = [Math.abs(literal)];
    for (let gate = open.pop(); gate !== undefined; gate = open.pop()) {
      if (this.told.has(gate)) continue;
      this.told.add(gate);
      const parts = circuit.partsOf(gate);
      const variable = this.logic.variableOf(gate);
      if (variable !== undefined) open.push(...this.place(variable));
      if (parts.length === 0) continue;
      for (const part of parts) this.solver.addClause([-gate, part]);
      this.solver.addClause([gate, ...parts.map((part) => -part)]);
      for (const part of parts) open.push(Math.abs(part));
    }
  }

  /** At most one branch; gates that have to be told as well. */
  private place(variable: number): readonly number[] {
    if (this.placed.has(variable)) return [];
    this.placed.add(variable);
    const branches = this.logic.branchesOf(variable);
    for (const clause of atMostOne(branches.slice(0, -1), () => this.logic.circuit.input())) {
      this.solver.addClause(clause);
    }
    const complete = (this.frame.complete[variable] ?? []).flatMap((branch) => branches[branch] ?? []);
    this.solver.addClause([-this.complete, ...complete]);
    const preferred = branches[this.frame.base[variable] ?? -1];
    for (const branch of branches.slice(0, -1)) this.solver.prefer(branch === preferred ? branch : -branch);
    return branches.flatMap((branch) => (Math.abs(branch) === always ? [] : [Math.abs(branch)]));
  }
}

/** Without what the wanted literal does not need, the last ones first: large pieces, then smaller ones, then one by one. */
function shrunk(batch: CaseBatch, departures: Departures): Departures {
  let small = departures;
  for (let size = Math.ceil(small.size / 4); size > 0; size = size > 1 ? Math.ceil(size / 4) : 0) {
    // What stays from here on; every piece before it was tried.
    for (let end = small.size; end > 0;) {
      const ends = Array.from({ length: Math.ceil(end / size) }, (_, piece) => end - piece * size);
      const tried = ends.map((to) => ({ to, left: without(small, to - size, to) }));
      const found = batch.first(tried.map(({ left }) => left));
      if (found === undefined) break;
      end = (tried.find(({ left }) => left === found)?.to ?? 0) - size;
      small = found;
    }
  }
  return small;
}

/** Departures but for those from one place up to another. */
function without(departures: Departures, from: number, to: number): Departures {
  return new Map([...departures].filter((_, index) => index < from || index >= to));
}

function withDepartures(base: readonly number[], departures: Departures): readonly number[] {
  return base.map((branch, variable) => departures.get(variable) ?? branch);
}

/** Of few every two exclude each other; of many, in a chain: `input` makes a literal that some of those up to here is taken. */
function atMostOne(literals: readonly Literal[], input: () => Literal): readonly (readonly Literal[])[] {
  if (literals.length <= 6)
    return literals.flatMap((one, index) => literals.slice(index + 1).map((other) => [-one, -other]));
  const chain = literals.map(() => input());
  return literals.flatMap((literal, index) => {
    const [taken = never, before] = [chain[index], chain[index - 1]];
    const start = [[-literal, taken]];
    return before === undefined ? start : [...start, [-before, taken], [-before, -literal]];
  });
}
