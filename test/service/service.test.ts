// The decision service as its callers see it: by guideline and by service, by date of service, one case and many, and what it refuses.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { Validator } from '@seriousme/openapi-schema-validator';
import { addresses } from '../../service/answers.ts';
import { serviceDescription } from '../../service/openapi.ts';
import {
  bundleOf,
  kneeGuideline,
  post,
  serviceFolder,
  shippedBundle,
  type ServiceFolder,
} from './service-fixture.ts';

/** A CommonJS module that says of itself that it has a default. */
const addFormats = addFormatsModule.default;
let folder: ServiceFolder;

beforeEach(() => {
  folder = serviceFolder();
});

afterEach(async () => await folder.remove());

async function twoVersions(): Promise<string> {
  const files = [
    folder.write('a.bundle.tar', bundleOf(kneeGuideline('2023.1', '2023-01-01', 40)).bytes),
    folder.write('b.bundle.tar', bundleOf(kneeGuideline('2024.1', '2024-07-01', 35)).bytes),
  ];
  return (await folder.start({ bundles: files })).url;
}

const rangesOfCodes = `procedures HCPCS
  J7321-J7329  Hyaluronan for injection

procedures CPT
  0042T-0054T  Procedures that are new
  +20930       A graft besides
  93000-26     Reading of a recording`;

const withReasons = `  ANY OF
    1. Locked knee  {locked}
         REASON No locked knee.
         REASON See the record.
    2. Conservative care: ANY OF  {care}
         REASON No care was tried.
         a. Therapy  {therapy}
         b. Exercise  {exercise}
              REASON No exercise.
    3. Seen  {seen}
       UNLESS Implant  {implant}
            REASON No implant.

exclusions
  ANY OF
    1. Pregnant  {pregnant}

`;

const heavy = { bmi: { value: '37.0', unit: 'kg/m2' }, locked: false };

