// Open Policy Agent of one version, built from its source by Go into the cache of the user; runs nothing.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const version = 'v1.19.1';
const folder = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'guideline-studio-engines',
  `opa-${version.slice(1)}`,
);

export const opaProgram = join(folder, process.platform === 'win32' ? 'opa.exe' : 'opa');

/** Builds it where it is not there yet, which takes a minute or two. */
export async function findOpa(): Promise<{ readonly version: string } | { readonly skipped: string }> {
  if (!existsSync(opaProgram)) {
    mkdirSync(folder, { recursive: true });
    const built = await promisify(execFile)(
      'go',
      ['install', `github.com/open-policy-agent/opa@${version}`],
      {
        env: { ...process.env, GOBIN: folder },
        timeout: 15 * 60_000,
      },
    ).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (built !== '' || !existsSync(opaProgram))
      return { skipped: `OPA could not be built with Go: ${built.slice(0, 200)}` };
  }
  return { version: version.slice(1) };
}
