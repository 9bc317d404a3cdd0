// The sides of a split editor: which tab stands where, what is in front, what remains after closing, and what the next start finds.
import { describe, expect, it } from 'vitest';
import { startReactions } from '../../renderer/app/reactions.ts';
import { createFixture } from './store-fixture.ts';

const texts = { 'a.guideline': 'guideline "A"\n', 'b.guideline': 'guideline "B"\n', 'c.cases': 'cases\n' };
const [a, b, c] = ['a.guideline', 'b.guideline', 'c.cases'];

async function opened(...paths: readonly string[]) {
  const fixture = await createFixture({ files: texts });
  for (const path of paths) await fixture.state().openFile(path);
  return fixture;
}

describe('a split editor', () => {
  it('shows the file in front on both sides, as one text', async () => {
    const { state } = await opened(a, b);
    state().splitEditor('right');
    expect(state().panes).toMatchObject({
      active: 'second',
      split: 'right',
      second: { paths: [b], front: b },
    });
    expect(state().openPaths).toEqual([a, b]);
    state().closeTab(b, 'second');
    expect(state().panes).toMatchObject({ active: 'first', split: 'none', second: { paths: [] } });
    expect(state().documents[b]).toBeDefined();
  });

  it('is made by moving a tab, and ends when a side is empty', async () => {
    const { state } = await opened(a, b);
    state().moveToOtherSide();
    expect(state().panes).toMatchObject({
      split: 'right',
      first: { paths: [a], front: a },
      second: { paths: [b] },
    });
    expect(state().activePath).toBe(b);
    state().focusSide('first');
    expect(state().activePath).toBe(a);
    state().moveToOtherSide();
    expect(state().panes).toMatchObject({ split: 'none', first: { paths: [b, a], front: a } });
  });

  it('opens a file where it already has a tab, and else on the active side', async () => {
    const { state } = await opened(a, b);
    state().moveToOtherSide();
    await state().openFile(a);
    expect(state().panes.active).toBe('first');
    await state().openFile(c);
    expect(state().panes.first.paths).toEqual([a, c]);
  });

  it('lets tabs change places, and steps through those of a side', async () => {
    const { state } = await opened(a, b, c);
    state().takeTab(c, 'first', a);
    expect(state().panes.first).toEqual({ paths: [c, a, b], front: c });
    state().stepTab(-1);
    expect(state().activePath).toBe(b);
    state().stepTab(1);
    expect(state().activePath).toBe(c);
  });

  it('shows the neighbour of a closed file', async () => {
    const { state } = await opened(a, b, c);
    state().showTab(b);
    state().closeFile(b);
    expect(state().activePath).toBe(c);
    expect(state().panes.first.paths).toEqual([a, c]);
  });

  it('brings all tabs together again, each once', async () => {
    const { state } = await opened(a, b);
    state().splitEditor('down');
    await state().openFile(c);
    state().joinSides();
    expect(state().panes).toMatchObject({
      split: 'none',
      active: 'first',
      first: { paths: [a, b, c], front: c },
    });
  });

  it('is found again at the next start, without what is gone', async () => {
    const fixture = await createFixture({ files: texts });
    await fixture.host.writeSettings({
      ...fixture.state().settings,
      recent: [b],
      open: { split: 'down', first: [a, 'gone.guideline'], second: [b, c] },
    });
    const connection = { api: fixture.host, subscribe: () => () => undefined };
    const stop = startReactions(fixture.store, connection, { close: () => undefined });
    await expect.poll(() => fixture.state().panes.split).toBe('down');
    expect(fixture.state().panes).toMatchObject({
      active: 'second',
      first: { paths: [a], front: a },
      second: { paths: [b, c], front: b },
    });
    expect(fixture.state().settings.recent[0]).toBe(b);
    stop();
  });
});
