// What each address of the service answers: plain replies, sent by somebody else; every decision is recorded before it is one.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { BundleSet, Reload } from './bundle-set.ts';
import { answerCase, decideBy, isDeep, isObject, readRequest } from './decide-request.ts';
import type { AskedCase, Decided } from './decide-request.ts';
import type { DecisionLog } from './decision-log.ts';
import type { LiveBundle } from './live-guidelines.ts';
import { documentNames } from './load-bundle.ts';
import { decisionEntry, factsHash, type LogEntry } from './log-lines.ts';
import type { Metrics } from './metrics.ts';
import { serviceDescription } from './openapi.ts';
import { pagePolicy, servicePage } from './page.ts';
import { problem, type Problem } from './problem.ts';
import { isJson, readBody, wantedType } from './read-body.ts';

export interface Desk {
  readonly bundles: BundleSet;
  readonly reload: () => Promise<Reload>;
  readonly log: DecisionLog;
  readonly metrics: Metrics;
  readonly version: string;
  readonly mostBytes: number;
  /** Facts go into the log as they are; otherwise their hash alone. */
  readonly logFacts: boolean;
  readonly isClosing: () => boolean;
}

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Says as well which address it was, as the metrics name it. */
export interface Routed {
  readonly route: string;
  readonly reply: Reply;
}

export async function answer(desk: Desk, request: IncomingMessage): Promise<Routed> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const versioned = /^\/v1\/guidelines\/([^/]+)\/([^/]+)(\/[a-z.]+)?$/.exec(path);
  const route = versioned === null ? path : `/v1/guidelines/{id}/{version}${versioned[3] ?? ''}`;
  const methods = routes.get(route);
  if (methods === undefined)
    return { route: 'other', reply: refuse(problem('nothing-there', 'See /openapi.json.')) };
  const handler = methods[request.method === 'HEAD' ? 'GET' : (request.method ?? '')];
  if (handler === undefined) {
    const allow = Object.keys(methods).join(', ');
    const reply = refuse(problem('wrong-method', `It takes ${allow}.`));
    return { route, reply: { ...reply, headers: { allow } } };
  }
  const [id, version] = [versioned?.[1], versioned?.[2]].map((text) => decoded(text ?? ''));
  return { route, reply: await handler(desk, request, { id: id ?? '', version: version ?? '' }) };
}

type Handler = (
  desk: Desk,
  request: IncomingMessage,
  named: { readonly id: string; readonly version: string },
) => Reply | Promise<Reply>;

const routes: ReadonlyMap<string, Readonly<Record<string, Handler>>> = new Map<
  string,
  Readonly<Record<string, Handler>>
>([
  ['/v1/decide', { POST: decideMany }],
  ['/v1/guidelines', { GET: ({ bundles }) => json({ guidelines: bundles.live().bundles.map(describe) }) }],
  [
    '/v1/guidelines/{id}/{version}',
    { GET: (desk, _request, named) => withVersion(desk, named, (bundle) => json(describe(bundle))) },
  ],
  ['/v1/guidelines/{id}/{version}/decide', { POST: decideByVersion }],
  ...documentNames.map((name) => [`/v1/guidelines/{id}/{version}/${name}`, { GET: document(name) }] as const),
  ['/v1/reload', { POST: reloadBundles }],
  ['/healthz', { GET: () => plain(200, 'ok\n') }],
  ['/readyz', { GET: ready }],
  [
    '/metrics',
    { GET: async ({ metrics }) => ({ status: 200, type: metrics.contentType, body: await metrics.text() }) },
  ],
  ['/openapi.json', { GET: ({ version }) => json(serviceDescription(version)) }],
  [
    '/',
    {
      GET: ({ bundles }) => ({
        status: 200,
        type: 'text/html; charset=utf-8',
        body: servicePage(bundles.live().bundles),
        headers: { 'content-security-policy': pagePolicy },
      }),
    },
  ],
]);

/** Every address, as the description names it. */
export const addresses: readonly string[] = [...routes.keys()];

/** The set of bundles is taken once: a case of a batch is not decided by another set than the one before it. */
async function decideMany(desk: Desk, request: IncomingMessage): Promise<Reply> {
  const body = await readBody(request, desk.mostBytes);
  if (!body.ok) return refuse(body.problem);
  const read = readRequest(body.value);
  if (read.kind === 'refused') return refuse(read.problem);
  const requestId = requestIdOf(request);
  const live = desk.bundles.live();
  const decideOne = (asked: AskedCase | Problem): Decided | Problem =>
    'code' in asked ? asked : answerCase(live, asked);
  if (read.kind === 'single') {
    const decided = decideOne(read.asked);
    if ('code' in decided) return refuse(decided, requestId);
    const unrecorded = await record(desk, requestId, [decided]);
    return unrecorded ?? json({ requestId, ...decided.answer }, requestId);
  }
  const all = read.asked.map(decideOne);
  const unrecorded = await record(desk, requestId, all, true);
  const answers = all.map((one) => ('code' in one ? { problem: one } : one.answer));
  return unrecorded ?? json({ requestId, answers }, requestId);
}

