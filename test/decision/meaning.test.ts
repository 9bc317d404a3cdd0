// The meaning hash: blind to words and order, never equal for two graphs that decide otherwise.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileJoint, isEquivalent } from '../../dsl/decision/compile-diagram.ts';
import type { CriteriaGraph, GraphNode } from '../../dsl/decision/criteria-graph.ts';
import { meaningHash } from '../../dsl/decision/meaning.ts';
import { lawOptions, randomGraph } from '../support/random-graph.ts';
import type { Sketch } from './small-graph.ts';
import { bmi, sketchGraph } from './small-graph.ts';

const hashOf = (indications: Sketch) => meaningHash(sketchGraph({ indications }));
const obese = (from: number | undefined, to: number | undefined): Sketch => {
  return { id: `obese-${from}`, when: { op: 'in-range', element: 0, ranges: [{ from, to }] } };
};
const hashOfBmi = (sketch: Sketch, element = bmi) =>
  meaningHash(sketchGraph({ indications: sketch }, [element]));

describe('meaningHash', () => {
  it('is a SHA-256', () => {
    expect(hashOf('epilepsy')).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it.each<[string, Sketch, Sketch]>([
    ['the order of a list', { any: ['a', 'b'] }, { any: ['b', 'a'] }],
    ['a list in a list of its kind', { any: ['a', { any: ['b', 'c'] }] }, { any: ['a', 'b', 'c'] }],
    ['a list of one', { all: [{ any: ['a'] }] }, 'a'],
    ['a repeated item', { all: ['a', 'b', 'a'] }, { all: ['a', 'b'] }],
    ['a double negation', { not: { not: 'a' } }, 'a'],
    ['NONE OF and ALL of NOT', { not: { any: ['a', 'b'] } }, { all: [{ not: 'a' }, { not: 'b' }] }],
    ['AT LEAST 1 and ANY', { atLeast: 1, of: ['a', 'b'] }, { any: ['a', 'b'] }],
    ['AT LEAST all and ALL', { atLeast: 2, of: ['a', 'b'] }, { all: ['a', 'b'] }],
    ['AT MOST 0 and NONE OF', { atLeast: 0, atMost: 0, of: ['a', 'b'] }, { not: { any: ['a', 'b'] } }],
    [
      'NOT AT LEAST 2 and AT MOST 1',
      { not: { atLeast: 2, of: ['a', 'b', 'c'] } },
      { atLeast: 0, atMost: 1, of: ['a', 'b', 'c'] },
    ],
    ['an empty ALL in ALL', { all: ['a', { all: [] }] }, 'a'],
    ['a count with something always met', { atLeast: 2, of: ['a', 'b', { all: [] }] }, { any: ['a', 'b'] }],
  ])('does not see %s', (_, one, other) => {
    expect(hashOf(one)).toBe(hashOf(other));
  });

  it.each<[string, Sketch, Sketch]>([
    ['ANY from ALL', { any: ['a', 'b'] }, { all: ['a', 'b'] }],
    ['1 of from 2 of', { atLeast: 1, of: ['a', 'b', 'c'] }, { atLeast: 2, of: ['a', 'b', 'c'] }],
    ['a criterion from its negation', 'a', { not: 'a' }],
    [
      'an item counted twice from one counted once',
      { atLeast: 2, of: ['a', 'a', 'b'] },
      { atLeast: 2, of: ['a', 'b'] },
    ],
    ['two keys', 'a', 'b'],
    ['an undecided list from none', { all: ['a', { constant: 'unknown' }] }, 'a'],
  ])('tells %s', (_, one, other) => {
    expect(hashOf(one)).not.toBe(hashOf(other));
  });

  it('sees thresholds exactly, however they are scaled, and what the range excludes as no threshold', () => {
    const finer = {
      ...bmi,
      kind: 'quantity',
      key: 'bmi',
      label: 'BMI',
      unit: 'kg/m2',
      decimals: 2,
      step: 10,
      min: 500,
      max: 12_000,
    } as const;
    expect(hashOfBmi(obese(3500, undefined), finer)).toBe(hashOfBmi(obese(350, undefined)));
    expect(hashOfBmi(obese(350, 1200))).toBe(hashOfBmi(obese(350, undefined)));
    expect(hashOfBmi(obese(349, undefined))).not.toBe(hashOfBmi(obese(350, undefined)));
    expect(hashOfBmi(obese(3500, undefined), { ...finer, step: 1 })).not.toBe(
      hashOfBmi(obese(350, undefined)),
    );
  });

  it('sees the determination table but not its labels', () => {
    const graph = sketchGraph({ indications: 'a' });
    const { rows } = graph.verdicts;
    const relabelled = { ...graph.verdicts, rows: rows.map((row) => ({ ...row, label: 'Other words' })) };
    const turned = { ...graph.verdicts, rows: rows.toReversed() };
    expect(meaningHash({ ...graph, verdicts: relabelled })).toBe(meaningHash(graph));
    expect(meaningHash({ ...graph, verdicts: turned })).not.toBe(meaningHash(graph));
  });

  it('does not change with the order of children, words, ids, numbers, citations or places', () => {
    fc.assert(
      fc.property(randomGraph({ tests: 10 }), fc.nat(), (graph, turn) => {
        expect(meaningHash(rewritten(graph, turn))).toBe(meaningHash(graph));
      }),
      lawOptions(500),
    );
  });

  it('is equal only where the diagrams are equal', () => {
    const small = randomGraph({ questions: 2, tests: 0, groups: 2, dates: false, codes: false });
    let equal = 0;
    fc.assert(
      fc.property(small, small, (before, after) => {
        if (meaningHash(before) !== meaningHash(after)) return;
        equal++;
        const joint = compileJoint(before, after);
        expect(!joint.exceeded && isEquivalent(joint)).toBe(true);
      }),
      lawOptions(4000),
    );
    expect(equal).toBeGreaterThan(20);
  });

  it('is equal only where the diagrams are equal, after one random edit', () => {
    const law = randomGraph({ tests: 6 }).chain((graph) => fc.tuple(fc.constant(graph), fc.nat(), fc.nat()));
    let equal = 0;
    fc.assert(
      fc.property(law, ([graph, place, kind]) => {
        const edited = editedGraph(graph, place, kind);
        const joint = compileJoint(graph, edited);
        if (meaningHash(graph) !== meaningHash(edited) || joint.exceeded) return;
        equal++;
        expect(isEquivalent(joint)).toBe(true);
      }),
      lawOptions(1000),
    );
    expect(equal).toBeGreaterThan(100);
  });
});

function rewritten(graph: CriteriaGraph, turn: number): CriteriaGraph {
  const nodes = graph.nodes.map((node, index): GraphNode => {
    const origin = {
      ...node.origin,
      id: `other-${index}`,
      words: 'Reworded',
      number: '9.z',
      uri: 'other',
      citations: [],
    };
    if (node.kind !== 'all' && node.kind !== 'any' && node.kind !== 'count') return { ...node, origin };
    const cut = node.children.length === 0 ? 0 : turn % node.children.length;
    return { ...node, origin, children: [...node.children.slice(cut), ...node.children.slice(0, cut)] };
  });
  const elements = graph.elements.map((element) => ({ ...element, label: 'Relabelled' }));
  return { ...graph, guideline: { id: 'other', version: '2', title: 'Other' }, elements, nodes };
}

function editedGraph(graph: CriteriaGraph, place: number, kind: number): CriteriaGraph {
  const index = place % graph.nodes.length;
  const nodes = graph.nodes.map((node, position): GraphNode => {
    if (position !== index) return node;
    if (node.kind === 'all' || node.kind === 'any') {
      return kind % 2 === 0
        ? { ...node, kind: node.kind === 'all' ? 'any' : 'all' }
        : { ...node, children: node.children.slice(1) };
    }
    if (node.kind === 'count')
      return { ...node, min: node.min + (kind % 2), max: node.max + ((kind >> 1) % 2) };
    return node.kind === 'not' ? { kind: 'all', children: [node.child], origin: node.origin } : node;
  });
  return { ...graph, nodes };
}
