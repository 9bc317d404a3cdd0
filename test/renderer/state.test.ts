// The smaller parts of the store: library, problems, fixes, settings, notices, exports, views.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, PrintedCriterion, PrintedDocument } from '../../dsl/index.ts';
import type { LibraryFile } from '../../host/api.ts';
import { defaultSettings } from '../../host/api.ts';
import { fileName } from '../../renderer/app/state/file-names.ts';
import { applyEdits } from '../../renderer/app/state/fixes.ts';
import { compareVersions, groupLibrary, previousVersion } from '../../renderer/app/state/library-groups.ts';
import { criterionAtOffset, placeOfCriterion } from '../../renderer/app/state/printed-places.ts';
import { countProblems, nextProblem } from '../../renderer/app/state/problems.ts';
import { layoutOf } from '../../renderer/app/state/settings.ts';
import { changeBetween } from '../../renderer/editor/text-change.ts';
import { lineOf } from '../../renderer/editor/positions.ts';
import { currentRow, outlineRows } from '../../renderer/panels/outline/outline-rows.ts';
import { emptyAnalysis, settled } from './fake-language.ts';
import { createFixture, knee, kneeText } from './store-fixture.ts';

function file(path: string, part: Partial<LibraryFile> = {}): LibraryFile {
  return {
    path,
    kind: path.endsWith('.cases') ? 'cases' : 'guideline',
    title: '',
    id: '',
    version: '',
    follows: '',
    status: '',
    reviewed: '',
    reviewDue: '',
    effective: '',
    sizeBytes: 1,
    problem: '',
    ...part,
  };
}

describe('the library', () => {
  const files = [
    file('mrs/2024.cases'),
    file('mrs/2023.guideline', { id: 'mrs', title: 'MRS', version: '2023.1' }),
    file('mrs/2024.guideline', { id: 'mrs', title: 'MRS', version: '2024.10', follows: '2023.1' }),
    file('mrs/2024b.guideline', { id: 'mrs', title: 'MRS', version: '2024.2' }),
    file('shared.guideline', { id: 'shared', kind: 'fragment', title: 'A part', version: '1' }),
    file('stray.cases'),
    file('broken.guideline', { problem: 'not text' }),
  ];

  it('groups versions newest first, with their cases, fragments last', () => {
    const { groups, strayCases } = groupLibrary(files);
    expect(groups.map((group) => [group.title, group.versions.map((version) => version.file.path)])).toEqual([
      ['broken.guideline', ['broken.guideline']],
      ['MRS', ['mrs/2024.guideline', 'mrs/2024b.guideline', 'mrs/2023.guideline']],
      ['A part', ['shared.guideline']],
    ]);
    expect(groups[1]?.versions[0]?.cases?.path).toBe('mrs/2024.cases');
    expect(strayCases.map(({ path }) => path)).toEqual(['stray.cases']);
  });

  it('knows the version before: the one that it follows, else the next older one', () => {
    expect(previousVersion(files, 'mrs/2024.guideline')).toBe('mrs/2023.guideline');
    expect(previousVersion(files, 'mrs/2024b.guideline')).toBe('mrs/2023.guideline');
    expect(previousVersion(files, 'shared.guideline')).toBeUndefined();
  });

  it('compares versions by their numbers', () => {
    expect(compareVersions('2024.10', '2024.2')).toBeGreaterThan(0);
  });

  it('that cannot be read says why, and can be read again', async () => {
    let fails = true;
    const { state } = await createFixture({
      host: (api) => ({
        library: async () =>
          fails ? await Promise.reject(new Error('No such folder.')) : await api.library(),
      }),
    });
    expect(state().libraryProblem?.message).toBe('No such folder.');
    fails = false;
    await state().loadLibrary();
    expect(state()).toMatchObject({ libraryProblem: undefined, library: { files: [{ path: knee }] } });
  });
});

function problem(start: number, severity: Diagnostic['severity'] = 'error'): Diagnostic {
  return { code: 'x/y', severity, uri: knee, span: { start, end: start + 2 }, message: '' };
}

describe('problems', () => {
  it('are walked in the order of the text, around both ends', () => {
    const all = [problem(30), problem(10), problem(20)];
    expect([0, 10, 15, 30].map((offset) => nextProblem(all, offset, 1)?.span.start)).toEqual([
      10, 20, 20, 10,
    ]);
    expect([25, 10, 0].map((offset) => nextProblem(all, offset, -1)?.span.start)).toEqual([20, 30, 30]);
    expect(nextProblem([], 0, 1)).toBeUndefined();
  });

  it('are counted by severity', () => {
    expect(countProblems([problem(1), problem(2, 'warning'), problem(3, 'info')])).toEqual({
      errors: 1,
      warnings: 1,
      infos: 1,
    });
  });
});

