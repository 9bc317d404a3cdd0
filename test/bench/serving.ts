// Measures the decision service under load from a second process, beside json-rules-engine behind the same kind of server and OPA's own, and exchanges its bundle a hundred times meanwhile.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { opaBundle } from '../../dsl/targets/opa/opa.ts';
import { regoPackage } from '../../dsl/targets/opa/rego-policy.ts';
import { filesOf, writeFiles } from '../engines/opa/bundle-folder.ts';
import { findOpa, opaProgram } from '../engines/opa/install.ts';
import { load, type LoadAnswer, type LoadOrder } from './support/http-load.ts';
import {
  servedCases,
  servedGuideline,
  serveBare,
  serveJsonRules,
  type ServedCase,
} from './support/served-guideline.ts';

interface Contestant {
  readonly name: string;
  /** Decisions a request. */
  readonly decisions: number;
  readonly start: () => Promise<Running>;
}

interface Running {
  readonly url: string;
  readonly bodies: readonly string[];
  /** What each answer has to hold, by the place of its body. */
  readonly wanted: readonly string[];
  readonly stop: () => void;
}

const seconds = Number(process.env['BENCH_SECONDS'] ?? 3);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
const connections = 16;
const program = join(import.meta.dirname, '../../cli/main.ts');

const [task, argument] = process.argv.slice(2);
if (task === 'load')
  process.stdout.write(JSON.stringify(await load(JSON.parse(await readInput()) as LoadOrder)));
else if (task === 'json-rules-engine') await serveJsonRules();
else if (task === 'bare') await serveBare();
else await measureAll(argument);

async function measureAll(_only: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'serving-bench-'));
  try {
    const { bundles, graph } = servedGuideline();
    const [bundle] = bundles;
    if (bundle === undefined) throw new Error('no bundle');
    const archive = join(folder, 'live.bundle.tar');
    writeFileSync(archive, bundle.bytes);
    const opa = await findOpa();
    if ('skipped' in opa) console.log(`OPA is left out: ${opa.skipped}`);
    const contestants = [
      ...ours(archive, folder),
      node('json-rules-engine behind node:http', 'json-rules-engine'),
      ...('skipped' in opa ? [] : [opaServer(join(folder, 'opa'), opa.version)]),
      node('node:http that decides nothing', 'bare'),
    ];
    writeFiles(join(folder, 'opa'), filesOf(opaBundle(graph)));
    await report(contestants);
    await swapUnderLoad(archive, bundles);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The whole service as it is run, with reasons, what is missing and, where said, its log. */
function ours(archive: string, folder: string): readonly Contestant[] {
  const serve = (more: readonly string[]) => async (): Promise<Running> => {
    const running = await started(process.execPath, [program, 'serve', archive, '--port', '0', ...more]);
    return {
      ...running,
      url: `${running.url}/v1/decide`,
      ...bodiesOf(servedCases(), (one) => JSON.stringify(one.asked)),
    };
  };
  const log = (name: string): readonly string[] => ['--log', join(folder, name)];
  const many = async (): Promise<Running> => {
    const running = await serve([])();
    const cases = servedCases().slice(0, 100);
    const body = JSON.stringify({ cases: cases.map(({ asked }) => asked) });
    return { ...running, bodies: [body], wanted: [cases.at(-1)?.determination ?? ''] };
  };
  return [
    { name: 'guideline serve', decisions: 1, start: serve([]) },
    { name: 'guideline serve, with its log', decisions: 1, start: serve(log('a.jsonl')) },
    {
      name: 'guideline serve, log synced before each answer',
      decisions: 1,
      start: serve([...log('b.jsonl'), '--log-sync', 'answer']),
    },
    { name: 'guideline serve, 100 cases a request', decisions: 100, start: many },
  ];
}

function node(name: string, own: string): Contestant {
  const start = async (): Promise<Running> => {
    const running = await started(process.execPath, [import.meta.filename, own]);
    const wanted = own === 'bare' ? () => '' : undefined;
    return { ...running, ...bodiesOf(servedCases(), (one) => JSON.stringify(one.facts), wanted) };
  };
  return { name, decisions: 1, start };
}

function opaServer(folder: string, version: string): Contestant {
  const start = async (): Promise<Running> => {
    const { graph } = servedGuideline();
    const port = await freePort();
    const child = spawn(
      opaProgram,
      [
        'run',
        '--server',
        '--addr',
        `127.0.0.1:${port}`,
        '--disable-telemetry',
        '--log-level',
        'error',
        '--bundle',
        folder,
      ],
      { stdio: 'ignore' },
    );
    const base = `http://127.0.0.1:${port}`;
    await answering(`${base}/health`);
    const url = `${base}/v1/data/${regoPackage(graph).join('/')}/decision`;
    return {
      url,
      stop: () => void child.kill(),
      ...bodiesOf(servedCases(), (one) => JSON.stringify({ input: one.facts })),
    };
  };
  return { name: `OPA ${version}, opa run --server`, decisions: 1, start };
}

function bodiesOf(
  cases: readonly ServedCase[],
  bodyOf: (one: ServedCase) => string,
  wantedOf: (one: ServedCase) => string = ({ determination }) => determination,
): Pick<Running, 'bodies' | 'wanted'> {
  return { bodies: cases.map(bodyOf), wanted: cases.map(wantedOf) };
}

async function report(contestants: readonly Contestant[]): Promise<void> {
  const measured = new Map<string, LoadAnswer[]>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, start } of contestants) {
      const running = await start();
      const order = {
        url: running.url,
        bodies: running.bodies,
        wanted: running.wanted,
        connections,
        seconds,
      };
      measured.set(name, [...(measured.get(name) ?? []), await loadFrom(order)]);
      running.stop();
    }
  }
  console.log(
    `${servedCases().length} cases of the shipped guideline, ${connections} connections, medians of ${rounds} rounds of ${seconds} s`,
  );
  console.log(
    `${'requests a second'.padStart(69)}${'decisions'.padStart(11)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'wrong'.padStart(7)}${'failed'.padStart(8)}`,
  );
  for (const { name, decisions } of contestants) {
    const all = measured.get(name) ?? [];
    const of = (figure: (answer: LoadAnswer) => number): number => median(all.map(figure));
    const total = (figure: (answer: LoadAnswer) => number): number =>
      all.reduce((sum, one) => sum + figure(one), 0);
    const rate = of((one) => one.rate);
    console.log(
      `${name.padEnd(52)}${rate.toFixed(0).padStart(17)}${(rate * decisions).toFixed(0).padStart(11)}${of(
        (one) => one.p50,
      )
        .toFixed(1)
        .padStart(9)}${of((one) => one.p99)
        .toFixed(1)
        .padStart(
          9,
        )}${String(total((one) => one.wrong)).padStart(7)}${String(total((one) => one.failed)).padStart(8)}`,
    );
  }
}

