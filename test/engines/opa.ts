// Open Policy Agent itself: its checker, formatter and evaluator over the policies of many guidelines in one process.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { opaBundle } from '../../dsl/targets/opa/opa.ts';
import { conform } from './conformance.ts';
import { edgeJobs } from './edge-jobs.ts';
import type { Engine, EngineDecision, Job } from './engine.ts';
import { hostileJobs } from './hostile-jobs.ts';
import { acceptOpaBundles } from './opa/accept.ts';
import { filesOf, writeFiles } from './opa/bundle-folder.ts';
import { findOpa, opaProgram } from './opa/install.ts';

export const opaEngine: Engine = {
  name: 'Open Policy Agent',
  target: 'opa',
  found: findOpa,
  accept: async () => {
    acceptOpaBundles();
    const { mismatches } = await conform(opaEngine, [...hostileJobs(), ...edgeJobs()]);
    if (mismatches.length > 0) throw new Error(`not as the reference: ${JSON.stringify(mismatches[0])}`);
  },
  decide: (jobs) => Promise.resolve(decideByOpa(jobs)),
};

/** A package for each job: OPA answers for all of them at once. */
function decideByOpa(jobs: readonly Job[]): readonly (readonly EngineDecision[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'opa-'));
  try {
    const bundles = jobs.map((_, at) => join(folder, 'bundles', String(at)));
    jobs.forEach(({ graph }, at) => {
      writeFiles(bundles[at] ?? '', filesOf(opaBundle(graph, ['guideline', 'tried', `v${String(at)}`])));
    });
    writeFileSync(join(folder, 'cases.json'), JSON.stringify({ jobs: jobs.map(({ cases }) => cases) }));
    writeFileSync(join(folder, 'query.rego'), queryFor(jobs.length));
    run(['check', '--strict', ...bundles]);
    const plain = bundles.filter((_, at) => hasPlainKeys(jobs[at]));
    if (plain.length > 0) run(['fmt', '--fail', '--list', ...plain]);
    const data = [...bundles, join(folder, 'query.rego')].flatMap((path) => ['--data', path]);
    const asked = ['--input', join(folder, 'cases.json'), '--format', 'json', 'data.query.answers'];
    const { result } = JSON.parse(run(['eval', ...data, ...asked])) as EvalOutput;
    const answers = result?.[0]?.expressions[0]?.value ?? {};
    return jobs.map(({ cases }, at) =>
      cases.map((_, place) => answers[at]?.[place] ?? { determination: 'undefined', unmet: [], missing: [] }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Keys as the language allows them. The formatter spells other characters of a name in its own way. */
function hasPlainKeys(job: Job | undefined): boolean {
  return job?.graph.elements.every(({ key }) => /^[a-z0-9.-]+$/.test(key)) ?? false;
}

/** By job and by case. */
interface EvalOutput {
  readonly result?: readonly {
    readonly expressions: readonly {
      readonly value: Readonly<Record<number, Readonly<Record<number, EngineDecision>>>>;
    }[];
  }[];
}

function queryFor(jobs: number): string {
  const rules = Array.from({ length: jobs }, (_, at) => {
    const policy = `data.guideline.tried.v${String(at)}.decision`;
    return `answers["${String(at)}"] := {place: decision |\n\tsome place, facts in input.jobs[${String(at)}]\n\tdecision := ${policy} with input as facts\n}\n`;
  });
  return `package query\n\n${rules.join('\n')}`;
}

function run(args: readonly string[]): string {
  return execFileSync(opaProgram, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
