// What every host promises about the comments of reviewers and about pages that are saved: nobody's words are lost, and nothing foreign is overwritten.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { ReviewChange } from '../../host/api.ts';
import type { MakeFixture } from './fixture.ts';

const guideline = 'guideline "One"\n  id one\n  version 1.0\n';
const path = 'one/1.guideline';
const file = 'one/1.guideline.review.json';
const add: Extract<ReviewChange, { kind: 'add' }> = {
  kind: 'add',
  criterion: 'epilepsy',
  change: 'added:epilepsy',
  against: '0.9',
  quote: 'Epilepsy',
  author: 'A. Nurse',
  text: 'Which kinds of "seizure"?',
  decision: 'ask',
};

export function describeReviews(start: MakeFixture): void {
  it('keeps a comment beside the guideline, with the time of the host and the hash of the words', async () => {
    const { host, put, restart, bytes } = await start();
    await put(path, guideline);
    expect(await host.api.review(path)).toEqual({ comments: [], hash: '' });
    const saved = await host.api.changeReview(path, add, '');
    expect(saved.kind).toBe('saved');
    const { comments, hash } = await (await restart()).api.review(path);
    expect(comments).toEqual([
      {
        criterion: 'epilepsy',
        change: 'added:epilepsy',
        against: '0.9',
        quote: 'Epilepsy',
        author: 'A. Nurse',
        text: add.text,
        decision: 'ask',
        state: 'open',
        id: '20241101-120000-1',
        at: '2024-11-01T12:00:00.000Z',
        contentHash: `sha256:${createHash('sha256').update('Epilepsy').digest('hex')}`,
        closedBy: '',
        closedAt: '',
      },
    ]);
    expect(hash).toBe(
      createHash('sha256')
        .update((await bytes(file)) ?? '')
        .digest('hex'),
    );
    expect((await host.api.library()).files.map((one) => one.path)).toEqual([path]);
  });

  it('writes no comment over one that the person has not seen', async () => {
    const { host, put } = await start();
    await put(path, guideline);
    const first = await host.api.changeReview(path, add, '');
    const second = await host.api.changeReview(path, { ...add, text: 'Mine.' }, '');
    expect(second).toEqual({ ...first, kind: 'conflict' });
    const third = await host.api.changeReview(
      path,
      { ...add, text: 'Mine.' },
      second.kind === 'conflict' ? second.review.hash : '',
    );
    expect(third.kind === 'saved' ? third.review.comments.map(({ text, id }) => [text, id]) : []).toEqual([
      [add.text, '20241101-120000-1'],
      ['Mine.', '20241101-120000-2'],
    ]);
  });

  it('closes a comment and opens it again, and says who and when', async () => {
    const { host, put } = await start();
    await put(path, guideline);
    await host.api.changeReview(path, add, '');
    const change = async (state: 'open' | 'resolved') => {
      const { hash } = await host.api.review(path);
      const request = { kind: 'state', id: '20241101-120000-1', state, author: 'B. Editor' } as const;
      await host.api.changeReview(path, request, hash);
      return (await host.api.review(path)).comments[0];
    };
    expect(await change('resolved')).toMatchObject({
      state: 'resolved',
      closedBy: 'B. Editor',
      closedAt: '2024-11-01T12:00:00.000Z',
    });
    expect(await change('open')).toMatchObject({ state: 'open', closedBy: '', closedAt: '' });
    const { hash } = await host.api.review(path);
    const gone = { kind: 'state', id: 'none', state: 'resolved', author: 'B. Editor' } as const;
    expect(await host.api.changeReview(path, gone, hash)).toMatchObject({ kind: 'failed' });
  });

  it('keeps replies with their comment, and takes out what a person said themselves, there and back', async () => {
    const { host, put } = await start();
    await put(path, guideline);
    const change = async (wanted: ReviewChange) => {
      const { hash } = await host.api.review(path);
      return await host.api.changeReview(path, wanted, hash);
    };
    const list = async () => (await host.api.review(path)).comments;
    await change(add);
    const id = '20241101-120000-1';
    await change({ kind: 'reply', id, author: 'B. Editor', text: 'All of them.' });
    await change({ kind: 'reply', id, author: 'A. Nurse', text: 'Thanks.' });
    const [before] = await list();
    expect(before?.replies).toMatchObject([
      { id: '20241101-120000-2', author: 'B. Editor', text: 'All of them.', at: '2024-11-01T12:00:00.000Z' },
      { id: '20241101-120000-3', author: 'A. Nurse', text: 'Thanks.' },
    ]);
    if (before === undefined) throw new Error('It is gone.');
    expect(await change({ kind: 'remove', id, author: 'A. Nurse' })).toMatchObject({
      kind: 'failed',
      message: 'Others have replied to this comment.',
    });
    expect(await change({ kind: 'remove', id: '20241101-120000-2', author: 'A. Nurse' })).toMatchObject({
      kind: 'failed',
      message: 'This is a comment of B. Editor.',
    });
    expect(await change({ kind: 'remove', id: 'none', author: 'A. Nurse' })).toMatchObject({
      kind: 'failed',
    });
    expect(await list()).toEqual([before]);
    await change({ kind: 'remove', id: '20241101-120000-3', author: 'A. Nurse' });
    expect((await list())[0]?.replies).toHaveLength(1);
    await change({ kind: 'restore', comment: before });
    expect(await list()).toEqual([before]);
    await change({ kind: 'remove', id: '20241101-120000-2', author: 'B. Editor' });
    await change({ kind: 'remove', id, author: 'A. Nurse' });
    expect(await list()).toEqual([]);
    await change({ kind: 'restore', comment: before });
    await change({ kind: 'restore', comment: before });
    expect(await list()).toEqual([before]);
  });

  it('keeps what it does not know, and leaves a file alone that it cannot read', async () => {
    const { host, put, bytes } = await start();
    await put(path, guideline);
    const later = { format: 'guideline-review', version: 1, comments: [], signed: ['C. Chair'] };
    await put(file, JSON.stringify(later));
    const { hash } = await host.api.review(path);
    await host.api.changeReview(path, add, hash);
    expect(JSON.parse(new TextDecoder().decode(await bytes(file)))).toMatchObject({ signed: ['C. Chair'] });
    for (const damaged of ['{', '{"format":"guideline-review","version":2,"comments":[]}']) {
      await put(file, damaged);
      await expect(host.api.review(path)).rejects.toThrow(file);
      expect(await host.api.changeReview(path, add, '')).toMatchObject({ kind: 'failed' });
      expect(new TextDecoder().decode(await bytes(file))).toBe(damaged);
    }
  });

  it('comments on guidelines alone, and its file is no text of the library', async () => {
    const { host, put } = await start();
    await put(path, guideline);
    await expect(host.api.review('one/1.cases')).rejects.toThrow('not a guideline');
    await expect(host.api.open(file)).rejects.toThrow();
    expect(await host.api.save(file, '{}', '')).toMatchObject({ kind: 'failed' });
  });
}
