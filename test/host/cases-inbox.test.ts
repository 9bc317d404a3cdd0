// Files of cases that come through a window: whole, in order, within a bound, under a name that is only a name.
import { mkdir, mkdtemp, readFile, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CasesPart, CasesReceived } from '../../host/api.ts';
import { createHost } from '../../host/create-host.ts';
import { createMemoryStore } from '../../host/memory/memory-store.ts';
import { createCasesInbox, type DiskInbox } from '../../host/replay/cases-inbox.ts';
import { fakeServices } from './fixture.ts';

let folder: string;
let inbox: DiskInbox;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inbox-'));
  inbox = createCasesInbox({ folder, largest: 100 });
});
afterEach(async () => await rm(folder, { recursive: true }));

function part(text: string, more: Partial<CasesPart> = {}): CasesPart {
  const bytes = Buffer.from(text).toString('base64');
  return { upload: 'u', name: 'past.csv', offset: 0, bytes, last: true, ...more };
}

function pathOf(received: CasesReceived): string {
  if (received.kind !== 'received') throw new Error(`It is ${JSON.stringify(received)}.`);
  return received.path;
}

describe('a file that comes through a window', () => {
  it('is put together part by part', async () => {
    expect(await inbox.receive(part('Case,', { last: false }))).toEqual({ kind: 'more' });
    const path = pathOf(await inbox.receive(part('polyps\n', { offset: 5 })));
    expect(await readFile(path, 'utf8')).toBe('Case,polyps\n');
    expect(basename(path)).toBe('past.csv');
    expect(relative(folder, path)).not.toMatch(/^\.\./);
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'C:\\x\\cases.csv', '..', 'a\0b', '\n', '.hidden'])(
    'has no place in its name %j',
    async (name) => {
      const path = pathOf(await inbox.receive(part('x', { name })));
      expect(relative(folder, path).split(/[/\\]/)).toHaveLength(3);
      expect(basename(path)).toMatch(/^[\p{L}\p{N}_][^/\\\0\n]*$/u);
    },
  );

  it('is refused whole where a part is missing, out of turn, or of another file', async () => {
    const faults = [{ offset: 9 }, { offset: 4, upload: 'other' }, { offset: 3 }];
    for (const fault of faults) {
      await inbox.receive(part('abcd', { last: false }));
      expect(await inbox.receive(part('x', fault))).toMatchObject({
        kind: 'failed',
        help: 'Choose it again.',
      });
      expect(await files()).toEqual([]);
    }
  });

  it('is refused, and leaves nothing, where it is larger than it may be', async () => {
    await inbox.receive(part('x'.repeat(90), { last: false }));
    expect(await inbox.receive(part('x'.repeat(11), { offset: 90 }))).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/larger than/),
      help: expect.stringMatching(/library/),
    });
    expect(await files()).toEqual([]);
  });

  it('takes what a program of days ago has left behind with it', async () => {
    const old = join(folder, 'old/1');
    await mkdir(old, { recursive: true });
    const then = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000);
    await utimes(join(folder, 'old'), then, then);
    await inbox.receive(part('x'));
    expect(await readdir(folder)).toHaveLength(1);
    expect(await readdir(folder)).not.toContain('old');
  });

  it('goes with the program', async () => {
    await inbox.receive(part('x'));
    inbox.clear();
    expect(await files()).toEqual([]);
  });

  it('counts as chosen, and is not taken where the shell has a dialog', async () => {
    const store = createMemoryStore('/library');
    const { api } = createHost(store, fakeServices({ inbox }));
    expect(pathOf(await api.receiveCases(part('x')))).toContain(folder);
    await expect(createHost(store, fakeServices()).api.receiveCases(part('x'))).rejects.toThrow(/not taken/);
  });
});

async function files(): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
