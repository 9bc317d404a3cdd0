// Pasting from a word processor: samples become lists of the language, no word is lost, and one fix repairs a document that has it already.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pasteContextAt, repairPaste } from '../../dsl/ide/paste.ts';
import type { TextEdit } from '../../dsl/source/diagnostic.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';
import { shippedFiles, validCorpus } from '../support/documents.ts';
import { wordSamples } from './support/word-samples.ts';

const seed = 20241103;
const syntax = createSyntax();
const inList = { column: 4, criteria: true };
const markers = '\u2022 o \u00a7 \uf0b7 \u25aa - 1. 2) (3) 1.1 a. b) i. iv. A.'.split(' ');
const characters = '\u201c \u201d \u2019 \u2026 \u2011 \u00ad \u200b \ufb01'.split(' ');
const breaks = ['\t', ' ', '\n', '\r\n', '\u000b', '\u00a0', '\u2009', '\u2028'];
const pieces = [
  markers,
  characters,
  breaks,
  ['fever', 'chills,', 'Cough', '14.5', 'and/or', 'ANY OF'],
].flat();
const foreign = ['\t', '\r', '\u000b', '\u00a0', '\u00ad', '\u2009', '\u2028', '\u200b', '\u2011', '\u2026'];
const head = 'guideline "G"\n  id g\n  version 1\n';
const faults = (text: string) => syntax.parse(createSourceText('g.guideline', text)).diagnostics;

/** Letters and digits, without what no reader sees and without the markers that a paste rewrites. */
function wordsOf(text: string): readonly string[] {
  const lines = text
    .replace(/\p{Cf}/gu, '')
    .split(/[\r\n\v\f\u0085\u2028\u2029]/)
    .map((line) => line.replace(/^\s*o(?=\s|$)/, '').replace(/^\s*(?:\d{1,2}\.)+(?=\d{1,2}\.?\s)/, ''));
  return (
    lines
      .join('\n')
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
    text,
  );
}

describe('text from a word processor', () => {
  it.each(wordSamples)('$name', ({ pasted, repaired }) => {
    const { text, repairs } = repairPaste(pasted, inList);
    expect(text.split('\n')).toEqual(repaired);
    expect(repairs.length).toBeGreaterThan(0);
    expect(wordsOf(text)).toEqual(wordsOf(pasted));
  });

  it('is read as the list that it was, but for how many items are needed', () => {
    for (const { name, pasted } of wordSamples) {
      const text = `${head}indications\n  ANY OF\n    ${repairPaste(pasted, inList).text}\n`;
      const codes = new Set(faults(text).map(({ code }) => code));
      codes.delete('syntax/missing-quantifier');
      expect([...codes], name).toEqual(name.startsWith('a lead-in') ? ['syntax/needs-marker'] : []);
    }
  });

  it('loses no word, whatever was pasted, and is repaired once', () => {
    const piece = fc.constantFrom(...pieces);
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.boolean(),
        fc.nat({ max: 8 }),
        (parts, criteria, column) => {
          const pasted = parts.join('');
          const { text } = repairPaste(pasted, { column, criteria });
          expect(wordsOf(text)).toEqual(wordsOf(pasted));
          expect(foreign.filter((character) => text.includes(character))).toEqual([]);
        },
      ),
      { seed, numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (pasted) => {
        const once = repairPaste(pasted, { column: 0, criteria: false });
        expect(repairPaste(once.text, { column: 0, criteria: false })).toEqual({
          text: once.text,
          repairs: [],
        });
      }),
      { seed, numRuns: 500 },
    );
  });

  it('leaves text of the language as it is', () => {
    for (const { path, text } of [...shippedFiles(), ...validCorpus()]) {
      if (path.includes('pasted-list') || /[\u2010-\u2026\u00a0]/.test(text)) continue;
      expect(repairPaste(text, { column: 0, criteria: true }), path).toEqual({ text, repairs: [] });
    }
  });

  it('knows where it is pasted', () => {
    const text = `${head}indications\n  ANY OF\n    - Fever\nterms\n  Fever\n    Heat`;
    expect(pasteContextAt(text, text.indexOf('- Fever'))).toEqual({ column: 4, criteria: true });
    expect(pasteContextAt(text, text.indexOf('Heat'))).toEqual({ column: 4, criteria: false });
    expect(pasteContextAt('', 0)).toEqual({ column: 0, criteria: false });
  });

  it('never opens a section by sliding to the margin', () => {
    const pasted = 'Fever\nabove 38 \u00b0C';
    expect(repairPaste(pasted, { column: 4, criteria: false }).text).toBe('Fever\n    above 38 \u00b0C');
  });
});

describe('a document that holds such characters', () => {
  const spoiled = [
    'guideline \u201cG\u201d\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy\n',
    `${head}indications \u201cMRI\u201d\n\tANY OF\n\t\t- Epilepsy\n\t\t\t\t\u2013 Seizures\n`.replace(
      '\t\t\t\t',
      '\t\t',
    ),
    `${head}indications\n  ANY OF\n    - Epilepsy\n    - Fever {high\u2011fever}\n`,
    `${head}indications\n  ANY OF\n    - Epilepsy\u000b      before surgery\n    - Fever\u2028    - Cough\n`,
    `${head}data\n  age \u201cAge\u201d quantity in years, precision 1\nindications\n  ANY OF\n    - Young {young}\n      WHEN age\u200b < 18\u00a0years\n`,
    `${head}procedures CPT\n  76390\u201376399  Spectroscopy\nindications\n  ANY OF\n    - Epilepsy\n`,
  ];

  it.each(spoiled)('is repaired by one fix: %j', (text) => {
    const found = faults(text);
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(0);
    const fixes = found
      .flatMap(({ fixes: offered = [] }) => offered)
      .filter(({ label }) => label === 'Repair pasted text');
    const repaired = applied(text, fixes[0]?.edits ?? []);
    expect(faults(repaired).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
    expect(wordsOf(repaired)).toEqual(wordsOf(text));
  });

  it('is read as it is where the characters stand in words, bullets and indents', () => {
    const text = `${head}indications\n\u00a0\u2009ANY\u00a0 OF\n    \u25aa The patient\u2019s \u201ccold AND flu\u201d \u2026 14\u201316 \u00bd hyper\u00adtension\n    o\tLong\u2011term use {use}\n    \uf0b7 Fever\n`;
    expect(faults(text)).toEqual([]);
  });

  it('is reported once for all its lines, in linear size', () => {
    const text = `${head}indications\n  ANY OF\n${'\t- Fever {high\u2011fever}\n'.repeat(300)}`;
    const found = faults(text).filter(({ code }) => /tab-indent|pasted-text/.test(code));
    expect(found.map(({ code, related }) => [code, related?.length])).toEqual([
      ['syntax/tab-indent', 299],
      ['syntax/pasted-text', 299],
    ]);
  });
});
