// The vectors that go with a bundle catch an engine that differs from it by one slip: nearly every mutation that changes some decision fails one of them.
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { decide } from '../../dsl/decision/decide.ts';
import type { Facts } from '../../dsl/decision/facts.ts';
import { openQuestions } from '../../dsl/decision/questions.ts';
import { differs } from '../../dsl/decision/wish.ts';
import { printJson } from '../../dsl/targets/canonical-json.ts';
import { vectorsFile } from '../../dsl/targets/rule-bundle/vectors.ts';
import { createWorkspace } from '../../dsl/workspace.ts';
import { lawOptions, randomGraph } from '../support/random-graph.ts';
import { mutationsOf } from './support/mutations.ts';

interface Shipped {
  readonly name: string;
  readonly facts: Facts;
  readonly decision: Readonly<Record<string, unknown>>;
}

interface Caught {
  readonly changing: number;
  readonly caught: number;
  readonly missed: readonly string[];
}

describe('the vectors of a bundle', () => {
  it('catch over 99 % of all single mutations of random guidelines that change some determination', () => {
    const graphs = fc.sample(randomGraph({ questions: 4, tests: 5, groups: 6 }), lawOptions(250));
    const { changing, caught, missed } = together(graphs.map(mutationsCaught));
    console.log(`random guidelines: ${caught} of ${changing} mutations caught`);
    expect(changing).toBeGreaterThan(600);
    expect(caught / changing, missed.join('\n')).toBeGreaterThan(0.99);
  });

  it('catch every one of those of the shipped guidelines, without the cases of their authors', () => {
    const { changing, caught, missed } = together(shippedGraphs().map(mutationsCaught));
    console.log(`shipped guidelines: ${caught} of ${changing} mutations caught`);
    expect(changing).toBeGreaterThan(200);
    expect(missed).toEqual([]);
    expect(caught).toBe(changing);
  });
});

function together(all: readonly Caught[]): Caught {
  return {
    changing: all.reduce((sum, { changing }) => sum + changing, 0),
    caught: all.reduce((sum, { caught }) => sum + caught, 0),
    missed: all.flatMap(({ missed }) => missed),
  };
}

function mutationsCaught(graph: CriteriaGraph): Caught {
  const { vectors } = JSON.parse(printJson(vectorsFile(graph, []))) as {
    readonly vectors: readonly Shipped[];
  };
  const all = mutationsOf(graph);
  const kept = all.filter((mutation) => vectors.every((vector) => isAsShipped(mutation.graph, vector)));
  const missed = kept.filter((mutation) => changesSomeCase(graph, mutation.graph)).map(({ name }) => name);
  // What was caught by the lists alone counts only where the determination of some case changes.
  const byLists = all.filter(
    (mutation) =>
      !kept.includes(mutation) && vectors.every((vector) => sameDetermination(mutation.graph, vector)),
  );
  const idle = byLists.filter((mutation) => !changesSomeCase(graph, mutation.graph)).length;
  const caught = all.length - kept.length - idle;
  return { changing: caught + missed.length, caught, missed };
}

function isAsShipped(graph: CriteriaGraph, { facts, decision }: Shipped): boolean {
  const { determination, label, reasons, unmet, missing, invalid } = decide(graph, facts);
  const made = { determination, invalid: invalid.map(({ key }) => key), label, missing, reasons, unmet };
  return JSON.stringify(made) === JSON.stringify(decision);
}

function sameDetermination(graph: CriteriaGraph, { facts, decision }: Shipped): boolean {
  return decide(graph, facts).determination === decision['determination'];
}

function changesSomeCase(graph: CriteriaGraph, mutant: CriteriaGraph): boolean {
  const questions = openQuestions([graph, mutant]);
  const { found } = questions.witness(differs({ graph: 0 }, { graph: 1 }, questions.determinations));
  questions.close();
  return found !== false;
}

function shippedGraphs(): readonly CriteriaGraph[] {
  const workspace = createWorkspace();
  const paths = readdirSync('guidelines', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.guideline'))
    .map((path) => `guidelines/${path.replaceAll('\\', '/')}`)
    .toSorted();
  for (const path of paths) workspace.setText(path, readFileSync(path, 'utf8'));
  return paths.flatMap((path) => {
    const compiled = workspace.guideline(path);
    return compiled === undefined || compiled.guideline.kind === 'fragment' ? [] : [compiled.graph];
  });
}
