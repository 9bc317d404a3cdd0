// Answers requests of a stand-in window as Electron's custom scheme would; a real Chromium only knows https.
import type { BrowserContext, Page, Request as PageRequest, Route } from 'playwright-core';

export type SchemeHandler = (request: Request) => Promise<Response> | Response;

/** The secure origin that plays `app://bundle` in a browser without custom schemes. */
const playedOrigin = 'https://bundle.app.localhost';
const appOrigin = 'app://bundle';

export function toPlayed(url: string): string {
  return url.startsWith(`${appOrigin}/`) ? playedOrigin + url.slice(appOrigin.length) : url;
}

export function toApp(url: string): string {
  return url.startsWith(`${playedOrigin}/`) ? appOrigin + url.slice(playedOrigin.length) : url;
}

export interface SchemeTraffic {
  handler(scheme: string): SchemeHandler | undefined;
  /** Whether a page may go to another address; false keeps it where it is. undefined = a page that is being opened. */
  mayNavigate(page: Page | undefined, url: string): boolean;
  /** Everything that would have left the machine. */
  readonly outside: string[];
}

export async function routeAppScheme(context: BrowserContext, traffic: SchemeTraffic): Promise<void> {
  await context.route('**/*', (route, request) => answer(route, request, traffic));
}

async function answer(route: Route, request: PageRequest, traffic: SchemeTraffic): Promise<void> {
  const url = toApp(request.url());
  if (request.isNavigationRequest() && !traffic.mayNavigate(pageOf(request), url))
    return route.fulfill({ status: 204 });
  const handler = url.startsWith('app:') ? traffic.handler('app') : undefined;
  if (!handler) {
    traffic.outside.push(url);
    return route.abort('blockedbyclient');
  }
  const response = await handler(
    new Request(url, { method: request.method(), headers: await request.allHeaders() }),
  );
  const headers = Object.fromEntries(response.headers.entries());
  return route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
}

/** The first request of a page that a link opens comes before its frame. */
function pageOf(request: PageRequest): Page | undefined {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
}
