// How many complete cases go from which determination to which: exact, by counting the paths of the joint diagram.
import type { JointDiagram } from '../decision/compile-diagram.ts';
import { pairOf } from '../decision/compile-diagram.ts';
import { countCases, terminalsOf } from '../decision/diagram-queries.ts';
import type { CaseSpace } from './case-space.ts';
import type { DecisionClass, DecisionClasses } from './decision-change.ts';
import { compareDeterminations } from './directions.ts';

export function countClasses(joint: JointDiagram, space: CaseSpace): DecisionClasses {
  const { store, pairs, partition } = joint;
  if (!partition.exact) {
    const why =
      'Some conditions read the same date, number or list of codes in ways that depend on each other, so that combinations are not cases.';
    return { kind: 'not counted', why, rows: [] };
  }
  const complete = space.complete.map((branches) => new Set(branches));
  const counted = (level: number, branch: number): boolean => complete[level]?.has(branch) === true;
  let total = 0n;
  const rows: DecisionClass[] = [];
  for (const value of terminalsOf(store, pairs)) {
    const cases = countCases(store, pairs, (reached) => reached === value, counted);
    if (cases === 0n) continue;
    total += cases;
    rows.push({ ...pairOf(joint, value), cases: String(cases) });
  }
  return { kind: 'counted', total: String(total), rows: rows.toSorted(byDeterminations) };
}

export function byDeterminations(a: DecisionClass, b: DecisionClass): number {
  return compareDeterminations(a.old, b.old) || compareDeterminations(a.new, b.new);
}
