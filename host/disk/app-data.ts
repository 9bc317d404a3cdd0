// Where the app keeps its own files on each system; makes nothing.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export interface Surroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export function appDataFolder(given?: Surroundings): string {
  const { platform, env, home } = given ?? { platform: process.platform, env: process.env, home: homedir() };
  if (platform === 'win32')
    return join(absolute(env['APPDATA']) ?? join(home, 'AppData', 'Roaming'), 'Guideline Studio');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Guideline Studio');
  return join(absolute(env['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'guideline-studio');
}

/** The standard says that a relative path counts as none. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && (isAbsolute(path) || /^[A-Za-z]:[/\\]/.test(path)) ? path : undefined;
}
