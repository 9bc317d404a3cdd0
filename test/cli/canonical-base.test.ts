// export --canonical-base as a publisher uses it: every url begins with it, verification holds with it, and what is no such address is refused.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { library } from './support/guidelines.ts';
import { cliFolder, type CliFolder, type CliRun } from './support/run-cli.ts';

const source = 'guidelines/sinus/new.guideline';
const name = 'sinus-ct-1.2';

let folder: CliFolder;
const at = (path: string): string => join(folder.path, path);
const make = async (out: string, ...more: readonly string[]): Promise<CliRun> =>
  await folder.run('export', source, '--out', out, ...more);

beforeAll(() => {
  folder = cliFolder(library);
});

afterAll(() => folder.remove());

describe('the canonical base', () => {
  const base = 'https://plan.example.org/fhir';

  it('begins every canonical url, stands in the manifest, and is verified with it', async () => {
    const out = 'based';
    expect((await make(out, '--targets', 'fhir', '--canonical-base', base)).code).toBe(0);
    const plan = readFileSync(at(`${out}/${name}/fhir/plandefinition-sinus-ct.json`), 'utf8');
    expect(JSON.parse(plan).url).toBe(`${base}/PlanDefinition/sinus-ct`);
    const manifest = JSON.parse(readFileSync(at(`${out}/${name}/manifest.json`), 'utf8'));
    expect(manifest.canonicalBase).toBe(base);
    expect((await folder.run('verify', `${out}/${name}.bundle.tar`)).code).toBe(0);
  });

  it.each([
    'http://plan.example.org/fhir',
    `${base}/`,
    `${base}?v=1`,
    `${base}#a`,
    `${base}/../x`,
    'https://me@plan.example.org',
    'https://Plan.example.org',
    'plan.example.org/fhir',
    '',
  ])('is refused where it is not one: %j', async (given) => {
    const { code, error } = await make('refused', '--targets', 'fhir', '--canonical-base', given);
    expect([code, error]).toEqual([3, expect.stringContaining('cannot be what canonical urls begin with')]);
    expect(existsSync(at('refused'))).toBe(false);
  });

  it('is refused where nothing would carry it', async () => {
    const { code, error } = await make('refused', '--targets', 'cql', '--canonical-base', base);
    expect([code, error]).toEqual([3, expect.stringContaining('Only the target fhir')]);
  });
});
