// Holds an engine against the reference on random guidelines and cases, and on the vectors of the shipped guidelines; knows no engine.
import fc from 'fast-check';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { decide } from '../../dsl/decision/decide.ts';
import type { Facts } from '../../dsl/decision/facts.ts';
import { writeFacts } from '../../dsl/decision/facts.ts';
import { randomFacts, randomGraph, randomValues } from '../support/random-graph.ts';
import type { GraphOptions } from '../support/random-graph.ts';
import type { Engine, EngineDecision, Job } from './engine.ts';

export interface Conformance {
  readonly pairs: number;
  /** By determination and by whether anything is missing: what the pairs covered. */
  readonly seen: Readonly<Record<string, number>>;
  readonly mismatches: readonly Mismatch[];
}

export interface Mismatch {
  readonly graph: CriteriaGraph;
  readonly facts: Facts;
  readonly expected: EngineDecision;
  readonly given: EngineDecision;
}

export interface RandomPairs {
  readonly seed: number;
  readonly guidelines: number;
  readonly cases: number;
  readonly options?: GraphOptions;
  /** One case in five holds facts that cannot be read; false where an engine's own door refuses them. */
  readonly unreadable?: boolean;
}

/** The same for the same seed. */
export function randomJobs(asked: RandomPairs): readonly Job[] {
  const { seed, guidelines, cases, options = {}, unreadable = true } = asked;
  const graphs = randomGraph({ questions: 6, tests: 8, groups: 10, ...options });
  const job = graphs.chain((graph) => {
    const readable = randomValues(graph).map((values) => writeFacts(graph, values));
    const facts = unreadable
      ? fc.oneof({ weight: 4, arbitrary: readable }, { weight: 1, arbitrary: randomFacts(graph) })
      : readable;
    return fc.record({
      graph: fc.constant(graph),
      cases: fc.array(facts, { minLength: cases, maxLength: cases }),
    });
  });
  return fc.sample(job, { seed, numRuns: guidelines });
}

export async function conform(engine: Engine, jobs: readonly Job[]): Promise<Conformance> {
  const answers = await engine.decide(jobs);
  const mismatches: Mismatch[] = [];
  const seen: Record<string, number> = {};
  jobs.forEach(({ graph, cases }, at) =>
    cases.forEach((facts, place) => {
      const { determination, label, unmet, missing, reasons } = decide(graph, facts);
      const given = answers[at]?.[place] ?? { determination: 'no answer', unmet: [], missing: [] };
      const expected = {
        determination,
        unmet,
        missing,
        ...(given.label === undefined ? {} : { label }),
        ...(given.reasons === undefined ? {} : { reasons }),
      };
      seen[determination] = (seen[determination] ?? 0) + 1;
      if (inOneForm(expected) !== inOneForm(given)) mismatches.push({ graph, facts, expected, given });
    }),
  );
  return { pairs: jobs.reduce((sum, { cases }) => sum + cases.length, 0), seen, mismatches };
}

function inOneForm({ determination, label, unmet, missing, reasons }: EngineDecision): string {
  const lists = [unmet, missing, reasons ?? []].map((list) => list.toSorted());
  return JSON.stringify([determination, label, ...lists]);
}
