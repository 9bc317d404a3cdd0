// guideline diff as a writer of summaries uses it: every format, the check both ways, and a file that is never overwritten unasked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { library, newer } from './support/guidelines.ts';
import { cliFolder, type CliFolder } from './support/run-cli.ts';

const old = 'guidelines/sinus/old.guideline';
const target = 'guidelines/sinus/new.guideline';
let folder: CliFolder;

beforeEach(() => {
  folder = cliFolder(library);
});

afterEach(() => folder.remove());

const summary = async (format: string): Promise<string> =>
  (await folder.run('diff', old, target, '--summary', format)).out;

describe('guideline diff --summary', () => {
  it('prints the drafted summary alone, as text and as Markdown', async () => {
    expect(await summary('text')).toBe(
      'Sinus CT guideline had the following version changes from 1.1 to 1.2:\n\n- Added the following:\n  - "Polyps" indication',
    );
    expect(await summary('markdown')).toContain('\n- Added the following:\n    - "Polyps" indication');
  });

  it('prints a table of what changes for whom, for Markdown and for spreadsheets', async () => {
    const rows = (await summary('table')).split('\n');
    expect(rows[0]).toBe(
      '| Section | Old number | New number | Change | Direction | What changes for whom | Claim |',
    );
    expect(rows[2]).toMatch(
      /^\| indications: CT of the sinuses \| {2}\| 3 \| Added “Polyps” \| widens \| Polyps met, .* in 1\.2 \| added "Polyps" indication \|$/,
    );
    expect(rows.at(-1)).toContain('No change is behind this claim');
    const csv = (await summary('csv')).split('\r\n');
    expect(csv).toHaveLength(rows.length - 1);
    expect(csv[1]).toContain('"Polyps met, ');
  });

  it('prints lines to paste, after which the list claims what changed and no more', async () => {
    const list = await summary('source');
    expect(list.split('\n')[0]).toBe('changes from 1.1');
    folder.write(target, newer.replace(/changes from[^]*$/, `${list}\n`));
    expect((await folder.run('diff', old, target, '--check')).code).toBe(0);
  });

  it('names the formats that there are, with 3', async () => {
    const { code, error } = await folder.run('diff', old, target, '--summary', 'pdf');
    expect([code, error.includes('one of text, markdown, table, csv, source')]).toEqual([3, true]);
  });
});

describe('guideline diff --check', () => {
  it('ends with 1 for a claim without a change and for a change without a claim', async () => {
    const claim = await folder.run('diff', old, target, '--check');
    expect(claim.code).toBe(1);
    expect(claim.out).toContain('✗ added "Trauma" indication');
    expect(claim.out).not.toContain('Decisions that change');
    folder.write(
      target,
      newer.replace(/\n {2}added {2}\{polyps\}[^\n]*\n {2}added[^\n]*/, '\n  added  dates'),
    );
    const silent = await folder.run('diff', old, target, '--check');
    expect([silent.code, silent.out.includes('! Added “Polyps”')]).toEqual([1, true]);
  });
});

describe('guideline diff --out', () => {
  it('writes a new file, and replaces one only if asked', async () => {
    const args = ['diff', old, target, '--summary', 'csv', '--out', 'changes.csv'] as const;
    expect(await folder.run(...args)).toEqual({ code: 0, out: '', error: 'Written to changes.csv.' });
    const written = readFileSync(join(folder.path, 'changes.csv'), 'utf8');
    expect(written.startsWith('Section,Old number')).toBe(true);
    const again = await folder.run('diff', old, target, '--json', '--out', 'changes.csv');
    expect([again.code, again.error.includes('changes.csv is there already.')]).toEqual([3, true]);
    expect(readFileSync(join(folder.path, 'changes.csv'), 'utf8')).toBe(written);
    expect((await folder.run(...args, '--replace')).code).toBe(0);
  });

  it('asks what to write, with 3', async () => {
    expect(await folder.run('diff', old, target, '--out', 'x')).toMatchObject({
      code: 3,
      error: expect.stringContaining('--summary'),
    });
  });
});
