// One branch of a variable as chosen for a case, and whether values are as chosen; finds no values.
import { referenceOf } from './criteria-index.ts';
import type { ElementValue, Values } from './facts.ts';
import type { Cell, Slot, Variable } from './variable.ts';
import { branchTruth, truthsOf, unknownBranch } from './variable.ts';

export interface Chosen {
  readonly variable: Variable;
  readonly branch: number;
  /** undefined: unknown. */
  readonly cell: Cell | undefined;
}

/** Whether the values have the truths of the chosen branch, but for windows and changes whose event or baseline is unknown. */
export function isAsChosen({ variable, branch }: Chosen, values: readonly Values[]): boolean {
  const given = valuesAt(variable.slot, values);
  const references = variable.event && valuesAt(variable.event, values);
  const isKnown = given.some((value) => value !== undefined);
  if (isKnown !== branch < unknownBranch(variable)) return false;
  const isOpen = references?.every((value) => value === undefined) === true;
  return truthsOf(variable.tests, given, references).every((truth, test) => {
    const asked = variable.tests[test]?.test;
    return (
      truth === branchTruth(variable, test, branch) ||
      (isOpen && asked !== undefined && referenceOf(asked) !== undefined)
    );
  });
}

export function valuesAt(slot: Slot, values: readonly Values[]): readonly (ElementValue | undefined)[] {
  return slot.map((element, graph) => (element === undefined ? undefined : values[graph]?.[element]));
}

export function sameSlot(a: Slot, b: Slot): boolean {
  return a.every((element, graph) => element === b[graph]);
}
