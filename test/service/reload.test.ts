// Bundles are exchanged while requests come in: no answer fails, none is of neither bundle, and a bad file changes nothing.
import { Agent, request } from 'node:http';
import { renameSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleOf, kneeGuideline, post, serviceFolder, type ServiceFolder } from './service-fixture.ts';

let folder: ServiceFolder;

beforeEach(() => {
  folder = serviceFolder();
});

afterEach(async () => await folder.remove());

/** Met above 35, not met above 40: which of the two bundles decided shows in the determination. */
const lenient = bundleOf(kneeGuideline('1', '2023-01-01', 35));
const strict = bundleOf(kneeGuideline('1', '2023-01-01', 40));
const facts = { bmi: { value: '37.0', unit: 'kg/m2' }, injury: '2020-01-01', locked: false };
const asked = JSON.stringify({ guideline: 'knee-mri', dateOfService: '2024-07-10', facts });
const wanted = new Map([
  [lenient.bundleHash, 'appropriate'],
  [strict.bundleHash, 'clinician-review'],
]);

/** As a deployment does: the new file takes the place of the old one in one step. */
function place(bytes: Uint8Array): string {
  const waiting = folder.write('next', bytes);
  renameSync(waiting, `${folder.path}/live.bundle.tar`);
  return `${folder.path}/live.bundle.tar`;
}

describe('reloading', () => {
  it('exchanges a bundle a hundred times under load with no wrong and no failed answer', async () => {
    const service = await folder.start({ bundles: [place(lenient.bytes)], log: `${folder.path}/log.jsonl` });
    const load = { running: true, answered: 0 };
    const seen = new Set<string>();
    const faults: string[] = [];
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const caller = async (): Promise<void> => {
      while (load.running) {
        const { status, text } = await ask(service.url, agent);
        const { bundle, decision } = JSON.parse(text) as {
          readonly bundle?: { readonly bundleHash: string };
          readonly decision?: { readonly determination: string };
        };
        load.answered++;
        seen.add(bundle?.bundleHash ?? '');
        if (status !== 200 || decision?.determination !== wanted.get(bundle?.bundleHash ?? ''))
          faults.push(text);
      }
    };
    const callers = Array.from({ length: 8 }, caller);
    for (let swap = 0; swap < 100; swap++) {
      const next = swap % 2 === 0 ? strict : lenient;
      place(next.bytes);
      const { activated, refused } = await service.reload();
      expect([activated.map(({ bundleHash }) => bundleHash), refused]).toEqual([[next.bundleHash], []]);
      // What is asked after the exchange is decided by the new one.
      const after = await post(`${service.url}/v1/decide`, asked);
      expect(after.body).toMatchObject({ bundle: { bundleHash: next.bundleHash } });
    }
    load.running = false;
    await Promise.all(callers);
    agent.destroy();
    expect(faults).toEqual([]);
    expect([...seen].toSorted()).toEqual([...wanted.keys()].toSorted());
    expect(load.answered).toBeGreaterThan(200);
  });

  it('keeps what is live where the new file is none, is torn or is gone, and says so', async () => {
    const file = place(lenient.bytes);
    const service = await folder.start({ bundles: [file] });
    for (const change of [
      () => void folder.write('live.bundle.tar', strict.bytes.slice(0, 5000)),
      () => rmSync(file),
    ]) {
      change();
      const { activated, withdrawn, refused } = await service.reload();
      expect([activated, withdrawn, refused.map((one) => one.file)]).toEqual([[], [], [file]]);
      expect((await post(`${service.url}/v1/decide`, asked)).body).toMatchObject({
        bundle: { bundleHash: lenient.bundleHash },
      });
    }
  });

  it('follows a folder: what is added decides, what is taken away does not', async () => {
    place(lenient.bytes);
    const service = await folder.start({ bundles: [folder.path] });
    const added = folder.write('more.bundle.tar', bundleOf(kneeGuideline('2', '2024-07-01', 40)).bytes);
    const version = async (): Promise<unknown> =>
      (await post(`${service.url}/v1/decide`, asked)).body['guideline'];
    expect((await service.reload()).activated.map((bundle) => bundle.version)).toEqual(['2']);
    expect(await version()).toMatchObject({ version: '2' });
    rmSync(added);
    expect((await service.reload()).withdrawn.map((bundle) => bundle.version)).toEqual(['2']);
    expect(await version()).toMatchObject({ version: '1' });
  });

  it('is asked for by programs on this computer alone', async () => {
    const service = await folder.start({ bundles: [place(lenient.bytes)] });
    const url = `${service.url}/v1/reload`;
    place(strict.bytes);
    expect(await post(url, {}, { origin: 'http://evil.example' })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
    expect(await post(url, {}, { 'x-forwarded-for': '10.0.0.1' })).toMatchObject({ status: 403 });
    // What a plain POST lacks is the header, not the right to ask.
    for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
      expect(await post(url, '', { 'content-type': type })).toMatchObject({
        status: 415,
        body: { code: 'wrong-type', detail: expect.stringContaining('"content-type: application/json"') },
      });
    const plain = await ask(service.url, new Agent(), '/v1/reload');
    expect(JSON.parse(plain.text)).toMatchObject({
      activated: [`knee-mri 1 ${strict.bundleHash}`],
      refused: [],
    });
  });

  it('answers what still comes while it ends, and is not ready meanwhile', async () => {
    const service = await folder.start({ bundles: [place(lenient.bytes)], limits: { draining: 300 } });
    const answers = Array.from({ length: 20 }, async () => await ask(service.url, new Agent()));
    const closed = service.close();
    const [early, late] = [await Promise.all(answers), await ask(service.url, new Agent())];
    expect([...early, late].map(({ status }) => status)).toEqual(Array.from({ length: 21 }, () => 200));
    expect((await fetch(`${service.url}/readyz`)).status).toBe(503);
    await closed;
    await expect(ask(service.url, new Agent())).rejects.toThrow('ECONNREFUSED');
  });
});

async function ask(
  url: string,
  agent: Agent,
  path = '/v1/decide',
): Promise<{ readonly status: number; readonly text: string }> {
  return await new Promise((resolve, reject) => {
    const sent = request(
      `${url}${path}`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sent.once('error', reject);
    sent.end(asked);
  });
}
