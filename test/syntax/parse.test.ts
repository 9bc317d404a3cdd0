// The parser over whole texts: it never throws, it confines faults, it respects its limits.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSourceText, createSyntax, type GuidelineDocument } from '../../dsl/index.ts';
import { criteriaSections, walkGroup } from '../../dsl/syntax/walk.ts';
import { shippedFiles, validCorpus } from '../support/documents.ts';

const syntax = createSyntax();
const parse = (text: string) => syntax.parse(createSourceText('test.guideline', text));
const corpus = [...shippedFiles(), ...validCorpus()];

function ids(document: GuidelineDocument): readonly string[] {
  const found: string[] = [];
  for (const { group } of criteriaSections(document)) {
    if (group)
      walkGroup(group, {
        clause: (clause) => void found.push(clause.id?.value ?? clause.words?.value ?? ''),
      });
  }
  return found;
}

describe('parsing any text', () => {
  it('never throws on any prefix of the shipped guidelines, and keeps every place inside the text', () => {
    for (const { text } of corpus) {
      const step = Math.max(1, Math.floor(text.length / 150));
      for (let end = 0; end <= text.length; end += step) {
        for (const { span } of parse(text.slice(0, end)).diagnostics) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(end);
          expect(span.start).toBeLessThanOrEqual(span.end);
        }
      }
    }
  });

  it('never throws on mutated texts and token soup', () => {
    const pieces = fc.constantFrom(
      'guideline "G"',
      '\n',
      '  ',
      '\t',
      'indications',
      'ANY OF',
      'ALL OF',
      'AT LEAST 2 OF',
      '- ',
      '1. ',
      'a. ',
      'AND ',
      'OR ',
      'UNLESS ',
      'NOT ',
      'WHEN ',
      'EG ',
      'ONLY ',
      'NOTE ',
      'age < 18 years',
      '(',
      ')',
      '{id}',
      '{',
      '}',
      '[key]',
      '[',
      ']',
      '"',
      'words',
      ':',
      ';',
      ',',
      'data',
      'terms',
      'references',
      'cases for g 1',
      'case "C"',
      'expect ',
      ' met',
      'known ',
      'MET {a}',
      '\u00a0',
      '\u{1f600}',
      '\r\n',
      'LIMIT ',
      'APPLIES TO ',
      'WITH ',
      '=',
      '>=',
      '12',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 80 }), (parts) => {
        const text = parts.join('');
        for (const { span } of parse(text).diagnostics) expect(span.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 600, seed: 20241101 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...corpus),
        fc.nat(),
        fc.nat({ max: 40 }),
        fc.string({ maxLength: 8 }),
        ({ text }, at, length, insert) => {
          const start = at % (text.length + 1);
          parse(text.slice(0, start) + insert + text.slice(start + length));
        },
      ),
      { numRuns: 300, seed: 20241102 },
    );
  });
});

describe('a fault in one criterion', () => {
  const text = shippedFiles().find(({ path }) => path.endsWith('2024.guideline'))?.text ?? '';
  const whole = parse(text).value as GuidelineDocument;
  const lines = text.split('\n');

  it('leaves every other criterion intact', () => {
    const all = ids(whole);
    expect(all.length).toBeGreaterThanOrEqual(30);
    const faults = ['{unclosed', '"unclosed', 'WHEN purpose is is', '%%% ((('];
    for (const [index, line] of lines.entries()) {
      if (!/\{[a-z-]+\}/.test(line) || line.startsWith('  added') || line.includes('revised')) continue;
      const own = /\{([a-z-]+)\}/.exec(line)?.[1] ?? '';
      for (const fault of faults) {
        const broken = [
          ...lines.slice(0, index),
          `${line.slice(0, line.indexOf('{'))}${fault}`,
          ...lines.slice(index + 1),
        ].join('\n');
        const kept = ids(parse(broken).value as GuidelineDocument);
        const lost = all.filter((id) => id !== own && !kept.includes(id));
        expect(lost, `${fault} on line ${index + 1}`).toEqual([]);
      }
    }
  });

  it('is reported once, on its own line', () => {
    const index = lines.findIndex((line) => line.includes('WHEN mri-result is'));
    const broken = [
      ...lines.slice(0, index),
      lines[index]?.replace(' is ', ' is is '),
      ...lines.slice(index + 1),
    ].join('\n');
    const source = createSourceText('test.guideline', broken);
    const { diagnostics } = syntax.parse(source);
    expect(diagnostics.map(({ code }) => code)).toEqual(['syntax/expression']);
    expect(broken.slice(0, diagnostics[0]?.span.start).split('\n').length - 1).toBe(index);
  });
});

