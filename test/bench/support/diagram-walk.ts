// One case from the root of the decision diagram to a determination, its branches found beforehand; knows no facts.
import { isAsChosen } from '../../../dsl/decision/chosen.ts';
import type { DecisionDiagram } from '../../../dsl/decision/compile-diagram.ts';
import { isTerminal, terminalValue } from '../../../dsl/decision/diagram.ts';
import type { Values } from '../../../dsl/decision/facts.ts';

/** By level of the diagram. */
export function branchesOf({ partition }: DecisionDiagram, values: Values): Uint8Array {
  return Uint8Array.from(partition.variables, (variable) => {
    const branch = variable.cells.findIndex((cell, at) =>
      isAsChosen({ variable, branch: at, cell }, [values]),
    );
    return branch === -1 ? variable.cells.length : branch;
  });
}

export function walkDiagram({ store, root, determinations }: DecisionDiagram, branches: Uint8Array): string {
  let node = root;
  while (!isTerminal(node)) node = store.child(node, branches[store.level(node)] ?? 0);
  return determinations[terminalValue(node)] ?? '';
}
