// Laws of the comparison of decisions over random graphs: witnesses are real and smallest, proofs hold, swapping mirrors.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { reachedNodes } from '../../dsl/decision/criteria-index.ts';
import { meaningHash } from '../../dsl/decision/meaning.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { readFacts, writeFacts } from '../../dsl/decision/facts.ts';
import type { DecisionComparison, DecisionOptions } from '../../dsl/diff/behavioural.ts';
import { compareDecisions } from '../../dsl/diff/behavioural.ts';
import { directionOf } from '../../dsl/diff/directions.ts';
import { loadCadical } from '../../solver/cadical.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';
import { sketchVersion } from './support/small-guideline.ts';

const mixed = { questions: 5, tests: 4, groups: 7 };
/** Every combination of branches is a case: no dates, no codes, no questions about whether a fact is known. */
const exact = { ...mixed, dates: false, codes: false, changes: false, known: false };
const small = { questions: 4, tests: 0, groups: 6, dates: false, codes: false };

const createSolver = await loadCadical();
const ways: readonly (readonly [string, DecisionOptions])[] = [
  ['diagram', {}],
  ['solver', { budget: 0, createSolver }],
];

describe.each(ways)('laws, by the %s', (_, by) => {
  it('every witness is decided as told, and is complete where it says so', () => {
    fc.assert(
      fc.property(randomGraph(mixed), randomGraph(mixed), (older, newer) => {
        for (const { witnesses, direction } of compare(older, newer, by).decisions) {
          expect(witnesses.length).toBeGreaterThan(0);
          for (const witness of witnesses) {
            expect(decided(older, witness.oldFacts)).toBe(witness.old.determination);
            expect(decided(newer, witness.newFacts)).toBe(witness.new.determination);
            const way = directionOf(witness.old.determination, witness.new.determination);
            expect(way).toBeDefined();
            expect(witness.complete).toBe(direction !== 'documentation');
          }
        }
      }),
      lawOptions(150),
    );
  });

  it('a version does not differ from itself', () => {
    fc.assert(
      fc.property(randomGraph(mixed), (graph) => {
        expect(compare(graph, structuredClone(graph), by)).toMatchObject({
          decisions: [],
          equivalence: { equivalent: true, direction: 'none' },
        });
      }),
      lawOptions(80),
    );
  });

  it('no decision changes exactly where equivalence is proved', () => {
    fc.assert(
      fc.property(randomGraph(exact), randomGraph(exact), (older, newer) => {
        const { decisions, equivalence, classes, notes } = compare(older, newer, by);
        expect(notes).toEqual([]);
        expect(equivalence.equivalent).toBe(decisions.length === 0);
        if (classes.kind !== 'counted') return;
        const changed = classes.rows.some((row) => row.old !== row.new);
        expect(changed).toBe(!['none', 'documentation'].includes(equivalence.direction));
      }),
      lawOptions(150),
    );
  });

  it('what is proved equivalent decides every case alike', () => {
    const pair = fc
      .tuple(randomGraph(small), fc.nat())
      .map(([graph, pick]) => ({ older: graph, newer: rearranged(graph, pick) }));
    fc.assert(
      fc.property(
        pair.chain(({ older, newer }) => randomValues(older).map((values) => ({ older, newer, values }))),
        ({ older, newer, values }) => {
          const { equivalence } = compare(older, newer, by);
          const same =
            evaluateGraph(older, values).verdict.determination ===
            evaluateGraph(newer, values).verdict.determination;
          if (!same) expect(equivalence.equivalent).not.toBe(true);
          expect(typeof equivalence.why).toBe('string');
        },
      ),
      lawOptions(200),
    );
  });

  it('swapping the versions mirrors directions, witnesses and counts', () => {
    fc.assert(
      fc.property(randomGraph(exact), randomGraph(exact), (older, newer) => {
        const forth = compare(older, newer, by);
        const back = compare(newer, older, by);
        const mirror = { widens: 'narrows', narrows: 'widens' } as const;
        const { direction } = forth.equivalence;
        const expected = direction === 'widens' || direction === 'narrows' ? mirror[direction] : direction;
        expect(back.equivalence.direction).toBe(expected);
        expect(sizes(back)).toEqual(sizes(forth));
        const transposed = forth.classes.rows.map((row) => `${row.new} ${row.old} ${row.cases}`);
        expect(back.classes.rows.map((row) => `${row.old} ${row.new} ${row.cases}`).toSorted()).toEqual(
          transposed.toSorted(),
        );
      }),
      lawOptions(120),
    );
  });

  it('no complete case with fewer departures changes, and the counts are those of all cases', () => {
    fc.assert(
      fc.property(randomGraph(small), randomGraph(small), (older, newer) => {
        const keys = [...new Set([...asked(older), ...asked(newer)])];
        const { decisions, classes } = compare(older, newer, by);
        const fewest = new Map<string, number>();
        const counts = new Map<string, number>();
        for (let bits = 0; bits < 2 ** keys.length; bits++) {
          const facts = Object.fromEntries(keys.map((key, i) => [key, ((bits >> i) & 1) === 1]));
          const [from, to] = [decided(older, pick(older, facts)), decided(newer, pick(newer, facts))];
          counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
          const way = directionOf(from, to);
          const size = keys.filter((key) => facts[key]).length;
          if (way) fewest.set(way, Math.min(size, fewest.get(way) ?? Infinity));
        }
        const found = decisions.flatMap(({ witnesses }) =>
          witnesses
            .filter(({ complete }) => complete)
            .map(
              (witness) =>
                [
                  directionOf(witness.old.determination, witness.new.determination) ?? '',
                  witness.departures.length,
                ] as const,
            ),
        );
        expect(new Map(found)).toEqual(fewest);
        const told = new Map(classes.rows.map((row) => [`${row.old} ${row.new}`, Number(row.cases)]));
        if (classes.kind === 'counted') expect(told).toEqual(counts);
      }),
      lawOptions(120),
    );
  });
});

