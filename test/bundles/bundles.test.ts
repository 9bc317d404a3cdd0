// A bundle is a function of its sources, and whatever is changed in it afterwards is found and named.
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { writeArchive } from '../../host/archive.ts';
import {
  firstRelease,
  hexDigestOf,
  manifestHash,
  printManifest,
  readManifest,
  contentHash,
} from '../../host/bundle-manifest.ts';
import type { Manifest } from '../../host/bundle-manifest.ts';
import { targets } from '../../dsl/targets/registry.ts';
import { makeBundle } from '../../host/bundles.ts';
import { loadDecideModule } from '../../host/disk/load-module.ts';
import { verifyBundle } from '../../host/verify-bundle.ts';
import { ownersOf } from './support/owners.ts';
import {
  bundleOf,
  file,
  shippedLibrary,
  shippedPath,
  sinusCases,
  sinusLibrary,
  sinusText,
} from './support/libraries.ts';

const sinusPath = 'ct/sinus.guideline';
const sinus = bundleOf(sinusLibrary, sinusPath);

describe('making a bundle', () => {
  it('holds the generated files, the sources byte for byte, and a manifest of them all', () => {
    expect(sinus.name).toBe('sinus-ct-1.2');
    const names = sinus.members.map(({ name }) => name).toSorted();
    expect(names.filter((name) => !isOfTarget(name))).toEqual([
      'decide.d.mts',
      'decide.mjs',
      'decision.json',
      'decision.schema.json',
      'facts.schema.json',
      'manifest.json',
      'model.json',
      'openapi.json',
      'readme.md',
      'sbom.cdx.json',
      'sources/sinus-ct-1.2.cases',
      'sources/sinus-ct-1.2.guideline',
      'vectors.json',
    ]);
    expect(textOf('sources/sinus-ct-1.2.guideline')).toBe(sinusText);
    expect(textOf('sources/sinus-ct-1.2.cases')).toBe(sinusCases);
    expect(sinus.manifest).toMatchObject({
      bundleFormat: '2',
      guidelineId: 'sinus-ct',
      number: 'CT-01',
      version: '1.2',
      title: 'Sinus CT',
      effectiveFrom: '2024-11-01',
      effectiveTo: '',
      previousHash: '',
      targets: ['rule-bundle', 'sql'],
      channel: 'default',
      sequence: '1',
      approvals: [],
    });
    expect(sinus.manifest.files.map(({ path }) => path)).toEqual(
      sinus.members
        .map(({ name }) => name)
        .filter((name) => name !== 'manifest.json')
        .toSorted(),
    );
  });

  it('gives the same bytes wherever the files lie, in whatever order, with whatever else is there', () => {
    const elsewhere = [
      file('Unsorted/Old files/readme.guideline', 'guideline "Other"\n'),
      file('Sinus.cases', sinusCases),
      file('z/Sinus final (2).guideline', sinusText),
    ];
    expect(bundleOf(elsewhere, 'z/Sinus final (2).guideline').bundleHash).toBe(sinus.bundleHash);
    expect(bundleOf(sinusLibrary.toReversed(), sinusPath).bytes).toEqual(sinus.bytes);
  });

  it('gives the same bytes in other time zones, languages and runs', () => {
    const script = `import { bundleOf, shippedLibrary, shippedPath } from './test/bundles/support/libraries.ts';
      console.log(bundleOf(shippedLibrary(), shippedPath).bundleHash);`;
    const hashes = [
      ['UTC', 'C'],
      ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
    ].map(([TZ, LC_ALL]) =>
      execFileSync('node_modules/.bin/node', ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ, LC_ALL, LANG: LC_ALL },
      })
        .toString()
        .trim(),
    );
    expect(new Set([...hashes, bundleOf(shippedLibrary(), shippedPath).bundleHash]).size).toBe(1);
  });

  it('is not made with a last day before its first', () => {
    const made = (effectiveTo: string) =>
      makeBundle(sinusLibrary, 'ct/sinus.guideline', {
        release: { ...firstRelease, effectiveTo },
        targets: ['sql'],
      });
    expect(made('2024-10-31')).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('2024-10-31, is before the first, 2024-11-01'),
    });
    expect(made('2024-11-01').kind).toBe('made');
  });

  it('keeps byte order marks and line ends of the sources', () => {
    const windows = `\ufeff${sinusText.replaceAll('\n', '\r\n')}`;
    const bundle = bundleOf([file('a.guideline', windows)], 'a.guideline');
    const kept = bundle.members.find(({ name }) => name.endsWith('.guideline'))?.bytes ?? new Uint8Array();
    expect(Buffer.from(kept).equals(Buffer.from(windows))).toBe(true);
    expect(bundle.manifest.meaningHash).toBe(sinus.manifest.meaningHash);
    expect(bundle.manifest.contentHash).not.toBe(sinus.manifest.contentHash);
  });

  it('changes the meaning hash with a threshold and not with words or comments', () => {
    const change = (from: string, to: string) =>
      bundleOf([file('a.guideline', sinusText.replace(from, to))], 'a.guideline').manifest;
    expect(change('35 kg', '36 kg').meaningHash).not.toBe(sinus.manifest.meaningHash);
    expect(change('Obesity before surgery', 'Obesity, before any surgery').meaningHash).toBe(
      sinus.manifest.meaningHash,
    );
    expect(change('data\n', '# a remark\ndata\n').meaningHash).toBe(sinus.manifest.meaningHash);
    expect(change('data\n', '# a remark\ndata\n').contentHash).not.toBe(sinus.manifest.contentHash);
  });

  it('counts the guideline and its fragments in the source hash, as sha256sum does, and not the cases', () => {
    const withoutCases = bundleOf([file('a.guideline', sinusText)], 'a.guideline');
    expect(withoutCases.manifest.contentHash).toBe(sinus.manifest.contentHash);
    const shipped = bundleOf(shippedLibrary(), shippedPath);
    expect(shipped.members.map(({ name }) => name)).toContain(
      'sources/fragments/mri-general-contraindications-2024.1.guideline',
    );
    expect(
      contentHash(shipped.members.map(({ name, bytes }) => ({ path: name, bytes, mediaType: '' }))),
    ).toBe(shipped.manifest.contentHash);
  });

  it('takes in every cases file that names this version, and no other', () => {
    const second = sinusCases
      .replace('"Chronic sinusitis"', '"Another"')
      .replace('"Pregnant"', '"Yet another"');
    const other = sinusCases.replace('1.2', '1.1');
    const bundle = bundleOf(
      [...sinusLibrary, file('more/second.cases', second), file('old.cases', other)],
      sinusPath,
    );
    expect(bundle.members.map(({ name }) => name).filter((name) => name.endsWith('.cases'))).toEqual([
      'sources/sinus-ct-1.2.001.cases',
      'sources/sinus-ct-1.2.002.cases',
    ]);
  });

  it('does not take in the copies of an unpacked bundle that lies in the library', () => {
    const unpacked = sinus.members
      .filter(({ name }) => name.startsWith('sources/'))
      .map(({ name, bytes }) => ({ path: `aaa/exports/${sinus.name}/${name}`, bytes }));
    expect(bundleOf([...unpacked, ...sinusLibrary], sinusPath).bundleHash).toBe(sinus.bundleHash);
    const copy = unpacked.find(({ path }) => path.endsWith('.guideline'));
    expect(bundleOf(unpacked, copy?.path ?? '').bundleHash).toBe(sinus.bundleHash);
  });

  it('is not made of a guideline with errors: each is told with its place', () => {
    const outcome = makeBundle([file('a.guideline', sinusText.replace('35 kg/m2', '35 cm'))], 'a.guideline');
    expect(outcome).toEqual({
      kind: 'refused',
      findings: [
        expect.objectContaining({
          code: 'model/unit-mismatch',
          severity: 'error',
          path: 'a.guideline',
          line: 14,
        }),
      ],
    });
  });

  it('is not made from cases that fail', () => {
    const wrong = sinusCases.replace('expect clinician-review', 'expect appropriate');
    const outcome = makeBundle([file('a.guideline', sinusText), file('a.cases', wrong)], 'a.guideline');
    expect(outcome).toMatchObject({
      kind: 'refused',
      findings: [
        {
          code: 'cases/not-as-expected',
          severity: 'error',
          path: 'a.cases',
          message: 'The case "Pregnant" is decided clinician-review; expected was appropriate',
        },
      ],
    });
  });

  it.each([
    ['nowhere.guideline', 'nowhere.guideline is not a guideline.'],
    ['ct/sinus.cases', 'ct/sinus.cases is not a guideline.'],
  ])('is not made of %s', (path, message) => {
    expect(makeBundle(sinusLibrary, path)).toMatchObject({ kind: 'failed', message });
  });

  it('says why a fragment, a version that is no file name and a file that is no text cannot be exported', () => {
    const fragment = shippedLibrary().find(({ path }) => path.startsWith('fragments/'));
    expect(makeBundle(shippedLibrary(), fragment?.path ?? '')).toMatchObject({
      kind: 'failed',
      help: expect.stringContaining('includes it'),
    });
    const named = makeBundle([file('a.guideline', sinusText.replace('1.2', 'Rev A'))], 'a.guideline');
    expect(named).toMatchObject({
      kind: 'failed',
      message: '"sinus-ct Rev A" cannot be the name of a bundle.',
    });
    const noText = { path: 'a.guideline', bytes: Uint8Array.of(0xff, 0xfe, 0x00) };
    expect(makeBundle([noText], 'a.guideline')).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('a.guideline'),
    });
  });
});

