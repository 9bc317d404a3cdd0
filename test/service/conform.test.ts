// Holding an engine of others against a bundle: by address and by command, right and wrong ones, and those that hang, break off or refuse.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readVectors, type ShippedVector } from '../../host/replay-vectors.ts';
import { commandEngine } from '../../service/command-engine.ts';
import type { ConformEngine } from '../../service/engine-answer.ts';
import { httpEngine } from '../../service/http-engine.ts';
import { matchEngine, matchReportShape, type MatchReport } from '../../service/match-report.ts';
import { bundleOf, kneeGuideline, serviceFolder, type ServiceFolder } from './service-fixture.ts';

const bundle = bundleOf(kneeGuideline('1', '2023-01-01'));
let folder: ServiceFolder;
let vectors: readonly ShippedVector[];
const servers: Server[] = [];

beforeAll(() => {
  const file = bundle.members.find(({ name }) => name === 'vectors.json');
  vectors = readVectors(file?.bytes ?? new Uint8Array()) ?? [];
});

beforeEach(() => {
  folder = serviceFolder();
  const module = bundle.members.find(({ name }) => name === 'decide.mjs');
  folder.write('decide.mjs', module?.bytes ?? '');
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await folder.remove();
});

async function match(engine: ConformEngine): Promise<MatchReport> {
  const hashes = { bundleHash: bundle.bundleHash, contentHash: '', meaningHash: '' };
  const run = { program: '0', now: () => '2024-07-01T00:00:00.000Z' };
  const report = await matchEngine(engine, vectors, { id: 'knee-mri', version: '1', ...hashes }, run);
  expect(matchReportShape.safeParse(report).success).toBe(true);
  expect(report.vectors.asked).toBe(vectors.length);
  return report;
}

/** A program that answers each line by the module of the bundle; `answer` may spoil the decision `d` of the case number `n`. */
function program(answer: string, timeout = 10_000): ConformEngine {
  folder.write(
    'engine.mjs',
    `import { decide } from './decide.mjs';
import { createInterface } from 'node:readline';
console.log(JSON.stringify({ engine: { name: 'a program', version: '7' } }));
let n = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const facts = JSON.parse(line);
  const d = decide(facts);
  ${answer}
  n++;
}
`,
  );
  return commandEngine(`${JSON.stringify(process.execPath)} engine.mjs`, { timeout, cwd: folder.path });
}

const print = 'console.log(JSON.stringify(d));';

