// Questions about all cases of one or two graphs, answered by decision diagrams within a budget and else by a solver; every case is re-evaluated.
import { baseBranches } from './base-case.ts';
import { determinationsOf, openStore } from './compile-diagram.ts';
import type { CriteriaGraph, NodeIndex } from './criteria-graph.ts';
import { diagramFinder } from './diagram-logic.ts';
import type { Values } from './facts.ts';
import type { CaseFinder, CaseFrame, FindLimits, Proof } from './find-case.ts';
import { holds } from './reference-logic.ts';
import type { CreateSolver } from './sat-solver.ts';
import { SolverFinder } from './solver-finder.ts';
import type { Partition } from './variable.ts';
import { completeBranches } from './variable.ts';
import type { ViewedNode, Wish } from './wish.ts';
import { allOf, isMet, isNotMet, notThat } from './wish.ts';
import { valuesOf } from './witness.ts';

export interface QuestionOptions {
  /** Nodes of diagrams that may be made before a solver takes over. */
  readonly budget?: number;
  /** For two graphs: the old key of a new element, where criteria were matched by other means than their key. */
  readonly sameKey?: ReadonlyMap<string, string>;
  /** Answers beyond the budget; without it nothing is answered there. */
  readonly createSolver?: CreateSolver | undefined;
  /** Conflicts that a solver may run into for one answer. */
  readonly conflicts?: number;
}

export interface AskOptions {
  /** Only cases in which everything is known and every graph reads it. */
  readonly complete?: boolean;
  /** Variables that depend on each other are taken as independent, which is quick: only `no` is a proof then. */
  readonly loosely?: boolean;
}

/** A case that the reference evaluator has confirmed. */
export interface FoundCase {
  readonly found: true;
  /** By variable of the partition. */
  readonly branches: readonly number[];
  /** Variables on which it departs from the base case. */
  readonly departures: readonly number[];
  /** By graph. */
  readonly values: readonly Values[];
}

/** `found` false: there is none. `not proved`: the effort allowed was not enough, or no confirmed case was found. */
export type Witnessed = FoundCase | { readonly found: false } | { readonly found: 'not proved' };

/** Places of one graph may be given by their node alone. */
export type Criterion = NodeIndex | ViewedNode;

export interface Questions {
  readonly graphs: readonly CriteriaGraph[];
  readonly partition: Partition;
  /** Of all graphs, each once. */
  readonly determinations: readonly string[];
  /** What answers now: the diagram, beyond its budget the solver, or without one nothing. */
  readonly by: 'diagram' | 'solver' | 'nothing';
  /** Whether the wish is true of some case. */
  possible(wish: Wish, options?: AskOptions): Proof;
  /** A case of which the wish is true, as near to the base case (`all others not met`) as can be. */
  witness(wish: Wish, options?: AskOptions): Witnessed;
  /** Whether some case meets it. */
  everMet(criterion: Criterion): Proof;
  everNotMet(criterion: Criterion): Proof;
  /** Whether every case that meets `a` meets `b`. */
  implies(a: Criterion, b: Criterion): Proof;
  /** Whether both have the same truth in every case, unknown included. */
  equivalent(a: Criterion, b: Criterion): Proof;
  /** Frees the solver's memory at once; nothing can be asked any more. */
  close(): void;
}

const defaultBudget = 200_000;

export function openQuestions(graphs: readonly CriteriaGraph[], options: QuestionOptions = {}): Questions {
  return new AskedGraphs(graphs, options);
}

/** Cases of dependent variables that are refused before a search gives up. */
const mostRefused = 200;

class AskedGraphs implements Questions {
  readonly graphs: readonly CriteriaGraph[];
  readonly partition: Partition;
  readonly determinations: readonly string[];
  private readonly conflicts: number;
  private readonly createSolver: CreateSolver | undefined;
  private readonly frame: CaseFrame;
  private readonly diagram: CaseFinder;
  private solver: SolverFinder | undefined;
  private readonly dependent: readonly number[];

  constructor(graphs: readonly CriteriaGraph[], options: QuestionOptions) {
    const { budget = defaultBudget, sameKey = new Map(), conflicts = 20_000 } = options;
    const { store, partition } = openStore(graphs, sameKey, budget);
    this.graphs = graphs;
    this.partition = partition;
    this.determinations = determinationsOf(graphs);
    this.conflicts = conflicts;
    this.createSolver = options.createSolver;
    this.dependent = dependentVariables(partition);
    this.frame = frameOf(partition, graphs);
    this.diagram = diagramFinder(store, partition, graphs, this.frame);
  }

