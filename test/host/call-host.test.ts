// The one way in for windows: what the table of arguments lets through, and what comes back for everything else.
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { hostMethods, type HostApi, type HostMethod } from '../../host/api.ts';
import { checkArguments, hostArguments } from '../../host/arguments.ts';
import { callHost } from '../../host/call-host.ts';
import { contentSecurityPolicy, securityHeaders, trustedTypesPolicies } from '../../host/content-policy.ts';
import { createHost } from '../../host/create-host.ts';
import { HostError } from '../../host/host-error.ts';
import { createMemoryStore } from '../../host/memory/memory-store.ts';
import { defaultSettings } from '../../host/api.ts';
import { fakeServices, memoryFixture } from './fixture.ts';

const hash = 'a'.repeat(64);
const settings = { ...defaultSettings, theme: 'dark', layout: { tree: 0.5 }, recent: ['x.guideline'] };

const good: Readonly<Record<HostMethod, readonly (readonly unknown[])[]>> = {
  appInfo: [[]],
  library: [[]],
  open: [['x.guideline']],
  save: [
    ['x.guideline', 'text', ''],
    ['x.guideline', '', hash],
  ],
  changeFiles: [
    [
      [
        { path: 'x.guideline', text: 'text', baseHash: '' },
        { path: 'y.guideline', baseHash: hash },
      ],
    ],
  ],
  keepDraft: [['x.guideline', 'text', hash]],
  discardDraft: [['x.guideline']],
  drafts: [[]],
  exportBundle: [
    ['x.guideline', ''],
    ['x.guideline', '/out'],
    [
      'x.guideline',
      '',
      {
        id: '1',
        targets: ['sql'],
        replaces: '',
        effectiveTo: '2025-12-31',
        compress: false,
        sign: { keyid: hash, passphrase: '', remember: false },
      },
    ],
  ],
  cancelExport: [['1']],
  exportTargets: [[]],
  verifyBundle: [['/x.tar'], ['/x.tar', { trust: '/trust.json', revocations: '' }]],
  signingKeys: [[]],
  makeSigningKey: [['anna', 'correct horse battery']],
  chooseFile: [['bundle']],
  casesFiles: [[]],
  chooseCases: [[]],
  matchCases: [[{ cases: '/c.csv', older: 'a.guideline', newer: 'b.guideline', mapping: { id: 'Case' } }]],
  replayCases: [
    [{ id: '1', cases: '/c.csv', older: 'a.guideline', newer: 'b.guideline', badValues: 'row' }],
    [
      {
        id: '1',
        cases: '/c.csv',
        older: 'a.guideline',
        newer: 'b.guideline',
        badValues: 'unknown',
        mapping: { columns: { Wt: { element: 'weight', unit: 'g' }, x: null }, values: { a: { J: true } } },
      },
    ],
  ],
  replayedCases: [
    [
      {
        id: '1',
        cases: '/c.csv',
        older: 'a.guideline',
        newer: 'b.guideline',
        badValues: 'row',
        old: 'clinician-review',
        new: 'appropriate',
        cause: { kind: 'added', criterion: 'x' },
        skip: 0,
        take: 20,
      },
    ],
  ],
  saveChangedCases: [['r']],
  receiveCases: [[{ upload: 'u', name: 'x.csv', offset: 0, bytes: 'YQ==', last: true }]],
  cancelReplay: [['1']],
  review: [['x.guideline']],
  changeReview: [
    [
      'x.guideline',
      {
        kind: 'add',
        criterion: 'epilepsy',
        change: 'added:epilepsy',
        against: '1.0',
        quote: 'Epilepsy',
        author: 'A. Nurse',
        text: 'Which kinds?',
        decision: 'ask',
      },
      '',
    ],
    ['x.guideline', { kind: 'state', id: '1', state: 'resolved', author: 'A. Nurse' }, hash],
    ['x.guideline', { kind: 'reply', id: '1', author: 'A. Nurse', text: 'All.' }, hash],
    ['x.guideline', { kind: 'remove', id: '1', author: 'A. Nurse' }, hash],
  ],
  printPage: [['<p>x</p>']],
  showInFolder: [['/library/x.guideline']],
  offerCommands: [[[]], [[{ id: 'save', title: 'Save', group: 'File', keys: 'Ctrl+S', enabled: true }]]],
  diagnostics: [[]],
  noteFault: [['TypeError', 'TypeError: x\n    at f (app.js:1:2)']],
  savePage: [[{ name: 'x-1.0-to-2.0', html: '<p>', format: 'pdf' }]],
  chooseFolder: [[]],
  lintSettings: [[]],
  readSettings: [[]],
  writeSettings: [[settings], [{ ...settings, later: { a: 1 } }]],
};

const strange: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  NaN,
  Infinity,
  10n,
  '',
  'x',
  [],
  [[]],
  {},
  () => 1,
  Symbol('s'),
  new Date(0),
  /x/,
  { length: 3 },
  { 0: 'x.guideline' },
  { toString: () => 'x.guideline' },
  Object.create(null),
  JSON.parse('{"__proto__":{"x":1}}'),
  'x'.repeat(5000),
];

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

