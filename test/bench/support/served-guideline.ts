// The guideline that the bench of serving asks about: the shipped one in two bundles that decide some cases otherwise, its cases, and the peer's server.
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseDay } from '../../../dsl/decision/calendar.ts';
import type { CriteriaGraph } from '../../../dsl/decision/criteria-graph.ts';
import { decide } from '../../../dsl/decision/decide.ts';
import type { Facts } from '../../../dsl/decision/facts.ts';
import { verdictTree } from '../../../dsl/decision/verdict-tree.ts';
import { createWorkspace } from '../../../dsl/workspace.ts';
import { makeBundle } from '../../../host/bundles.ts';
import { readVectors } from '../../../host/replay-vectors.ts';
import { jsonRulesEngine } from './two-valued-peers.ts';

export interface ServedCase {
  readonly facts: Facts;
  readonly asked: { readonly guideline: string; readonly version: string; readonly facts: Facts };
  readonly determination: string;
}

export interface ServedBundle {
  readonly bytes: Uint8Array;
  readonly bundleHash: string;
  readonly determinationOf: (facts: Facts) => string;
}

const path = 'guidelines/mr-spectroscopy/2024.guideline';
const fragment = 'guidelines/fragments/mri-general-contraindications-2024.1.guideline';

/** The first as shipped but for its date; in the second, epilepsy is an indication no longer. Same id and version, so that one takes the place of the other. */
export function servedGuideline(): {
  readonly graph: CriteriaGraph;
  readonly bundles: readonly ServedBundle[];
} {
  // In force on the days of its vectors, which are those of no real service.
  const text = readFileSync(path, 'utf8').replace(/^ {2}effective .*$/m, '  effective 2024-01-01');
  const [first, second] = [
    text,
    text.replace(/^ {4}2\. Epilepsy.*$/m, '    2. Epilepsy after surgery  {epilepsy-after}'),
  ];
  const graphs = [first, second].map(graphOf);
  const bundles = [first, second].map((own, at): ServedBundle => {
    const files = [
      { path, bytes: new TextEncoder().encode(own) },
      { path: fragment, bytes: new Uint8Array(readFileSync(fragment)) },
    ];
    const outcome = makeBundle(files, path, { targets: ['rule-bundle'] });
    const graph = graphs[at];
    if (outcome.kind !== 'made' || graph === undefined)
      throw new Error('the shipped guideline must be exported');
    return { ...outcome.bundle, determinationOf: (facts) => decide(graph, facts).determination };
  });
  const [graph] = graphs;
  if (graph === undefined) throw new Error('no graph');
  return { graph, bundles };
}

let cases: readonly ServedCase[] | undefined;

/** The facts of the vectors that every engine can read. */
export function servedCases(): readonly ServedCase[] {
  return (cases ??= readCases());
}

function readCases(): readonly ServedCase[] {
  const { bundles, graph } = servedGuideline();
  const { id, version } = graph.guideline;
  const archive = Buffer.from(bundles[0]?.bytes ?? []);
  const start = archive.indexOf('vectors.json\0') + 512;
  const file = archive.subarray(start, archive.indexOf(0, start));
  return (readVectors(file) ?? [])
    .filter(({ decision }) => decision.invalid.length === 0)
    .map(({ facts, decision }) => ({
      facts: facts as Facts,
      asked: { guideline: id, version, facts: facts as Facts },
      determination: decision.determination,
    }));
}

function graphOf(text: string): CriteriaGraph {
  const workspace = createWorkspace();
  workspace.setText(fragment, readFileSync(fragment, 'utf8'));
  workspace.setText(path, text);
  const graph = workspace.guideline(path)?.graph;
  if (graph === undefined) throw new Error('the shipped guideline must compile');
  return graph;
}

/** Facts in, determination out: no reasons, nothing recorded. Days are numbers to it. */
export async function serveJsonRules(): Promise<void> {
  const { graph } = servedGuideline();
  const ask = jsonRulesEngine(graph, verdictTree(graph));
  const dates = graph.elements.filter(({ kind }) => kind === 'date').map(({ key }) => key);
  await listen((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => (text += piece.toString()));
    request.once('end', () => {
      const facts = JSON.parse(text) as Record<string, unknown>;
      for (const key of dates) if (typeof facts[key] === 'string') facts[key] = parseDay(facts[key]);
      void Promise.resolve(ask(facts)).then((determination) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ determination }));
      });
    });
  });
}

/** What HTTP and JSON alone cost. */
export async function serveBare(): Promise<void> {
  await listen((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => (text += piece.toString()));
    request.once('end', () => {
      const facts = JSON.parse(text) as object;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ facts: Object.keys(facts).length }));
    });
  });
}

async function listen(answer: RequestListener): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}
