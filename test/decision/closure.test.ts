// The compiled decider, from facts and from packed cases, against the reference: random guidelines and facts, hostile ones among them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDecider } from '../../dsl/decision/closure.ts';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { decide } from '../../dsl/decision/decide.ts';
import type { Facts } from '../../dsl/decision/facts.ts';
import { lawOptions, randomFacts, randomGraph } from '../support/random-graph.ts';
import { sketchGraph } from './small-graph.ts';

describe('the compiled decider', () => {
  it('gives the determination of the reference for every random case, packed or not, one case after the other', () => {
    const graphs = randomGraph({ questions: 6, tests: 8, groups: 12 }).chain((graph) =>
      fc.tuple(fc.constant(graph), fc.array(randomFacts(graph), { minLength: 20, maxLength: 20 })),
    );
    const seen = new Set<string>();
    const law = ([graph, cases]: readonly [CriteriaGraph, readonly Facts[]]) => {
      const decider = compileDecider(graph);
      const wanted = cases.map((facts) => decide(graph, facts).determination);
      for (const determination of wanted) seen.add(determination);
      expect(cases.map((facts) => decider.determine(facts))).toEqual(wanted);
      const packed = cases.map((facts) => decider.pack(facts));
      expect(packed.map((one) => decider.determinePacked(one))).toEqual(wanted);
    };
    fc.assert(fc.property(graphs, law), lawOptions(300));
    expect(seen.size).toBe(4);
  });

  it('packs lists over many words, each case to bits of its own', () => {
    const questions = Array.from({ length: 150 }, (_, place) => `q${String(place)}`);
    const graph = sketchGraph({
      indications: {
        any: [
          { all: questions.slice(0, 70) },
          { atLeast: 3, of: questions.slice(70) },
          { not: { any: questions.slice(40, 90) } },
        ],
      },
    });
    const decider = compileDecider(graph);
    const answers = fc.array(fc.constantFrom(true, true, true, false, undefined), {
      minLength: 150,
      maxLength: 150,
    });
    const law = (given: readonly (boolean | undefined)[]) => {
      const facts = Object.fromEntries(questions.map((key, place) => [key, given[place]]));
      expect(decider.determinePacked(decider.pack(facts))).toBe(decide(graph, facts).determination);
    };
    fc.assert(
      fc.property(fc.oneof(answers, fc.array(fc.constant(true), { minLength: 60 })), law),
      lawOptions(200),
    );
  });

  it('takes nothing that is inherited, and no facts that are no object', () => {
    const graph = sketchGraph({ indications: { any: ['a', 'constructor', 'to-string'] } });
    const { determine, pack, determinePacked } = compileDecider(graph);
    const inherited: Facts = Object.create({ a: true }) as Facts;
    expect(determine(inherited)).toBe('needs-information');
    expect(determinePacked(pack(inherited))).toBe('needs-information');
    expect(determine(Object.assign(Object.create(null) as Facts, { a: true }))).toBe('appropriate');
    for (const none of [null, undefined, 7, 'text', [true]] as unknown as Facts[]) {
      expect(determine(none)).toBe('needs-information');
    }
    Object.assign(Object.prototype, { a: true });
    try {
      expect(determine({})).toBe('needs-information');
    } finally {
      delete (Object.prototype as Partial<Record<string, unknown>>)['a'];
    }
  });
});
