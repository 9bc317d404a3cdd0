// One slip in a whole text costs the other criteria nothing and is reported where it is; `RECOVERY=all` tries every slip of every text.
import { describe, expect, it } from 'vitest';
import { createSourceText, positionAt, type SourceText } from '../../dsl/source/source-text.ts';
import { sectionWords } from '../../dsl/syntax/keywords.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';
import { criteriaSections, walkGroup } from '../../dsl/syntax/walk.ts';
import { readFolder, validCorpus } from '../support/documents.ts';
import { slipsOf, type Slip } from './edits.ts';

/** Every so manyth slip, counted over each text; all of them take a minute. */
const every = process.env['RECOVERY'] === 'all' ? 1 : 23;
const syntax = createSyntax();
const files = [...readFolder('guidelines', '.guideline'), ...validCorpus()];

interface Criterion {
  readonly words: string;
  /** 0-based, of the marker of its item, without which it is none, and of its last word. */
  readonly from: number;
  readonly to: number;
}

interface Tried {
  readonly slip: Slip;
  readonly path: string;
  /** Criteria that the slip does not touch, and how many of them are still there. */
  readonly untouched: number;
  readonly kept: number;
  /** 0-based line of the first error. */
  readonly errorLine: number | undefined;
}

function read(
  uri: string,
  text: string,
): { readonly criteria: readonly Criterion[]; readonly errorLine: number | undefined } {
  const source = createSourceText(uri, text);
  const { value, diagnostics } = syntax.parse(source);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  const criteria: Criterion[] = [];
  if (value.kind !== 'cases')
    for (const { group } of criteriaSections(value))
      if (group)
        walkGroup(group, {
          clause: ({ words }, item) => {
            if (words)
              criteria.push({
                words: words.value,
                from: lineOf(source, item.span.start),
                to: lineOf(source, words.span.end),
              });
          },
        });
  return { criteria, errorLine: error && lineOf(source, error.span.start) };
}

function tryAll(path: string, text: string): readonly Tried[] {
  const whole = read(path, text).criteria;
  return [...slipsOf(text)]
    .filter((_, index) => index % every === 0)
    .map((slip) => {
      const { criteria, errorLine } = read(path, slip.text);
      const untouched = whole.filter(
        ({ from, to }) => to < slip.goneFrom && ![...slip.touched].some((line) => from <= line && line <= to),
      );
      const left = new Map<string, number>();
      for (const { words } of criteria) left.set(words, (left.get(words) ?? 0) + 1);
      const kept = untouched.filter(({ words }) => {
        const there = left.get(words) ?? 0;
        left.set(words, there - 1);
        return there > 0;
      });
      return { slip, path, untouched: untouched.length, kept: kept.length, errorLine };
    });
}

const sectionWord = new RegExp(`^(?:${sectionWords.join('|')})(?!\\S)`);

/**
 * Without the word that opens it a section stands under what is above it. Which section it was is not guessed: an exclusion read as
 * an indication would be the worst of all readings, and terms read as codes are found when the codes are checked.
 */
function opensSection({ slip }: Tried): boolean {
  return sectionWord.test(slip.was) && !sectionWord.test(slip.text.split('\n')[slip.line] ?? '');
}

/**
 * The slip's line or the next with words. What stands above it where the language leaves no choice: a list word whose items were cut off is
 * empty itself, and a line without its marker or list word goes on with the criterion above it, which then lacks something.
 */
function isNear({ slip, errorLine }: Tried): boolean {
  if (errorLine === undefined) return true;
  const lines = slip.text.split('\n');
  const hasWords = (line: string): boolean => line.trim() !== '' && !/^\s*#/.test(line);
  // Where only comments are left the first line has to do.
  if (!lines.some(hasWords)) return true;
  const last = slip.line + slip.touched.size - 1;
  const next = lines.findIndex((line, index) => index > last && hasWords(line));
  const above = lines.findLastIndex((line, index) => index < slip.line && opener.test(line));
  return errorLine >= Math.min(above < 0 ? slip.line : above, slip.line) && errorLine <= Math.max(next, last);
}

/** An item, or words that end in a list word. */
const opener = /^\s*(?:[-\u2022]|\(?\w{1,4}[.)])\s|(?:OF)(?:\s*\{[^}]*\})?(?:\s*\[[^\]]*\])?\s*:?$/;

const tried = files.flatMap(({ path, text }) => tryAll(path, text));

describe(`${tried.length} slips in ${files.length} texts`, () => {
  it.each(['cut', 'lost-word', 'doubled-line', 'swapped-lines'] as const)(
    '%s: the other criteria are kept',
    (kind) => {
      const slips = tried.filter(({ slip }) => slip.kind === kind);
      const all = slips.reduce((sum, { untouched }) => sum + untouched, 0);
      const kept = slips.reduce((sum, one) => sum + one.kept, 0);
      console.log(`recovery: ${kind}, ${slips.length} slips, ${kept} of ${all} other criteria kept`);
      expect(slips.length).toBeGreaterThan(40);
      const poor = slips.filter(
        (one) => !opensSection(one) && one.kept < Math.min(one.untouched * 0.9, one.untouched - 1),
      );
      expect(poor.map(describeOne)).toEqual([]);
      expect(kept / all).toBeGreaterThan(0.99);
    },
  );

  it('the first error stands where the slip is', () => {
    expect(tried.filter(({ errorLine }) => errorLine !== undefined).length).toBeGreaterThan(100);
    expect(tried.filter((one) => !opensSection(one) && !isNear(one)).map(describeOne)).toEqual([]);
  });
});

function describeOne({ path, slip, kept, untouched, errorLine }: Tried): string {
  return `${slip.kind} in ${path}:${slip.line + 1} (${slip.was.trim()}): ${kept} of ${untouched} kept, error at ${(errorLine ?? -1) + 1}`;
}

function lineOf(source: SourceText, offset: number): number {
  return positionAt(source, offset).line;
}
