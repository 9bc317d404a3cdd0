// Replays through the host: only where the person lets it look, with progress, cancelled when asked, every failure in words.
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostConnection, HostEvent, ReplayRequest } from '../../host/api.ts';
import { createHost } from '../../host/create-host.ts';
import { createDiskStore } from '../../host/disk/disk-store.ts';
import { createReplays } from '../../host/replay/replays.ts';
import { library } from '../cli/support/guidelines.ts';
import { fakeServices } from './fixture.ts';

let folder: string;
let chosen: string | undefined;
let host: HostConnection;

const older = 'guidelines/sinus/old.guideline';
const newer = 'guidelines/sinus/new.guideline';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replays-'));
  for (const part of ['library/guidelines/fragments', 'library/guidelines/sinus', 'outside', 'library-too'])
    await mkdir(join(folder, part), { recursive: true });
  for (const [path, text] of Object.entries(library)) await writeFile(join(folder, 'library', path), text);
  await writeFile(
    join(folder, 'library/broken.guideline'),
    library[newer].replace('WHEN bmi >=', 'WHEN bmx >='),
  );
  for (const place of ['library', 'outside', 'library-too'])
    await writeFile(join(folder, place, 'cases.csv'), `chronic,polyps\n${'yes,no\n'.repeat(150_000)}`);
  await symlink(join(folder, 'outside/cases.csv'), join(folder, 'library/link.csv'));
  const store = await createDiskStore({ root: join(folder, 'library'), appData: join(folder, 'data') });
  host = createHost(
    store,
    fakeServices({
      replays: createReplays(store),
      chooseFolder: async () => chosen,
      chooseCases: async () => chosen,
    }),
  );
});

afterAll(async () => await rm(folder, { recursive: true }));

function request(more: Partial<ReplayRequest> = {}): ReplayRequest {
  return { id: 'r', cases: join(folder, 'library/cases.csv'), older, newer, badValues: 'row', ...more };
}

