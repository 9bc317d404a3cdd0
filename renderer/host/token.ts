// The key to the loopback server: taken from the address once, then out of sight and kept for reloads of this tab alone.

interface TokenPage {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
}

const key = 'guideline-token';

export function takeToken(page: TokenPage): string | undefined {
  const { location } = page;
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given === null || given === '') return page.sessionStorage.getItem(key) ?? undefined;
  page.history.replaceState(null, '', `${location.pathname}${location.search}`);
  page.sessionStorage.setItem(key, given);
  return given;
}
