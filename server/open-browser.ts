// Shows the address in the user's own browser where there is a screen; never fails and never waits.
import { spawn } from 'node:child_process';

export interface Desk {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface BrowserCommand {
  readonly file: string;
  readonly arguments: readonly string[];
}

/** undefined = no screen: a server, or a session through SSH. */
export function browserCommand(url: string, { platform, env }: Desk): BrowserCommand | undefined {
  if (env['SSH_CONNECTION'] !== undefined || env['CI'] !== undefined) return undefined;
  if (platform === 'darwin') return { file: 'open', arguments: [url] };
  // `start` is a word of the command shell; the first quoted argument would be a title.
  if (platform === 'win32') return { file: 'cmd', arguments: ['/c', 'start', '""', url] };
  const screen = env['DISPLAY'] ?? env['WAYLAND_DISPLAY'] ?? '';
  return screen === '' ? undefined : { file: 'xdg-open', arguments: [url] };
}

export function openBrowser(
  url: string,
  desk: Desk = { platform: process.platform, env: process.env },
): void {
  const command = browserCommand(url, desk);
  if (command === undefined) return;
  const child = spawn(command.file, command.arguments, { stdio: 'ignore', detached: true });
  // No such program: the address has been printed.
  child.on('error', () => undefined);
  child.unref();
}
