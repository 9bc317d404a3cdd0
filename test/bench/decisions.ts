// Measures decisions a second of every way that we have, beside hand-written JavaScript and other engines, in one run; asserts nothing.
import { compileDecider } from '../../dsl/decision/closure.ts';
import { compileDiagram } from '../../dsl/decision/compile-diagram.ts';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { decide } from '../../dsl/decision/decide.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { verdictTree } from '../../dsl/decision/verdict-tree.ts';
import { createWorkspace } from '../../dsl/index.ts';
import { decideModule } from '../../dsl/targets/rule-bundle/decide-module.ts';
import { readFileSync } from 'node:fs';
import { batchContest } from './support/batch-contest.ts';
import { branchesOf, walkDiagram } from './support/diagram-walk.ts';
import { factsOf, generatedGraph, randomCases } from './support/generated-graph.ts';
import { ifElse, maskCode, treeWalk } from './support/hand-written.ts';
import { underNames } from './support/dual-rail.ts';
import { elm, feel } from './support/three-valued-peers.ts';
import { jsonLogicEngine, jsonLogicJs, jsonRulesEngine, zen } from './support/two-valued-peers.ts';

/** Decides the case of this number, of a pool that is gone through again and again. */
type Contestant = (at: number) => string | Promise<string>;

interface Contest {
  readonly title: string;
  readonly wanted: readonly string[];
  readonly contestants: ReadonlyMap<string, Contestant>;
}

const rounds = 7;
const roundMs = Number(process.env['BENCH_MS'] ?? 40);
const ours = {
  closure: 'closure',
  module: 'decide.mjs determine',
  packed: 'decide.mjs packed',
  explain: 'decide.mjs explain',
};
const hand = { ifElse: 'hand: if/else', walk: 'hand: tree walk', masks: 'hand: bit masks, packed' };

for (const graph of [shippedGraph(), generatedGraph(100), generatedGraph(1000), generatedGraph(10_000)]) {
  await report(graph);
}

function shippedGraph(): CriteriaGraph {
  const path = 'guidelines/mr-spectroscopy/2024.guideline';
  const workspace = createWorkspace();
  for (const one of ['guidelines/fragments/mri-general-contraindications-2024.1.guideline', path])
    workspace.setText(one, readFileSync(one, 'utf8'));
  const graph = workspace.guideline(path)?.graph;
  if (!graph) throw new Error('the shipped guideline must compile');
  return graph;
}

async function report(graph: CriteriaGraph): Promise<void> {
  const size = graph.nodes.filter(({ kind }) => kind === 'question' || kind === 'test').length;
  const contest = await prepare(graph, size);
  const speeds = await measure(contest);
  const differing = await differences(contest);
  console.log(
    `\n${graph.guideline.title}: ${String(size)} leaves, ${String(contest.wanted.length)} cases, ${shares(contest.wanted)}`,
  );
  console.log(`  ${'a second of'.padEnd(30)} ${['processor', 'its best', 'the clock'].map(column).join('')}`);
  for (const [name, { processor, clock }] of speeds) {
    const wrong = differing.get(name) ?? 0;
    const columns = [median(processor), Math.max(...processor), median(clock)].map(told).map(column);
    console.log(
      `  ${name.padEnd(30)} ${columns.join('')}${wrong > 0 ? `   ${String(wrong)} of ${String(contest.wanted.length)} differ` : ''}`,
    );
  }
  const ratio = (one: string, other: string): Ratios => ({
    medians: median(speeds.get(one)?.processor ?? []) / median(speeds.get(other)?.processor ?? []),
    bests:
      Math.max(...(speeds.get(one)?.processor ?? [])) / Math.max(...(speeds.get(other)?.processor ?? [])),
  });
  for (const name of [ours.closure, ours.module]) {
    bar(`${name} / ${hand.ifElse}`, ratio(name, hand.ifElse), 1);
    bar(`${name} / json-logic-engine`, ratio(name, 'json-logic-engine compiled'), 1.5);
  }
  bar(`${ours.packed} / ${hand.masks}`, ratio(ours.packed, hand.masks), 0.8);
  bar(`closure packed / ${hand.masks}`, ratio('closure packed', hand.masks), 0.8);
  bar(`${ours.explain} / ${hand.walk}`, ratio(ours.explain, hand.walk), 0.5);
  bar(`decide.mjs decide / ${hand.walk}`, ratio('decide.mjs decide', hand.walk), 0.5);
  await reportBatch(graph, size);
}

