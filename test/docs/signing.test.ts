// What the page on signed bundles shows is what a publisher and an engine see who follow it, and it names every refusal.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { plainStyle } from '../../cli/terminal.ts';
import { main } from '../../cli/main.ts';

const page = readFileSync('docs/signing.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'signing-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('docs/signing.md', () => {
  it('shows the steps of an engine as they are printed', async () => {
    cpSync('guidelines', join(folder, 'guidelines'), { recursive: true });
    await run('keys', 'new', 'root');
    await run('keys', 'new', 'publisher');
    const keys = ['--root', 'root.pub', '--publisher', 'publisher.pub', '--sign', 'root.key'];
    await run('keys', 'trust', ...keys, '--expires', '2099-12-31');
    const source = 'guidelines/mr-spectroscopy/2024.guideline';
    await run(
      'export',
      source,
      '--out',
      'exports',
      '--targets',
      'rule-bundle,sql',
      '--sign',
      'publisher.key',
    );
    const [, command = '', shown = ''] =
      /```console\n\$ guideline (activate [^\n]*)\n([^`]*)```/.exec(page) ?? [];
    expect(masked(await run(...command.split(' ')))).toBe(masked(shown.trimEnd()));
  });

  it('names every reason for which an engine refuses a bundle', () => {
    const checks = readFileSync('host/activation/signed-checks.ts', 'utf8');
    const [, union = ''] = /export type RefusalCode =([^;]*);/.exec(checks) ?? [];
    const trust = readFileSync('host/signing/trust.ts', 'utf8');
    const faults = [...trust.matchAll(/export type (?:TrustFault|SignerFault) =([^;]*);/g)].map(
      (match) => match[1] ?? '',
    );
    const codes = [union, ...faults].join(' ').match(/'[a-z-]+'/g) ?? [];
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes.map((one) => one.slice(1, -1)))
      expect(page.includes(`\`${code}\``) || code.startsWith('revocations-'), code).toBe(true);
  });
});

async function run(...argv: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const code = await main(argv, {
    cwd: folder,
    environment: { GUIDELINE_PASSPHRASE: 'correct horse battery' },
    width: 100,
    style: plainStyle,
    out: (text) => void printed.push(text),
    error: (text) => void printed.push(text),
  });
  expect([code, code === 0 ? '' : printed.join('\n')]).toEqual([0, '']);
  return printed.join('\n');
}

/** Hashes, sizes and counts change with every word of the library. */
function masked(text: string): string {
  return text
    .replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:…')
    .replaceAll(/\d+ (bytes|files|vectors)/g, '… $1')
    .replaceAll(join(folder, 'engine'), 'engine');
}
