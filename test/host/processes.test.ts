// Processes that are killed in the middle of a save, and two that save the same file: nothing is torn and nothing is lost.
import { execFile, spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { diskFixture, type DiskFixture } from './fixture.ts';

const run = promisify(execFile);
const program = (name: string): string => join(import.meta.dirname, name);

const open: DiskFixture[] = [];
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close();
});

async function start(): Promise<DiskFixture> {
  const fixture = await diskFixture();
  open.push(fixture);
  return fixture;
}

/** Starts the loop, and kills it a moment after it has begun to save. */
async function killInSave(fixture: DiskFixture, after: number): Promise<void> {
  const child = spawn(
    process.execPath,
    [program('save-loop.ts'), fixture.root, fixture.appData, 'x.guideline'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const complaints: Buffer[] = [];
  child.stderr.on('data', (piece: Buffer) => complaints.push(piece));
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_code, signal) => resolve(signal)),
  );
  const running = new Promise((resolve) => child.stdout.once('data', resolve));
  await Promise.race([running, ended]);
  await new Promise((resolve) => setTimeout(resolve, after));
  child.kill('SIGKILL');
  expect(await ended, Buffer.concat(complaints).toString()).toBe('SIGKILL');
}

describe('kill -9 in a loop of saves', () => {
  it(
    'never tears a file, a draft or the settings, and the next start sweeps',
    { timeout: 120_000 },
    async () => {
      const fixture = await start();
      await fixture.put('x.guideline', '# start\n');
      for (let kill = 0; kill < 20; kill++) {
        await killInSave(fixture, 20 + ((kill * 37) % 90));
        const text = await readFile(join(fixture.root, 'x.guideline'), 'utf8');
        const [, n] = /^begin (\d+)\n/.exec(text) ?? [];
        expect(
          text.endsWith(`\nend ${n}\n`),
          `after kill ${kill}: ${text.length} characters, begins ${text.slice(0, 20)}`,
        ).toBe(true);
        const host = await fixture.restart();
        for (const draft of await host.api.drafts())
          expect(draft.text).toMatch(/^begin (\d+)\n[^]*\nend \1\n$/);
        expect((await host.api.readSettings()).theme).toBe('dark');
      }
      const leftovers = (await readdir(fixture.base, { recursive: true })).filter((name) =>
        /\.tmp$|damaged/.test(name),
      );
      expect(leftovers).toEqual([]);
      // The lock of a dead process holds nobody up.
      const host = await fixture.restart();
      const { hash } = await host.api.open('x.guideline');
      expect((await host.api.save('x.guideline', '# after', hash)).kind).toBe('saved');
    },
  );
});

describe('two processes', () => {
  it(
    'that save one file lose no update: every save is of the text that it was made from',
    { timeout: 120_000 },
    async () => {
      const fixture = await start();
      await writeFile(join(fixture.root, 'x.guideline'), '# 0');
      const times = 60;
      const count = async (): Promise<number> => {
        const { stdout } = await run(process.execPath, [
          program('count-up.ts'),
          fixture.root,
          fixture.appData,
          'x.guideline',
          String(times),
        ]);
        return Number(stdout);
      };
      const conflicts = await Promise.all([count(), count()]);
      const text = await readFile(join(fixture.root, 'x.guideline'), 'utf8');
      expect(text.split('\n')[0]).toBe(`# ${2 * times}`);
      expect(conflicts.every((n) => Number.isInteger(n))).toBe(true);
    },
  );
});
