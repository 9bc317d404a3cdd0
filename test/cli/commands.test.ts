// test, tree, diff, evaluate, export and verify on a small guideline: what people read, what scripts read, and the exit codes.
import { createHash } from 'node:crypto';
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

describe('guideline diff', () => {
  it('tells structure, decisions with witnesses, the drafted summary and false claims', async () => {
    const { code, out } = await folder.run('diff', old, target);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('Sinus CT: 1.1 → 1.2');
    for (const heading of [
      'Structure',
      'Decisions that change',
      'Summary of changes (drafted)',
      'Claims without a change',
    ]) {
      expect(out).toContain(`\n\n${heading}\n`);
    }
    expect(out).toContain('    + Added “Polyps”\n    +   Added “One side only”\n');
    expect(out).toMatch(/↑ widens {2}\S[^]*clinician review in 1\.1, appropriate in 1\.2/);
    expect(out).toMatch(/clinician-review → appropriate +[\d,]+\n/);
    expect(out).toContain('✗ added "Trauma" indication  guidelines/sinus/new.guideline:23');
  });

  it('says that nothing changed', async () => {
    const { out } = await folder.run('diff', target, target);
    expect(out).toContain('Structure\n  Nothing changed.');
    expect(out).not.toContain('widens');
  });

  it('ends with 1 on request where decisions change or a claim is false', async () => {
    expect((await folder.run('diff', old, target, '--exit-code')).code).toBe(1);
    expect((await folder.run('diff', old, old, '--exit-code')).code).toBe(0);
  });

  it('prints the comparison as JSON', async () => {
    expect(JSON.parse((await folder.run('diff', old, target, '--json')).out)).toMatchObject({
      old: { version: '1.1' },
      new: { version: '1.2' },
      equivalence: { equivalent: false, direction: 'widens' },
    });
  });

  it('writes the comparison as one page, and over no guideline', async () => {
    const { code, out } = await folder.run('diff', old, target, '--html', 'sinus.html');
    expect([code, out.includes('Sinus CT: 1.1')]).toEqual([0, true]);
    const page = readFileSync(join(folder.path, 'sinus.html'), 'utf8');
    expect(page).toContain('<ins>One side only</ins>');
    expect(page).toContain(`sha256:${createHash('sha256').update(newer).digest('hex')}`);
    const refused = await folder.run('diff', old, target, '--html', target);
    expect([refused.code, refused.error.includes('.html at its end')]).toEqual([3, true]);
    expect((await folder.run('diff', old, target, '--html', 'none/page.html')).error).toContain(
      'There is no folder none.',
    );
    const asked = ['diff', old, target, '--html', 'sinus.html', '--summary', 'text', '--out', 'new.txt'];
    folder.write('sinus.html', 'mine');
    const kept = await folder.run(...asked);
    expect([kept.code, kept.out]).toEqual([3, '']);
    expect(kept.error).toContain('sinus.html is there already.');
    expect(readFileSync(join(folder.path, 'sinus.html'), 'utf8')).toBe('mine');
    expect(readdirSync(folder.path)).not.toContain('new.txt');
    expect((await folder.run(...asked, '--replace')).code).toBe(0);
    expect(readFileSync(join(folder.path, 'sinus.html'), 'utf8')).toBe(page);
    expect((await folder.run('diff', old, target, '--html', 'guidelines')).error).toContain('is a folder.');
  });
});

describe('guideline lint', () => {
  it('names what is open, and keeps what is waived with its reason', async () => {
    const text = (waiver: string): string =>
      `guideline "G"\n  id g\n  version 1\n${waiver}\nindications\n  ANY OF\n    - One {one}\n    - Two {two}\n\nreferences\n  smith-2021  Smith, A. (2021). A title.\n`;
    folder.write('guidelines/g.guideline', text(''));
    const open = await folder.run('lint', 'guidelines/g.guideline');
    expect([open.code, open.out.includes('[lint/no-uncited-reference]')]).toEqual([1, true]);
    folder.write('guidelines/g.guideline', text('  WAIVE lint/no-uncited-reference "kept for the appendix"'));
    const { out } = await folder.run('lint', 'guidelines/g.guideline', '--json');
    const { findings } = JSON.parse(out) as { findings: { code: string; waived?: string }[] };
    expect(findings.find(({ code }) => code === 'lint/no-uncited-reference')?.waived).toBe(
      'kept for the appendix',
    );
  });

  it('does not lint a guideline with errors, and says so with 2', async () => {
    folder.write(target, newer.replace('WHEN bmi >=', 'WHEN bmx >='));
    const { code, out, error } = await folder.run('lint', target, old);
    expect([code, error]).toEqual([
      2,
      `${target} has 1 error and was not linted: see \`guideline check ${target}\`.`,
    ]);
    expect(out).toMatch(/^1 guideline: /m);
    expect(out).not.toContain(target);
    const told = await folder.run('lint', target, '--json');
    expect(told.code).toBe(2);
    expect(JSON.parse(told.out)).toMatchObject({ broken: [{ path: target, errors: 1 }], findings: [] });
  });

  it.each(['2025-13-01', 'tomorrow', '2025-02-30'])('refuses --on %s with the right form', async (day) => {
    const { code, error } = await folder.run('lint', target, '--on', day);
    expect(code).toBe(3);
    expect(error).toContain('a day of the calendar as YYYY-MM-DD');
  });

  it('judges as the lint.json above the file says, and tells what of it cannot be read', async () => {
    const target = 'guidelines/sinus/new.guideline';
    const before = JSON.parse((await folder.run('lint', target, '--json')).out) as {
      findings: { code: string }[];
    };
    const [first] = before.findings;
    expect(first).toBeDefined();
    const rules = Object.fromEntries(before.findings.map(({ code }) => [code, 'off']));
    folder.write('guidelines/lint.json', JSON.stringify({ rules }));
    expect(await folder.run('lint', target)).toEqual({ code: 0, out: '1 guideline: no findings', error: '' });
    folder.write('guidelines/lint.json', '{\n  "rules": {\n    "lint/no-such-rule": "off"\n  }\n}\n');
    for (const command of ['lint', 'check']) {
      const { out } = await folder.run(command, target);
      expect(out).toContain(
        'warning: No rule has the code "lint/no-such-rule".\n  guidelines/lint.json:3\n  help  Look',
      );
    }
    expect((await folder.run('lint', target)).code).toBe(1);
    expect((await folder.run('check', target)).code).toBe(0);
    folder.write('guidelines/lint.json', '{ "rules": ');
    const broken = JSON.parse((await folder.run('lint', target, '--json')).out) as { config: object[] };
    expect(broken.config).toEqual([
      {
        path: 'guidelines/lint.json',
        line: 1,
        message: 'This is not JSON: it ends where a value should follow.',
        help: 'Correct the line. Until then every rule keeps its own level.',
      },
    ]);
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

  it('say as JSON what was made', async () => {
    const { out } = await folder.run('export', target, '--out', 'exports', '--json');
    expect(JSON.parse(out)).toMatchObject({
      kind: 'exported',
      bundleHash: expect.stringMatching(/^sha256:/),
    });
  });
});
