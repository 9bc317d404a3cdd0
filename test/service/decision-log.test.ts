// The decision log: a chain that shows every change, goes on after a crash, and without which nothing is decided.
import { appendFileSync, readFileSync, truncateSync, writeFileSync, mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditLog } from '../../service/audit-log.ts';
import { openDecisionLog } from '../../service/decision-log.ts';
import { loadUnsigned } from '../../service/load-bundle.ts';
import type { LogEntry } from '../../service/log-lines.ts';
import { bundleOf, kneeGuideline, post, serviceFolder, type ServiceFolder } from './service-fixture.ts';

let folder: ServiceFolder;

beforeEach(() => {
  folder = serviceFolder();
});

afterEach(async () => await folder.remove());

const now = (): string => '2024-07-01T00:00:00.000Z';
const entry = (requestId: string): LogEntry => ({
  kind: 'decision',
  requestId,
  bundle: { guidelineId: 'g', version: '1', bundleHash: 'b', contentHash: 'c' },
  dateOfService: null,
  factsHash: 'f',
  determination: 'appropriate',
  reasons: [],
  unmet: [],
  missing: [],
  invalid: [],
});

async function written(path: string, ids: readonly string[]): Promise<void> {
  const log = await openDecisionLog(path, { sync: 'answer', now });
  await Promise.all(ids.map(async (id) => await log.append([entry(id)])));
  await log.close();
}

describe('the decision log', () => {
  it('chains its lines, over a restart as well', async () => {
    const path = `${folder.path}/decisions.jsonl`;
    await written(path, ['a', 'b', 'c']);
    await written(path, ['d']);
    const lines = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ kind, requestId }) => requestId ?? kind)).toEqual([
      'opened',
      'a',
      'b',
      'c',
      'closed',
      'opened',
      'd',
      'closed',
    ]);
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(lines.slice(1).map(({ previous }) => previous)).toEqual(
      lines.slice(0, -1).map(({ hash }) => hash),
    );
    expect(await auditLog(path, [])).toMatchObject({ lines: 8, decisions: 4, faults: [] });
  });

  it.each([
    [
      'a changed word',
      (text: string) => text.replace('appropriate', 'not-covered'),
      { line: 2, why: 'it was changed: its hash differs' },
    ],
    [
      'a line left out',
      (text: string) => text.replace(/^.*"requestId":"b".*\n/m, ''),
      { line: 3, why: expect.stringContaining('does not follow') },
    ],
    [
      'two lines in another order',
      (text: string) => swapped(text),
      { line: 2, why: expect.stringContaining('does not follow') },
    ],
    [
      'a line twice',
      (text: string) => text.replace(/^(.*"requestId":"b".*\n)/m, '$1$1'),
      { line: 4, why: expect.stringContaining('does not follow') },
    ],
    [
      'a word between lines',
      (text: string) => text.replace('\n', '\nnote\n'),
      { line: 2, why: 'it is not a whole line of a decision log' },
    ],
    ['that all was taken out', () => '', { line: 1, why: 'the file is empty, and a decision log never is' }],
  ])('shows %s', async (_, change, fault) => {
    const path = `${folder.path}/decisions.jsonl`;
    await written(path, ['a', 'b', 'c']);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    expect((await auditLog(path, [])).faults).toContainEqual(fault);
  });

  it('goes on after a line that a crash left unfinished, and says so', async () => {
    const path = `${folder.path}/decisions.jsonl`;
    await written(path, ['a', 'b']);
    truncateSync(path, readFileSync(path).length - 40);
    await written(path, ['c']);
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(/"kind":"opened".*"tornBytes":[1-9]/);
    expect(await auditLog(path, [])).toMatchObject({ decisions: 3, faults: [] });
  });

  it('is not continued where its end is not its own', async () => {
    const path = `${folder.path}/decisions.jsonl`;
    await written(path, ['a']);
    appendFileSync(path, 'a note\n');
    await expect(written(path, ['b'])).rejects.toThrow('does not end as a decision log does');
    mkdirSync(`${folder.path}/log`);
    await expect(written(`${folder.path}/log`, ['b'])).rejects.toThrow('could not be opened');
  });
});

describe('a service with a log', () => {
  it('records each decision with its bundle, the hash of its facts and, where it is told to, the facts; each can be decided again', async () => {
    const bundle = bundleOf(kneeGuideline('1', '2023-01-01'));
    const file = folder.write('a.bundle.tar', bundle.bytes);
    const log = `${folder.path}/decisions.jsonl`;
    for (const logFacts of [true, false]) {
      const service = await folder.start({ bundles: [file], log, logFacts, sync: 'answer' });
      const asked = {
        guideline: 'knee-mri',
        dateOfService: '2024-07-10',
        facts: { locked: true, bmi: 36.5 },
      };
      await post(`${service.url}/v1/decide`, asked, { 'x-request-id': 'one' });
      await post(
        `${service.url}/v1/decide`,
        { cases: [asked, { ...asked, guideline: 'no' }] },
        { 'x-request-id': 'two' },
      );
      await service.close();
    }
    const decisions = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"kind":"decision"'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(decisions.map(({ requestId, case: place }) => [requestId, place])).toEqual([
      ['one', undefined],
      ['two', 0],
      ['one', undefined],
      ['two', 0],
    ]);
    expect(decisions[0]).toMatchObject({
      bundle: { bundleHash: bundle.bundleHash },
      determination: 'appropriate',
      facts: { locked: true, request: '2024-07-10' },
      factsHash: decisions[2]?.['factsHash'],
    });
    expect(decisions[2]).not.toHaveProperty('facts');
    const [loaded] = (await loadUnsigned([{ file, bytes: bundle.bytes }])).loadings;
    const audit = await auditLog(log, loaded?.kind === 'loaded' ? [loaded.bundle] : []);
    expect(audit).toMatchObject({ decisions: 4, repeated: 2, notRepeated: 2, faults: [] });
  });

  it('decides nothing that it cannot record, and is not ready then', async () => {
    const file = folder.write('a.bundle.tar', bundleOf(kneeGuideline('1', '2023-01-01')).bytes);
    // A device that takes no byte.
    const { url } = await folder.start({
      bundles: [file],
      log: `${folder.path}/d.jsonl`,
      sync: 'answer',
      openLog: async () => brokenLog,
    });
    const { status, body } = await post(`${url}/v1/decide`, {
      guideline: 'knee-mri',
      dateOfService: '2024-07-10',
      facts: { locked: true },
    });
    expect([status, body['code'], body['decision']]).toEqual([503, 'not-recorded', undefined]);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  });
});

const brokenLog = {
  records: true,
  append: async () => await Promise.reject(new Error('no space')),
  isBroken: () => true,
  close: async () => undefined,
};

function swapped(text: string): string {
  const lines = text.split('\n');
  return [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n');
}
