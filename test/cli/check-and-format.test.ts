// check and format: every finding with its frame, files left alone where they are faulty, exit codes for scripts.
import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { colourStyle } from '../../cli/terminal.ts';
import { cliFolder, type CliFolder } from './support/run-cli.ts';
import { cases, library, newer } from './support/guidelines.ts';

let folder: CliFolder;
const open = (files: Readonly<Record<string, string>> = library): CliFolder => (folder = cliFolder(files));
const target = 'guidelines/sinus/new.guideline';

afterEach(() => folder.remove());

describe('guideline check', () => {
  it('says that there is nothing to say, with 0', async () => {
    expect(await open().run('check', target)).toEqual({
      code: 0,
      out: `✓ ${target}: no findings`,
      error: '',
    });
    expect(await folder.run('check', 'guidelines')).toMatchObject({ code: 0, out: '✓ 4 files: no findings' });
  });

  it('frames each finding: what, where, why, what to do, and ends with 2', async () => {
    open({ ...library, [target]: newer.replace('35 kg/m2', '35 cm') });
    const { code, out } = await folder.run('check', target);
    expect(code).toBe(2);
    expect(out.split('\n').slice(0, 5)).toEqual([
      expect.stringMatching(/^error: .*  \[model\/unit-mismatch\]$/),
      `  ${target}:16:22`,
      '  15 │     2. Obesity before surgery  {obesity}',
      '  16 │          WHEN bmi >= 35 cm',
      expect.stringMatching(/^ {5}│ {22}\^{5}$/),
    ]);
    expect(out).toMatch(/\n {2}why {3}\S/);
    expect(out).toMatch(/\n {2}help {2}\S/);
    expect(out).toContain(`✗ ${target}: 1 error`);
  });

  it('finds what a guideline includes in the folders above it, and says where it is not', async () => {
    expect((await open().run('check', target)).code).toBe(0);
    const { code, out } = await cliFolderWithout('guidelines/fragments/imaging.guideline').run(
      'check',
      target,
    );
    expect(code).toBe(2);
    expect(out).toContain('[model/missing-include]');
  });

  it('checks cases against their guideline', async () => {
    open({ ...library, 'guidelines/sinus/new.cases': cases.replace('{chronic} met', '{cronic} met') });
    const { code, out } = await folder.run('check', 'guidelines/sinus/new.cases');
    expect(code).toBe(2);
    expect(out).toContain('[cases/unknown-criterion]');
    expect(out).toContain('guidelines/sinus/new.cases:4:');
  });

  it('prints the same as JSON with 1-based places', async () => {
    open({ ...library, [target]: newer.replace('35 kg/m2', '35 cm') });
    const { code, out, error } = await folder.run('check', target, '--json');
    expect([code, error]).toEqual([2, '']);
    expect(JSON.parse(out)).toEqual({
      config: [],
      files: [{ path: target, errors: 1 }],
      findings: [
        expect.objectContaining({
          code: 'model/unit-mismatch',
          severity: 'error',
          path: target,
          line: 16,
          column: 22,
          endLine: 16,
        }),
      ],
    });
  });

  it('never sends escape sequences of a text to the terminal', async () => {
    open({ 'a.guideline': 'guideline "A\u001b[2J\u202e"\n  id a\n  verzion \u001b]0;x\u0007 1\n' });
    const { out, error } = await folder.run('check', 'a.guideline');
    // eslint-disable-next-line no-control-regex
    expect(out + error).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(out).toContain('\\u001b');
  });

  it('colours only where the terminal has a person', async () => {
    open({ ...library, [target]: newer.replace('35 kg/m2', '35 cm') });
    expect((await folder.runWith({ style: colourStyle }, 'check', target)).out).toContain(
      '\u001b[31merror\u001b[39m',
    );
    expect((await folder.run('check', target)).out).not.toContain('\u001b');
  });

  it('shows tabs, and the end of a line that is missing something', async () => {
    open({ 'a.guideline': 'guideline "A"\n\tid a\n' });
    expect((await folder.run('check', 'a.guideline')).out).toContain('│ →id a');
  });
});