/** A hundred exchanges by a second process; each answer has to be that of the bundle which it names. */
async function swapUnderLoad(
  archive: string,
  bundles: ReturnType<typeof servedGuideline>['bundles'],
): Promise<void> {
  const running = await started(process.execPath, [program, 'serve', archive, '--port', '0']);
  const cases = servedCases();
  const byBundle = Object.fromEntries(
    bundles.map(({ bundleHash, determinationOf }) => [
      bundleHash,
      cases.map(({ facts }) => determinationOf(facts)),
    ]),
  );
  const order = {
    url: `${running.url}/v1/decide`,
    bodies: cases.map(({ asked }) => JSON.stringify(asked)),
    wanted: [],
    byBundle,
    connections,
    seconds: 10,
  };
  const loading = loadFrom(order);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const times: number[] = [];
  for (let swap = 1; swap <= 100; swap++) {
    writeFileSync(`${archive}.next`, bundles[swap % 2]?.bytes ?? new Uint8Array());
    renameSync(`${archive}.next`, archive);
    const start = performance.now();
    const response = await fetch(`${running.url}/v1/reload`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const { activated } = (await response.json()) as { readonly activated: readonly string[] };
    if (activated.length !== 1) throw new Error('nothing was exchanged');
    times.push(performance.now() - start);
  }
  const { rate, p99, wrong, failed, requests, bundles: seen } = await loading;
  running.stop();
  console.log(
    `\n100 exchanges of the bundle under load, ${median(times).toFixed(0)} ms each: ${requests} answers by ${seen} bundles, ${rate.toFixed(0)} a second, p99 ${p99.toFixed(1)} ms, ${wrong} wrong, ${failed} failed`,
  );
}

/** The load comes from a process of its own. */
async function loadFrom(order: LoadOrder): Promise<LoadAnswer> {
  const child = spawn(process.execPath, [import.meta.filename, 'load'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin?.end(JSON.stringify(order));
  const text = await outputOf(child);
  return JSON.parse(text) as LoadAnswer;
}

async function outputOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (piece: Buffer) => (text += piece.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return text;
}

/** Waits for the address that the program prints. */
async function started(
  command: string,
  argv: readonly string[],
): Promise<{ readonly url: string; readonly stop: () => void }> {
  const child = spawn(command, [...argv], { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      const found = /http:\/\/\S+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`${argv.join(' ')} ended: ${text}`)));
  });
  return { url, stop: () => void child.kill('SIGKILL') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { ok } = await fetch(url).catch(() => ({ ok: false }));
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nobody answers at ${url}`);
}

async function readInput(): Promise<string> {
  let text = '';
  for await (const piece of process.stdin) text += String(piece);
  return text;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
