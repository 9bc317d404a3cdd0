// Two versions over one diagram: facts that both or only one can read, and criteria that were renamed.
import { describe, expect, it } from 'vitest';
import type { JointDiagram } from '../../dsl/decision/compile-diagram.ts';
import { compileJoint, isEquivalent, pairOf } from '../../dsl/decision/compile-diagram.ts';
import type { CriteriaGraph, Element } from '../../dsl/decision/criteria-graph.ts';
import { baseBranches } from '../../dsl/decision/base-case.ts';
import { smallestWitness } from '../../dsl/decision/smallest-witness.ts';
import { bmi, sketchGraph } from './small-graph.ts';

function joined(
  before: CriteriaGraph,
  after: CriteriaGraph,
  sameKey: ReadonlyMap<string, string> = new Map(),
): JointDiagram {
  const joint = compileJoint(before, after, { sameKey });
  if (joint.exceeded) throw new Error('The diagram of small graphs fits.');
  return joint;
}

describe('two versions', () => {
  const wider: Element = {
    ...bmi,
    kind: 'quantity',
    key: 'bmi',
    label: 'BMI',
    unit: 'kg/m2',
    decimals: 0,
    step: 1,
    min: 5,
    max: 150,
  };
  const obese = (element: Element, from: number) =>
    sketchGraph(
      {
        indications: { id: 'obese', when: { op: 'in-range', element: 0, ranges: [{ from, to: undefined }] } },
      },
      [element],
    );

  it('show the band between two thresholds', () => {
    const graphs = [obese(bmi, 400), obese(bmi, 350)] as const;
    const joint = joined(...graphs);
    const { variables } = joint.partition;
    const witness = smallestWitness(
      joint,
      joint.pairs,
      (value) => pairOf(joint, value).old !== pairOf(joint, value).new,
      { base: baseBranches(joint.partition, graphs), complete: true },
    );
    expect(variables[0]?.cells[witness?.branches[0] ?? -1]?.words).toBe('35 to 39.9 kg/m2');
    expect(witness?.values).toEqual([[350], [350]]);
  });

  it('read a fact as each declares it: another precision and range', () => {
    const graphs = [obese(bmi, 400), obese(wider, 40)] as const;
    const joint = joined(...graphs);
    expect(joint.partition.variables[0]?.cells.map(({ words, values }) => [words, ...values])).toEqual([
      ['39 kg/m2 or less', 50, 5],
      ['5.1 to 39.9 kg/m2 (not valid in the new version)', 51, undefined],
      ['40 to 120 kg/m2', 400, 40],
      ['40.1 to 119.9 kg/m2 (not valid in the new version)', 401, undefined],
      ['at least 121 kg/m2 (not valid in the old version)', undefined, 121],
    ]);
    expect(isEquivalent(joint)).toBe(false);
    const differs = (value: number) => pairOf(joint, value).old !== pairOf(joint, value).new;
    const base = baseBranches(joint.partition, graphs);
    expect(smallestWitness(joint, joint.pairs, differs, { base, complete: true })).toBeUndefined();
    expect(smallestWitness(joint, joint.pairs, differs, { base })?.values).toEqual([[51], [undefined]]);
  });

  it('are compared under the keys that the caller matched', () => {
    const before = sketchGraph({ indications: { any: ['epilepsy', 'brain-tumor'] } });
    const after = sketchGraph({ indications: { any: ['seizures', 'brain-tumor'] } });
    expect(isEquivalent(joined(before, after))).toBe(false);
    expect(isEquivalent(joined(before, after, new Map([['seizures', 'epilepsy']])))).toBe(true);
  });

  it('of different kinds under one key read each its own facts', () => {
    const before = sketchGraph({ indications: 'epilepsy' });
    const after = sketchGraph(
      {
        indications: { id: 'x', when: { op: 'in-range', element: 0, ranges: [{ from: 1, to: undefined }] } },
      },
      [{ kind: 'count', key: 'epilepsy', label: 'Seizures' }],
    );
    const joint = joined(before, after);
    const [variable] = joint.partition.variables;
    expect(variable?.cells.map(({ values }) => values)).toEqual([
      [true, undefined],
      [false, undefined],
      [undefined, 0],
      [undefined, 1],
    ]);
  });
});
