// Each call of the operating system fails in turn, in each way, until a run is left alone: files are old or new, never torn.
import { readdir } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { HostError } from '../../host/host-error.ts';
import { defaultSettings } from '../../host/api.ts';
import { createFaultyFileSystem, faults, type Fault, type FaultyFileSystem } from './faulty-file-system.ts';
import { diskFixture, type DiskFixture } from './fixture.ts';

const oldText = `guideline "Old"\n${'# old words\n'.repeat(300)}`;
const newText = `guideline "New"\n${'# new words, and more of them\n'.repeat(300)}`;

const open: DiskFixture[] = [];
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close();
});

interface Run {
  readonly fixture: DiskFixture;
  readonly faulty: FaultyFileSystem;
}

/** Calls `attempt` with the 1st, 2nd, ... call failing, until a whole attempt meets no failing call; gives their number. */
async function failEachCall(
  fault: Fault,
  prepare: (run: Run) => Promise<void>,
  attempt: (run: Run) => Promise<void>,
): Promise<number> {
  for (let n = 1; n < 400; n++) {
    const faulty = createFaultyFileSystem(fault);
    const fixture = await diskFixture({}, faulty.fileSystem);
    open.push(fixture);
    await prepare({ fixture, faulty });
    faulty.arm(n);
    await attempt({ fixture, faulty });
    const struck = faulty.struck();
    faulty.disarm();
    // Where the fault also hit the removal, a temporary file is left; it is no file of the library.
    expect(
      (await fixture.host.api.library()).files
        .map(({ path }) => path)
        .filter((path) => !path.endsWith('x.guideline')),
    ).toEqual([]);
    await fixture.close();
    open.pop();
    if (struck === '') return n - 1;
  }
  throw new Error('no end of calls');
}

async function textOf(fixture: DiskFixture, path: string): Promise<string | undefined> {
  const bytes = await fixture.bytes(path);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}

function expectWords(outcome: { readonly message: string; readonly help: string }, path: string): void {
  expect(outcome.message).toContain(path);
  expect(outcome.message).not.toMatch(/\bE(?:IO|NOSPC|ACCES|PERM|ROFS|MFILE|BUSY)\b|made up/);
  expect(outcome.help).toMatch(/^[A-Z].+\.$/);
}

describe.each(faults)('%s', (fault) => {
  const isShort = fault === 'short write';

  it('leaves the old or the new bytes when a file is replaced', async () => {
    let base = '';
    const calls = await failEachCall(
      fault,
      async ({ fixture }) => {
        await fixture.put('x.guideline', oldText);
        base = (await fixture.host.api.open('x.guideline')).hash;
        await fixture.host.api.keepDraft('x.guideline', newText, base);
      },
      async ({ fixture, faulty }) => {
        const outcome = await fixture.host.api.save('x.guideline', newText, base);
        expect(outcome.kind, `call "${faulty.struck()}"`).toMatch(isShort ? /^saved$/ : /^(?:saved|failed)$/);
        const onDisk = await textOf(fixture, 'x.guideline');
        expect(onDisk, `call "${faulty.struck()}"`).toBe(outcome.kind === 'saved' ? newText : oldText);
        if (outcome.kind === 'failed') expectWords(outcome, 'x.guideline');
        faulty.disarm();
        if (outcome.kind === 'failed')
          expect((await fixture.host.api.drafts()).map(({ text }) => text)).toEqual([newText]);
        expect((await fixture.host.api.save('x.guideline', newText, base)).kind).toBe('saved');
      },
    );
    expect(calls).toBeGreaterThan(25);
  });

  it('leaves a whole file or none when one is made', async () => {
    await failEachCall(
      fault,
      async () => undefined,
      async ({ fixture, faulty }) => {
        const outcome = await fixture.host.api.save('new/x.guideline', newText, '');
        const onDisk = await textOf(fixture, 'new/x.guideline');
        expect(onDisk, `call "${faulty.struck()}"`).toBe(outcome.kind === 'saved' ? newText : undefined);
        if (outcome.kind === 'failed') expectWords(outcome, 'new/x.guideline');
        else expect(outcome.kind).toBe('saved');
      },
    );
  });

  it('leaves the old or the new draft and settings', async () => {
    const settings = { ...defaultSettings, theme: 'dark', recent: ['x'.repeat(5000)] } as const;
    await failEachCall(
      fault,
      async ({ fixture }) => {
        await fixture.host.api.keepDraft('x.guideline', oldText, '');
        await fixture.host.api.writeSettings({ ...defaultSettings, theme: 'light' });
      },
      async ({ fixture, faulty }) => {
        const { api } = fixture.host;
        const kept = await succeeds(async () => await api.keepDraft('x.guideline', newText, ''));
        const written = await succeeds(async () => await api.writeSettings(settings));
        faulty.disarm();
        expect((await api.drafts()).map(({ text }) => text)).toEqual([kept ? newText : oldText]);
        expect((await api.readSettings()).theme).toBe(written ? 'dark' : 'light');
        expect((await readdir(fixture.appData)).filter((name) => name.includes('damaged'))).toEqual([]);
      },
    );
  });

  it('only ever shows words when reading', async () => {
    await failEachCall(
      fault,
      async ({ fixture }) => {
        await fixture.put('x.guideline', oldText);
        await fixture.put('sub/x.guideline', oldText);
        await fixture.host.api.keepDraft('x.guideline', newText, '');
      },
      async ({ fixture }) => {
        const { api } = fixture.host;
        await succeeds(async () => void (await api.library()));
        await succeeds(async () => void (await api.open('x.guideline')));
        await succeeds(async () => void (await api.drafts()));
        await succeeds(async () => void (await api.readSettings()));
        expect(await textOf(fixture, 'x.guideline')).toBe(oldText);
      },
    );
  });
});

/** False where it fails with words; anything else is a mistake of ours. */
async function succeeds(task: () => Promise<void>): Promise<boolean> {
  try {
    await task();
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(HostError);
    if (error instanceof HostError) expectWords(error, '');
    return false;
  }
}
