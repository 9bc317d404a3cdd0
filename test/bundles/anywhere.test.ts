// The same guideline gives the same signed bundle on another computer: another clone, time zone, language, creation mask and clock.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const program = join(import.meta.dirname, '../../cli/main.ts');
const node = join(import.meta.dirname, '../../node_modules/.bin/node');

interface Surroundings {
  readonly name: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

const places: readonly Surroundings[] = [
  { name: 'here', folder: 'one', env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' } },
  {
    name: 'elsewhere',
    folder: 'another clone/with spaces/Ünï',
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' },
  },
];

let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'anywhere-'));
  for (const { folder } of places)
    cpSync(join(import.meta.dirname, '../../guidelines'), join(root, folder, 'guidelines'), {
      recursive: true,
    });
  await guideline(root, {}, 'keys', 'new', 'publisher');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a bundle', () => {
  it('is the same to the last bit wherever it is made', { timeout: 120_000 }, async () => {
    const made = [];
    for (const { folder, env } of places) {
      const text = 'guidelines/positive-airway-pressure/2008.guideline';
      const args = ['export', text, '--out', 'out', '--sign', join(root, 'publisher.key'), '--json'];
      const { bundleHash, archiveHash, contentHash, signedBy } = JSON.parse(
        await guideline(join(root, folder), env, ...args),
      );
      made.push({ bundleHash, archiveHash, contentHash, signedBy });
    }
    const [first, second] = made;
    expect(second).toEqual(first);
    expect(first?.archiveHash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(first?.signedBy).toHaveLength(1);
  });
});

async function guideline(
  cwd: string,
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<string> {
  const passphrase = { GUIDELINE_PASSPHRASE: 'correct horse battery' };
  const { stdout } = await run(node, [program, ...args], {
    cwd,
    env: { ...process.env, ...passphrase, ...env },
  });
  return stdout;
}
