// Every rule is raised by its bad examples at the marked words and by nothing else, never by its good ones, and its fixes settle it.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintRules } from '../../dsl/lint/registry.ts';
import { exampleOf, exampleText, ruleCategories, type Example } from '../../dsl/lint/rule.ts';
import { openFindings } from '../../dsl/lint/run.ts';
import { readMarks } from '../support/marked-text.ts';
import { applyFix, codesOf, lintText } from './support/lint-text.ts';

function lintExample({ text, library, today }: Example) {
  return lintText(text, library, today === undefined ? {} : { today });
}

for (const rule of lintRules) {
  describe(rule.code, () => {
    const bad = rule.bad.map(exampleOf);
    const good = rule.good.map(exampleOf);

    it('has examples of both kinds, which the language accepts', () => {
      expect(bad.length).toBeGreaterThan(0);
      expect(good.length).toBeGreaterThan(0);
      for (const example of [...bad, ...good])
        expect(lintExample(example).compiled.diagnostics, example.text).toEqual([]);
    });

    it('is raised by its bad examples, at the marks, and no other rule is', () => {
      for (const example of bad) {
        const { report, marks } = lintExample(example);
        const open = openFindings(report);
        expect(codesOf(open), example.text).toEqual(marks.map(() => rule.code));
        expect(open.map(({ span }) => span)).toEqual(marks);
        expect(marks.length).toBeGreaterThan(0);
        for (const { message, severity } of open) {
          expect(message).not.toMatch(/\{[a-z]+\}|undefined|NaN/);
          expect(severity).toBe(rule.level);
        }
      }
    });

    it('is not raised by its good examples, nor is any other rule', () => {
      for (const example of good) {
        expect(example.text).not.toMatch(/[⟪⟫]/);
        expect(codesOf(openFindings(lintExample(example).report)), example.text).toEqual([]);
      }
    });

    it('is settled by each of its fixes, which break nothing', () => {
      for (const example of bad) {
        const { report, text } = lintExample(example);
        const before = report.findings.filter(({ code }) => code === rule.code);
        for (const fix of before.flatMap(({ fixes }) => fixes ?? [])) {
          const fixed = lintExample({ ...example, text: applyFix(text, fix) });
          const after = fixed.report.findings.filter(({ code }) => code === rule.code);
          expect(after.length, `${fix.label}\n${fixed.text}`).toBeLessThan(before.length);
          expect(fixed.compiled.diagnostics, `${fix.label}\n${fixed.text}`).toEqual([]);
        }
      }
    });

    it('says what, why and what to do', () => {
      expect(rule.code).toMatch(/^lint\/(?:no|require)-[a-z]+(?:-[a-z]+)*$/);
      expect(ruleCategories).toContain(rule.category);
      for (const words of [rule.title, rule.message, rule.why, rule.help])
        expect(words.length).toBeGreaterThanOrEqual(10);
      expect(rule.title).not.toMatch(/\.$/);
      expect(rule.message).not.toMatch(/\.$/);
      for (const words of [rule.why, rule.help]) expect(words).toMatch(/[.`)]$/);
    });
  });
}

describe('the registry', () => {
  it('holds every rule file once, under its name', () => {
    const files = readdirSync('dsl/lint/rules').map((name) => `lint/${name.replace(/\.ts$/, '')}`);
    const codes = lintRules.map(({ code }): string => code);
    expect(codes.toSorted()).toEqual(files.toSorted());
    expect(codes.length).toBeGreaterThanOrEqual(45);
  });

  it('stands in the order of the categories', () => {
    const places = lintRules.map(({ category }) => ruleCategories.indexOf(category));
    const groups = places.filter((place, index) => place !== places[index - 1]);
    expect(new Set(groups).size).toBe(groups.length);
  });
});

describe('examples', () => {
  it('stand below a header of their own unless they bring one', () => {
    expect(exampleText('indications\n')).toMatch(/^guideline "Example"\n[^]*\nindications\n$/);
    expect(exampleText('fragment "F"\n')).toBe('fragment "F"\n');
    expect(readMarks(exampleText('⟪x⟫')).marks).toHaveLength(1);
  });
});