  get by(): Questions['by'] {
    return this.finder()?.by ?? 'nothing';
  }

  possible(wish: Wish, options: AskOptions = {}): Proof {
    // Branches of variables that depend on each other need not be a case: then one has to be found.
    if (!this.partition.exact && options.loosely !== true) {
      const { found } = this.witness(wish, options);
      return found === 'not proved' ? found : found ? 'yes' : 'no';
    }
    return this.answer(
      (finder) => finder.isPossible(finder.truths.of(wish), this.limits(options)),
      'not proved',
    );
  }

  witness(wish: Wish, options: AskOptions = {}): Witnessed {
    let wanted = wish;
    for (let refused = 0; refused < mostRefused; refused++) {
      const search: Wish = wanted;
      const branches = this.answer(
        (finder) => finder.find(finder.truths.of(search), this.limits(options)),
        'not proved',
      );
      if (branches === 'none') return { found: false };
      if (branches === 'not proved') return { found: 'not proved' };
      const values = valuesOf(this.partition, branches);
      if (values && holds(wish, this.graphs, values, branches)) {
        const { base } = this.frame;
        const departures = branches.flatMap((branch, level) => (branch === base[level] ? [] : [level]));
        return { found: true, branches, departures, values };
      }
      if (this.dependent.length === 0) return { found: 'not proved' };
      wanted = allOf(wanted, notThat(allOf(...this.asTaken(branches))));
    }
    return { found: 'not proved' };
  }

  everMet(criterion: Criterion): Proof {
    return this.possible(met(criterion));
  }

  everNotMet(criterion: Criterion): Proof {
    return this.possible(notMet(criterion));
  }

  implies(a: Criterion, b: Criterion): Proof {
    return opposite(this.possible(allOf(met(a), notThat(met(b)))));
  }

  equivalent(a: Criterion, b: Criterion): Proof {
    return opposite(this.possible(notThat({ kind: 'same', a: placeOf(a), b: placeOf(b) })));
  }

  close(): void {
    this.solver?.close();
  }

  /** By the diagram; where that has exceeded its budget, by what comes after it. */
  private answer<Answer>(ask: (finder: CaseFinder) => Answer, otherwise: Answer): Answer {
    for (let finder = this.finder(); finder !== undefined; finder = this.finder()) {
      const answer = ask(finder);
      if (!finder.exceeded) return answer;
    }
    return otherwise;
  }

  private finder(): CaseFinder | undefined {
    if (!this.diagram.exceeded) return this.diagram;
    if (this.createSolver === undefined) return undefined;
    return (this.solver ??= new SolverFinder(this.partition, this.graphs, this.frame, this.createSolver));
  }

  private limits({ complete = false }: AskOptions): FindLimits {
    return { complete, conflicts: this.conflicts };
  }

  private asTaken(branches: readonly number[]): readonly Wish[] {
    return this.dependent.map((variable) => ({ kind: 'branch', variable, branch: branches[variable] ?? 0 }));
  }
}

/** The base case is found when it is first needed. */
function frameOf({ variables, ...parts }: Partition, graphs: readonly CriteriaGraph[]): CaseFrame {
  let base: CaseFrame['base'] | undefined;
  return {
    variables,
    get base() {
      return (base ??= baseBranches({ variables, ...parts }, graphs));
    },
    complete: variables.map(completeBranches),
  };
}

/** Variables of which not every combination of branches is a case. */
function dependentVariables({ variables }: Partition): readonly number[] {
  const slots = new Set<string>();
  for (const { kind, part, slot, event } of variables) {
    if (kind !== 'date' && part === 0 && event === undefined) continue;
    slots.add(slot.join());
    if (event) slots.add(event.join());
  }
  return variables.flatMap(({ slot }, index) => (slots.has(slot.join()) ? [index] : []));
}

function placeOf(criterion: Criterion): ViewedNode {
  return typeof criterion === 'number' ? { node: criterion } : criterion;
}

function met(criterion: Criterion): Wish {
  const { node, ...view } = placeOf(criterion);
  return isMet(node, view);
}

function notMet(criterion: Criterion): Wish {
  const { node, ...view } = placeOf(criterion);
  return isNotMet(node, view);
}

function opposite(proof: Proof): Proof {
  return proof === 'not proved' ? proof : proof === 'yes' ? 'no' : 'yes';
}
