// Three-way merge of texts: what one changed is taken, what both changed alike is no conflict, and no line of either is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTexts } from '../../dsl/index.ts';
import { conflictsOf, mergedText } from '../../renderer/app/merged-text.ts';

const base = 'one\ntwo\nthree\nfour\nfive\n';

describe('two changes of one text', () => {
  it('stand together where they touch different lines', () => {
    const merge = mergeTexts(base, base.replace('one', 'ONE'), base.replace('five', 'FIVE'));
    expect(conflictsOf(merge)).toEqual([]);
    expect(mergedText(merge, [])).toBe('ONE\ntwo\nthree\nfour\nFIVE\n');
  });

  it('are one where both say the same', () => {
    const same = base.replace('three', '3');
    expect(mergedText(mergeTexts(base, same, same), [])).toBe(same);
    expect(conflictsOf(mergeTexts(base, same, same))).toEqual([]);
  });

  it('conflict on the same lines, and a person chooses mine, theirs or both', () => {
    const merge = mergeTexts(base, base.replace('three', 'mine'), base.replace('three', 'theirs'));
    expect(conflictsOf(merge)).toMatchObject([{ base: ['three'], mine: ['mine'], theirs: ['theirs'] }]);
    expect(mergedText(merge, ['mine'])).toContain('two\nmine\nfour');
    expect(mergedText(merge, ['theirs'])).toContain('two\ntheirs\nfour');
    expect(mergedText(merge, ['both'])).toContain('two\nmine\ntheirs\nfour');
  });

  it('keep the line ends of mine, whatever theirs are', () => {
    const mine = base.replaceAll('\n', '\r\n');
    expect(mergedText(mergeTexts(mine, mine, base.replace('five', '5')), [])).toBe(
      'one\r\ntwo\r\nthree\r\nfour\r\n5\r\n',
    );
  });
});

describe('on any texts', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 12 })
    .map((lines) => lines.join('\n'));

  it('takes whole what only one of them changed', () => {
    fc.assert(
      fc.property(text, text, (old, changed) => {
        expect(mergedText(mergeTexts(old, changed, old), [])).toBe(changed);
        expect(mergedText(mergeTexts(old, old, changed), [])).toBe(changed);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