describe('verifying a bundle', () => {
  it('holds for what was made, with every check told', async () => {
    for (const bundle of [sinus, bundleOf(shippedLibrary(), shippedPath)]) {
      const outcome = await verifyBundle(bundle.bytes, { loadModule: loadDecideModule });
      expect(outcome.checks.map(({ check, holds }) => [check, holds])).toEqual(
        [
          'Archive',
          'Manifest',
          'Files',
          'Sources',
          'Content hash',
          'Meaning hash',
          'Generated files',
          'Vectors, reference',
          'Vectors, decide.mjs',
        ].map((check) => [check, true]),
      );
      expect(outcome).toMatchObject({
        holds: true,
        bundleHash: bundle.bundleHash,
        guidelineId: bundle.manifest.guidelineId,
      });
      expect(outcome.vectors).toBe(Number(bundle.manifest.vectors.count));
      expect(outcome.vectors).toBeGreaterThan(10);
    }
  });

  it('finds a flipped byte anywhere and names the file whose byte it is', async () => {
    const owners = ownersOf(sinus.bytes);
    // Every seventh byte of headers, about three thousand of the rest; another bit each time.
    const apart = Math.max(13, Math.round(sinus.bytes.length / 3000));
    for (let at = 0; at < sinus.bytes.length; at++) {
      const { file: owner, part } = owners[at] ?? { file: '', part: 'end' };
      if (at % apart !== 0 && (part !== 'header' || at % 7 !== 0)) continue;
      const changed = sinus.bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << ((at >> 1) % 8));
      const { holds, checks } = await verifyBundle(changed);
      const named = checks.filter((check) => !check.holds).map((check) => check.file);
      expect([holds, named], `byte ${at}, ${part} of ${owner}`).toEqual([false, [owner]]);
    }
  });

  it('refuses every prefix', async () => {
    for (let length = 0; length < sinus.bytes.length; length += 97) {
      const { holds, checks } = await verifyBundle(sinus.bytes.slice(0, length));
      expect([holds, checks.length]).toEqual([false, 1]);
    }
  });

  it.each([
    [
      'decide.mjs',
      'determination: "clinician-review"',
      (text: string) => text.replace('return settled', 'return  settled').replace('MET = 3', 'MET = 3 '),
    ],
    ['vectors.json', '', (text: string) => text.replace('"appropriate"', '"clinician-review"')],
    ['decision.json', '', (text: string) => text.replace('350', '340')],
    ['model.json', '', (text: string) => text.replace('Chronic', 'Acute')],
    ['facts.schema.json', '', (text: string) => text.replace('false', 'true')],
    ['readme.md', '', (text: string) => `${text}\n`],
  ])('finds %s forged together with its digests', async (name, _, forge) => {
    const { holds, checks } = await verifyBundle(forged(name, forge), { loadModule: loadDecideModule });
    expect(holds).toBe(false);
    const broken = checks.filter((check) => !check.holds);
    expect(broken.map(({ check, file: named }) => [check, named])).toEqual([['Generated files', name]]);
    // The module is run only when it is what the sources give.
    expect(checks.some(({ check }) => check.startsWith('Vectors'))).toBe(false);
  });

  it('finds sources that were changed together with all digests', async () => {
    const outcome = await verifyBundle(
      forged('sources/sinus-ct-1.2.guideline', (text) => text.replace('35 kg', '45 kg')),
    );
    const broken = outcome.checks
      .filter((check) => !check.holds && !isOfTarget(check.file ?? ''))
      .map(({ check, file: named }) => `${check}: ${named}`);
    expect(broken).toEqual([
      'Meaning hash: manifest.json',
      'Generated files: decide.mjs',
      'Generated files: decision.json',
      'Generated files: model.json',
      'Generated files: sbom.cdx.json',
      'Generated files: vectors.json',
    ]);
  });

  it.each([
    ['title', { title: 'Something else' }],
    ['effectiveFrom', { effectiveFrom: '2030-01-01' }],
    ['number', { number: 'X' }],
    ['meaningHash', { meaningHash: `sha256:${'0'.repeat(64)}` }],
    ['contentHash', { contentHash: `sha256:${'0'.repeat(64)}` }],
    ['vectors', { vectors: { count: '1' } }],
  ])('finds a manifest that lies about %s', async (_, lie) => {
    const { holds, checks } = await verifyBundle(withManifest({ ...sinus.manifest, ...lie }));
    expect(holds).toBe(false);
    expect(checks.find((check) => !check.holds)?.file).toBe('manifest.json');
  });

  it.each([
    ['unknown members', '{"surplus": 1, ', '{'],
    ['white space', '{\n', '{ \n'],
    ['a duplicate key', '"approvals": [],', '"approvals": [],\n  "approvals": [],'],
    ['a number', '"sequence": "1"', '"sequence": 1'],
    ['an approval', '"approvals": []', '"approvals": [null]'],
    ['deep nesting', '"approvals": []', `"approvals": ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ])('refuses a manifest with %s', (kind, from, to) => {
    const text = textOf('manifest.json');
    const [search, replacement] = kind === 'unknown members' ? ['{', from] : [from, to];
    const changed = text.replace(search, replacement);
    expect(changed).not.toBe(text);
    expect(readManifest(new TextEncoder().encode(changed))).toBeUndefined();
    expect(readManifest(new TextEncoder().encode(text))).toEqual(sinus.manifest);
  });

  it('finds a file too many, one too few and a missing manifest', async () => {
    const extra = [
      ...sinus.members,
      { name: 'install.mjs', bytes: new TextEncoder().encode('process.exit()') },
    ];
    expect(await failures(writeArchive(extra))).toEqual(['install.mjs']);
    expect(await failures(writeArchive(sinus.members.filter(({ name }) => name !== 'model.json')))).toEqual([
      'model.json',
    ]);
    expect(
      await failures(writeArchive(sinus.members.filter(({ name }) => name !== 'manifest.json'))),
    ).toEqual(['manifest.json']);
  });

  it('keeps the place of the release in its channel', async () => {
    const later = makeBundle(sinusLibrary, sinusPath, {
      release: { ...firstRelease, channel: 'production', sequence: '12' },
    });
    if (later.kind !== 'made') throw new Error(later.kind);
    expect(later.bundle.manifest).toMatchObject({ channel: 'production', sequence: '12' });
    expect((await verifyBundle(later.bundle.bytes)).holds).toBe(true);
    expect(later.bundle.bundleHash).not.toBe(sinus.bundleHash);
  });
});

/** Targets but the rule bundle itself keep to a folder of their own, and have tests of their own. */
function isOfTarget(name: string): boolean {
  return targets.some(({ id }) => name.startsWith(`${id}/`));
}

function textOf(name: string): string {
  return new TextDecoder().decode(sinus.members.find((member) => member.name === name)?.bytes);
}

async function failures(bytes: Uint8Array): Promise<readonly string[]> {
  return (await verifyBundle(bytes)).checks.filter(({ holds }) => !holds).map((check) => check.file);
}

/** As a careful forger would: the member, its digest and size, and the manifest's own digest all fit together. */
function forged(name: string, forge: (text: string) => string): Uint8Array {
  const bytes = new TextEncoder().encode(forge(textOf(name)));
  expect(bytes).not.toEqual(sinus.members.find((member) => member.name === name)?.bytes);
  const members = sinus.members.map((member) => (member.name === name ? { name, bytes } : member));
  const sha256 = hexDigestOf(bytes);
  const files = sinus.manifest.files.map((one) =>
    one.path === name ? { ...one, sha256, size: String(bytes.length) } : one,
  );
  const source = contentHash(
    members.map((member) => ({ path: member.name, bytes: member.bytes, mediaType: '' })),
  );
  return withManifest({ ...sinus.manifest, files, contentHash: source }, members);
}

function withManifest(manifest: Manifest, members = sinus.members): Uint8Array {
  const bytes = printManifest({ ...manifest, manifestHash: manifestHash(manifest) });
  return writeArchive(
    members.map((member) => (member.name === 'manifest.json' ? { name: 'manifest.json', bytes } : member)),
  );
}
