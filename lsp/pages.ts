// The page of the documentation that explains a code, where it was installed along; reads names, never a page.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addressOfPath } from './file-addresses.ts';

/** The address of the page, undefined where there is none. */
export type PageOf = (code: string) => string | undefined;

/** `folder`: the one with `lint/no-dead-criterion.md` and `diagnostics/…` in it; undefined: no pages at all. */
export function findPages(folder: string | undefined): PageOf {
  if (folder === undefined) return () => undefined;
  const known = new Set(namesBelow(folder));
  return (code) => {
    const [phase = '', slug = ''] = code.split('/');
    const names = [
      `${phase}/${slug}.md`,
      `diagnostics/${phase}/${slug}.md`,
      `diagnostics/${phase}-${slug}.md`,
    ];
    const found = names.find((name) => known.has(name));
    return found && addressOfPath(join(folder, found));
  };
}

function namesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      name.replaceAll('\\', '/'),
    );
  } catch {
    return [];
  }
}
