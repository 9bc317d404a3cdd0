// Every request that a foreign page, name or user could send: none may learn a word or reach the host; the good ones pass.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canary, get, request, sendRaw, startFixture, type Answer, type ServerFixture } from './fixture.ts';

let fixture: ServerFixture;
beforeAll(async () => {
  fixture = await startFixture({ largestCall: 100_000 });
});
afterAll(async () => await fixture.server.close());

type Attack = readonly [name: string, status: number, bytes: (f: ServerFixture) => string];

const withHost = (host: string | readonly string[] | undefined) => (f: ServerFixture) =>
  request(f, { headers: { Host: host } });
const withHeaders = (headers: Record<string, string | readonly string[] | undefined>) => (f: ServerFixture) =>
  request(f, { headers });
const withLine = (line: string) => (f: ServerFixture) => request(f, { line });

const hosts: readonly Attack[] = [
  ['another name', 421, withHost('evil.example')],
  ['another name with our port', 421, (f) => request(f, { headers: { Host: `evil.example:${f.port}` } })],
  [
    'a name that begins with ours',
    421,
    (f) => request(f, { headers: { Host: `127.0.0.1.evil.example:${f.port}` } }),
  ],
  ['a name that ends with ours', 421, (f) => request(f, { headers: { Host: `evil-localhost:${f.port}` } })],
  ['a name below ours', 421, (f) => request(f, { headers: { Host: `a.localhost:${f.port}` } })],
  ['our name without the port', 421, withHost('localhost')],
  ['our name with another port', 421, withHost('127.0.0.1:1')],
  ['our name with a dot', 421, (f) => request(f, { headers: { Host: `localhost.:${f.port}` } })],
  ['our name in capitals', 421, (f) => request(f, { headers: { Host: `LOCALHOST:${f.port}` } })],
  ['another address of this computer', 421, (f) => request(f, { headers: { Host: `127.0.0.2:${f.port}` } })],
  ['the address as one number', 421, (f) => request(f, { headers: { Host: `2130706433:${f.port}` } })],
  ['the address of version 6', 421, (f) => request(f, { headers: { Host: `[::1]:${f.port}` } })],
  ['any address', 421, (f) => request(f, { headers: { Host: `0.0.0.0:${f.port}` } })],
  ['a name with a user', 421, (f) => request(f, { headers: { Host: `127.0.0.1:${f.port}@evil.example` } })],
  ['no name', 400, withHost(undefined)],
  ['an empty name', 421, withHost('')],
  [
    'no name in the old protocol',
    421,
    (f) => request(f, { line: 'POST /api/open HTTP/1.0', headers: { Host: undefined } }),
  ],
  [
    'two names, ours first',
    421,
    (f) => request(f, { headers: { Host: [`127.0.0.1:${f.port}`, 'evil.example'] } }),
  ],
  [
    'two names, ours last',
    421,
    (f) => request(f, { headers: { Host: ['evil.example', `127.0.0.1:${f.port}`] } }),
  ],
  [
    'two names, both ours',
    421,
    (f) => request(f, { headers: { Host: [`127.0.0.1:${f.port}`, `localhost:${f.port}`] } }),
  ],
];

const tokens: readonly Attack[] = [
  ['no token', 401, withHeaders({ 'X-Guideline-Token': undefined })],
  ['an empty token', 401, withHeaders({ 'X-Guideline-Token': '' })],
  ['a wrong token', 401, withHeaders({ 'X-Guideline-Token': 'A'.repeat(43) })],
  ['a part of the token', 401, (f) => request(f, { headers: { 'X-Guideline-Token': f.token.slice(0, 42) } })],
  ['the token and more', 401, (f) => request(f, { headers: { 'X-Guideline-Token': `${f.token}A` } })],
  ['the token twice', 401, (f) => request(f, { headers: { 'X-Guideline-Token': [f.token, f.token] } })],
  [
    'the token in other capitals',
    401,
    (f) => request(f, { headers: { 'X-Guideline-Token': f.token.toUpperCase() } }),
  ],
  [
    'the token in the query',
    404,
    (f) =>
      request(f, {
        line: `POST /api/open?token=${f.token} HTTP/1.1`,
        headers: { 'X-Guideline-Token': undefined },
      }),
  ],
  [
    'the token in a cookie',
    401,
    (f) =>
      request(f, { headers: { 'X-Guideline-Token': undefined, Cookie: `x-guideline-token=${f.token}` } }),
  ],
  [
    'the token as authorization',
    401,
    (f) => request(f, { headers: { 'X-Guideline-Token': undefined, Authorization: `Bearer ${f.token}` } }),
  ],
  ['events without a token', 401, (f) => get(f, 'GET /events HTTP/1.1')],
  ['events with the token in the query', 404, (f) => get(f, `GET /events?token=${f.token} HTTP/1.1`)],
];

