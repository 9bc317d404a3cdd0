// Changes of whole documents in the store: written through the host, refused over unsaved or foreign work, undone as one; and the guard of versions.
import { describe, expect, it } from 'vitest';
import type { LibraryPlan, LibraryRequest, PlannedFile } from '../../dsl/index.ts';
import { guardOf } from '../../renderer/app/state/guarding.ts';
import { standingOf } from '../../renderer/app/state/standings.ts';
import { idFrom, nextVersion } from '../../renderer/panels/library/task-request.ts';
import { settled } from './fake-language.ts';
import { createFixture, knee, kneeText, type Fixture } from './store-fixture.ts';

const draft = 'knee-2025.1.guideline';
const draftText = 'guideline "Knee"\n  id knee\n  version 2025.1\n  follows 2024.1\n';
const request: LibraryRequest = { kind: 'new-draft', from: knee, version: '2025.1', effective: '' };
const rename: LibraryRequest = { kind: 'rename', from: knee, path: 'new.guideline', id: 'knee' };

describe('a change of the library', () => {
  it('is written, opened, told with a way back, and undone', async () => {
    const fixture = await createFixture();
    await fixture.state().openFile(knee);
    expect(await make(fixture, request, [planned(draft, undefined, draftText)], draft)).toBe('');
    expect(fixture.textOnDisk(draft)).toBe(draftText);
    expect(fixture.state().activePath).toBe(draft);
    const notice = fixture.state().notices.at(-1);
    expect(notice).toMatchObject({ tone: 'success', title: 'Done', detail: draft });
    notice?.action?.run();
    await settled();
    await settled();
    expect(fixture.textOnDisk(draft)).toBeUndefined();
    expect(fixture.state().openPaths).toEqual([knee]);
    expect(fixture.state().lastChange).toBeUndefined();
  });

  it('moves an open file with its tab, without a word of a change by someone else', async () => {
    const fixture = await createFixture();
    await fixture.state().openFile(knee);
    const files = [planned('new.guideline', undefined, kneeText), planned(knee, kneeText, undefined)];
    expect(await make(fixture, rename, files, 'new.guideline')).toBe('');
    expect(fixture.state().openPaths).toEqual(['new.guideline']);
    expect(fixture.textOnDisk(knee)).toBeUndefined();
    expect(fixture.state().notices.map(({ title }) => title)).toEqual(['Done']);
  });

  it('is refused over unsaved work, and over what someone else wrote', async () => {
    const fixture = await createFixture();
    await fixture.state().openFile(knee);
    fixture.state().editText(knee, `${kneeText}# mine\n`);
    const files = [planned(knee, kneeText, `${kneeText}# new\n`)];
    expect(await make(fixture, rename, files, '')).toMatch(/not saved/);
    fixture.state().closeWithoutSaving(knee);
    await fixture.writeOutside(knee, `${kneeText}# theirs\n`);
    expect(await make(fixture, rename, files, '')).toMatch(/changed by someone else/);
    expect(fixture.textOnDisk(knee)).toBe(`${kneeText}# theirs\n`);
    expect(fixture.state().lastChange).toBeUndefined();
  });

  it('is not undone over later work', async () => {
    const fixture = await createFixture();
    await make(fixture, request, [planned(draft, undefined, draftText)], draft);
    fixture.state().editText(draft, `${draftText}# later\n`);
    await fixture.state().undoChange();
    expect(fixture.textOnDisk(draft)).toBe(draftText);
    expect(fixture.state().notices.at(-1)).toMatchObject({ tone: 'error', title: 'Done: not undone' });
    await fixture.state().save(draft);
    await fixture.state().undoChange();
    expect(fixture.textOnDisk(draft)).toBe(`${draftText}# later\n`);
  });

  it('leaves the version as it was whose changes the new draft takes', async () => {
    const fixture = await createFixture();
    await fixture.state().openFile(knee);
    fixture.state().editText(knee, `${kneeText}# mine\n`);
    fixture.state().startTask('new-draft', knee, true);
    expect(await make(fixture, request, [planned(draft, undefined, `${draftText}# mine\n`)], draft)).toBe('');
    expect(fixture.document(knee).text).toBe(kneeText);
    expect(fixture.textOnDisk(draft)).toBe(`${draftText}# mine\n`);
  });
});

describe('a version', () => {
  it('that another one follows is saved over only when a person agrees, once', async () => {
    const fixture = await createFixture({ files: { [knee]: kneeText, [draft]: draftText } });
    await fixture.state().openFile(knee);
    fixture.state().editText(knee, `${kneeText}# 1\n`);
    expect(await fixture.state().save(knee)).toBe(false);
    expect(fixture.state().savingOver).toBe(knee);
    expect(fixture.textOnDisk(knee)).toBe(kneeText);
    await fixture.state().saveOver();
    expect(fixture.textOnDisk(knee)).toBe(`${kneeText}# 1\n`);
    fixture.state().editText(knee, `${kneeText}# 2\n`);
    expect(await fixture.state().save(knee)).toBe(true);
  });

  it('is guarded where it is published or followed, and free as a draft', async () => {
    const files = {
      [knee]: kneeText,
      [draft]: draftText,
      'p.guideline': 'guideline "P"\n  version 1\n  status published\n',
    };
    const { state } = await createFixture({ files });
    expect(guardOf(state(), knee)).toBe('2025.1 follows 2024.1');
    expect(guardOf(state(), 'p.guideline')).toBe('1 is published');
    expect(guardOf(state(), draft)).toBeUndefined();
  });

  it('stands as it was looked up last while it is closed', async () => {
    const fixture = await createFixture();
    fixture.language.standing = async () => ({ errors: 1, warnings: 2, infos: 3 });
    fixture.state().refreshStandingsSoon();
    expect(standingOf(fixture.state(), knee)).toBeUndefined();
    await fixture.timers.pass(2_000);
    await settled();
    expect(standingOf(fixture.state(), knee)).toEqual({ errors: 1, warnings: 2, infos: 3 });
  });
});

it.each([
  ['2024.2', ['2024.2'], '2024-06-01', '2024.3'],
  ['2024.2', ['2024.2', '2024.3'], '2024-06-01', '2024.4'],
  ['2024.2', ['2024.2'], '2026-06-01', '2026.1'],
  ['7', ['7'], '2026-06-01', '8'],
])('the version after %s of %j on %s is %s', (version, taken, today, next) => {
  expect(nextVersion(version, taken, today)).toBe(next);
});

it('proposes an id from a title', () => {
  expect(idFrom('  MRI of the Lumbar Spine (2025), élan ')).toBe('mri-of-the-lumbar-spine-2025-elan');
});

async function make(
  fixture: Fixture,
  wanted: LibraryRequest,
  files: readonly PlannedFile[],
  opens: string,
): Promise<string> {
  const made = fixture.state().makeChange(wanted, 'Done');
  await settled();
  const plan: LibraryPlan = { kind: 'planned', files, opens, cautions: [] };
  await fixture.language.of('planChange').at(-1)?.answer(plan);
  return await made;
}

function planned(path: string, before: string | undefined, after: string | undefined): PlannedFile {
  return { path, before, after, what: [] };
}
