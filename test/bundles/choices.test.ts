// A bundle holds the targets that were chosen and says so; what it is made with and what lies in it is told in its manifest and SBOM.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportTools } from '../../cql/export-tools.ts';
import { targets } from '../../dsl/index.ts';
import { writeArchive } from '../../host/archive.ts';
import { firstRelease, manifestHash, printManifest, readManifest } from '../../host/bundle-manifest.ts';
import { makeBundle, type Bundle, type BundleChoices } from '../../host/bundles.ts';
import { programVersion } from '../../host/program-version.ts';
import { verifyBundle } from '../../host/verify-bundle.ts';
import { sinusLibrary } from './support/libraries.ts';

const path = 'ct/sinus.guideline';
const tools = await exportTools();

describe('the choice of targets', () => {
  it('makes the same bundle in whatever order, and one that verifies with any single target', async () => {
    const ids = targets.map(({ id }) => id);
    expect(made({ targets: ids.toReversed() }).bytes).toEqual(made().bytes);
    for (const id of ids) {
      const bundle = made({ targets: [id] });
      expect(bundle.manifest.targets).toEqual([id]);
      const names = bundle.members.map(({ name }) => name);
      for (const always of [
        'manifest.json',
        'sbom.cdx.json',
        'vectors.json',
        'facts.schema.json',
        'readme.md',
      ])
        expect(names).toContain(always);
      expect((await verifyBundle(bundle.bytes, { tools })).holds).toBe(true);
    }
  });

  it('is refused where there is no such target', () => {
    expect(makeBundle(sinusLibrary, path, { targets: ['rule-bundle', 'punch-cards'] })).toMatchObject({
      kind: 'failed',
      message: 'There is no export target "punch-cards".',
    });
  });
});

describe('the canonical base', () => {
  const canonicalBase = 'https://plan.example.org/fhir';

  it('is left out of the manifest where it is the usual one, and verifies where it is told', async () => {
    expect(made().manifest).not.toHaveProperty('canonicalBase');
    const bundle = made({ targets: ['fhir'], canonicalBase });
    expect(bundle.manifest.canonicalBase).toBe(canonicalBase);
    expect((await verifyBundle(bundle.bytes, { tools })).holds).toBe(true);
  });

  it('does not verify under another address, or none', async () => {
    const bundle = made({ targets: ['fhir'], canonicalBase });
    for (const claimed of ['https://plan.example.org/other', undefined]) {
      const { manifestHash: _, canonicalBase: __, ...rest } = bundle.manifest;
      const facts = claimed === undefined ? rest : { ...rest, canonicalBase: claimed };
      const bytes = printManifest({ ...facts, manifestHash: manifestHash(facts) });
      const members = bundle.members.map((one) => (one.name === 'manifest.json' ? { ...one, bytes } : one));
      const { holds, checks } = await verifyBundle(writeArchive(members), { tools });
      const broken = checks.filter((one) => !one.holds);
      expect([holds, broken[0]?.check]).toEqual([false, 'Generated files']);
      expect(broken[0]?.file).toMatch(/^fhir\//);
    }
  });

  it('is in one spelling in a manifest, or it is no manifest', () => {
    const { manifestHash: _, ...rest } = made({ targets: ['fhir'], canonicalBase }).manifest;
    for (const claimed of ['', `${canonicalBase}/`, 'http://plan.example.org']) {
      const facts = { ...rest, canonicalBase: claimed };
      expect(readManifest(printManifest({ ...facts, manifestHash: manifestHash(facts) }))).toBeUndefined();
    }
  });
});

describe('approvals', () => {
  const approval = {
    name: 'A. Smith',
    role: 'Medical director',
    meaning: 'Approved for use',
    date: '2024-10-20',
  };

  it('travel in the manifest, of this very text only', async () => {
    const { contentHash } = made().manifest;
    const release = { ...firstRelease, approvals: [{ ...approval, contentHash }] };
    const bundle = made({ release });
    expect(bundle.manifest.approvals).toEqual(release.approvals);
    expect((await verifyBundle(bundle.bytes, { tools })).holds).toBe(true);
    const reworded = sinusLibrary.map((file) => ({
      ...file,
      bytes: Buffer.from(Buffer.from(file.bytes).toString().replace('before surgery', 'after surgery')),
    }));
    expect(makeBundle(reworded, path, { release })).toMatchObject({
      kind: 'failed',
      message: 'The approval of A. Smith is of another text: its content hash differs.',
    });
  });
});

describe('the SBOM', () => {
  it('lists every file with its digest, and what made them', () => {
    const bundle = made();
    const member = bundle.members.find(({ name }) => name === 'sbom.cdx.json');
    const sbom = JSON.parse(Buffer.from(member?.bytes ?? []).toString());
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(sbom.metadata.tools.components[0]).toEqual({
      type: 'application',
      name: 'guideline-studio',
      version: programVersion,
    });
    const listed = sbom.components.map((one: { name: string; hashes: [{ content: string }] }) => [
      one.name,
      one.hashes[0].content,
    ]);
    const files = bundle.manifest.files.filter((file) => file.path !== 'sbom.cdx.json');
    expect(listed).toEqual(files.map((file) => [file.path, file.sha256]));
  });

  it('names the version of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(programVersion).toBe(version);
  });
});

function made(choices: BundleChoices = {}): Bundle {
  const outcome = makeBundle(sinusLibrary, path, { tools, ...choices });
  if (outcome.kind === 'made') return outcome.bundle;
  throw new Error(JSON.stringify(outcome));
}