const pages: readonly Attack[] = [
  ['another page', 403, withHeaders({ Origin: 'https://evil.example' })],
  ['a page of another port', 403, withHeaders({ Origin: 'http://127.0.0.1:1' })],
  [
    'our own name for the other one',
    403,
    (f) => request(f, { headers: { Origin: `http://localhost:${f.port}` } }),
  ],
  [
    'a secure page of our name',
    403,
    (f) => request(f, { headers: { Origin: `https://127.0.0.1:${f.port}` } }),
  ],
  ['a page without an origin', 403, withHeaders({ Origin: 'null' })],
  [
    'two origins',
    403,
    (f) => request(f, { headers: { Origin: [`http://127.0.0.1:${f.port}`, 'https://evil.example'] } }),
  ],
  ['a request across sites', 403, withHeaders({ 'Sec-Fetch-Site': 'cross-site' })],
  ['a request of the same site', 403, withHeaders({ 'Sec-Fetch-Site': 'same-site' })],
  ['a call from the address bar', 403, withHeaders({ 'Sec-Fetch-Site': 'none' })],
  ['an unknown site', 403, withHeaders({ 'Sec-Fetch-Site': 'SAME-ORIGIN' })],
  ['two sites', 403, withHeaders({ 'Sec-Fetch-Site': ['same-origin', 'cross-site'] })],
  [
    'a link of another page',
    403,
    (f) => get(f, 'GET / HTTP/1.1', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }),
  ],
  [
    'a script that another page loads',
    403,
    (f) => get(f, 'GET /assets/index-4f1c2b3a.js HTTP/1.1', { 'Sec-Fetch-Site': 'cross-site' }),
  ],
  [
    'a script in the address bar',
    403,
    (f) => get(f, 'GET /assets/index-4f1c2b3a.js HTTP/1.1', { 'Sec-Fetch-Site': 'none' }),
  ],
  [
    'events for another page',
    403,
    (f) => get(f, 'GET /events HTTP/1.1', { 'X-Guideline-Token': f.token, Origin: 'https://evil.example' }),
  ],
];

const forms: readonly Attack[] = [
  ['a form of text', 415, withHeaders({ 'Content-Type': 'text/plain' })],
  ['a form', 415, withHeaders({ 'Content-Type': 'application/x-www-form-urlencoded' })],
  ['a form of parts', 415, withHeaders({ 'Content-Type': 'multipart/form-data; boundary=x' })],
  ['no type', 415, withHeaders({ 'Content-Type': undefined })],
  ['a type that only begins well', 415, withHeaders({ 'Content-Type': 'application/json, text/plain' })],
  ['another alphabet', 415, withHeaders({ 'Content-Type': 'application/json; charset=utf-16' })],
];