describe('a command', () => {
  it('conforms where it decides every vector as the bundle says, and names itself', async () => {
    const report = await match(program(print));
    expect(report).toMatchObject({
      conforms: true,
      differences: [],
      engine: { name: 'a program', version: '7' },
      reasonsCompared: true,
    });
    expect(report.vectors.same).toBe(vectors.length);
  });

  it('may leave reasons out, and list in any order', async () => {
    const answer =
      'console.log(JSON.stringify({ determination: d.determination, unmet: d.unmet.toReversed(), missing: d.missing }));';
    expect(await match(program(answer))).toMatchObject({ conforms: true, reasonsCompared: false });
  });

  it('does not conform where one decision differs; the report has facts and both answers', async () => {
    const report = await match(
      program(
        `if (d.determination === 'appropriate' && facts.locked) d.determination = 'not-covered'; ${print}`,
      ),
    );
    expect(report.conforms).toBe(false);
    expect(report.differences[0]).toMatchObject({
      differs: ['determination'],
      facts: { locked: true },
      expected: { determination: 'appropriate' },
      given: { determination: 'not-covered' },
    });
    expect(report.vectors.different).toBe(report.differences.length);
  });

  it.each([
    [
      'a determination that is none',
      'console.log(JSON.stringify({ ...d, determination: 7 }));',
      /^its answer has no determination/,
    ],
    [
      'no list of what is missing',
      'console.log(JSON.stringify({ ...d, missing: undefined }));',
      /no list "missing"$/,
    ],
    ['no JSON', "console.log('yes');", /^it answered yes$/],
  ])('does not conform by %s', async (_, answer, why) => {
    const report = await match(program(answer));
    expect([report.conforms, report.vectors.notAnswered]).toEqual([false, vectors.length]);
    expect(report.differences[0]?.given).toEqual({ noDecision: expect.stringMatching(why) });
  });

  it('that breaks off is told with its code and its words, and with how far it came', async () => {
    const report = await match(
      program(`if (n === 3) { console.error('out of memory'); process.exit(9); } ${print}`),
    );
    expect(report.vectors).toMatchObject({ same: 3, notAnswered: vectors.length - 3 });
    expect(report.differences[0]?.given).toEqual({
      noDecision: 'it ended with the code 9; it said: out of memory, after 3 answers',
    });
  });

  it('that hangs is ended and told', async () => {
    const report = await match(
      program(`if (n === 2) await new Promise(() => setInterval(() => 0, 1000)); ${print}`, 700),
    );
    expect(report.vectors).toMatchObject({ same: 2, notAnswered: vectors.length - 2 });
    expect(report.differences[0]?.given).toEqual({
      noDecision: 'it did not answer within 0.7 s, after 2 answers',
    });
  });

  it('may refuse facts that cannot be read, and no others', async () => {
    const refuses = (when: string): string =>
      `if (${when}) console.log(JSON.stringify({ refused: 'not by the schema' })); else ${print}`;
    const rightly = await match(program(refuses('d.invalid.length > 0')));
    expect(rightly).toMatchObject({
      conforms: true,
      vectors: { same: vectors.length - rightly.vectors.refused },
    });
    expect(rightly.vectors.refused).toBe(
      vectors.filter(({ decision }) => decision.invalid.length > 0).length,
    );
    const wrongly = await match(program(refuses('d.missing.length > 0')));
    expect(wrongly.differences[0]?.given).toEqual({ noDecision: 'not by the schema' });
  });

  it('that is none is an error of its own, not a report', async () => {
    const engine = commandEngine('no-such-engine-anywhere', { timeout: 5000, cwd: folder.path });
    await expect(match(engine)).rejects.toThrow('The engine answered nothing: it ended with the code 127');
  });
});

describe('an address', () => {
  async function address(
    reply: (facts: unknown, n: number) => { readonly status?: number; readonly body: unknown } | undefined,
  ): Promise<string> {
    let n = 0;
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (piece: Buffer) => (text += piece.toString()));
      request.once('end', () => {
        const answer = reply(JSON.parse(text), n++);
        if (answer === undefined) return;
        response.writeHead(answer.status ?? 200, {
          'content-type': 'application/json',
          server: 'elsewhere/2.1',
        });
        response.end(JSON.stringify(answer.body));
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/data/decide`;
  }

  const decisionOf = (facts: unknown): unknown =>
    vectors.find((vector) => JSON.stringify(vector.facts) === JSON.stringify(facts))?.decision;

  it('is asked by POST, wrapped as the engine wants it', async () => {
    const url = await address((body) => ({
      body: { result: decisionOf((body as { readonly input: unknown }).input) },
    }));
    const report = await match(httpEngine(url, { timeout: 5000, sendAs: 'input', answerIn: 'result' }));
    expect(report).toMatchObject({
      conforms: true,
      engine: { address: url, name: 'elsewhere', version: '2.1' },
    });
  });

  it('that fails, hangs or refuses for some cases is told for each', async () => {
    const url = await address((facts, n) =>
      n === 5
        ? undefined
        : n === 6
          ? { status: 500, body: 'oops' }
          : n === 7
            ? { status: 422, body: {} }
            : { body: decisionOf(facts) },
    );
    const report = await match(httpEngine(url, { timeout: 400 }));
    const given = report.differences.map((one) => ('noDecision' in one.given ? one.given.noDecision : ''));
    expect(given).toEqual(
      expect.arrayContaining(['it did not answer within 0.4 s', 'it answered 500: "oops"']),
    );
    expect(report.vectors.same).toBeGreaterThanOrEqual(vectors.length - 3);
    expect(report.conforms).toBe(false);
  });

  it('where nobody is is an error of its own', async () => {
    const engine = httpEngine('http://127.0.0.1:9/', { timeout: 2000 });
    await expect(match(engine)).rejects.toThrow('No engine answers at http://127.0.0.1:9/');
  });
});