describe('a replay through the host', () => {
  it('answers with the matrix and tells its progress on the way', async () => {
    const heard: HostEvent[] = [];
    const stop = host.subscribe((event) => void heard.push(event));
    const outcome = await host.api.replayCases(request());
    stop();
    expect(outcome).toMatchObject({
      kind: 'replayed',
      answer: { decided: 150_000, new: { version: '1.2', path: newer } },
    });
    const progress = heard.filter((event) => event.kind === 'replay-progress');
    expect(progress.map(({ id, records }) => [id, records])).toEqual([
      ['r', 65_536],
      ['r', 131_072],
      ['r', 150_000],
    ]);
    expect(structuredClone(outcome)).toEqual(outcome);
  });

  it('ends when it is cancelled, and another run does not', async () => {
    const stop = host.subscribe((event) => {
      if (event.kind === 'replay-progress' && event.id === 'a') void host.api.cancelReplay('a');
    });
    const [a, b] = await Promise.all([
      host.api.replayCases(request({ id: 'a' })),
      host.api.replayCases(request({ id: 'b' })),
    ]);
    stop();
    expect([a.kind, b.kind]).toEqual(['cancelled', 'replayed']);
    await expect(host.api.cancelReplay('a')).resolves.toBeUndefined();
  });

  it('looks only into the library and into folders that were chosen', async () => {
    for (const place of [
      'outside/cases.csv',
      'library-too/cases.csv',
      'library/link.csv',
      'library/../outside/cases.csv',
    ]) {
      const outcome = await host.api.replayCases(request({ cases: join(folder, place) }));
      expect(outcome).toMatchObject({
        kind: 'failed',
        message: expect.stringContaining('is in no folder that you have chosen'),
      });
    }
    chosen = join(folder, 'outside');
    await host.api.chooseFolder();
    expect(await host.api.replayCases(request({ cases: join(folder, 'outside/cases.csv') }))).toMatchObject({
      kind: 'replayed',
    });
  });

  it('looks into a file that was chosen, and no further', async () => {
    await mkdir(join(folder, 'elsewhere'));
    for (const name of ['one.csv', 'two.csv'])
      await writeFile(join(folder, 'elsewhere', name), 'Case,Polyps,Weather\nA,yes,fine\n');
    const cases = join(folder, 'elsewhere/one.csv');
    expect(await host.api.matchCases({ cases, older, newer })).toMatchObject({ kind: 'failed' });
    chosen = cases;
    expect(await host.api.chooseCases()).toBe(cases);
    const mapping = { columns: { Weather: 'chronic' } };
    expect(await host.api.matchCases({ cases, older, newer, mapping })).toMatchObject({
      kind: 'matched',
      match: { idColumn: 'Case', columns: [{ name: 'Polyps' }, { name: 'Weather', by: 'mapping' }] },
    });
    expect(
      await host.api.matchCases({ cases: join(folder, 'elsewhere/two.csv'), older, newer }),
    ).toMatchObject({ kind: 'failed', message: expect.stringContaining('in no folder') });
    const names = (await host.api.casesFiles()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['cases.csv', 'one.csv']));
    expect(names).not.toContain('two.csv');
    expect(names).not.toContain('link.csv');
  });

  it('tells the columns before any case is decided, as the mapping beside them says', async () => {
    const cases = join(folder, 'library/named/cases.csv');
    await mkdir(join(folder, 'library/named'));
    await writeFile(cases, 'Who,polyps,Weather\n1,yes,fine\n');
    await writeFile(join(folder, 'library/named/replay.json'), '{"id": "Who", "columns": {"polyps": null}}');
    expect(await host.api.matchCases({ cases, older, newer })).toMatchObject({
      kind: 'matched',
      match: {
        fromMappingFile: true,
        idColumn: 'Who',
        columns: [],
        unmatched: [{ name: 'polyps', why: 'left out by the mapping' }, { name: 'Weather' }],
        mapping: { id: 'Who' },
      },
    });
    const mapping = { columns: { nothing: 'polyps' } };
    expect(await host.api.matchCases({ cases, older, newer, mapping })).toMatchObject({
      match: { fromMappingFile: false, faults: [expect.stringContaining('"nothing"')] },
    });
  });

  it('writes the cases that change beside the library where that is asked', async () => {
    const outcome = await host.api.replayCases(request({ saveChanged: true }));
    if (outcome.kind !== 'replayed') throw new Error(`It is ${outcome.kind}.`);
    expect(outcome.changedFile).toMatch(/exports[/\\][a-z0-9.-]+-to-1\.2-changed-cases\.csv$/);
    const lines = (await readFile(outcome.changedFile, 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(outcome.answer.changed + 1);
    const [example] = outcome.answer.cells.flatMap((cell) => cell.examples);
    expect(example?.values).toEqual({ chronic: true, polyps: false });
  });

  it('writes them after the run as well, without deciding anything again, and only those of that run', async () => {
    const run = await host.api.replayCases(request({ id: 'kept', saveChanged: true }));
    if (run.kind !== 'replayed') throw new Error(`It is ${run.kind}.`);
    const whole = await readFile(run.changedFile, 'utf8');
    await rm(run.changedFile);
    expect(await host.api.saveChangedCases('kept')).toEqual({ kind: 'saved', file: run.changedFile });
    expect(await readFile(run.changedFile, 'utf8')).toBe(whole);
    expect(await host.api.saveChangedCases('another')).toEqual({ kind: 'not-kept' });
  });

  it('shows the cases behind a number, a page at a time, and those of one cause alone', async () => {
    const cases = join(folder, 'library/few.csv');
    const rows = ['yes,no,no,no', 'no,yes,yes,no', 'no,yes,no,yes', 'no,yes,yes,yes', 'no,no,no,no'];
    const bmi = rows.map((row, at) => `N${at + 1},${row},no,20`);
    await writeFile(cases, `Case,chronic,polyps,one-side,bleeding,pregnancy,bmi\n${bmi.join('\n')}\n`);
    const mapping = { columns: { pregnancy: 'imaging-precautions.pregnancy' } };
    const run = await host.api.replayCases(request({ cases, mapping }));
    if (run.kind !== 'replayed') throw new Error(`It is ${JSON.stringify(run)}.`);
    const cell = run.answer.cells.find(({ old, new: now }) => old !== now);
    if (cell === undefined) throw new Error('Nothing changes.');
    expect(cell).toMatchObject({ old: 'clinician-review', new: 'appropriate', cases: 3 });
    const [cause] = cell.causes;
    const show = async (more: object) =>
      await host.api.replayedCases({
        id: 'show',
        cases,
        older,
        newer,
        mapping,
        badValues: 'row',
        old: cell.old,
        new: cell.new,
        skip: 0,
        take: 2,
        ...more,
      });
    expect(await show({})).toMatchObject({
      kind: 'cases',
      more: true,
      cases: [
        { id: 'N2', row: 2, line: 3, values: { polyps: true, 'one-side': true, bleeding: false } },
        { id: 'N3', row: 3, line: 4, causes: [expect.stringMatching(/Polyps.*\(added\)/)] },
      ],
    });
    expect(await show({ skip: 2 })).toMatchObject({ more: false, cases: [{ id: 'N4' }] });
    expect(await show({ cause: { kind: cause?.kind, criterion: cause?.criterion }, take: 9 })).toMatchObject({
      cases: Array.from({ length: cause?.cases ?? 0 }, () => ({})),
    });
    expect(await show({ cause: 'together' })).toMatchObject({ cases: [], more: false });
    expect(await show({ new: cell.old, take: 9 })).toMatchObject({
      cases: [{ id: 'N5', causes: [] }],
      more: false,
    });
  });

  it('stops showing cases when it is asked to', async () => {
    const shown = host.api.replayedCases({
      id: 'deep',
      cases: join(folder, 'library/cases.csv'),
      older,
      newer,
      badValues: 'row',
      old: 'appropriate',
      new: 'appropriate',
      skip: 10_000_000,
      take: 1,
    });
    // Once the reading has begun.
    await new Promise((resolve) => setImmediate(resolve));
    await host.api.cancelReplay('deep');
    expect(await shown).toEqual({ kind: 'cancelled' });
  });

  it('says in words what it cannot do', async () => {
    const refused = await host.api.replayCases(request({ newer: 'broken.guideline' }));
    expect(refused).toMatchObject({
      kind: 'refused',
      findings: [{ path: 'broken.guideline', severity: 'error' }],
    });
    expect(await host.api.replayCases(request({ newer: 'none.guideline' }))).toMatchObject({
      kind: 'failed',
    });
    expect(await host.api.replayCases(request({ cases: join(folder, 'library/none.csv') }))).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('it is not there'),
    });
    await expect(host.api.replayCases(request({ cases: 'cases.csv' }))).rejects.toThrow(/not a whole path/);
    await expect(host.api.replayCases(request({ older: '../x.guideline' }))).rejects.toThrow(
      /cannot be|not a file/,
    );
    const without = createHost(
      await createDiskStore({ root: join(folder, 'library'), appData: join(folder, 'd2') }),
      fakeServices(),
    );
    await expect(without.api.replayCases(request())).rejects.toThrow(/cannot be replayed here/);
  });
});
