// Finding in one text: letters, whole words, patterns, criteria alone, and what each place becomes.
import { describe, expect, it } from 'vitest';
import { createWorkspace, searchText } from '../../dsl/index.ts';
import type { TextQuery } from '../../dsl/index.ts';

const text = `guideline "Knee pain"
  id knee

indications "Knee"
  ANY OF
    1. Knee pain (six weeks)  {knee-pain}
    2. Kneecap pain OR KNEE swelling
`;

const plain: TextQuery = {
  words: 'knee',
  replacement: 'hip',
  matchCase: false,
  wholeWords: false,
  isPattern: false,
  criteriaOnly: false,
};

function find(part: Partial<TextQuery>, inText = text) {
  const search = searchText(inText, { ...plain, ...part }, () => {
    const workspace = createWorkspace();
    workspace.setText('a.guideline', inText);
    return workspace.document('a.guideline')?.value;
  });
  if (search.kind === 'no-pattern') throw new Error(search.why);
  return search.matches;
}

describe('words', () => {
  it('are found with their line and what stands around them', () => {
    const matches = find({ words: '(six weeks)' });
    expect(matches).toMatchObject([
      { line: 5, before: '1. Knee pain ', found: '(six weeks)', after: '  {knee-pain}' },
    ]);
    const [match] = matches;
    expect(text.slice(match?.span.start, match?.span.end)).toBe('(six weeks)');
  });

  it('are found in capitals too, unless letters matter', () => {
    expect(find({})).toHaveLength(7);
    expect(find({ matchCase: true }).map(({ found }) => found)).toEqual(['knee', 'knee']);
  });

  it('are whole where that is asked', () => {
    expect(find({ wholeWords: true }).map(({ line }) => line)).toEqual([0, 1, 3, 5, 5, 6]);
  });

  it('are found in criteria alone where that is asked, not in ids and titles', () => {
    expect(find({ criteriaOnly: true }).map(({ found, line }) => `${line} ${found}`)).toEqual([
      '5 Knee',
      '6 Knee',
      '6 KNEE',
    ]);
  });

  it('mean themselves, whatever signs they hold', () => {
    expect(find({ words: 'a.b', replacement: '$1' }, 'a.b axb\n')).toMatchObject([
      { found: 'a.b', newText: '$1' },
    ]);
    expect(find({ words: '' })).toEqual([]);
  });
});

describe('a pattern', () => {
  it('gives its groups to the replacement', () => {
    const matches = find({
      words: '(?<what>\\w+) pain',
      replacement: '$<what> ache, $1, $&, $$',
      isPattern: true,
      matchCase: true,
    });
    expect(matches.map(({ newText }) => newText)).toEqual([
      'Knee ache, Knee, Knee pain, $',
      'Knee ache, Knee, Knee pain, $',
      'Kneecap ache, Kneecap, Kneecap pain, $',
    ]);
  });

  it('that finds nothing but places between letters finds nothing', () => {
    expect(find({ words: 'z*', isPattern: true })).toEqual([]);
  });

  it('that is none says why', () => {
    const search = searchText(
      text,
      { ...plain, words: '(', isPattern: true, wholeWords: true },
      () => undefined,
    );
    expect(search).toMatchObject({ kind: 'no-pattern' });
    expect(search.kind === 'no-pattern' && search.why).toMatch(/group/i);
  });
});
