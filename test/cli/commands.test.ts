// test, tree, evaluate, export and verify on a small guideline: what people read, what scripts read, and the exit codes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cliFolder, type CliFolder } from './support/run-cli.ts';
import { cases, library, newer } from './support/guidelines.ts';

let folder: CliFolder;
const target = 'guidelines/sinus/new.guideline';
const old = 'guidelines/sinus/old.guideline';

beforeEach(() => {
  folder = cliFolder(library);
});

afterEach(() => folder.remove());

describe('guideline test', () => {
  it('runs the cases beside a guideline, of a cases file and of a folder', async () => {
    for (const path of [target, 'guidelines/sinus/new.cases', 'guidelines']) {
      expect(await folder.run('test', path)).toEqual({
        code: 0,
        out: 'sinus-ct 1.2  guidelines/sinus/new.cases\n  2 passed, 0 failed',
        error: '',
      });
    }
  });

  it('says of a failure what was expected, what came and why, with 1', async () => {
    folder.write(
      'guidelines/sinus/new.cases',
      cases.replace('appropriate because {chronic}', 'clinician-review because {obesity}'),
    );
    const { code, out } = await folder.run('test', target);
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'sinus-ct 1.2  guidelines/sinus/new.cases',
      '  ✗ Chronic sinusitis  guidelines/sinus/new.cases:3',
      '      expected   clinician-review',
      '      decided    appropriate',
      '      not behind {obesity}',
      '      reasons    chronic',
      '      unmet      imaging-precautions.pregnancy',
      '  1 passed, 1 failed',
    ]);
  });

  it('lists passes with --all and idle criteria with --coverage', async () => {
    const { out } = await folder.run('test', target, '--all', '--coverage');
    expect(out).toContain('  ✓ Chronic sinusitis\n  ✓ Pregnant\n');
    expect(out).toMatch(/criteria in no case decisive:\n(?: +\{[a-z-]+\}\n)+/);
  });

  it('prints runs as JSON', async () => {
    const { out } = await folder.run('test', target, '--json');
    expect(JSON.parse(out)).toMatchObject({
      suites: [
        {
          guideline: { id: 'sinus-ct', version: '1.2' },
          cases: [
            {
              title: 'Chronic sinusitis',
              outcome: 'passed',
              expected: { determination: 'appropriate', because: ['chronic'] },
            },
            { title: 'Pregnant', outcome: 'passed' },
          ],
        },
      ],
    });
  });

  it('does not run cases or guidelines with errors, with 2', async () => {
    folder.write('guidelines/sinus/new.cases', cases.replace('{chronic} met', '{cronic} met'));
    const run = await folder.run('test', target);
    expect([run.code, run.out]).toEqual([2, '']);
    expect(run.error).toContain('[cases/unknown-criterion]');
  });

  it('says where there are no cases, with 3', async () => {
    expect(await folder.run('test', old)).toMatchObject({
      code: 3,
      error: expect.stringContaining(`There are no cases for ${old}.`),
    });
  });
});

