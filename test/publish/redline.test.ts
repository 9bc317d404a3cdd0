// The redline: both printed texts can be read out of it, what moved is said, and each change stands at one line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledGuideline } from '../../dsl/compile.ts';
import { diffGuidelines } from '../../dsl/diff/diff.ts';
import { printGuideline } from '../../dsl/publish/document.ts';
import { redlineGuidelines } from '../../dsl/publish/redline.ts';
import type { RedlineDocument, RedlineLine, RedlineRun } from '../../dsl/publish/redline-document.ts';
import { pageParts } from '../../dsl/publish/redline-lines.ts';
import { printedWords } from '../../dsl/publish/redline-runs.ts';
import type { PrintedCriterion } from '../../dsl/publish/printed-document.ts';
import { libraryGuideline } from '../diff/support/compiled.ts';
import { compileText } from './compile-text.ts';

function redline(older: CompiledGuideline, newer: CompiledGuideline) {
  const { changes } = diffGuidelines(older, newer);
  return { changes, redline: redlineGuidelines(older.guideline, newer.guideline, changes) };
}

function criteria(version: string, lines: readonly string[]): CompiledGuideline {
  const body = lines.map((line) => `    ${line}`).join('\n');
  return compileText(`guideline "T"\n  id t\n  version ${version}\n\nindications\n  ANY OF\n${body}\n`);
}

/** The words of one version, line by line, sorted: what moved stands elsewhere. */
function wordsIn({ lines }: RedlineDocument, side: 'added' | 'removed'): readonly string[] {
  const other = side === 'added' ? 'removed' : 'added';
  return lines
    .filter(({ state, role }) => state !== 'gone' && state !== other && role !== 'citations')
    .map(({ cells }) => runsIn(cells.flat(), side))
    .toSorted();
}

function runsIn(runs: readonly RedlineRun[], side: RedlineRun['kind']): string {
  return runs.flatMap(({ kind, text }) => (kind === 'same' || kind === side ? [text] : [])).join('');
}

function printedIn({ guideline }: CompiledGuideline): readonly string[] {
  const own = ({ parts }: PrintedCriterion): readonly string[] =>
    parts.flatMap((part) => [
      printedWords(part.runs),
      ...part.remarks.map(printedWords),
      ...part.children.flatMap(own),
    ]);
  return pageParts(printGuideline(guideline), (id) => id)
    .flatMap((part) => [
      ...[...part.above, ...part.below]
        .filter(({ role }) => role !== 'citations')
        .map(({ cells }) => printedWords(cells.flat())),
      ...part.criteria.flatMap(own),
    ])
    .toSorted();
}

function lineWith(document: RedlineDocument, words: string): RedlineLine {
  const line = document.lines.find(
    ({ cells, state }) => state !== 'gone' && runsIn(cells.flat(), 'added').includes(words),
  );
  if (line === undefined) throw new Error(`no line with ${words}`);
  return line;
}

describe('both texts', () => {
  const pairs = [
    ['mr-spectroscopy/2023', 'mr-spectroscopy/2024'],
    ['positive-airway-pressure/2005', 'positive-airway-pressure/2008'],
    ['acupuncture/2019', 'acupuncture/2020'],
    ['implantable-defibrillators/2003', 'implantable-defibrillators/2005'],
  ] as const;

  it.each(pairs)('of %s and %s can be read out of their redline', (from, to) => {
    const [older, newer] = [from, to].map((path) => libraryGuideline(`${path}.guideline`));
    if (!older || !newer) throw new Error('a guideline is missing');
    for (const [a, b] of [
      [older, newer],
      [newer, older],
    ] as const) {
      const made = redline(a, b).redline;
      expect(wordsIn(made, 'added')).toEqual(printedIn(b));
      expect(wordsIn(made, 'removed')).toEqual(printedIn(a));
    }
  });

  const item = fc.record({ word: fc.integer({ min: 0, max: 9 }), depth: fc.integer({ min: 0, max: 2 }) });
  const outline = fc.array(item, { minLength: 1, maxLength: 9 });
  it('of any two outlines can be read out of their redline', () => {
    fc.assert(
      fc.property(outline, outline, (olds, news) => {
        const [older, newer] = [criteria('1.0', outlineLines(olds)), criteria('2.0', outlineLines(news))];
        const made = redline(older, newer).redline;
        expect(wordsIn(made, 'added')).toEqual(printedIn(newer));
        expect(wordsIn(made, 'removed')).toEqual(printedIn(older));
      }),
      { seed: 20241028, numRuns: 150 },
    );
  });

  it('that are the same have no mark', () => {
    const guideline = libraryGuideline('mr-spectroscopy/2024.guideline');
    expect(redline(guideline, guideline).redline.lines.filter(({ state }) => state !== 'same')).toEqual([]);
  });
});

