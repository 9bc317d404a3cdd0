// Whatever is sent, the service answers in words, decides nothing that it was not asked, and stays up.
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadUnsigned } from '../../service/load-bundle.ts';
import { answerCase, readRequest } from '../../service/decide-request.ts';
import { liveGuidelines, type LiveGuidelines } from '../../service/live-guidelines.ts';
import { factsHash } from '../../service/log-lines.ts';
import { lawOptions } from '../support/random-graph.ts';
import { bundleOf, kneeGuideline, post, serviceFolder, type ServiceFolder } from './service-fixture.ts';

let folder: ServiceFolder;
let live: LiveGuidelines;
let url = '';

beforeAll(async () => {
  folder = serviceFolder();
  const { bytes } = bundleOf(kneeGuideline('1', '2023-01-01'));
  const file = folder.write('a.bundle.tar', bytes);
  const [loaded] = (await loadUnsigned([{ file, bytes }])).loadings;
  const made = liveGuidelines(loaded?.kind === 'loaded' ? [loaded.bundle] : []);
  if ('why' in made) throw new Error(made.why);
  live = made;
  url = (await folder.start({ bundles: [file], log: `${folder.path}/log.jsonl`, logFacts: true })).url;
});

afterAll(async () => await folder.remove());

describe('a request of any content', () => {
  it('is decided, or refused with a code and without a determination; it never throws', () => {
    const junk = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>(null, '2024-07-10', 'knee-mri', '73721', '__proto__', [], {}),
    );
    const member = fc.constantFrom(
      'guideline',
      'service',
      'version',
      'dateOfService',
      'facts',
      'explain',
      'cases',
      '__proto__',
    );
    const valid = { guideline: 'knee-mri', dateOfService: '2024-07-10', facts: { locked: true } };
    const spoiled = fc
      .array(fc.tuple(member, junk), { maxLength: 3 })
      .map((slips) => ({ ...valid, ...Object.fromEntries(slips) }));
    fc.assert(
      fc.property(fc.oneof(junk, spoiled), (body) => {
        const read = readRequest(JSON.parse(JSON.stringify(body)));
        const cases =
          read.kind === 'refused' ? [read.problem] : read.kind === 'single' ? [read.asked] : read.asked;
        for (const asked of cases) {
          const given = 'code' in asked ? asked : answerCase(live, asked);
          if ('code' in given) {
            expect(given.status).toBeGreaterThanOrEqual(400);
            expect(given.detail).toMatch(/^\S.*\.$/s);
            expect(JSON.stringify(given)).not.toContain('determination"');
          } else {
            expect(given.answer.decision.determination).toMatch(/^[a-z-]+$/);
            expect(factsHash(given.facts)).toMatch(/^sha256:/);
          }
        }
      }),
      lawOptions(800),
    );
  });

  it('with a fact that is given twice is refused, whatever the two answers', async () => {
    const body =
      '{"guideline":"knee-mri","dateOfService":"2024-07-10","facts":{"locked":false,"loc\\u006bed":true}}';
    expect(await post(`${url}/v1/decide`, body)).toMatchObject({
      status: 400,
      body: { code: 'wrong-shape', detail: expect.stringContaining('"locked" stands twice in one object') },
    });
  });

  it('nested without end is refused, not a fault', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const body of [
      `{"guideline":"knee-mri","dateOfService":"2024-07-10","facts":{"locked":${deep}}}`,
      `{"cases":${deep}}`,
      deep,
    ])
      expect((await post(`${url}/v1/decide`, body)).status).toBeLessThan(500);
    expect((await post(`${url}/v1/guidelines/knee-mri/1/decide`, `{"locked":${deep}}`)).status).toBe(400);
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`],
    ['two lengths', 'POST /v1/decide HTTP/1.1\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}x'],
    [
      'a path that is no text',
      'GET /v1/guidelines/%ff/%00/decide HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    ],
    [
      'half a body',
      'POST /v1/decide HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"a',
    ],
  ])('leaves the service up: %s', async (_, text) => {
    const answer = await sendRaw(Number(new URL(url).port), text);
    expect(answer).not.toContain('determination');
    expect(answer).not.toMatch(/^HTTP\/1\.1 (?:200|5)/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });
});

/** What comes back within a moment, if anything. */
async function sendRaw(port: number, text: string): Promise<string> {
  return await new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (piece: Buffer) => (answer += piece.toString()));
    socket.once('close', () => resolve(answer));
    socket.once('error', () => resolve(answer));
    setTimeout(() => socket.destroy(), 300);
  });
}