describe('the table of arguments', () => {
  it('has a row for every method and no other', () => {
    expect(Object.keys(hostArguments).toSorted()).toEqual([...hostMethods].toSorted());
  });

  it.each(hostMethods)('lets the calls of %s through unchanged', (method) => {
    for (const values of good[method]) expect(checkArguments(method, values)).toEqual({ ok: true, values });
  });

  it.each(hostMethods)('refuses strange calls of %s', (method) => {
    const [first = []] = good[method];
    const hostile: unknown[] = [
      ...strange.filter((value) => !Array.isArray(value)),
      [...first, 'more'],
      Object.assign({}, first, { length: first.length }),
    ];
    if (first.length > 0) hostile.push([], first.slice(1));
    for (const value of strange)
      for (let at = 0; at < first.length; at++) hostile.push(first.with(at, value));
    for (const values of hostile) {
      const check = checkArguments(method, values);
      // Some strange values are good texts: what passes then is what was given.
      if (check.ok)
        expect(
          check.values.every((value) => isText(value) || first.some((one) => isDeepStrictEqual(one, value))),
        ).toBe(true);
      else expect(check.why).toMatch(new RegExp(`${method}\\b.*: \\S`));
    }
  });

  it('caps texts, paths, lists and hashes', () => {
    expect(checkArguments('save', ['x.guideline', 'x'.repeat(6_000_001), ''])).toMatchObject({
      ok: false,
      why: expect.stringMatching(/argument 2 of save/),
    });
    expect(checkArguments('open', ['x'.repeat(401)]).ok).toBe(false);
    for (const wrong of ['A'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), `${hash}\n`, ' '])
      expect(checkArguments('save', ['x.guideline', '', wrong]).ok).toBe(false);
    expect(
      checkArguments('writeSettings', [{ ...settings, recent: Array.from({ length: 201 }, () => 'x') }]).ok,
    ).toBe(false);
    expect(checkArguments('writeSettings', [{ ...settings, layout: { a: NaN } }]).ok).toBe(false);
    expect(checkArguments('writeSettings', [{ ...settings, theme: 'toString' }]).ok).toBe(false);
  });
});

describe('a call', () => {
  it.each([
    '',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'then',
    'Open',
    'open ',
    'api',
    'subscribe',
  ])('to %j is refused', async (method) => {
    const { host } = await memoryFixture();
    expect(await callHost(host.api, method, [], () => undefined)).toEqual({
      ok: false,
      reason: 'bad-call',
      message: 'There is no such call.',
      help: '',
    });
  });

  it('gives the value, without one where the method answers undefined', async () => {
    const { host, put } = await memoryFixture();
    await put('x.guideline', 'text');
    expect(await callHost(host.api, 'open', ['x.guideline'], () => undefined)).toMatchObject({
      ok: true,
      value: { text: 'text' },
    });
    expect(await callHost(host.api, 'chooseFolder', [], () => undefined)).toEqual({ ok: true });
  });

  it('gives expected failures with their words and keeps the words of mistakes to itself', async () => {
    const { host } = await memoryFixture();
    expect(await callHost(host.api, 'open', ['../etc/passwd'], () => undefined)).toMatchObject({
      ok: false,
      reason: 'failed',
      message: expect.stringMatching(/library/),
    });
    const heard: unknown[] = [];
    const broken: HostApi = {
      ...host.api,
      drafts: async () => await Promise.reject(new TypeError('secret stack')),
    };
    const reply = await callHost(broken, 'drafts', [], (error) => heard.push(error));
    expect(reply).toMatchObject({ ok: false, reason: 'broken' });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(heard).toEqual([new TypeError('secret stack')]);
  });

  it('never throws and never changes the prototype of everything, whatever it is given', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    const { api } = createHost(createMemoryStore(), fakeServices());
    const mistakes: unknown[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom<string>(...hostMethods), fc.string()),
        fc.oneof(
          fc.array(fc.anything(), { maxLength: 4 }),
          fc.anything(),
          fc.constantFrom(...strange),
          fc.array(fc.string(), { maxLength: 3 }),
        ),
        async (method, values) => {
          const reply = await callHost(api, method, values, (error) => mistakes.push(error));
          expect(typeof reply.ok).toBe('boolean');
        },
      ),
      { seed: 11, numRuns: 1500 },
    );
    expect(mistakes).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
  });
});

describe('words of a failure', () => {
  it('are what happened and what to do', () => {
    const error = new HostError('what', 'do', { cause: 1 });
    expect([error.name, error.message, error.help, error.cause, error instanceof Error]).toEqual([
      'HostError',
      'what',
      'do',
      1,
      true,
    ]);
  });
});

describe('the content policy', () => {
  const directives = new Map(
    contentSecurityPolicy
      .split('; ')
      .map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1)]),
  );

  it('allows nothing but our own files, and inline code in styles alone', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(directives.get('object-src')).toEqual(["'none'"]);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(directives.get(name)).toEqual(["'none'"]);
    const allowed: Readonly<Record<string, readonly string[]>> = {
      'style-src': ["'unsafe-inline'"],
      // Compiling WebAssembly, for the solver; running text as a script stays forbidden.
      'script-src': ["'wasm-unsafe-eval'"],
    };
    for (const [name, sources] of directives) {
      expect(
        sources.filter((source) => /unsafe|\*|https?:|blob:|wasm|nonce|allow-duplicates/.test(source)),
      ).toEqual(allowed[name] ?? []);
    }
  });

  it('names every trusted type once', () => {
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(directives.get('trusted-types')).toEqual([...trustedTypesPolicies]);
    expect(new Set(trustedTypesPolicies).size).toBe(trustedTypesPolicies.length);
  });

  it('goes out with every header that it needs, and no door for others', () => {
    expect(securityHeaders['content-security-policy']).toBe(contentSecurityPolicy);
    expect(securityHeaders['x-content-type-options']).toBe('nosniff');
    expect(securityHeaders['cross-origin-resource-policy']).toBe('same-origin');
    expect(Object.keys(securityHeaders).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
