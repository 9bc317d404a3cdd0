// `npm run test:engines [-- name… --pairs N --seed S]`: holds all registered engines against the reference and writes docs/engines.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Mismatch } from '../test/engines/conformance.ts';
import { matrixPage, readRow, rowOf, type MatrixRow } from '../test/engines/matrix.ts';
import { engines } from '../test/engines/registry.ts';
import { runEngine, type EngineRun } from '../test/engines/run-engine.ts';
import { closingLine } from '../test/support/reporter.ts';

const page = 'docs/engines.md';
/** With these alone the page is written: it is the same on every machine that has the same engines. */
const usual = { pairs: 1000, seed: 20240701 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string' }, seed: { type: 'string' } },
});
const pairs = Number(values.pairs ?? usual.pairs);
const seed = Number(values.seed ?? usual.seed);
const unknown = positionals.filter((name) => engines.every(({ engine }) => engine.name !== name));

if (unknown.length > 0 || !(pairs >= 1) || !Number.isSafeInteger(seed)) {
  const names = engines.map(({ engine }) => engine.name).join(', ');
  console.error(`Usage: npm run test:engines -- [NAME…] [--pairs N] [--seed S]. Engines: ${names}.`);
  process.exitCode = 2;
} else await runAll();

async function runAll(): Promise<void> {
  const rows = new Map<string, MatrixRow>();
  const isUsual = pairs >= usual.pairs && seed === usual.seed;
  const tally = { passed: 0, failed: 0, skipped: 0 };
  console.log(`seed ${seed}, ${pairs} random pairs for each engine`);
  for (const registered of engines) {
    const { engine } = registered;
    if (positionals.length > 0 && !positionals.includes(engine.name)) continue;
    const started = performance.now();
    const run = await runEngine(registered, { pairs, seed });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${engine.name.padEnd(28)} ${engine.target.padEnd(12)} ${inWords(run)} (${seconds} s)`);
    if (run.kind === 'skipped') tally.skipped++;
    else if (run.kind === 'ran' && run.mismatches.length === 0) tally.passed++;
    else tally.failed++;
    if (run.kind === 'ran') for (const mismatch of run.mismatches.slice(0, 2)) tell(mismatch);
    rows.set(engine.name, rowOf(engine, run));
    // Row by row, so that a run that is broken off has not been for nothing.
    if (isUsual) writeFileSync(page, matrixPage(withOthers(rows), seed));
  }
  if (isUsual) console.log(`wrote ${page}`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
  console.log(closingLine(tally));
}

/** Engines that were not asked for keep the rows that they have. */
function withOthers(rows: ReadonlyMap<string, MatrixRow>): readonly MatrixRow[] {
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
  return engines.flatMap(({ engine }) => rows.get(engine.name) ?? readRow(before, engine.name) ?? []);
}

function inWords(run: EngineRun): string {
  switch (run.kind) {
    case 'skipped':
      return `skipped: ${run.reason}`;
    case 'broken':
      return `${run.version}: broke off: ${run.message}`;
    case 'ran':
      return `${run.version}: ${run.vectors} vectors, ${run.pairs} random pairs, ${run.mismatches.length} mismatches`;
  }
}

function tell({ facts, expected, given, graph }: Mismatch): void {
  console.log(
    `  expected ${JSON.stringify(expected)}\n  given    ${JSON.stringify(given)}\n  facts    ${JSON.stringify(facts)}`,
  );
  console.log(`  graph    ${JSON.stringify(graph)}`);
}
