// What every host promises about changes of several files: all of them or none, and never over what someone else wrote.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { FileChange, HostEvent } from '../../host/api.ts';
import { toBytes, type HostFixture, type MakeFixture } from './fixture.ts';

const hash = (text: string): string => createHash('sha256').update(toBytes(text)).digest('hex');

export function describeChangeFiles(start: MakeFixture): void {
  it('makes, replaces and removes files together, and its reverse brings all of it back', async () => {
    const { host, put, bytes } = await start();
    await put('a/1.guideline', 'guideline "One"\n');
    await put('a/2.guideline', 'guideline "Two"\n');
    const told: HostEvent[] = [];
    const stop = host.subscribe((event) => told.push(event));
    const outcome = await host.api.changeFiles([
      { path: 'a/1.guideline', baseHash: hash('guideline "One"\n') },
      { path: 'a/2.guideline', text: 'guideline "2"\n', baseHash: hash('guideline "Two"\n') },
      { path: 'b/3.guideline', text: 'guideline "Three"\n', baseHash: '' },
    ]);
    stop();
    const files = [
      { path: 'a/1.guideline', hash: '' },
      { path: 'a/2.guideline', hash: hash('guideline "2"\n') },
      { path: 'b/3.guideline', hash: hash('guideline "Three"\n') },
    ];
    expect(outcome).toEqual({ kind: 'changed', files });
    expect(told).toEqual([
      ...files.map((file) => ({ kind: 'file-changed', ...file })),
      { kind: 'library-changed' },
    ]);
    expect((await host.api.library()).files.map(({ path }) => path)).toEqual([
      'a/2.guideline',
      'b/3.guideline',
    ]);
    const back = await host.api.changeFiles([
      { path: 'a/1.guideline', text: 'guideline "One"\n', baseHash: '' },
      { path: 'a/2.guideline', text: 'guideline "Two"\n', baseHash: hash('guideline "2"\n') },
      { path: 'b/3.guideline', baseHash: hash('guideline "Three"\n') },
    ]);
    expect(back.kind).toBe('changed');
    expect(await bytes('a/1.guideline')).toEqual(toBytes('guideline "One"\n'));
    expect(await bytes('a/2.guideline')).toEqual(toBytes('guideline "Two"\n'));
    expect(await bytes('b/3.guideline')).toBeUndefined();
  });

  it.each<[string, FileChange, RegExp]>([
    ['was changed', { path: 'x.guideline', text: 'mine', baseHash: hash('old') }, /changed by someone else/],
    ['is there', { path: 'x.guideline', text: 'mine', baseHash: '' }, /is there already/],
    ['is gone', { path: 'y.guideline', baseHash: hash('old') }, /not in the library any more/],
    ['leads out', { path: '../y.guideline', text: 'mine', baseHash: '' }, /cannot be a file/],
    ['is named twice', { path: 'NEW.guideline', text: 'mine', baseHash: '' }, /named twice/],
    ['cannot be text', { path: 'y.guideline', text: 'half \ud800', baseHash: '' }, /half a character/],
  ])('changes nothing where one file %s', async (_name, change, why) => {
    const { host, put, bytes } = await start();
    await put('x.guideline', 'guideline "X"\n');
    const first: FileChange = { path: 'new.guideline', text: 'guideline "New"\n', baseHash: '' };
    const outcome = await host.api.changeFiles([first, change]);
    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringMatching(why) });
    expect(await bytes('x.guideline')).toEqual(toBytes('guideline "X"\n'));
    expect(await bytes('new.guideline')).toBeUndefined();
  });

  it('takes back what was done when a later file is changed in that moment', async () => {
    const { host, put, bytes, store } = await start();
    await put('x.guideline', 'guideline "X"\n');
    const remove = store.remove.bind(store);
    let met = false;
    const steps: HostFixture['store'] = store;
    Object.assign(steps, {
      remove: async (path: string, base: string) => {
        if (!met && path === 'x.guideline') await put('x.guideline', 'guideline "Theirs"\n');
        met = true;
        return await remove(path, base);
      },
    });
    const outcome = await host.api.changeFiles([
      { path: 'x.guideline', baseHash: hash('guideline "X"\n') },
      { path: 'moved.guideline', text: 'guideline "X"\n', baseHash: '' },
    ]);
    expect(outcome.kind).toBe('failed');
    expect(await bytes('x.guideline')).toEqual(toBytes('guideline "Theirs"\n'));
    expect(await bytes('moved.guideline')).toBeUndefined();
  });
}