/** Each entry one level below the one before at most; words repeat, so that criteria are moved and doubled. */
function outlineLines(
  items: readonly { readonly word: number; readonly depth: number }[],
): readonly string[] {
  let depth = 0;
  return items.map(({ word, depth: wanted }, index) => {
    const next = items[index + 1];
    depth = index === 0 ? 0 : Math.min(wanted, depth + 1);
    const deeper = next !== undefined && Math.min(next.depth, depth + 1) > depth;
    return `${'  '.repeat(depth)}- Finding ${'abcdefghij'.charAt(word)}${deeper ? ' AND ANY OF' : ''}`;
  });
}

describe('a line', () => {
  it('says where a criterion came from and where it went', () => {
    const older = criteria('1.0', [
      '- Tumor AND ANY OF',
      '  - Edema',
      '  - Gliosis',
      '- Epilepsy AND ANY OF',
      '  - Seizures',
    ]);
    const newer = criteria('2.0', [
      '- Tumor AND ANY OF',
      '  - Edema',
      '- Epilepsy AND ANY OF',
      '  - Gliosis',
      '  - Seizures',
    ]);
    const { lines } = redline(older, newer).redline;
    const notes = lines.flatMap(({ state, note, label }) =>
      note === '' ? [] : [`${state} ${label} ${note}`],
    );
    expect(notes).toEqual([
      'gone b. Moved to 2.a, under \u201cEpilepsy\u201d',
      'changed a. Moved here from under \u201cTumor\u201d, was 1.b',
    ]);
  });

  it('tells another number beside its own, and does not call the line changed', () => {
    const { redline: made } = redline(criteria('1.0', ['- Edema']), criteria('2.0', ['- Pain', '- Edema']));
    expect(lineWith(made, 'Edema')).toMatchObject({ label: '2.', was: '1.', state: 'same' });
  });

  it('marks words, and keeps what is bold', () => {
    const older = criteria('1.0', ['- Known pain AND EITHER OF  {pain}', '  - Rest', '  - Night']);
    const newer = criteria('2.0', ['- Severe pain AND EITHER OF  {pain}', '  - Rest', '  - Night']);
    const { cells, changes } = lineWith(redline(older, newer).redline, 'Severe pain');
    expect(cells[0]?.slice(0, 2)).toEqual([
      { kind: 'removed', style: 'plain', text: 'Known' },
      { kind: 'added', style: 'plain', text: 'Severe' },
    ]);
    expect(cells[0]).toContainEqual({ kind: 'same', style: 'strong', text: 'EITHER' });
    expect(changes).toEqual(['reworded:pain']);
  });

  it('tells citations by their keys: one that only got another number is the same', () => {
    const { redline: made } = redline(
      libraryGuideline('mr-spectroscopy/2023.guideline'),
      libraryGuideline('mr-spectroscopy/2024.guideline'),
    );
    const line = made.lines.find(({ changes }) => changes.includes('citation:brain-tumor'));
    expect(line?.cells[0]?.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'same [13]',
      'same [9]',
      'added [3]',
    ]);
  });
});

describe('each change that is printed', () => {
  it.each([
    ['mr-spectroscopy/2023', 'mr-spectroscopy/2024', ['header:follows']],
    [
      'positive-airway-pressure/2005',
      'positive-airway-pressure/2008',
      ['header:follows', 'data:channels', 'data:rdi', 'data:events', 'data:therapy-start'],
    ],
  ] as const)('stands at one line of %s to %s', (from, to, notPrinted) => {
    const { changes, redline: made } = redline(
      libraryGuideline(`${from}.guideline`),
      libraryGuideline(`${to}.guideline`),
    );
    const seen = made.lines.flatMap((line) => line.changes);
    expect(new Set(seen).size).toBe(seen.length);
    const ids = changes.map(({ id }) => id);
    expect(ids.filter((id) => !seen.includes(id))).toEqual(notPrinted);
  });
});