describe('deciding', () => {
  it('answers by the version that was in force on the day of the service', async () => {
    const url = await twoVersions();
    const ask = async (dateOfService: string) =>
      await post(`${url}/v1/decide`, {
        guideline: 'knee-mri',
        dateOfService,
        facts: { ...heavy, injury: '2020-01-01' },
      });
    expect((await ask('2024-06-30')).body).toMatchObject({
      guideline: { id: 'knee-mri', version: '2023.1' },
      dateOfService: '2024-06-30',
      decision: { determination: 'clinician-review', unmet: ['weight', 'recent', 'locked'] },
    });
    expect((await ask('2024-07-01')).body).toMatchObject({
      guideline: { version: '2024.1' },
      decision: { determination: 'appropriate', reasons: ['weight'] },
    });
  });

  it('says so where no version is in force, without any determination', async () => {
    const { status, headers, body } = await post(`${await twoVersions()}/v1/decide`, {
      guideline: 'knee-mri',
      dateOfService: '2022-12-31',
      facts: heavy,
    });
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json; charset=utf-8']);
    expect(body).toEqual({
      type: 'about:blank',
      title: 'No version is in force on that day',
      status: 422,
      detail:
        'No version of knee-mri decides services of 2022-12-31: 2023.1 from 2023-01-01, 2024.1 from 2024-07-01.',
      code: 'no-version-in-force',
    });
  });

  it('takes the date of service as the fact that the guideline reads, and refuses a second one', async () => {
    const url = `${await twoVersions()}/v1/decide`;
    const asked = { guideline: 'knee-mri', dateOfService: '2024-07-10', facts: { injury: '2024-07-01' } };
    expect((await post(url, asked)).body).toMatchObject({
      decision: { determination: 'appropriate', reasons: ['recent'] },
    });
    const other = { ...asked, facts: { ...asked.facts, request: '2024-09-10' } };
    expect(await post(url, other)).toMatchObject({ status: 400, body: { code: 'dates-disagree' } });
    const among = { guideline: 'knee-mri', facts: other.facts };
    expect((await post(url, among)).body).toMatchObject({
      guideline: { version: '2024.1' },
      dateOfService: '2024-09-10',
    });
    expect(await post(url, { guideline: 'knee-mri', facts: {} })).toMatchObject({
      status: 400,
      body: { code: 'date-missing' },
    });
  });

  it('finds the guideline by the code of the service', async () => {
    const url = `${await twoVersions()}/v1/decide`;
    for (const service of ['73721', { code: '73721', system: 'CPT' }]) {
      const { body } = await post(url, { service, dateOfService: '2024-07-10', facts: {} });
      expect(body).toMatchObject({
        guideline: { id: 'knee-mri' },
        decision: { determination: 'needs-information' },
      });
    }
    expect(await post(url, { service: '99999', dateOfService: '2024-07-10', facts: {} })).toMatchObject({
      status: 404,
      body: { code: 'unknown-service' },
    });
  });

  it('finds it by a code within a range that it lists, of the form of its ends', async () => {
    const text = kneeGuideline('1', '2024-01-01').replace('procedures CPT', rangesOfCodes);
    const { url } = await folder.start({ bundles: [folder.write('a.bundle.tar', bundleOf(text).bytes)] });
    const status = async (service: unknown): Promise<number> =>
      (await post(`${url}/v1/decide`, { service, dateOfService: '2024-07-10', facts: {} })).status;
    for (const code of ['J7321', 'J7325', 'j7329', '0043T', '20930', '93000-26', '73721'])
      expect([code, await status(code)]).toEqual([code, 200]);
    for (const code of ['J7320', 'J7330', 'J732', 'J73251', '0043U', '00430', 'J7321-J7329', '93000'])
      expect([code, await status(code)]).toEqual([code, 404]);
    expect(await status({ system: 'HCPCS', code: 'J7325' })).toBe(200);
    expect(await status({ system: 'CPT', code: 'J7325' })).toBe(404);
  });

  it('decides many cases at once; one that is wrong refuses itself alone', async () => {
    const { status, body } = await post(`${await twoVersions()}/v1/decide`, {
      cases: [
        { guideline: 'knee-mri', dateOfService: '2024-07-10', facts: { locked: true } },
        { guideline: 'hip-mri', dateOfService: '2024-07-10', facts: {} },
        { guideline: 'knee-mri', dateOfService: '2024-13-01', facts: {} },
        { guideline: 'knee-mri', dateOfService: '2024-07-10', fact: {} },
      ],
    });
    expect(status).toBe(200);
    expect(body['answers']).toMatchObject([
      { decision: { determination: 'appropriate' } },
      { problem: { code: 'unknown-guideline' } },
      {
        problem: { code: 'wrong-shape', detail: '"dateOfService" is no day of the calendar as YYYY-MM-DD.' },
      },
      { problem: { code: 'wrong-shape', detail: expect.stringContaining('"fact" is not part of a case.') } },
    ]);
  });

  it('explains with the words of the guideline where that is asked', async () => {
    const asked = {
      guideline: 'knee-mri',
      dateOfService: '2024-07-10',
      facts: { locked: false },
      explain: true,
    };
    expect((await post(`${await twoVersions()}/v1/decide`, asked)).body['explanation']).toEqual({
      reasons: [],
      unmet: [],
      missing: [
        { key: 'bmi', label: 'Body mass index' },
        { key: 'injury', label: 'Date of injury' },
      ],
    });
  });

  it('says of a criterion where it counts, and what a provider reads where it is not met', async () => {
    const text = kneeGuideline('1', '2024-01-01').replace(/ {2}ANY OF[^]*?(?=procedures)/, withReasons);

    const { url } = await folder.start({ bundles: [folder.write('a.bundle.tar', bundleOf(text).bytes)] });
    const explained = async (facts: object): Promise<Record<string, unknown>> => {
      const asked = { guideline: 'knee-mri', dateOfService: '2024-07-10', facts, explain: true };
      return (await post(`${url}/v1/decide`, asked)).body['explanation'] as Record<string, unknown>;
    };
    const leaf = (id: string, number: string, words: string) => ({
      id,
      number,
      words,
      sections: ['indications'],
    });
    const none = { locked: false, therapy: false, exercise: false, seen: true, implant: true, bmi: 20 };
    expect((await explained({ ...none, pregnant: false }))['unmet']).toEqual([
      { ...leaf('locked', '1', 'Locked knee'), whenNotMet: ['No locked knee.', 'See the record.'] },
      { ...leaf('therapy', '2.a', 'Therapy'), whenNotMet: ['No care was tried.'] },
      { ...leaf('exercise', '2.b', 'Exercise'), whenNotMet: ['No exercise.'] },
      { ...leaf('implant', '3', 'Implant'), whenNotMet: [] },
      { id: 'pregnant', number: '1', words: 'Pregnant', sections: ['exclusions'], whenNotMet: [] },
    ]);
    expect((await explained({ ...none, locked: true, pregnant: true }))['reasons']).toEqual([
      { id: 'pregnant', number: '1', words: 'Pregnant', sections: ['exclusions'] },
    ]);
  });

  it('decides by one version exactly, with nothing added to the facts', async () => {
    const url = `${await twoVersions()}/v1/guidelines/knee-mri`;
    expect((await post(`${url}/2023.1/decide`, heavy)).body).toMatchObject({
      determination: 'needs-information',
      missing: ['injury', 'request'],
    });
    expect(await post(`${url}/2022.1/decide`, heavy)).toMatchObject({
      status: 404,
      body: { code: 'unknown-version', detail: expect.stringContaining('2023.1 from 2023-01-01') },
    });
  });

  it('counts what cannot be read as unknown and says so', async () => {
    const asked = { guideline: 'knee-mri', dateOfService: '2024-07-10', facts: { locked: 'yes', other: 1 } };
    expect((await post(`${await twoVersions()}/v1/decide`, asked)).body).toMatchObject({
      decision: { determination: 'needs-information', invalid: [{ key: 'locked' }, { key: 'other' }] },
    });
  });

  it('gives the request id back, its own where the caller has none', async () => {
    const url = `${await twoVersions()}/v1/decide`;
    const asked = { guideline: 'knee-mri', dateOfService: '2024-07-10', facts: {} };
    const own = await post(url, asked, { 'x-request-id': 'claim-7' });
    expect([own.headers.get('x-request-id'), own.body['requestId']]).toEqual(['claim-7', 'claim-7']);
    const given = await post(url, asked, { 'x-request-id': 'no {id}' });
    expect(given.body['requestId']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('refusing', () => {
  it('names what is wrong with a body and never decides it', async () => {
    const url = `${(await folder.start({ bundles: [folder.write('a.bundle.tar', bundleOf(kneeGuideline('1', '2023-01-01')).bytes)], limits: { mostBytes: 2000 } })).url}/v1/decide`;
    const code = async (body: unknown, headers = {}) => {
      const { status, body: answer } = await post(url, body, headers);
      expect(answer).not.toHaveProperty('decision');
      return [status, answer['code']];
    };
    expect(await code('{')).toEqual([400, 'not-json']);
    expect(await code([])).toEqual([400, 'wrong-shape']);
    expect(await code({ cases: [] })).toEqual([400, 'wrong-shape']);
    expect(await code({ cases: Array.from({ length: 1001 }, () => 0).slice(0, 900) })).toEqual([
      200,
      undefined,
    ]);
    expect(await code({ dateOfService: '2024-01-01', facts: {} })).toEqual([400, 'guideline-missing']);
    expect(await code({ guideline: 'knee-mri', dateOfService: '2024-01-01', facts: [] })).toEqual([
      400,
      'wrong-shape',
    ]);
    expect(await code('{}', { 'content-type': 'text/plain' })).toEqual([415, 'wrong-type']);
    expect(await code({ facts: { text: 'x'.repeat(3000) } })).toEqual([413, 'too-large']);
    expect((await fetch(url)).status).toBe(405);
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
  });

  it('starts with every bundle or not at all, and says why', async () => {
    const good = bundleOf(kneeGuideline('1', '2023-01-01')).bytes;
    const file = folder.write('good.bundle.tar', good);
    const torn = folder.write('torn.bundle.tar', good.slice(0, good.length - 700));
    await expect(folder.start({ bundles: [file, torn] })).rejects.toThrow(
      /torn\.bundle\.tar is not taken: byte/,
    );
    const again = folder.write('again.bundle.tar', good);
    await expect(folder.start({ bundles: [file, again] })).rejects.toThrow('knee-mri 1 is given twice');
    await expect(folder.start({ bundles: [folder.path] })).rejects.toThrow('is not taken');
    await expect(folder.start({ bundles: [`${folder.path}/none.bundle.tar`] })).rejects.toThrow(
      'could not be opened',
    );
  });

  it('takes no bundle whose data was changed, nor one whose vectors it decides otherwise', async () => {
    const { bytes } = bundleOf(kneeGuideline('1', '2023-01-01'));
    const changed = bytes.slice();
    changed[Buffer.from(changed).indexOf('appropriate')] = 0x41;
    await expect(folder.start({ bundles: [folder.write('x.bundle.tar', changed)] })).rejects.toThrow(
      'is not the file that the manifest lists',
    );
  });
});

describe('operating', () => {
  it('lists what is live, with hashes and periods', async () => {
    const response = await fetch(`${await twoVersions()}/v1/guidelines`);
    expect(await response.json()).toMatchObject({
      guidelines: [
        {
          id: 'knee-mri',
          version: '2023.1',
          effectiveFrom: '2023-01-01',
          services: [{ system: 'CPT', code: '73721' }],
        },
        { id: 'knee-mri', version: '2024.1', bundleHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      ],
    });
  });

  it('is healthy, ready and measured', async () => {
    const url = await twoVersions();
    await post(`${url}/v1/decide`, {
      guideline: 'knee-mri',
      dateOfService: '2024-07-10',
      facts: { locked: true },
    });
    expect([(await fetch(`${url}/healthz`)).status, (await fetch(`${url}/readyz`)).status]).toEqual([
      200, 200,
    ]);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain(
      'guideline_decisions_total{guideline="knee-mri",version="2024.1",determination="appropriate"} 1',
    );
    expect(metrics).toMatch(
      /guideline_bundle_live\{guideline="knee-mri",version="2023\.1",bundle_hash="sha256:/,
    );
    expect(metrics).toContain('guideline_request_seconds_count{route="/v1/decide",status="200"} 1');
  });

  it('shows people a page that loads nothing', async () => {
    const response = await fetch(`${await twoVersions()}/`);
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
    expect(page).toContain('<td>Knee MRI<br><code>knee-mri</code></td>');
    expect(page).not.toMatch(/<script|src=|https?:\/\/(?!HOST)/);
  });

  it('describes itself by OpenAPI, valid, and every address that it answers is in it', async () => {
    const url = await twoVersions();
    const description = (await (await fetch(`${url}/openapi.json`)).json()) as {
      readonly paths: Record<string, unknown>;
    };
    const { valid, errors } = await new Validator().validate(structuredClone(description));
    expect([valid, errors]).toEqual([true, undefined]);
    expect(description).toEqual(JSON.parse(JSON.stringify(serviceDescription('0'))));
    expect(Object.keys(description.paths).toSorted()).toEqual(addresses.toSorted());
    for (const path of Object.keys(description.paths)) {
      const named = path.replace('{id}', 'knee-mri').replace('{version}', '2024.1');
      expect((await fetch(`${url}${named}`)).status, path).not.toBe(404);
    }
  });

  it('agrees with the description that each bundle brings: address, body and answer', async () => {
    const { bytes, members } = shippedBundle('guidelines/mr-spectroscopy/2024.guideline');
    const { url } = await folder.start({ bundles: [folder.write('mrs.bundle.tar', bytes)] });
    const file = members.find(({ name }) => name === 'openapi.json')?.bytes;
    const { servers, paths, components } = JSON.parse(new TextDecoder().decode(file)) as {
      readonly servers: readonly { readonly url: string }[];
      readonly paths: object;
      readonly components: { readonly schemas: Readonly<Record<string, object>> };
    };
    const [path = ''] = Object.keys(paths);
    const address = `${url}${servers[0]?.url ?? ''}${path}`;
    const valid = (schema: string, value: unknown): unknown => {
      const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
      const check = ajv.compile({ components, $ref: `#/components/schemas/${schema}` });
      return check(value) ? [] : check.errors;
    };
    const known = { 'multiple-sclerosis': true, 'stent-placed': 'last week', other: 1 };
    for (const facts of [{}, { 'multiple-sclerosis': true }, known]) {
      const { status, body } = await post(address, facts);
      expect([status, valid('Decision', body)]).toEqual([200, []]);
    }
    const wrong = await post(address, []);
    expect([wrong.status, valid('Problem', wrong.body)]).toEqual([400, []]);
    const served = await fetch(`${url}/v1/guidelines/mr-spectroscopy/2024.2/openapi.json`);
    expect(await served.text()).toBe(new TextDecoder().decode(file));
  });

  it('decides every vector of a shipped bundle as the bundle says', async () => {
    const { bytes, members } = shippedBundle('guidelines/mr-spectroscopy/2024.guideline');
    const { url } = await folder.start({ bundles: [folder.write('mrs.bundle.tar', bytes)] });
    const file = members.find(({ name }) => name === 'vectors.json')?.bytes;
    const { vectors } = JSON.parse(new TextDecoder().decode(file)) as {
      readonly vectors: readonly {
        readonly facts: unknown;
        readonly decision: Readonly<Record<string, unknown>>;
      }[];
    };
    expect(vectors.length).toBeGreaterThan(150);
    for (const { facts, decision } of vectors) {
      const { body } = await post(`${url}/v1/guidelines/mr-spectroscopy/2024.2/decide`, facts);
      const invalid = (body['invalid'] as readonly { readonly key: string }[]).map(({ key }) => key);
      expect({ ...body, invalid }).toEqual(decision);
    }
  });
});
