// What the README shows of the command line is what the command line prints; … stands for lines that are left out.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runGuideline } from './run-guideline.ts';

const readme = readFileSync('README.md', 'utf8');
const blocks = [...readme.matchAll(/^```console\n\$ guideline ([^\n]*)\n([\s\S]*?)^```/gm)].map((match) => ({
  command: match[1] ?? '',
  shown: match[2] ?? '',
}));
const scratch = mkdtempSync(join(tmpdir(), 'readme-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function run(command: string): Promise<string> {
  const printed = await runGuideline(
    command.replaceAll(/(?<= )exports/g, join(scratch, 'exports')),
    process.cwd(),
  );
  return printed.replaceAll(`${scratch}/`, '');
}

/** Hashes, sizes and counts change with every word of the library. */
function masked(text: string): string {
  return text
    .replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:…')
    .replaceAll(/ +[\d,]+ bytes/g, ' … bytes')
    .replaceAll(/\d+ (vectors|files|unchanged)/g, '… $1');
}

describe('the README', () => {
  it('shows the two commands that set everything up', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });

  it('has live examples of every command', () => {
    expect(new Set(blocks.map(({ command }) => command.split(' ')[0]))).toEqual(
      new Set(['check', 'lint', 'format', 'test', 'tree', 'analyze', 'diff', 'replay', 'export', 'verify']),
    );
  });

  for (const { command, shown } of blocks) {
    it(`shows what "guideline ${command}" prints`, async () => {
      const printed = masked(await run(command));
      let from = 0;
      for (const part of masked(shown).split(/^…\n/m)) {
        const at = printed.indexOf(part.trimEnd(), from);
        expect(at, `${part}\n--- is not in ---\n${printed.slice(from)}`).toBeGreaterThanOrEqual(0);
        from = at + part.trimEnd().length;
      }
    });
  }
});