describe('words left over at the end of a line', () => {
  const head = 'guideline "G"\n  id g\n  version 1\n';
  const codes = (body: string) => parse(`${head}${body}`).diagnostics.map(({ code }) => code);

  it('are reported there, and nowhere else', () => {
    const list =
      '  ANY OF\n    - A {a}\n        WHEN age is 3 years old\n    - B {b}\n        WHEN known x AND AND known y\n    - C {c}\n';
    const { value, diagnostics } = parse(`${head}indications\n${list}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['syntax/expression', 'syntax/expression']);
    expect(ids(value as GuidelineDocument)).toEqual(['a', 'b', 'c']);
  });

  it('are reported on headings, data and tables too', () => {
    expect(codes('indications "T" and more\n  ANY OF\n    - A\n')).toEqual(['syntax/unexpected']);
    expect(codes('data\n  age "Age" count of years\n  sex "Sex" choice of male, female\n')).toEqual([
      'syntax/unexpected',
    ]);
  });

  it('keep waivers of the header', () => {
    const { value } = parse(`${head}  WAIVE lint/no-title "an old form"\n`);
    expect((value as GuidelineDocument).waivers.map(({ reason }) => reason.value)).toEqual(['an old form']);
  });
});

describe('limits', () => {
  const nested = (depth: number): string => {
    const lines = Array.from(
      { length: depth },
      (_, level) => `${' '.repeat(4 + level)}- Level ${level} AND ALL OF`,
    );
    return `guideline "G"\n  id g\n  version 1\nindications\n  ALL OF\n${lines.join('\n')}\n${' '.repeat(4 + depth)}- Leaf\n`;
  };

  it('accepts 190 levels and refuses 1,000 and 100,000 with one clear error', () => {
    expect(parse(nested(190)).diagnostics).toEqual([]);
    for (const depth of [201, 1000])
      expect(parse(nested(depth)).diagnostics.map(({ code }) => code)).toEqual(['syntax/too-deep']);
    const parens = (count: number): string =>
      `guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - X\n      WHEN ${'('.repeat(count)}known a${')'.repeat(count)}\n`;
    expect(parse(parens(150)).diagnostics).toEqual([]);
    for (const count of [201, 100_000])
      expect(parse(parens(count)).diagnostics.map(({ code }) => code)).toEqual(['syntax/too-deep']);
    const nots = `guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - X\n      WHEN ${'NOT '.repeat(5000)}known a\n`;
    expect(parse(nots).diagnostics.map(({ code }) => code)).toEqual(['syntax/too-deep']);
  });

  it('refuses a text over 5 MB', () => {
    const { diagnostics } = parse(`guideline "G"\n${'# padding\n'.repeat(600_000)}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['syntax/too-long']);
  });
});

describe('the kind of a document', () => {
  it('says when cases were expected', () => {
    const { diagnostics } = syntax.parseCases(
      createSourceText('x.cases', 'guideline "G"\n  id g\n  version 1\n'),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['syntax/not-cases']);
  });

  it('keeps CRLF and a byte order mark out of the words', () => {
    const { value, diagnostics } = parse(
      '\ufeffguideline "G"\r\n  id g\r\n  version 1\r\nindications\r\n  ANY OF\r\n    - Epilepsy {e}\r\n',
    );
    expect(diagnostics).toEqual([]);
    expect(ids(value as GuidelineDocument)).toEqual(['e']);
  });
});