const protocol: readonly Attack[] = [
  ['TRACE', 405, withLine('TRACE / HTTP/1.1')],
  ['PUT', 405, withLine('PUT /api/open HTTP/1.1')],
  ['DELETE', 405, withLine('DELETE /api/open HTTP/1.1')],
  [
    'a question before a request across sites',
    405,
    (f) => get(f, 'OPTIONS /api/open HTTP/1.1', { 'Access-Control-Request-Method': 'POST' }),
  ],
  ['CONNECT', 0, (f) => get(f, 'CONNECT 127.0.0.1:22 HTTP/1.1')],
  ['an unknown method', 400, withLine('OPEN /api/open HTTP/1.1')],
  ['a whole URL', 404, (f) => request(f, { line: `POST http://127.0.0.1:${f.port}/api/open HTTP/1.1` })],
  ['a whole URL of another', 404, withLine('POST http://evil.example/api/open HTTP/1.1')],
  [
    'a socket',
    400,
    (f) =>
      get(f, 'GET / HTTP/1.1', {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      }),
  ],
  ['two lengths in two ways', 400, withHeaders({ 'Transfer-Encoding': 'chunked' })],
  ['two lengths', 400, withHeaders({ 'Content-Length': ['16', '99'] })],
  ['a header of 9 kB', 431, withHeaders({ 'X-Long': 'x'.repeat(9 * 1024) })],
  ['a line of 9 kB', 431, withLine(`POST /api/${'x'.repeat(9 * 1024)} HTTP/1.1`)],
  ['no protocol', 400, () => 'open x.guideline\r\n\r\n'],
  ['the oldest protocol', 421, () => 'GET /\r\n\r\n'],
  ['a folded header', 400, (f) => request(f, { headers: { 'X-Guideline-Token': `${f.token}\r\n folded` } })],
  ['a call that says that it is too large', 413, withHeaders({ 'Content-Length': '100001' })],
  [
    'a call that is too large',
    413,
    (f) =>
      request(f, {
        headers: { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' },
        body: `${(100_001).toString(16)}\r\n${'x'.repeat(100_001)}\r\n`,
      }),
  ],
];

const names: readonly Attack[] = [
  ...[
    '/api/',
    '/api',
    '/api/open/',
    '/api//open',
    '/api/__proto__/',
    '/api/open%00',
    '/API/open',
    '/',
    '/events',
    '//api/open',
    '/./api/open',
  ].map((path): Attack => [`POST ${path}`, 404, withLine(`POST ${path} HTTP/1.1`)]),
  ...['constructor', 'toString', 'hasOwnProperty', 'then', 'subscribe', 'Open'].map((method): Attack => [
    `the call ${method}`,
    400,
    withLine(`POST /api/${method} HTTP/1.1`),
  ]),
  ...[
    '/index.html',
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '//evil.example/',
    '/assets',
    '/assets/',
    '/?x',
    '/x.guideline',
    '/api/open',
    '/api/library',
    '/favicon.svg%00.js',
    '/server/main.mjs',
    '/etc/passwd',
    '/__proto__',
    '/assets/index-4f1c2b3a.js.map',
  ].map((path): Attack => [
    `GET ${path}`,
    404,
    (f) => get(f, `GET ${path} HTTP/1.1`, { 'X-Guideline-Token': f.token }),
  ]),
];

const bodies: readonly Attack[] = [
  ...[
    '',
    '{',
    'null',
    '{}',
    '"x.guideline"',
    '[',
    '[1]',
    '[]',
    '["x.guideline","y"]',
    '[["x.guideline"]]',
    '[{"toString":"x"}]',
    '['.repeat(50_000),
  ].map((body): Attack => [`the arguments ${body.slice(0, 30)}`, 400, (f) => request(f, { body })]),
  [
    'arguments that are not UTF-8',
    400,
    (f) => request(f, { headers: { 'Content-Length': '5' }, body: '["\xff"]' }),
  ],
  ['a path out of the library', 422, (f) => request(f, { body: '["../../etc/passwd"]' })],
  ['a whole path', 422, (f) => request(f, { body: '["/etc/passwd"]' })],
];

/** No word of the library, no page, no token, and no permission for other origins. */
function expectNoLeak(answer: Answer): void {
  expect(answer.raw).not.toContain(canary);
  expect(answer.raw).not.toContain('<title>');
  expect(answer.raw).not.toContain('export {}');
  expect(answer.raw).not.toContain(fixture.token);
  expect(answer.raw).not.toMatch(/access-control-|\n\s+at |node:|TypeError/i);
}

describe.each([
  ['names of the server', hosts, false],
  ['tokens', tokens, false],
  ['other pages', pages, false],
  ['forms', forms, false],
  ['the protocol', protocol, false],
  ['names of things', names, false],
  ['arguments', bodies, true],
] as const)('%s', (_group, attacks: readonly Attack[], mayReachHost) => {
  it.each(attacks)('%s', async (_name, status, bytes) => {
    fixture.calls.length = 0;
    const answer = await sendRaw(fixture.port, Buffer.from(bytes(fixture), 'latin1'));
    expectNoLeak(answer);
    expect(answer.status).toBe(status);
    if (!mayReachHost) expect(fixture.calls).toEqual([]);
    expect(fixture.mistakes).toEqual([]);
  });
});

describe('good requests', () => {
  it.each([
    ['a call', (f: ServerFixture) => request(f), canary],
    [
      'a call by the other name',
      (f: ServerFixture) =>
        request(f, { headers: { Host: `localhost:${f.port}`, Origin: `http://localhost:${f.port}` } }),
      canary,
    ],
    [
      'a call of our page',
      (f: ServerFixture) =>
        request(f, {
          headers: {
            Origin: `http://127.0.0.1:${f.port}`,
            'Sec-Fetch-Site': 'same-origin',
            'Content-Type': 'application/json; charset=UTF-8',
          },
        }),
      canary,
    ],
    [
      'the page without a token',
      (f: ServerFixture) => get(f, 'GET / HTTP/1.1', { 'Sec-Fetch-Site': 'none' }),
      '<title>',
    ],
    ['the page by a plain program', (f: ServerFixture) => get(f, 'GET / HTTP/1.1'), '<title>'],
    [
      'a script of our page',
      (f: ServerFixture) =>
        get(f, 'GET /assets/index-4f1c2b3a.js HTTP/1.1', { 'Sec-Fetch-Site': 'same-origin' }),
      'export {};',
    ],
  ])('%s passes', async (_name, bytes, words) => {
    const answer = await sendRaw(fixture.port, bytes(fixture));
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(words);
  });
});

it('counts the attacks, so that none is lost by accident', () => {
  expect([hosts, tokens, pages, forms, protocol, names, bodies].map((group) => group.length)).toEqual([
    20, 12, 15, 6, 18, 34, 15,
  ]);
});
