// The frame of the command line: help, wrong usage, missing files and faults of the program, each with its exit code and no stack trace.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../cli/commands/registry.ts';
import { worse } from '../../cli/exit-codes.ts';
import { main } from '../../cli/main.ts';
import { plainStyle } from '../../cli/terminal.ts';
import { cliFolder, type CliFolder } from './support/run-cli.ts';
import { library } from './support/guidelines.ts';

let folder: CliFolder;
const target = 'guidelines/sinus/new.guideline';
const program = join(import.meta.dirname, '../../cli/main.ts');
const node = join(import.meta.dirname, '../../node_modules/.bin/node');

beforeAll(() => {
  folder = cliFolder({ ...library, 'a.txt': 'words', 'bad.guideline': 'no guideline\n', 'empty/.keep': '' });
});

afterAll(() => folder.remove());

describe('the command line', () => {
  it.each([['help'], ['--help'], ['help', 'check'], ['check', '--help'], ['--version']])(
    'shows %s %s with 0',
    async (...argv) => {
      const { code, out, error } = await folder.run(...argv.filter((word) => word !== undefined));
      expect([code, error]).toEqual([0, '']);
      expect(out.length).toBeGreaterThan(3);
    },
  );

  it('names all commands and exit codes in its help', async () => {
    const { out } = await folder.run('help');
    for (const name of [
      'check',
      'format',
      'test',
      'tree',
      'analyze',
      'diff',
      'evaluate',
      'replay',
      'export',
      'verify',
      'keys',
      'activate',
      'conform',
      'serve',
      'audit',
      'replay',
      'lint',
      'lsp',
    ])
      expect(out).toContain(`\n  ${name} `);
    expect(commands).toHaveLength(17);
    expect(out).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 /);
  });

  it.each([
    [['chek'], "unknown command 'chek'"],
    [['check'], "missing required argument 'files'"],
    [['check', '--wat', target], "unknown option '--wat'"],
    [['tree', target, '--depth', 'x'], 'It must be a whole number.'],
    [['evaluate', target], "required option '--facts <file>'"],
    [['check', 'nowhere.guideline'], 'There is no nowhere.guideline.'],
    [['check', 'a.txt'], 'a.txt is neither a guideline nor cases.'],
    [['check', 'empty'], 'empty holds no guideline and no cases.'],
    [['tree', 'guidelines/sinus/new.cases'], 'is not a guideline.'],
    [['diff', target], "missing required argument 'new'"],
    [['verify', 'none.bundle.tar'], 'none.bundle.tar could not be opened'],
    [['verify', 'empty'], 'empty is a folder.'],
    [['evaluate', target, '--facts', 'none.json'], 'none.json could not be opened'],
    [['export', target], "required option '--out <folder>'"],
    [['export', target, '--out', 'a.txt'], 'a.txt'],
    [['check', 'with\0zero.guideline'], 'error'],
  ] as const)('cannot run %j: says why and ends with 3', async (argv, words) => {
    const { code, out, error } = await folder.run(...argv);
    expect([code, out]).toEqual([3, '']);
    expect(error).toContain(words);
    expect(error).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['invalid UTF-8', Buffer.from([0x67, 0xff, 0xfe])],
    ['conflict markers', Buffer.from('guideline "A"\n<<<<<<< ours\n=======\n>>>>>>> theirs\n')],
  ])('does not take %s for a guideline', async (_, bytes) => {
    writeFileSync(join(folder.path, 'odd.guideline'), bytes);
    const { code, error } = await folder.run('check', 'odd.guideline');
    expect([code, error.includes('odd.guideline cannot be read.'), error.includes('help')]).toEqual([
      3,
      true,
      true,
    ]);
  });

  it('says of a fault of its own how to report it, and shows the stack only on request', async () => {
    const faulty = async (environment: Record<string, string>): Promise<readonly [number, string]> => {
      const error: string[] = [];
      const out = (): never => {
        throw new TypeError('boom\nmore');
      };
      const terminal = {
        cwd: folder.path,
        environment,
        width: 80,
        style: plainStyle,
        out,
        error: (text: string) => void error.push(text),
      };
      return [await main(['check', target], terminal), error.join('\n')];
    };
    expect(await faulty({})).toEqual([
      3,
      'error: this is a fault of the program: boom\n  help  Run it again with GUIDELINE_DEBUG=1 and report what it prints.',
    ]);
    expect((await faulty({ GUIDELINE_DEBUG: '1' }))[1]).toMatch(/\n\s+at /);
  });

  it('ends with the worst of several files', () => {
    expect(worse(0, 1)).toBe(1);
    expect(worse(2, 1)).toBe(2);
  });
});

describe('the process', () => {
  it('ends with the exit code, prints findings plainly where no person looks on', () => {
    const run = spawnSync(node, [program, 'check', 'bad.guideline'], { cwd: folder.path, encoding: 'utf8' });
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('error: ');
    expect(run.stdout).not.toContain('\u001b');
  });

  it('colours on FORCE_COLOR and never with NO_COLOR', () => {
    const colours = (env: Record<string, string>): boolean => {
      const run = spawnSync(node, [program, 'check', target], {
        cwd: folder.path,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], ...env },
      });
      return run.stdout.includes('\u001b');
    };
    expect(colours({ FORCE_COLOR: '1' })).toBe(true);
    expect(colours({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  });

  it('is no failure where the reader has seen enough', () => {
    const script = `${node} ${program} tree ${target} --questions --json | head -c 10; echo "\${PIPESTATUS[0]}"`;
    const run = spawnSync('bash', ['-c', script], { cwd: folder.path, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/^\{[^]*0\n$/);
  });
});
