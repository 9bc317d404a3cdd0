// docs/service.md and docs/conform.md say what the service answers: its examples are asked, its lists are held against the code.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../../service/answers.ts';
import { readLine } from '../../service/log-lines.ts';
import { matchReportShape } from '../../service/match-report.ts';
import { problemCodes } from '../../service/problem.ts';
import type { RunningService } from '../../service/start-service.ts';
import {
  bundleOf,
  kneeGuideline,
  post,
  serviceFolder,
  shippedBundle,
  type ServiceFolder,
} from '../service/service-fixture.ts';

const page = readFileSync('docs/service.md', 'utf8');
const example = (kind: string): string =>
  new RegExp(`^\`\`\`json ${kind}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? '';
let folder: ServiceFolder;
let service: RunningService;

beforeAll(async () => {
  folder = serviceFolder();
  const { bytes } = shippedBundle('guidelines/mr-spectroscopy/2024.guideline');
  service = await folder.start({
    bundles: [folder.write('a.bundle.tar', bytes)],
    log: `${folder.path}/log.jsonl`,
  });
});

afterAll(async () => await folder.remove());

/** Hashes and the id of the request are others each time. */
function masked(value: unknown): unknown {
  const text = JSON.stringify(value).replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:…');
  return JSON.parse(text.replace(/"requestId":"[^"]*"/, '"requestId":"…"'));
}

describe('docs/service.md', () => {
  it('shows a request with the answer that it gets', async () => {
    const { body } = await post(`${service.url}/v1/decide`, example('request'));
    expect(masked(body)).toEqual(JSON.parse(example('answer')));
  });

  it('shows a criterion that is not met with the members of one', async () => {
    const text = kneeGuideline('1', '2024-01-01').replace(
      '{locked}',
      '{locked}\n         REASON The record does not show a locked knee.',
    );
    const { url } = await folder.start({ bundles: [folder.write('b.bundle.tar', bundleOf(text).bytes)] });
    const facts = { locked: false, injury: '2020-01-01', bmi: 20 };
    const asked = { guideline: 'knee-mri', dateOfService: '2024-07-10', facts, explain: true };
    const { body } = await post(`${url}/v1/decide`, asked);
    expect(body).toHaveProperty('explanation.unmet.2', JSON.parse(example('unmet')));
  });

  it('shows a line of the log with the members that one has', () => {
    const lines = readFileSync(`${folder.path}/log.jsonl`, 'utf8').trim().split('\n');
    const written = lines.find((line) => line.includes('"kind":"decision"')) ?? '';
    expect(readLine(written).kind).toBe('read');
    expect(Object.keys(JSON.parse(example('line')) as object)).toEqual(
      Object.keys(JSON.parse(written) as object),
    );
  });

  it('names every address, every code of a problem and every own metric', async () => {
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    const own = [...metrics.matchAll(/^# TYPE (guideline_\w+)/gm)].map(([, name]) => name ?? '');
    expect(own.length).toBeGreaterThan(4);
    const named = [
      ...addresses.map((address) => address.replace('/v1/guidelines/{id}/{version}/', '')),
      ...problemCodes,
      ...own,
    ];
    expect(named.filter((name) => !page.includes(name))).toEqual([]);
  });
});

describe('docs/conform.md', () => {
  it('names every member of the report', () => {
    const text = readFileSync('docs/conform.md', 'utf8');
    const members = [
      ...Object.keys(matchReportShape.shape),
      ...Object.keys(matchReportShape.shape.vectors.shape),
    ];
    expect(
      members.filter((member) => !member.startsWith('format') && !text.includes(`\`${member}\``)),
    ).toEqual([]);
  });
});
