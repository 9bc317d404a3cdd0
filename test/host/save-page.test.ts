// Pages that are saved for people: whole, beside the library, and printed only where the shell can.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHost } from '../../host/create-host.ts';
import { createDiskPages } from '../../host/disk/disk-pages.ts';
import { createMemoryStore } from '../../host/memory/memory-store.ts';
import { fakeServices } from './fixture.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'guideline-pages-'));
});
afterEach(async () => await rm(base, { recursive: true }));

const page = { name: 'one-1.0-to-2.0', html: '<p>\u00e4</p>', format: 'html' } as const;

describe('a page', () => {
  const host = (print?: (html: string) => Promise<Uint8Array>) =>
    createHost(
      createMemoryStore(join(base, 'library')),
      fakeServices({ pages: createDiskPages(print === undefined ? {} : { print }) }),
    ).api;

  it('stands in the folder beside the library, and a newer one replaces it', async () => {
    const file = join(base, 'exports/one-1.0-to-2.0.html');
    expect(await host().savePage({ ...page, html: 'older' })).toEqual({ kind: 'saved', file });
    expect(await host().savePage(page)).toEqual({ kind: 'saved', file });
    expect(await readFile(file, 'utf8')).toBe(page.html);
  });

  it('is printed by the shell, or said not to be', async () => {
    const print = async (html: string) => new TextEncoder().encode(`%PDF of ${html}`);
    const file = join(base, 'exports/one-1.0-to-2.0.pdf');
    expect(await host(print).savePage({ ...page, format: 'pdf' })).toEqual({ kind: 'saved', file });
    expect(await readFile(file, 'utf8')).toBe(`%PDF of ${page.html}`);
    expect(await host().savePage({ ...page, format: 'pdf' })).toEqual({ kind: 'cannot-print' });
  });
});