describe('fixes', () => {
  it('apply all edits at their own places, whatever their order', () => {
    const edit = (start: number, end: number, newText: string) => ({
      uri: knee,
      span: { start, end },
      newText,
    });
    expect(applyEdits('abcdef', [edit(0, 1, 'A'), edit(4, 6, ''), edit(2, 2, '--')])).toBe('Ab--cd');
  });

  it('change the text that they were made for', async () => {
    const { state, document } = await createFixture();
    await state().openFile(knee);
    await settled();
    await state().applyFix(knee, {
      label: 'x',
      edits: [{ uri: knee, span: { start: 0, end: 9 }, newText: 'fragment' }],
    });
    expect(document().text).toBe(kneeText.replace('guideline', 'fragment'));
  });

  it('are not applied to a text that was not checked yet', async () => {
    const { state, document, language } = await createFixture({ instant: false });
    await state().openFile(knee);
    await language
      .of('analyse')[0]
      ?.answer(emptyAnalysis({ uri: knee, version: document().version, text: '' }));
    state().editText(knee, `x${kneeText}`);
    await state().applyFix(knee, {
      label: 'x',
      edits: [{ uri: knee, span: { start: 0, end: 9 }, newText: 'fragment' }],
    });
    expect(document().text).toBe(`x${kneeText}`);
    expect(state().notices).toHaveLength(1);
  });
});

describe('settings', () => {
  it('are written a moment after the last change, once', async () => {
    const written: unknown[] = [];
    const { state, timers } = await createFixture({
      host: () => ({ writeSettings: async (settings) => void written.push(settings) }),
    });
    state().changeSettings({ theme: 'dark' });
    state().setLayout('frame', { left: 20.123, right: 30 });
    await timers.pass(1_000);
    expect(written).toEqual([
      {
        ...defaultSettings,
        formatOnSave: false,
        theme: 'dark',
        layout: { 'frame.left': 20.12, 'frame.right': 30 },
      },
    ]);
  });

  it('give a group its sizes only where all are known', () => {
    const layout = { 'frame.left': 20, 'frame.right': 30 };
    expect(layoutOf(layout, 'frame', ['left', 'right'])).toEqual({ left: 20, right: 30 });
    expect(layoutOf(layout, 'frame', ['left', 'centre'])).toBeUndefined();
  });
});

describe('notices', () => {
  it('go by themselves, but for errors', async () => {
    const { state, timers } = await createFixture();
    state().notify('info', 'Saved');
    state().notify('error', 'Not saved');
    await timers.pass(60_000);
    expect(state().notices.map((notice) => notice.title)).toEqual(['Not saved']);
  });

  it('never stand there twice', async () => {
    const { state } = await createFixture();
    state().notify('error', 'Not saved');
    state().notify('error', 'Not saved');
    expect(state().notices).toHaveLength(1);
  });
});

describe('an export', () => {
  it('goes from findings to files to checks', async () => {
    const verified = {
      holds: true,
      checks: [],
      guidelineId: 'knee',
      version: '1',
      bundleHash: '',
      vectors: 3,
    };
    const exported = {
      kind: 'exported',
      folder: '/out',
      archive: '/out/a.tar',
      compressed: '',
      opaArchive: '',
      targets: [],
      channel: 'default',
      sequence: '1',
      signedBy: [],
      archiveHash: '',
      bundleHash: '',
      meaningHash: '',
      contentHash: '',
      findings: [],
      files: [],
    } as const;
    const asked: unknown[] = [];
    const { state } = await createFixture({
      host: () => ({
        exportBundle: async (...args) => {
          asked.push(args);
          return exported;
        },
        verifyBundle: async (archive) => {
          asked.push(archive);
          return verified;
        },
      }),
    });
    state().openExport(knee);
    state().changeExportForm({ folder: '/out', chosen: ['sql'], signWith: 'f'.repeat(64) });
    const running = state().runExport('a passphrase');
    const { id = '' } = state().exporting ?? {};
    state().noticeExportProgress({ id, doing: 'SQL', done: 1, total: 3 });
    expect(state().exporting).toMatchObject({ busy: true, progress: { doing: 'SQL' } });
    state().noticeExportProgress({ id: 'another', doing: 'DMN', done: 2, total: 3 });
    expect(state().exporting?.progress?.doing).toBe('SQL');
    await running;
    await state().verifyExport();
    const sign = { keyid: 'f'.repeat(64), passphrase: 'a passphrase', remember: false };
    const choices = { id, targets: ['sql'], replaces: '', effectiveTo: '', compress: false, sign };
    expect(asked).toEqual([[knee, '/out', choices], '/out/a.tar']);
    expect(JSON.stringify(state())).not.toContain('a passphrase');
    expect(state().exporting).toMatchObject({ busy: false, outcome: exported, verified });
  });

  it('that fails says why', async () => {
    const { state } = await createFixture({
      host: () => ({ exportBundle: async () => await Promise.reject(new Error('No room.')) }),
    });
    state().openExport(knee);
    await state().runExport('');
    expect(state().exporting).toMatchObject({
      busy: false,
      outcome: { kind: 'failed', message: 'No room.' },
    });
  });
});

