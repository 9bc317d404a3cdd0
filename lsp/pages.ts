// The page of the documentation that explains a code, where it was installed along.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressOfPath } from './file-addresses.ts';

/** The address of the page, undefined where there is none. */
export type PageOf = (code: string) => string | undefined;

/** `folder`: the one with `lint/no-dead-criterion.md` and `diagnostics.md` in it; undefined: no pages at all. */
export function findPages(folder: string | undefined): PageOf {
  if (folder === undefined) return () => undefined;
  const known = new Map<string, string | undefined>();
  let headings: ReadonlySet<string> | undefined;
  const find = (code: string): string | undefined => {
    const page = join(folder, `${code}.md`);
    if (code.startsWith('lint/')) return existsSync(page) ? addressOfPath(page) : undefined;
    const list = join(folder, 'diagnostics.md');
    headings ??= headingsOf(list);
    return headings.has(code) ? `${addressOfPath(list)}#${code.replace('/', '')}` : undefined;
  };
  return (code) => {
    if (!known.has(code)) known.set(code, find(code));
    return known.get(code);
  };
}

function headingsOf(page: string): ReadonlySet<string> {
  if (!existsSync(page)) return new Set();
  const headings = readFileSync(page, 'utf8').matchAll(/^### (\S+)$/gm);
  return new Set([...headings].map(([, code = '']) => code));
}
