// CaDiCaL, compiled to WebAssembly, as the solver that the language asks for; knows no guideline.
import { Cadical, createModule } from 'cadical-wasm';
import type { CreateSolver, SatSolver } from '../dsl/index.ts';

/**
 * Loads the WebAssembly once; solvers are then made without waiting. `address` of `cadical.wasm`, where it does not lie beside the code.
 * Rejects where WebAssembly is not allowed or the file is missing: then there is no solver, and the caller goes on without.
 */
export async function loadCadical(address?: string): Promise<CreateSolver> {
  const module = await createModule(address === undefined ? {} : { locateFile: () => address });
  return () => solverOf(new Cadical(module, manyEasyQuestions));
}

/** undefined where it cannot be loaded: then what is beyond the budget of diagrams is not proved, and says so. */
export async function cadicalIfAny(address?: string): Promise<CreateSolver | undefined> {
  try {
    return await loadCadical(address);
  } catch {
    return undefined;
  }
}

/** Hundreds of questions to one set of clauses, most of them easy: what prepares for a single hard one costs more than it gives, sevenfold. */
const manyEasyQuestions = { quiet: true, lucky: false, walk: false, inprocessing: false, ilb: 1 };

function solverOf(cadical: Cadical): SatSolver {
  return {
    addClause: (literals) => cadical.addClause(literals),
    prefer: (literal) => cadical.phase(literal),
    solve: (assumptions, conflicts) => cadical.solve({ assumptions, conflicts }),
    isTrue: (literal) => cadical.value(literal),
    dispose: () => cadical.dispose(),
  };
}
