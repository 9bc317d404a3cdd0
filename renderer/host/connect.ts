// Finds the application behind the window: the desktop's preload script, or else the server that the page came from.
import type { HostConnection } from '../../host/api.ts';
import { connectOverHttp } from './http-connection.ts';
import { takeToken } from './token.ts';

interface ShellWindow {
  readonly guidelineHost?: HostConnection;
}

/** undefined: the page was opened without the address that holds the token. */
export function connectHost(page: Window): HostConnection | undefined {
  const { guidelineHost } = page as unknown as ShellWindow;
  if (guidelineHost !== undefined) return guidelineHost;
  const token = takeToken(page);
  return token === undefined ? undefined : connectOverHttp(page, token);
}