describe('guideline tree', () => {
  it('shows the outline with numbers, quantifiers and ids', async () => {
    const { code, out } = await folder.run('tree', target);
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'Sinus CT  1.2',
      '6 criteria with 6 conditions: 5 questions, 1 computed',
    ]);
    expect(out.slice(out.indexOf('\nindications') + 1).split('\n')).toEqual([
      'indications  CT of the sinuses',
      'ANY OF',
      '├─ 1. Chronic sinusitis after medical therapy {chronic}',
      '│       EG twelve weeks of symptoms',
      '├─ 2. Obesity before surgery {obesity}',
      '│       WHEN bmi >= 35 kg/m2',
      '└─ 3. Polyps {polyps}',
      '      AND ANY OF',
      '      ├─ a. One side only {one-side}',
      '      └─ b. Bleeding {bleeding}',
    ]);
  });

  it('says of a folder that it is one', async () => {
    const { code, error } = await folder.run('tree', 'guidelines/sinus');
    expect([code, error.includes('guidelines/sinus is a folder.')]).toEqual([3, true]);
  });

  it('names a group that has an id and no words', async () => {
    folder.write(target, newer.replace('3. Polyps AND ANY OF  {polyps}', '3. ANY OF  {polyps}'));
    const { out } = await folder.run('tree', target);
    expect(out).toContain('└─ 3. ANY OF {polyps}\n      ├─ a. One side only {one-side}');
    expect((await folder.run('tree', target, '--depth', '1')).out).toContain('ANY OF {polyps} (2 more)');
  });

  it('names each clause that has an id of its own, and counts conditions that add up', async () => {
    folder.write(
      target,
      newer.replace(
        '{chronic}\n',
        '{chronic}\n       AND swelling  {swelling}\n       UNLESS acute  {acute}\n',
      ),
    );
    const { out } = await folder.run('tree', target);
    expect(out.split('\n')[1]).toBe('6 criteria with 8 conditions: 7 questions, 1 computed');
    expect(out).toContain('AND swelling {swelling}\n');
    expect(out).toContain('UNLESS acute {acute}\n');
  });

  it('stops at --depth and says how many more there are', async () => {
    const { out } = await folder.run('tree', target, '--depth', '1');
    expect(out).toContain('└─ 3. Polyps {polyps}\n      AND ANY OF (2 more)');
    expect(out).not.toContain('Bleeding');
  });

  it('shows the questions with where each answer leads', async () => {
    const { code, out } = await folder.run('tree', target, '--questions');
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 6)).toEqual([
      '1. Pregnancy  {imaging-precautions.pregnancy}',
      '     yes  → clinician-review  Possible contraindication',
      '     no   → 2',
      '2. Chronic sinusitis after medical therapy  {chronic}',
      '     yes  → appropriate',
      '     no   → 3',
    ]);
    expect(out).toContain('34.9 kg/m2 or less');
  });

  it('prints both as JSON', async () => {
    expect(JSON.parse((await folder.run('tree', target, '--json')).out)).toMatchObject({
      title: 'Sinus CT',
      version: '1.2',
    });
    expect(JSON.parse((await folder.run('tree', target, '--questions', '--json')).out)).toMatchObject({
      kind: 'diagram',
    });
  });

  it('shows a faulty guideline as far as it can be read, with 2', async () => {
    folder.write(target, newer.replace('35 kg/m2', '35 cm'));
    const { code, out, error } = await folder.run('tree', target);
    expect([code, out.includes('Obesity before surgery')]).toEqual([2, true]);
    expect(error).toContain('1 error: see `guideline check');
  });
});

describe('guideline evaluate', () => {
  it('decides, and says why and what would change it', async () => {
    folder.write('facts.json', JSON.stringify({ chronic: true, 'imaging-precautions.pregnancy': false }));
    const { code, out } = await folder.run('evaluate', target, '--facts', 'facts.json');
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 5)).toEqual([
      'Sinus CT  1.2',
      'appropriate',
      '',
      'Why',
      '  • 1  Chronic sinusitis after medical therapy  {chronic}',
    ]);
    expect(out).toContain('Would change it\n  ');
  });

  it('says what is missing and what to ask next', async () => {
    folder.write('facts.json', '{}');
    const { out } = await folder.run('evaluate', target, '--facts', 'facts.json');
    expect(out.split('\n')[1]).toBe('needs-information');
    expect(out).toMatch(
      /Missing: what has to be documented still\n(?: {2}.*\n)+\nAsk next\n {2}Pregnancy {2}\{imaging-precautions\.pregnancy\}\n {4}yes {2}→ clinician-review/,
    );
    expect(out).toContain('  Body mass index  {bmi}  for 2\n');
    expect(out).toMatch(
      /Then, if each answer meets nothing\n {2}Chronic sinusitis after medical therapy {2}\{chronic\}\n[^]*→ clinician-review after \d questions$/,
    );
  });

  it('names facts that cannot be read and takes them as unknown', async () => {
    folder.write('facts.json', '{"chronic": "yes", "__proto__": 1, "bmi": 34.95}');
    const { code, out } = await folder.run('evaluate', target, '--facts', 'facts.json');
    expect(code).toBe(1);
    expect(out.split('\n')[1]).toBe('needs-information');
    expect(out).toContain('✗ chronic: Expected true, false or null.');
    expect(out).toContain('✗ __proto__: No criterion');
    expect(out).toContain('✗ bmi: 34.95 is finer');
  });

  it('prints decision and explanation as JSON', async () => {
    folder.write('facts.json', '\ufeff{"chronic": true}');
    const { out } = await folder.run('evaluate', target, '--facts', 'facts.json', '--json');
    expect(JSON.parse(out)).toMatchObject({
      decision: { determination: 'needs-information', missing: ['imaging-precautions.pregnancy'] },
      nextQuestion: 'imaging-precautions.pregnancy',
    });
  });

  it.each([
    ['{', 'is not JSON'],
    ['[1]', 'does not hold one JSON object'],
    ['null', 'does not hold one JSON object'],
  ])('refuses facts that are no object: %s', async (text, words) => {
    folder.write('facts.json', text);
    const { code, error } = await folder.run('evaluate', target, '--facts', 'facts.json');
    expect([code, error.includes(words)]).toEqual([3, true]);
  });

  it('does not decide by a guideline with errors', async () => {
    folder.write(target, newer.replace('35 kg/m2', '35 cm'));
    folder.write('facts.json', '{}');
    expect(await folder.run('evaluate', target, '--facts', 'facts.json')).toMatchObject({ code: 2, out: '' });
  });
});

