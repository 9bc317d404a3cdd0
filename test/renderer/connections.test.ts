// The window's ways to the application and to the worker: tokens, replies, events, answers.
import { describe, expect, it } from 'vitest';
import type { HostEvent } from '../../host/api.ts';
import { connectOverHttp } from '../../renderer/host/http-connection.ts';
import type { HttpPage } from '../../renderer/host/http-connection.ts';
import { HostFailure } from '../../renderer/host/host-failure.ts';
import { takeToken } from '../../renderer/host/token.ts';
import { connectLanguage } from '../../renderer/language/worker-client.ts';
import type { WorkerPort } from '../../renderer/language/worker-client.ts';
import type { Answer, Question } from '../../renderer/worker/envelope.ts';
import { addTurn } from '../../renderer/worker/turns.ts';
import type { Turn } from '../../renderer/worker/turns.ts';

describe('the token', () => {
  it('is taken from the address, removed from it, and kept for a reload', () => {
    const kept = new Map<string, string>();
    const addresses: string[] = [];
    const page = (hash: string) => ({
      location: { hash, pathname: '/', search: '?a=1' },
      history: { replaceState: (_data: unknown, _unused: string, url: string) => void addresses.push(url) },
      sessionStorage: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
      },
    });
    expect(takeToken(page('#token=secret'))).toBe('secret');
    expect(addresses).toEqual(['/?a=1']);
    expect(takeToken(page(''))).toBe('secret');
    kept.clear();
    expect(takeToken(page(''))).toBeUndefined();
  });
});

interface Sent {
  readonly path: string;
  readonly init: RequestInit | undefined;
}

function page(answer: (path: string) => Response | Promise<Response>): {
  readonly page: HttpPage;
  readonly sent: Sent[];
} {
  const sent: Sent[] = [];
  return {
    sent,
    page: {
      fetch: async (path, init) => {
        sent.push({ path, init });
        return await answer(path);
      },
      setTimeout: (run) => setTimeout(run, 0),
    },
  };
}

function json(reply: unknown, status = 200): Response {
  return new Response(JSON.stringify(reply), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}

describe('calls over HTTP', () => {
  it('carry the token and the arguments, and give the value', async () => {
    const { page: own, sent } = page(() => json({ ok: true, value: { kind: 'saved', hash: 'h' } }));
    const { api } = connectOverHttp(own, 'secret');
    expect(await api.save('a.guideline', 'text', 'base')).toEqual({ kind: 'saved', hash: 'h' });
    expect(sent[0]).toMatchObject({
      path: '/api/save',
      init: {
        method: 'POST',
        headers: { 'x-guideline-token': 'secret' },
        body: '["a.guideline","text","base"]',
      },
    });
  });

  it('answer undefined where there is no value', async () => {
    const { page: own } = page(() => json({ ok: true }));
    expect(await connectOverHttp(own, 't').api.chooseFolder()).toBeUndefined();
  });

  it('fail with the words of the application', async () => {
    const { page: own } = page(() =>
      json({ ok: false, reason: 'failed', message: 'Gone.', help: 'Look elsewhere.' }, 422),
    );
    await expect(connectOverHttp(own, 't').api.library()).rejects.toMatchObject({
      message: 'Gone.',
      help: 'Look elsewhere.',
    });
  });

  it('fail with words where the server refuses or is not there', async () => {
    const refused = page(
      () => new Response('Open the address.\n', { status: 401, headers: { 'content-type': 'text/plain' } }),
    );
    await expect(connectOverHttp(refused.page, 't').api.library()).rejects.toThrow('Open the address.');
    const gone = page(() => Promise.reject(new TypeError('fetch failed')));
    await expect(connectOverHttp(gone.page, 't').api.library()).rejects.toBeInstanceOf(HostFailure);
  });
});

describe('events over HTTP', () => {
  it('come line by line, whatever the pieces, and after a break the library is read again', async () => {
    const first = '\n{"kind":"library-changed"}\n{"kind":"command","com';
    const streams = [[first, 'mand":"save"}\n'], ['\n']];
    const { page: own } = page(() => {
      const pieces = streams.shift();
      if (pieces === undefined) return new Promise<Response>(() => undefined);
      return new Response(new Blob(pieces).stream());
    });
    const events: HostEvent[] = [];
    const stop = connectOverHttp(own, 't').subscribe((event) => events.push(event));
    while (events.length < 3) await new Promise((resolve) => setTimeout(resolve, 1));
    stop();
    expect(events).toEqual([
      { kind: 'library-changed' },
      { kind: 'command', command: 'save' },
      { kind: 'library-changed' },
    ]);
  });
});

function fakeWorker() {
  const asked: Question[] = [];
  const listeners: {
    message?: (event: { data: Answer }) => void;
    error?: (event: { message?: string }) => void;
  } = {};
  const port: WorkerPort = {
    postMessage: (question) => void asked.push(question),
    addEventListener: (kind: 'message' | 'error', listener: never) => void (listeners[kind] = listener),
  };
  return {
    port,
    asked,
    answer: (answer: Answer) => listeners.message?.({ data: answer }),
    fail: (message: string) => listeners.error?.({ message }),
  };
}

describe('the language worker', () => {
  it('answers each question by its number, in any order', async () => {
    const worker = fakeWorker();
    const language = connectLanguage(worker.port);
    const answers = Promise.all([language.format('a'), language.format('b')]);
    expect(worker.asked.map(({ id, method, args }) => [id, method, args])).toEqual([
      [1, 'format', ['a']],
      [2, 'format', ['b']],
    ]);
    worker.answer({ id: 2, ok: true, value: 'B' });
    worker.answer({ id: 1, ok: true, value: 'A' });
    expect(await answers).toEqual(['A', 'B']);
  });

  it('that fails or stops lets nobody wait', async () => {
    const worker = fakeWorker();
    const language = connectLanguage(worker.port);
    const failed = language.format('a');
    worker.answer({ id: 1, ok: false, message: 'broken' });
    await expect(failed).rejects.toThrow('broken');
    const waiting = language.format('b');
    worker.fail('out of memory');
    await expect(waiting).rejects.toThrow('out of memory');
    await expect(language.format('c')).rejects.toThrow('stopped');
  });
});

describe('turns of the worker', () => {
  const analyse = (id: number, uri: string): Question => ({
    id,
    method: 'analyse',
    args: [{ uri, version: id, text: '' }],
  });
  const turns = (...questions: readonly Question[]): readonly Turn[] =>
    questions.reduce<readonly Turn[]>(addTurn, []);

  it('leave out analyses of older texts; all who asked share the newest', () => {
    const made = turns(
      analyse(1, 'a'),
      analyse(2, 'b'),
      { id: 3, method: 'format', args: ['a'] },
      analyse(4, 'a'),
      analyse(5, 'a'),
    );
    expect(made.map(({ question, waiting }) => [question.id, waiting])).toEqual([
      [5, [1, 4, 5]],
      [2, [2]],
      [3, [3]],
    ]);
  });

  it('put the newest completion before the analyses that wait', () => {
    const complete = (id: number, uri: string): Question => ({
      id,
      method: 'complete',
      args: [{ uri, version: id, text: '' }, 0, ''],
    });
    const made = turns(
      { id: 1, method: 'format', args: ['a'] },
      analyse(2, 'a'),
      complete(3, 'a'),
      complete(4, 'a'),
    );
    expect(made.map(({ question, waiting }) => [question.id, waiting])).toEqual([
      [1, [1]],
      [4, [3, 4]],
      [2, [2]],
    ]);
  });
});
