// The analysis of criteria by the solver against the one on diagrams, and where diagrams give up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseLogic, type LogicAnalysis } from '../../dsl/analysis/logic.ts';
import { solveLogic } from '../../dsl/analysis/solved-logic.ts';
import { loadCadical } from '../../solver/cadical.ts';
import { formula } from '../bench/decision/formulas.ts';
import { lawOptions, randomGraph } from '../support/random-graph.ts';

const createSolver = await loadCadical();

function told({ impossible, certain, dead }: LogicAnalysis): unknown {
  return { impossible, certain, dead: dead.map(({ node, as }) => ({ node, as })) };
}

describe('the analysis by the solver', () => {
  it('finds what the diagrams find', () => {
    let found = 0;
    fc.assert(
      fc.property(randomGraph({ dates: false, changes: false }), (graph) => {
        const drawn = analyseLogic(graph);
        expect(drawn.cutShort).toBe(false);
        expect(told(solveLogic(graph, createSolver))).toEqual(told(drawn));
        found += drawn.impossible.length + drawn.certain.length + drawn.dead.length;
      }),
      lawOptions(150),
    );
    expect(found).toBeGreaterThan(100);
  });

  it('goes on where they are cut short', () => {
    const graph = formula({ leaves: 300, shared: 15, counts: { groups: 3, size: 10, atLeast: 3 } });
    expect(analyseLogic(graph).cutShort).toBe(true);
    const solved = analyseLogic(graph, createSolver);
    expect(solved.cutShort).toBe(false);
    expect(solved.dead.length).toBeGreaterThan(0);
  });
});
