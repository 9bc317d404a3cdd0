// Files dropped on the window: opened where the library has them, offered as a copy where not, refused in words where they are no texts.
import { describe, expect, it } from 'vitest';
import { createFixture, knee, kneeText } from './store-fixture.ts';

describe('a dropped file', () => {
  it('that stands in the library is opened, whatever its line ends', async () => {
    const { state } = await createFixture();
    await state().takeDropped([{ name: knee, text: kneeText.replaceAll('\n', '\r\n') }]);
    expect(state().activePath).toBe(knee);
    expect(state().offeredFiles).toEqual([]);
  });

  it('from elsewhere is added as a copy beside its other versions, and undo takes it away', async () => {
    const { state, textOnDisk } = await createFixture({ files: { 'knees/a.guideline': kneeText } });
    const text = 'guideline "Knee"\n  id knee\n  version 2025.1\n';
    await state().takeDropped([{ name: 'a.guideline', text }]);
    expect(state().offeredFiles).toMatchObject([{ path: 'knees/a-2.guideline' }]);
    expect(await state().addFile('knees/2025.guideline')).toBe('');
    expect(textOnDisk('knees/2025.guideline')).toBe(text);
    expect(state()).toMatchObject({ activePath: 'knees/2025.guideline', offeredFiles: [] });
    await state().undoChange();
    expect(textOnDisk('knees/2025.guideline')).toBeUndefined();
  });

  it('keeps its offer where it cannot be written there, and can be left', async () => {
    const { state, textOnDisk } = await createFixture();
    await state().takeDropped([{ name: 'new.guideline', text: 'guideline "New"\n' }]);
    expect(await state().addFile('../out.guideline')).not.toBe('');
    expect(await state().addFile(knee)).not.toBe('');
    expect(textOnDisk(knee)).toBe(kneeText);
    expect(state().offeredFiles).toHaveLength(1);
    state().declineFile();
    expect(state().offeredFiles).toEqual([]);
  });

  it('that is no text of a library is refused, with what to do', async () => {
    const { state } = await createFixture();
    await state().takeDropped([
      { name: 'policy.docx', text: undefined },
      { name: 'latin.guideline', text: undefined },
    ]);
    expect(state().notices.map(({ title }) => title)).toEqual([
      'policy.docx was not taken',
      'latin.guideline was not taken',
    ]);
    expect(state().offeredFiles).toEqual([]);
  });
});
