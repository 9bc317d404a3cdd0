// The browser shell as its window meets it: files with their headers, calls, the stream of events, limits, the end.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../host/content-policy.ts';
import { readAssets } from '../../server/assets.ts';
import { startServer } from '../../server/start-server.ts';
import { canary, get, request, sendRaw, startFixture, type ServerFixture } from './fixture.ts';

const open: ServerFixture[] = [];
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.server.close();
});

const start: typeof startFixture = async (...options) => {
  const fixture = await startFixture(...options);
  open.push(fixture);
  return fixture;
};

async function call(
  fixture: ServerFixture,
  method: string,
  values: readonly unknown[],
): Promise<{ status: number; reply: unknown }> {
  const response = await fetch(`http://127.0.0.1:${fixture.port}/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-guideline-token': fixture.token },
    body: JSON.stringify(values),
  });
  return { status: response.status, reply: await response.json() };
}

describe('the address', () => {
  it('is of this computer, with a new key of 256 bits behind the # each time', async () => {
    const [one, two] = [await start(), await start()];
    expect(one.server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[A-Za-z0-9_-]{43}$/);
    expect(one.token).not.toBe(two.token);
    expect(Buffer.from(one.token, 'base64url')).toHaveLength(32);
    expect(
      (await sendRaw(two.port, request(two, { headers: { 'X-Guideline-Token': one.token } }))).status,
    ).toBe(401);
  });

  it('takes the port that is asked for, and says when it is taken', async () => {
    const fixture = await start();
    const host = { api: {} as never, subscribe: () => () => undefined };
    await expect(startServer({ host, assets: new Map(), port: fixture.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

describe('files', () => {
  it('come with the policy, their type and how long to keep them', async () => {
    const fixture = await start();
    const page = await sendRaw(fixture.port, get(fixture, 'GET / HTTP/1.1'));
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const script = await sendRaw(fixture.port, get(fixture, 'GET /assets/index-4f1c2b3a.js HTTP/1.1'));
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const { headers } of [page, script]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  it('are not sent again when the window has them, and HEAD sends none', async () => {
    const fixture = await start();
    const first = await sendRaw(fixture.port, get(fixture, 'GET / HTTP/1.1'));
    const again = await sendRaw(
      fixture.port,
      get(fixture, 'GET / HTTP/1.1', { 'If-None-Match': first.headers.get('etag') }),
    );
    expect([again.status, again.body]).toEqual([304, '']);
    const head = await sendRaw(fixture.port, get(fixture, 'HEAD / HTTP/1.1'));
    expect([head.status, head.body, head.headers.get('content-length')]).toEqual([
      200,
      '',
      first.headers.get('content-length'),
    ]);
  });

  it('are read from the build once: known kinds, exact names, no source maps', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guideline-assets-'));
    try {
      await expect(readAssets(join(folder, 'none'))).rejects.toMatchObject({
        message: expect.stringMatching(/is not in/),
        help: expect.stringMatching(/npm run build/),
      });
      await expect(readAssets(folder)).rejects.toThrow(/is not in/);
      await mkdir(join(folder, 'assets'));
      await writeFile(join(folder, 'index.html'), 'page');
      await writeFile(join(folder, 'third-party-licenses.md'), 'words');
      for (const name of [
        'index-Ab3_d-9z.js',
        'index-Ab3_d-9z.js.map',
        'main.css',
        'codicon-DCmgc-ay.ttf',
        'odd.xyz',
      ])
        await writeFile(join(folder, 'assets', name), name);
      const assets = await readAssets(folder);
      expect([...assets.keys()].toSorted()).toEqual([
        '/',
        '/assets/codicon-DCmgc-ay.ttf',
        '/assets/index-Ab3_d-9z.js',
        '/assets/main.css',
        '/third-party-licenses.md',
      ]);
      expect([...assets.values()].filter(({ immutable }) => immutable)).toHaveLength(2);
      expect(assets.get('/assets/codicon-DCmgc-ay.ttf')?.mediaType).toBe('font/ttf');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('calls', () => {
  it('reach every method of the host and answer with its values', async () => {
    const fixture = await start();
    const opened = await call(fixture, 'open', ['x.guideline']);
    expect(opened).toMatchObject({
      status: 200,
      reply: { ok: true, value: { path: 'x.guideline', text: `guideline "${canary}"\n` } },
    });
    const { hash } = (opened.reply as { value: { hash: string } }).value;
    const text = `guideline "é 😀 \u2028"\n`;
    expect(await call(fixture, 'save', ['x.guideline', text, hash])).toMatchObject({
      status: 200,
      reply: { ok: true, value: { kind: 'saved' } },
    });
    expect(await call(fixture, 'save', ['x.guideline', 'other', hash])).toMatchObject({
      status: 200,
      reply: { ok: true, value: { kind: 'conflict', diskText: text } },
    });
    expect(await call(fixture, 'chooseFolder', [])).toEqual({ status: 200, reply: { ok: true } });
    expect(await call(fixture, 'library', [])).toMatchObject({
      reply: { value: { files: [{ title: 'é 😀 \u2028' }] } },
    });
  });

  it('fail with words, or with a shrug and a report', async () => {
    const fixture = await start({}, (host) => ({
      ...host,
      api: { ...host.api, drafts: async () => await Promise.reject(new Error('secret')) },
    }));
    expect(await call(fixture, 'open', ['gone.guideline'])).toMatchObject({
      status: 422,
      reply: { ok: false, reason: 'failed', help: expect.stringMatching(/\S/) },
    });
    const broken = await call(fixture, 'drafts', []);
    expect(broken).toMatchObject({ status: 500, reply: { ok: false, reason: 'broken' } });
    expect(JSON.stringify(broken)).not.toContain('secret');
    expect(fixture.mistakes).toEqual([new Error('secret')]);
  });

  it('carry a text of the largest size', async () => {
    const fixture = await start();
    const text = 'é\n'.repeat(1_700_000);
    expect(await call(fixture, 'save', ['new.guideline', text, ''])).toMatchObject({
      status: 200,
      reply: { value: { kind: 'saved' } },
    });
    expect(await call(fixture, 'open', ['new.guideline'])).toMatchObject({ reply: { value: { text } } });
  });

  it('that break off are no mistake of ours', async () => {
    const fixture = await start();
    const socket = connect(fixture.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(request(fixture, { headers: { 'Content-Length': '5000' } }));
    socket.destroy();
    expect(await call(fixture, 'drafts', [])).toMatchObject({ status: 200 });
    expect(fixture.mistakes).toEqual([]);
    expect(fixture.calls).toEqual(['drafts']);
  });
});

describe('events', () => {
  async function listen(
    fixture: ServerFixture,
  ): Promise<{ next: () => Promise<unknown>; stop: () => Promise<void> }> {
    const response = await fetch(`http://127.0.0.1:${fixture.port}/events`, {
      headers: { 'x-guideline-token': fixture.token },
    });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
    const decoder = new TextDecoder();
    let waiting = '';
    const next = async (): Promise<unknown> => {
      for (;;) {
        const end = waiting.indexOf('\n');
        if (end > 0) {
          const line = waiting.slice(0, end);
          waiting = waiting.slice(end + 1);
          return JSON.parse(line);
        }
        if (end === 0) waiting = waiting.slice(1);
        else {
          const { value, done } = await reader.read();
          if (done) return undefined;
          waiting += decoder.decode(value, { stream: true });
        }
      }
    };
    return { next, stop: async () => await reader.cancel() };
  }

  it('come as they happen, to every window', async () => {
    const fixture = await start();
    const [one, two] = [await listen(fixture), await listen(fixture)];
    fixture.store.change('y.guideline', new TextEncoder().encode('y'));
    for (const window of [one, two]) {
      expect(await window.next()).toMatchObject({
        kind: 'file-changed',
        path: 'y.guideline',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(await window.next()).toEqual({ kind: 'library-changed' });
    }
    await one.stop();
    fixture.store.change('y.guideline', undefined);
    expect(await two.next()).toEqual({ kind: 'file-changed', path: 'y.guideline', hash: '' });
    await two.stop();
  });

  it('stop with the window, and with the server', async () => {
    let listeners = 0;
    const fixture = await start({}, (host) => ({
      ...host,
      subscribe: (listener) => {
        listeners++;
        const stop = host.subscribe(listener);
        return () => {
          listeners--;
          stop();
        };
      },
    }));
    const window = await listen(fixture);
    expect(listeners).toBe(1);
    await window.stop();
    await expect.poll(() => listeners).toBe(0);
    const other = await listen(fixture);
    expect(listeners).toBe(1);
    await fixture.server.close();
    expect(await other.next().catch(() => undefined)).toBeUndefined();
    expect(listeners).toBe(0);
  });

  it('are for a limited number of windows', async () => {
    const fixture = await start();
    const windows = await Promise.all(Array.from({ length: 64 }, async () => await listen(fixture)));
    const more = await sendRaw(
      fixture.port,
      get(fixture, 'GET /events HTTP/1.1', { 'X-Guideline-Token': fixture.token }),
    );
    expect(more.status).toBe(503);
    for (const window of windows) await window.stop();
  });
});