describe('the view', () => {
  const place = (start: number, end: number) => ({ uri: knee, span: { start, end } });
  const item = (
    criterion: string,
    start: number,
    end: number,
    children: readonly PrintedCriterion[] = [],
  ): PrintedCriterion => ({
    criterion,
    number: '1',
    label: '1.',
    parts: [{ clause: '', runs: [], children, remarks: [], computed: [], place: place(start, end) }],
    citations: [],
    place: place(start, end),
  });
  const printed: PrintedDocument = {
    title: 'Knee',
    blocks: [
      {
        kind: 'criteria',
        criterion: 'indications',
        place: place(5, 40),
        items: [item('pain', 10, 30, [item('rest', 20, 30)]), item('fever', 31, 40)],
      },
    ],
  };

  it('finds the innermost criterion at a place, and the place of a criterion', () => {
    expect([4, 6, 12, 25, 35].map((offset) => criterionAtOffset(printed, knee, offset))).toEqual([
      undefined,
      'indications',
      'pain',
      'rest',
      'fever',
    ]);
    expect(criterionAtOffset(printed, 'other.guideline', 12)).toBeUndefined();
    expect(placeOfCriterion(printed, 'rest')).toEqual(place(20, 30));
  });

  it('follows the cursor, and keeps what a panel chose while the cursor stays in it', async () => {
    const { state, language, document } = await createFixture({ instant: false });
    await state().openFile(knee);
    await language
      .of('analyse')[0]
      ?.answer(emptyAnalysis({ uri: knee, version: document().version, text: '' }, { printed }));
    const cursor = (offset: number) =>
      state().moveCursor({ path: knee, offset, line: 0, column: offset, chosen: 0 });
    cursor(12);
    expect(state().focus).toEqual({ path: knee, criterion: 'pain', from: 'editor' });
    await state().goToCriterion(knee, 'fever', { uri: knee, start: 31, end: 31 });
    cursor(31);
    expect(state().focus).toEqual({ path: knee, criterion: 'fever', from: 'panel' });
    cursor(2);
    expect(state().focus).toBeUndefined();
  });

  it('finds the criterion at the cursor as soon as the text was checked', async () => {
    const { state, language, document } = await createFixture({ instant: false });
    await state().openFile(knee);
    state().moveCursor({ path: knee, offset: 12, line: 0, column: 12, chosen: 0 });
    expect(state().focus).toBeUndefined();
    await language
      .of('analyse')[0]
      ?.answer(emptyAnalysis({ uri: knee, version: document().version, text: '' }, { printed }));
    state().refreshFocus(knee);
    expect(state().focus?.criterion).toBe('pain');
    state().editText(knee, `x${kneeText}`);
    state().moveCursor({ path: knee, offset: 35, line: 0, column: 35, chosen: 0 });
    expect(state().focus?.criterion).toBe('pain');
  });

  it('opens the file that a place is in', async () => {
    const { state } = await createFixture();
    await state().goTo(knee, 3, 5);
    expect(state()).toMatchObject({
      activePath: knee,
      reveal: { path: knee, start: 3, end: 5, takeFocus: true },
    });
  });
});

describe('small things', () => {
  it('file names tell two of the same name apart', () => {
    const open = ['a/2024.guideline', 'b/2024.guideline', 'c.guideline'];
    expect(open.map((path) => fileName(path, open))).toEqual([
      'a/2024.guideline',
      'b/2024.guideline',
      'c.guideline',
    ]);
    expect(fileName('a/2024.guideline', ['a/2024.guideline'])).toBe('2024.guideline');
  });

  it('the change between two texts makes one the other', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (before, after) => {
        const change = changeBetween(before, after);
        if (change === undefined) expect(before).toBe(after);
        else expect(before.slice(0, change.start) + change.newText + before.slice(change.end)).toBe(after);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('lines are counted from 0, with either line end', () => {
    expect([0, 2, 3, 6].map((offset) => lineOf('ab\ncd\ne', offset))).toEqual([0, 0, 1, 2]);
    expect(lineOf('ab\r\ncd', 4)).toBe(1);
  });

  it('an outline shows what is open and finds the row of the cursor', () => {
    const entry = (
      label: string,
      start: number,
      end: number,
      children: Parameters<typeof outlineRows>[0] = [],
    ) => ({
      kind: 'criterion' as const,
      label,
      detail: '',
      id: '',
      span: { start, end },
      name: { start, end },
      children,
    });
    const outline = [entry('a', 0, 50, [entry('b', 10, 30), entry('c', 31, 50)]), entry('d', 60, 70)];
    const all = outlineRows(outline, () => true);
    expect(all.map((row) => [row.id, row.entry.label, row.depth])).toEqual([
      ['0', 'a', 0],
      ['0.0', 'b', 1],
      ['0.1', 'c', 1],
      ['1', 'd', 0],
    ]);
    expect(currentRow(all, 35)?.entry.label).toBe('c');
    expect(
      currentRow(
        outlineRows(outline, () => false),
        35,
      )?.entry.label,
    ).toBe('a');
    expect(currentRow(all, 55)).toBeUndefined();
  });
});
