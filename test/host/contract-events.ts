// What every host promises to tell a window about its files, whatever the store below it.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { HostEvent } from '../../host/api.ts';
import { toBytes, type HostFixture, type MakeFixture } from './fixture.ts';

const guideline = 'guideline "One"\n  id one\n';
const hash = (content: string): string => createHash('sha256').update(toBytes(content)).digest('hex');

interface Heard {
  readonly events: HostEvent[];
  /** Resolves when the file is told to have that content; '' = removed. */
  readonly until: (path: string, hash: string) => Promise<void>;
  readonly stop: () => void;
}

function listenTo(fixture: HostFixture): Heard {
  const events: HostEvent[] = [];
  const waiting: { path: string; hash: string; done: () => void }[] = [];
  const stop = fixture.host.subscribe((event) => {
    events.push(event);
    for (const { path, hash, done } of waiting)
      if (event.kind === 'file-changed' && event.path === path && event.hash === hash) done();
  });
  const until = async (path: string, expected: string): Promise<void> =>
    await new Promise((done) => waiting.push({ path, hash: expected, done }));
  return { events, stop, until };
}

export function describeEvents(start: MakeFixture): void {
  /** A store needs a moment before it watches: a change that is heard shows that it does. */
  const listen = async (fixture: HostFixture): Promise<Heard> => {
    const heard = listenTo(fixture);
    for (let n = 0, awake = false; !awake; n++) {
      const told = heard.until('awake.guideline', hash(`# ${n}`));
      await fixture.put('awake.guideline', `# ${n}`);
      awake = await Promise.race([
        told.then(() => true),
        new Promise<boolean>((resolve) => setTimeout(resolve, 500, false)),
      ]);
    }
    heard.events.length = 0;
    return heard;
  };

  it('tells when another program comments on a guideline, apart from the texts', async () => {
    const fixture = await start();
    await fixture.put('x.guideline', guideline);
    const heard = await listen(fixture);
    const told = async (): Promise<void> =>
      await expect.poll(() => heard.events.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await fixture.put('x.guideline.review.json', '{"format":"guideline-review","version":1,"comments":[]}');
    await told();
    expect(heard.events).toEqual([{ kind: 'review-changed', path: 'x.guideline' }]);
    heard.events.length = 0;
    await fixture.remove('x.guideline.review.json');
    await told();
    expect(heard.events).toEqual([{ kind: 'review-changed', path: 'x.guideline' }]);
    heard.stop();
  });

  it('tells what others change, make and remove', async () => {
    const fixture = await start();
    await fixture.put('x.guideline', guideline);
    const heard = await listen(fixture);
    for (const [path, content] of [
      ['x.guideline', 'changed'],
      ['new/y.guideline', 'made'],
      ['new/y.guideline', 'again'],
    ] as const) {
      const told = heard.until(path, hash(content));
      await fixture.put(path, content);
      await told;
    }
    const removed = heard.until('x.guideline', '');
    await fixture.remove('x.guideline');
    await removed;
    expect(heard.events).toContainEqual({ kind: 'library-changed' });
    heard.stop();
  });

  it('tells every window once of an own save, and is silent about drafts, touches and after the end', async () => {
    const fixture = await start();
    await fixture.put('x.guideline', guideline);
    const heard = await listen(fixture);
    await fixture.host.api.save('x.guideline', `${guideline}# more\n`, hash(guideline));
    await fixture.host.api.keepDraft('x.guideline', 'draft', hash(guideline));
    await fixture.put('x.guideline', `${guideline}# more\n`);
    const marker = heard.until('z.guideline', hash('z'));
    await fixture.put('z.guideline', 'z');
    await marker;
    const saved = heard.events.filter(
      (event) => event.kind === 'file-changed' && event.path === 'x.guideline',
    );
    expect(saved).toEqual([
      { kind: 'file-changed', path: 'x.guideline', hash: hash(`${guideline}# more\n`) },
    ]);
    heard.stop();
    heard.events.length = 0;
    await fixture.remove('awake.guideline');
    const other = await listen(fixture);
    other.stop();
    expect(heard.events).toEqual([]);
  });

  it('tells of lint.json apart from the files', async () => {
    const fixture = await start();
    const heard = await listen(fixture);
    await fixture.put('lint.json', '{}');
    await expect.poll(() => heard.events, { timeout: 5_000 }).toEqual([{ kind: 'lint-config-changed' }]);
    await fixture.remove('lint.json');
    await expect.poll(() => heard.events.length, { timeout: 5_000 }).toBe(2);
    heard.stop();
  });

  it('says when an own save changes what the list shows', async () => {
    const fixture = await start();
    await fixture.put('x.guideline', guideline);
    const { events, stop } = await listen(fixture);
    await fixture.host.api.save('x.guideline', `${guideline}# a comment\n`, hash(guideline));
    const listed = () => events.filter(({ kind }) => kind === 'library-changed').length;
    expect(listed()).toBe(0);
    await fixture.host.api.save(
      'x.guideline',
      guideline.replace('One', 'Two'),
      hash(`${guideline}# a comment\n`),
    );
    await fixture.host.api.save('made.guideline', guideline, '');
    expect(listed()).toBe(2);
    stop();
  });
}