describe('diagram and solver', () => {
  it('tell the same of two versions', () => {
    let solved = 0;
    fc.assert(
      fc.property(randomGraph(exact), randomGraph(exact), (older, newer) => {
        const [drawn, proved] = ways.map(([, by]) => compare(older, newer, by));
        expect(proved?.equivalence.equivalent).toBe(drawn?.equivalence.equivalent);
        if (proved && drawn) expect(sizes(proved)).toEqual(sizes(drawn));
        const pairs = (found: DecisionComparison | undefined) =>
          found?.classes.rows.map((row) => `${row.old} ${row.new}`).toSorted();
        if (drawn?.classes.kind !== 'counted' || proved?.classes.kind === 'counted') return;
        solved++;
        if (drawn.classes.rows.some((row) => row.old !== row.new) || drawn.decisions.length > 0)
          expect(pairs(proved)).toEqual(pairs(drawn));
      }),
      lawOptions(150),
    );
    expect(solved).toBeGreaterThan(100);
  });

  it('never contradict each other where dates and codes depend on each other', () => {
    fc.assert(
      fc.property(randomGraph(mixed), randomGraph(mixed), (older, newer) => {
        const answers = ways.map(([, by]) => compare(older, newer, by).equivalence.equivalent);
        expect(answers.includes(true) && answers.includes(false)).toBe(false);
      }),
      lawOptions(100),
    );
  });

  it('prove equal what has the same hash of its meaning', () => {
    let same = 0;
    fc.assert(
      fc.property(randomGraph(mixed), fc.nat(), (graph, seed) => {
        const other = rearranged(graph, seed);
        if (meaningHash(graph) !== meaningHash(other)) return;
        same++;
        for (const [, by] of ways) expect(compare(graph, other, by).equivalence.equivalent).toBe(true);
      }),
      lawOptions(100),
    );
    expect(same).toBeGreaterThan(30);
  });
});

describe('without a solver', () => {
  it('beyond the budget nothing is told that is not so, and nothing is proved', () => {
    fc.assert(
      fc.property(randomGraph(mixed), randomGraph(mixed), (older, newer) => {
        const { decisions, equivalence } = compare(older, newer, { budget: 1 });
        for (const { witnesses } of decisions) {
          for (const witness of witnesses) {
            expect(decided(older, witness.oldFacts)).toBe(witness.old.determination);
            expect(decided(newer, witness.newFacts)).toBe(witness.new.determination);
          }
        }
        if (decisions.length > 0) expect(equivalence.equivalent).toBe(false);
        else expect(equivalence).not.toMatchObject({ equivalent: false });
      }),
      lawOptions(60),
    );
  });
});

const nothing = { sameKey: new Map<string, string>(), another: [], recast: [], assumed: [] };

function compare(
  older: CriteriaGraph,
  newer: CriteriaGraph,
  options: DecisionOptions = {},
): DecisionComparison {
  const version = (graph: CriteriaGraph) => ({ ...sketchVersion({ version: '1', sections: [] }), graph });
  return compareDecisions(version(older), version(newer), { old: 'old', new: 'new' }, nothing, [], options);
}

function decided(graph: CriteriaGraph, facts: Readonly<Record<string, unknown>>): string {
  const { values, invalid } = readFacts(graph, facts);
  expect(invalid).toEqual([]);
  return evaluateGraph(graph, values).verdict.determination;
}

/** Keys of the questions that decide anything. */
function asked(graph: CriteriaGraph): readonly string[] {
  const reached = reachedNodes(graph);
  return graph.nodes.flatMap((node, index) => {
    const element =
      node.kind === 'question' && reached[index] === 1 ? graph.elements[node.element] : undefined;
    return element ? [element.key] : [];
  });
}

function pick(
  graph: CriteriaGraph,
  facts: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const keys = new Set(graph.elements.map(({ key }) => key));
  return Object.fromEntries(Object.entries(facts).filter(([key]) => keys.has(key)));
}

/** Other order and doubled negations: the same meaning mostly, another one where a count is turned around. */
function rearranged(graph: CriteriaGraph, seed: number): CriteriaGraph {
  const nodes = graph.nodes.map((node, index) => {
    if (!('children' in node)) return node;
    const children = node.children.toReversed();
    if (node.kind === 'count' && (seed + index) % 5 === 0) return { ...node, children, min: node.min + 1 };
    return { ...node, children };
  });
  return { ...graph, nodes };
}

/** Departures of each direction's smallest witness, with widening and narrowing taken as one. */
function sizes({ decisions }: DecisionComparison): readonly number[] {
  return decisions
    .flatMap(({ witnesses }) => witnesses.map(({ departures }) => departures.length))
    .toSorted((a, b) => a - b);
}

it('writes the facts of a random case and reads them again', () => {
  fc.assert(
    fc.property(
      randomGraph(mixed).chain((graph) => randomValues(graph).map((values) => ({ graph, values }))),
      ({ graph, values }) => {
        expect(readFacts(graph, writeFacts(graph, values)).invalid).toEqual([]);
      },
    ),
    lawOptions(20),
  );
});