describe('guideline format', () => {
  const untidy = newer
    .replaceAll('    1.', '      1.')
    .replace('bmi  "Body', 'bmi "Body')
    .replace('  ANY OF\n', '  # kept\n  ANY OF\n');

  it('writes the agreed layout, once', async () => {
    open({ ...library, [target]: untidy });
    expect(await folder.run('format', target)).toEqual({
      code: 0,
      out: `${target}: formatted\n1 file: 1 formatted`,
      error: '',
    });
    const formatted = readFileSync(join(folder.path, target), 'utf8');
    expect(formatted).toContain('# kept');
    expect(formatted).not.toBe(untidy);
    expect(await folder.run('format', target)).toMatchObject({ code: 0, out: '1 file: 1 unchanged' });
    expect((await folder.run('check', target)).code).toBe(0);
  });

  it('only says so with --check, with 1', async () => {
    open({ ...library, [target]: untidy });
    expect(await folder.run('format', '--check', 'guidelines')).toMatchObject({
      code: 1,
      out: expect.stringContaining(`${target}: would change\n`),
    });
    expect(readFileSync(join(folder.path, target), 'utf8')).toBe(untidy);
  });

  it('prints with --stdout and writes nothing', async () => {
    open({ ...library, [target]: untidy });
    const { code, out } = await folder.run('format', '--stdout', target);
    expect(code).toBe(0);
    expect(readFileSync(join(folder.path, target), 'utf8')).toBe(untidy);
    await folder.run('format', target);
    expect(`${out}\n`).toBe(readFileSync(join(folder.path, target), 'utf8'));
  });

  it('leaves a faulty file as it is, with 2, and formats the others', async () => {
    const faulty = untidy.replace('ANY OF\n', 'ANY OFF\n');
    open({ ...library, [target]: untidy, 'guidelines/sinus/faulty.guideline': faulty });
    const { code, out, error } = await folder.run('format', 'guidelines/sinus/faulty.guideline', target);
    expect(code).toBe(2);
    expect(out).toContain('guidelines/sinus/faulty.guideline: has faults; left as it is');
    expect(out).toContain(`${target}: formatted`);
    expect(error).toContain('error: ');
    expect(readFileSync(join(folder.path, 'guidelines/sinus/faulty.guideline'), 'utf8')).toBe(faulty);
  });

  it('keeps byte order mark, line ends and permissions', async () => {
    open({ ...library, [target]: `\ufeff${untidy.replaceAll('\n', '\r\n')}` });
    chmodSync(join(folder.path, target), 0o640);
    expect((await folder.run('format', target)).code).toBe(0);
    const formatted = readFileSync(join(folder.path, target), 'utf8');
    expect(formatted.startsWith('\ufeffguideline')).toBe(true);
    expect(formatted.replaceAll('\r\n', '')).not.toContain('\n');
    expect(statSync(join(folder.path, target)).mode & 0o777).toBe(0o640);
  });

  it('writes through a link into the file that it leads to', async () => {
    open({ ...library, [target]: untidy });
    symlinkSync(join(folder.path, target), join(folder.path, 'link.guideline'));
    expect((await folder.run('format', 'link.guideline')).code).toBe(0);
    expect(readFileSync(join(folder.path, target), 'utf8')).not.toBe(untidy);
  });

  it('tells as JSON what became of each file', async () => {
    open({ ...library, [target]: untidy });
    const { out } = await folder.run('format', '--check', '--json', 'guidelines');
    expect(JSON.parse(out)).toEqual({
      files: expect.arrayContaining([
        { path: target, state: 'differs' },
        { path: 'guidelines/sinus/new.cases', state: 'unchanged' },
      ]),
    });
  });
});

function cliFolderWithout(name: string): CliFolder {
  folder.remove();
  return open(Object.fromEntries(Object.entries(library).filter(([key]) => key !== name)));
}