describe('guideline export and verify', () => {
  it('make a bundle that holds', async () => {
    const { code, out } = await folder.run('export', target, '--out', 'exports');
    expect(code).toBe(0);
    expect(out).toMatch(/^✓ .*sinus-ct-1\.2\.bundle\.tar\n {2}bundleHash {3}sha256:[0-9a-f]{64}\n/);
    expect(readdirSync(join(folder.path, 'exports')).toSorted()).toEqual([
      'sinus-ct-1.2',
      'sinus-ct-1.2.bundle.tar',
    ]);
    const verified = await folder.run('verify', 'exports/sinus-ct-1.2.bundle.tar');
    expect(verified.code).toBe(0);
    expect(verified.out).toMatch(
      /✓ Vectors, decide\.mjs {2}\d+ vectors .*\n\nholds {2}sinus-ct 1\.2 {2}sha256:/,
    );
  });

  it('tell that nothing was tested where there are no cases, and which file is verified', async () => {
    expect((await folder.run('export', target, '--out', 'exports')).error).toBe('');
    const { code, error } = await folder.run('export', old, '--out', 'untested');
    expect([code, error]).toEqual([
      0,
      'There are no cases for this guideline: nothing was tested. See `guideline help test`.',
    ]);
    const unpacked = await folder.run('verify', 'exports/sinus-ct-1.2/');
    expect(unpacked.code).toBe(3);
    expect(unpacked.error).toContain('name exports/sinus-ct-1.2.bundle.tar.');
  });

  it('name the file whose byte was changed, with 1', async () => {
    await folder.run('export', target, '--out', 'exports');
    const archive = join(folder.path, 'exports/sinus-ct-1.2.bundle.tar');
    const bytes = readFileSync(archive);
    const at = bytes.indexOf('decision.json') + 600;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(archive, bytes);
    const { code, out } = await folder.run('verify', 'exports/sinus-ct-1.2.bundle.tar');
    expect(code).toBe(1);
    expect(out).toMatch(/✗ Files {5}decision\.json {2}It was changed/);
    expect(out).toContain('does not hold  sinus-ct 1.2\nDo not use it');
    expect(
      JSON.parse((await folder.run('verify', 'exports/sinus-ct-1.2.bundle.tar', '--json')).out),
    ).toMatchObject({ holds: false });
  });

  it('do not go over another bundle unless asked', async () => {
    await folder.run('export', target, '--out', 'exports');
    folder.write(target, newer.replace('>= 35', '>= 40'));
    const refused = await folder.run('export', target, '--out', 'exports');
    expect([refused.code, refused.error.includes('--replace')]).toEqual([3, true]);
    expect((await folder.run('verify', 'exports/sinus-ct-1.2.bundle.tar')).code).toBe(0);
    expect((await folder.run('export', target, '--out', 'exports', '--replace')).code).toBe(0);
  });

  it('make nothing of a guideline with errors or with cases that fail', async () => {
    folder.write(
      'guidelines/sinus/new.cases',
      cases.replace('expect clinician-review', 'expect appropriate'),
    );
    expect(await folder.run('export', target, '--out', 'exports')).toMatchObject({
      code: 1,
      error: expect.stringContaining(
        'The case "Pregnant" is decided clinician-review; expected was appropriate',
      ),
    });
    folder.write(target, newer.replace('35 kg/m2', '35 cm'));
    const faulty = await folder.run('export', target, '--out', 'exports');
    expect([faulty.code, faulty.error.includes('Nothing was exported: 1 error.')]).toEqual([2, true]);
    expect(readdirSync(folder.path)).not.toContain('exports');
  });

  it('say what a target left out, in words and as JSON', async () => {
    const table = 'diagnoses ICD-10-CM\n  C71.0-C71.9  Brain tumors\nindications';
    folder.write(target, newer.replace(/^indications/m, table));
    const said = await folder.run('export', target, '--out', 'exports');
    expect([said.code, said.error]).toEqual([
      0,
      expect.stringMatching(/Warning: .*C71\.0-C71\.9.*range-of-codes/),
    ]);
    const { out, code } = await folder.run('export', target, '--out', 'exports', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      kind: 'exported',
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'export/range-of-codes', severity: 'warning', path: target }),
      ]),
    });
  });

  it('say as JSON what was made', async () => {
    const { out } = await folder.run('export', target, '--out', 'exports', '--json');
    expect(JSON.parse(out)).toMatchObject({
      kind: 'exported',
      bundleHash: expect.stringMatching(/^sha256:/),
    });
  });
});
