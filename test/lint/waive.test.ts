// A waiver that is written into the source silences the finding that it was made for, whatever the rule, and says why.
import { describe, expect, it } from 'vitest';
import { exampleOf, exampleText } from '../../dsl/lint/rule.ts';
import { lintRules } from '../../dsl/lint/registry.ts';
import { waiveFix } from '../../dsl/lint/waive.ts';
import { readMarks } from '../support/marked-text.ts';
import { applyFix, compileAll, exampleUri, lintText } from './support/lint-text.ts';

const reason = 'The words of "the contract"';

describe('a waiver', () => {
  for (const rule of lintRules.filter(({ scope }) => scope !== 'waivers')) {
    it(`silences ${rule.code}`, () => {
      const { text: marked, library = [], today } = exampleOf(rule.bad[0] ?? '');
      const options = today === undefined ? {} : { today };
      const { text } = readMarks(exampleText(marked));
      const { compiled, report } = lintText(marked, library, options);
      const finding = report.findings.find(({ code }) => code === rule.code);
      const fix = finding && waiveFix(compiled, finding, reason);
      const waived = lintText(applyFix(text, fix ?? { label: '', edits: [] }), library, options);
      const after = waived.report.findings.filter(({ code }) => code === rule.code);
      expect(after.map((one) => one.waived?.reason)).toContain("The words of 'the contract'");
      expect(after.filter((one) => one.waived === undefined).length).toBeLessThan(
        report.findings.filter(({ code }) => code === rule.code).length,
      );
      expect(waived.compiled.diagnostics.length).toBe(compiled.diagnostics.length);
    });
  }

  it('is not offered for what is said of waivers', () => {
    const [compiled] = compileAll([{ uri: exampleUri, text: exampleText('') }]);
    const finding = { code: 'lint/no-unused-waiver', span: { start: 0, end: 1 } } as const;
    expect(compiled && waiveFix(compiled, finding, reason)).toBeUndefined();
  });
});