/** What the bundle's own description promises: the facts in, the decision out. */
async function decideByVersion(
  desk: Desk,
  request: IncomingMessage,
  named: { readonly id: string; readonly version: string },
): Promise<Reply> {
  const body = await readBody(request, desk.mostBytes);
  if (!body.ok) return refuse(body.problem);
  const { value } = body;
  if (!isObject(value) || isDeep(value))
    return refuse(problem('wrong-shape', 'Send the facts as one JSON object from keys to values.'));
  const requestId = requestIdOf(request);
  return await withVersion(desk, named, async (bundle) => {
    const decided = decideBy(bundle, value);
    return (await record(desk, requestId, [decided])) ?? json(decided.answer.decision, requestId);
  });
}

/** A reply where it could not be recorded: then nothing is answered. */
async function record(
  { log, metrics, logFacts }: Desk,
  requestId: string,
  all: readonly (Decided | Problem)[],
  batch = false,
): Promise<Reply | undefined> {
  try {
    if (log.records) await log.append(entriesOf(all, requestId, logFacts, batch));
  } catch {
    return refuse(
      problem('not-recorded', 'The decision log cannot be written, so nothing is decided.'),
      requestId,
    );
  }
  for (const decided of all)
    if (!('code' in decided)) metrics.decided(decided.bundle, decided.answer.decision.determination);
  return undefined;
}

function entriesOf(
  all: readonly (Decided | Problem)[],
  requestId: string,
  logFacts: boolean,
  batch: boolean,
): readonly LogEntry[] {
  return all.flatMap((decided, place): readonly LogEntry[] =>
    'code' in decided
      ? []
      : [
          decisionEntry(decided.answer.decision, {
            requestId,
            ...(batch ? { case: place } : {}),
            bundle: loggedBundle(decided.bundle),
            dateOfService: decided.answer.dateOfService,
            factsHash: factsHash(decided.facts),
            ...(logFacts ? { facts: decided.facts } : {}),
          }),
        ],
  );
}

export function loggedBundle({ guidelineId, version, bundleHash, contentHash }: LiveBundle) {
  return { guidelineId, version, bundleHash, contentHash };
}

function withVersion<Answer extends Reply | Promise<Reply>>(
  { bundles }: Desk,
  { id, version }: { readonly id: string; readonly version: string },
  reply: (bundle: LiveBundle) => Answer,
): Answer | Reply {
  const choice = bundles.live().choose({ guideline: id, version });
  return choice.kind === 'none' ? refuse(choice.problem) : reply(choice.bundle);
}

function document(name: string): Handler {
  return (desk, _request, named) =>
    withVersion(desk, named, ({ documents }) => {
      const bytes = documents.get(name);
      if (bytes === undefined) return refuse(problem('nothing-there', `The bundle holds no ${name}.`));
      return { status: 200, type: 'application/json; charset=utf-8', body: bytes };
    });
}

/** Only from this computer, and only from a program: no page of a browser and nobody behind a proxy sends such a request. */
async function reloadBundles(desk: Desk, request: IncomingMessage): Promise<Reply> {
  const { headers } = request;
  const foreign = ['origin', 'forwarded', 'x-forwarded-for', 'via', 'sec-fetch-site'].some(
    (name) => name in headers,
  );
  if (foreign || !/^(?:::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? ''))
    return refuse(
      problem('not-allowed', 'Bundles are read again for programs on this computer alone, through no proxy.'),
    );
  if (!isJson(request)) return refuse(problem('wrong-type', wantedType));
  const { activated, withdrawn, refused } = await desk.reload();
  const names = (bundles: readonly LiveBundle[]): readonly string[] =>
    bundles.map(({ guidelineId, version, bundleHash }) => `${guidelineId} ${version} ${bundleHash}`);
  return json({ activated: names(activated), withdrawn: names(withdrawn), refused });
}

function ready({ bundles, log, isClosing }: Desk): Reply {
  if (isClosing()) return plain(503, 'closing\n');
  if (log.isBroken()) return plain(503, 'the decision log cannot be written\n');
  const { length } = bundles.live().bundles;
  return length === 0 ? plain(503, 'no bundle is live\n') : plain(200, `ready, ${length} live\n`);
}

function describe(bundle: LiveBundle): object {
  const { guidelineId, graph: _graph, words: _words, documents: _documents, file: _file, ...told } = bundle;
  return { id: guidelineId, ...told };
}

/** The caller's own where it is a plain word, so that both sides can find the decision by it. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}

function json(value: object, requestId?: string): Reply {
  const headers = requestId === undefined ? {} : { 'x-request-id': requestId };
  return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(value), headers };
}

export function refuse(what: Problem, requestId?: string): Reply {
  const reply = json(what, requestId);
  return { ...reply, status: what.status, type: 'application/problem+json; charset=utf-8' };
}

function plain(status: number, body: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body };
}

/** A path that is no text names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