describe('slow and stubborn clients', () => {
  it('are cut off, and the others are answered meanwhile', async () => {
    const fixture = await start({ headersTimeout: 300, requestTimeout: 600, checkEvery: 50 });
    const sockets = Array.from({ length: 200 }, (_value, n) => {
      const socket = connect(fixture.port, '127.0.0.1');
      // Half never end their headers, half never end their call.
      socket.write(
        n % 2 === 0
          ? 'GET / HTTP/1.1\r\nHost: 127'
          : request(fixture, { headers: { 'Content-Length': '5000' } }),
      );
      socket.on('error', () => undefined).resume();
      return new Promise((resolve) => socket.once('close', resolve));
    });
    expect(await call(fixture, 'open', ['x.guideline'])).toMatchObject({ status: 200 });
    await Promise.all(sockets);
    expect(await call(fixture, 'drafts', [])).toMatchObject({ status: 200 });
    expect(fixture.calls).toEqual(['open', 'drafts']);
    expect(fixture.mistakes).toEqual([]);
  });

  it('do not keep the server from closing', async () => {
    const fixture = await start();
    const socket = connect(fixture.port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write('GET / HTTP/1.1\r\n');
    await fixture.server.close();
    await closed;
    await expect(fetch(`http://127.0.0.1:${fixture.port}/`)).rejects.toThrow();
  });
});
