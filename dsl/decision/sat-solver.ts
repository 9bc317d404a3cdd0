// What is needed of a SAT solver; which one it is, the host or the worker decides.

/** Variables are whole numbers from 1; a literal is a variable or, negated, minus it. The same calls in the same order give the same answers. */
export interface SatSolver {
  addClause(literals: readonly number[]): void;
  /** A branch to try first where the search is free to choose. */
  prefer(literal: number): void;
  /** Under these assumptions; `unknown` after so many conflicts. */
  solve(assumptions: readonly number[], conflicts: number): 'satisfiable' | 'unsatisfiable' | 'unknown';
  /** After `satisfiable`. */
  isTrue(literal: number): boolean;
  /** It cannot be used any more. */
  dispose(): void;
}

export type CreateSolver = () => SatSolver;
