// diff and lint on a small guideline: what people read, what scripts read, what is written and refused, and the exit codes.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cliFolder, type CliFolder } from './support/run-cli.ts';
import { library, newer } from './support/guidelines.ts';

let folder: CliFolder;
const target = 'guidelines/sinus/new.guideline';
const old = 'guidelines/sinus/old.guideline';

beforeEach(() => {
  folder = cliFolder(library);
});

afterEach(() => folder.remove());

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
    expect(out).toContain('Nothing changed, and no determination.');
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

  it('says that two guidelines are no versions of one', async () => {
    folder.write('other.guideline', newer.replace('sinus-ct', 'nose-ct').replace('Sinus CT', 'Nose CT'));
    const told = '! These are two guidelines, not two versions of one: {sinus-ct} “Sinus CT” and {nose-ct}';
    expect((await folder.run('diff', target, 'other.guideline')).out).toContain(told);
    expect((await folder.run('diff', old, target)).out).not.toContain('These are two guidelines');
  });

  it('claims no more in its headline than what could be read', async () => {
    folder.write('guidelines/sinus/broken.guideline', newer.replace('WHEN bmi >=', 'WHEN bmx >='));
    const broken = 'guidelines/sinus/broken.guideline';
    const { code, out } = await folder.run('diff', broken, broken, '--html', 'page.html');
    expect(code).toBe(2);
    expect(out).toContain('As far as it can be read (1 error): ');
    expect(readFileSync(join(folder.path, 'page.html'), 'utf8')).toContain(
      'only as far as the versions could be read',
    );
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
