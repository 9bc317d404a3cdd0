// Load on one address by autocannon, with every answer looked at; knows nothing of guidelines but where an answer says what was decided.
import { createRequire } from 'node:module';

export interface LoadOrder {
  readonly url: string;
  /** Sent in turn. */
  readonly bodies: readonly string[];
  /** Text that the answer to each body has to hold as its determination; '' is not looked for. */
  readonly wanted: readonly string[];
  /** Where answers name their bundle: the determination by bundle and body. */
  readonly byBundle?: Readonly<Record<string, readonly string[]>>;
  readonly connections: number;
  readonly seconds: number;
}

/** Times in ms. */
export interface LoadAnswer {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly requests: number;
  readonly wrong: number;
  readonly failed: number;
  /** How many different bundles have answered. */
  readonly bundles: number;
}

interface Outcome {
  readonly requests: { readonly average: number; readonly total: number };
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly errors: number;
  readonly timeouts: number;
  readonly non2xx: number;
}

/** It comes without types. */
const autocannon = createRequire(import.meta.url)('autocannon') as (options: object) => Promise<Outcome>;

export async function load(order: LoadOrder): Promise<LoadAnswer> {
  const { url, connections, seconds, bodies } = order;
  const headers = { 'content-type': 'application/json' };
  const seen = new Set<string>();
  let wrong = 0;
  const check = (at: number, text: string): void => {
    const hash = /"bundleHash":"([^"]+)"/.exec(text)?.[1] ?? '';
    if (hash !== '') seen.add(hash);
    const wanted = order.byBundle === undefined ? order.wanted[at] : order.byBundle[hash]?.[at];
    if (wanted !== '' && !text.includes(`"determination":"${wanted ?? 'none'}"`)) wrong++;
  };
  const requests = bodies.map((body, at) => ({
    method: 'POST',
    path: new URL(url).pathname,
    headers,
    body,
    onResponse: (_status: number, text: string) => check(at, text),
  }));
  const run = async (duration: number): Promise<Outcome> =>
    await autocannon({ url, connections, duration, requests, method: 'POST', headers });
  await run(1);
  const measured = await run(seconds);
  return {
    rate: measured.requests.average,
    p50: measured.latency.p50,
    p99: measured.latency.p99,
    requests: measured.requests.total,
    wrong,
    failed: measured.errors + measured.timeouts + measured.non2xx,
    bundles: seen.size,
  };
}