async function prepare(graph: CriteriaGraph, size: number): Promise<Contest> {
  const values = randomCases(graph, size > 5000 ? 64 : size > 500 ? 256 : 1024);
  const facts = values.map((one) => factsOf(graph, one, 'text'));
  const plain = values.map((one) => factsOf(graph, one, 'number'));
  const named = plain.map((one) => underNames(graph, one));
  const tree = verdictTree(graph);
  const decider = compileDecider(graph);
  const packs = facts.map((one) => decider.pack(one));
  const text = decideModule(graph, 'sha256:0');
  const module = (await import(
    `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`
  )) as DecideModule;
  const contestants = new Map<string, Contestant>();
  const over = <Case>(
    name: string,
    cases: readonly Case[],
    run: (one: Case) => string | Promise<string>,
  ): void => {
    contestants.set(name, (at) => run(cases[at] as Case));
  };
  over('reference', facts, (one) => decide(graph, one).determination);
  over(ours.closure, facts, decider.determine);
  over(ours.module, facts, module.determine);
  over(ours.explain, facts, (one) => module.explain(one).determination);
  over('decide.mjs decide', facts, (one) => module.decide(one).determination);
  over('closure packed', packs, decider.determinePacked);
  over(ours.packed, packs, module.determinePacked);
  const diagram = size > 5000 ? undefined : compileDiagram(graph);
  if (diagram && !diagram.exceeded) {
    const branches = values.map((one) => branchesOf(diagram, one));
    over('diagram walk, packed', branches, (one) => walkDiagram(diagram, one));
  }
  over(hand.ifElse, plain, await ifElse(graph, tree));
  over(hand.walk, plain, treeWalk(graph, tree));
  over(hand.masks, packs, await maskCode(graph, tree));
  over('json-logic-engine compiled', plain, jsonLogicEngine(graph, tree));
  over('json-logic-js', named, jsonLogicJs(graph, tree));
  if (size <= 1000) over('cql-execution, ELM', named, elm(graph, tree));
  if (size <= 100) {
    over('zen-engine, expressions', named, zen(graph, tree));
    over('json-rules-engine', plain, jsonRulesEngine(graph, tree));
    over('feelin', named, feel(graph, tree));
  }
  const wanted = values.map((one) => evaluateGraph(graph, one).verdict.determination);
  return { title: graph.guideline.title, wanted, contestants };
}

interface DecideModule {
  readonly decide: (facts: unknown) => { readonly determination: string };
  readonly explain: (facts: unknown) => { readonly determination: string };
  readonly determine: (facts: unknown) => string;
  readonly determinePacked: (packed: unknown) => string;
}

/**
 * Decisions a second, by round. Of processor time, which other programs do not touch; and by the clock, the only measure of an engine
 * with threads of its own.
 */
interface Speeds {
  readonly processor: number[];
  readonly clock: number[];
}

/** Each round takes every contestant once, so that a busy moment strikes all. */
async function measure({ contestants, wanted }: Contest): Promise<ReadonlyMap<string, Speeds>> {
  const speeds = new Map<string, Speeds>(
    [...contestants.keys()].map((name) => [name, { processor: [], clock: [] }]),
  );
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of contestants) {
      const { processor, clock } = await speedOf(run, wanted.length);
      speeds.get(name)?.processor.push(processor);
      speeds.get(name)?.clock.push(clock);
    }
  }
  return speeds;
}

async function speedOf(
  run: Contestant,
  pool: number,
): Promise<{ readonly processor: number; readonly clock: number }> {
  const before = process.cpuUsage();
  const start = performance.now();
  let at = 0;
  let elapsed = 0;
  do {
    // A slow engine looks at the clock after each case, a quick one after its whole pool.
    const end = at === 0 ? 1 : at + Math.min(pool, Math.ceil((at * roundMs) / (4 * elapsed + 0.01)));
    for (; at < end; at++) {
      const answer = run(at % pool);
      if (typeof answer !== 'string') await answer;
    }
    elapsed = performance.now() - start;
  } while (elapsed < roundMs);
  const { user, system } = process.cpuUsage(before);
  return { processor: (at / (user + system)) * 1e6, clock: (at / elapsed) * 1000 };
}

async function differences({ contestants, wanted }: Contest): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const [name, run] of contestants) {
    let count = 0;
    for (const [at, determination] of wanted.entries()) if ((await run(at)) !== determination) count++;
    counts.set(name, count);
  }
  return counts;
}

async function reportBatch(graph: CriteriaGraph, size: number): Promise<void> {
  if (size > 5000) return;
  const values = randomCases(graph, size > 500 ? 2048 : 16_384);
  const wanted = values.map((one) => evaluateGraph(graph, one).verdict.determination);
  const times = size > 500 ? { bits: 32, sql: 4 } : { bits: 64, sql: 16 };
  const contest = await batchContest(graph, values, wanted, times);
  const [bits, sql]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    bits.push(contest.cases / contest.bits());
    sql.push(contest.cases / (await contest.sql()));
  }
  contest.close();
  const wrong = contest.differences > 0 ? `   ${String(contest.differences)} differ` : '';
  console.log(`  ${'batch, bit columns'.padEnd(30)} ${told(median(bits) * 1000).padStart(13)} /s${wrong}`);
  console.log(`  ${'batch, DuckDB SQL, 1 thread'.padEnd(30)} ${told(median(sql) * 1000).padStart(13)} /s`);
  const bests = Math.max(...bits) / Math.max(...sql);
  bar('bit columns / DuckDB, by the clock', { medians: median(bits) / median(sql), bests }, 30);
}

/** Of two contestants' medians, and of the best round of each, in which least was disturbed. */
interface Ratios {
  readonly medians: number;
  readonly bests: number;
}

function bar(what: string, { medians, bests }: Ratios, least: number): void {
  console.log(
    `    ${medians >= least ? 'pass' : 'MISS'}  ${what.padEnd(52)} ${medians.toFixed(2).padStart(7)}  best ${bests.toFixed(2).padStart(7)}  (bar ${String(least)})`,
  );
}

function column(text: string): string {
  return text.padStart(13);
}

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}

function told(perSecond: number): string {
  return Math.round(perSecond).toLocaleString('en');
}

function shares(determinations: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of determinations) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => `${name} ${String(Math.round((100 * count) / determinations.length))} %`)
    .join(', ');
}
