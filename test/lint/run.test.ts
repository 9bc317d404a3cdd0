// How rules are run: levels, options, waivers, the library, and that nothing is computed twice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLintConfig } from '../../dsl/lint/config.ts';
import { createLinter, openFindings } from '../../dsl/lint/run.ts';
import { readFolder } from '../support/documents.ts';
import { lawOptions } from '../support/random-graph.ts';
import { applyFix, codesOf, compileAll, lintText } from './support/lint-text.ts';

const hedged = `indications
  ANY OF
    1. Imaging may help
    2. Stroke
`;

describe('configuration', () => {
  it('turns a rule off, or sets its level', () => {
    expect(codesOf(lintText(hedged).report.findings)).toEqual(['lint/no-hedge-word']);
    const off = readLintConfig({ rules: { 'lint/no-hedge-word': 'off' } });
    expect(off.problems).toEqual([]);
    expect(lintText(hedged, [], { config: off.config }).report.findings).toEqual([]);
    const loud = readLintConfig({ rules: { 'lint/no-hedge-word': 'error' } });
    expect(lintText(hedged, [], { config: loud.config }).report.findings[0]?.severity).toBe('error');
  });

  it('sets options beside the level', () => {
    const text = `indications
  ANY OF
    - Low back pain
        REASON The notes do not show pain of twelve weeks or longer.
`;
    expect(lintText(text).report.findings).toEqual([]);
    const strict = readLintConfig({ rules: { 'lint/require-plain-reason': { grade: 1 } } });
    expect(strict.problems).toEqual([]);
    const [finding] = lintText(text, [], { config: strict.config }).report.findings;
    expect(finding?.message).toMatch(/^This reason asks for a reader of grade \d+; 1 is the limit$/);
  });

  it('tells what it cannot read, and keeps the rest', () => {
    const { config, problems } = readLintConfig({
      extends: 'all',
      rules: {
        'lint/no-hedge-word': 'off',
        'lint/no-such-rule': 'off',
        'lint/no-vague-duration': 'loud',
        'lint/require-plain-reason': { level: 'noisy', grade: 'nine', colour: 1 },
      },
    });
    expect(problems.map(({ message }) => message)).toEqual([
      '"extends" is not a setting; only "rules" is.',
      'No rule has the code "lint/no-such-rule".',
      '"lint/no-vague-duration" is set to "loud"; write off, info, warning or error.',
      '"lint/require-plain-reason" has no level "noisy".',
      'The option "grade" of "lint/require-plain-reason" is not a number.',
      '"lint/require-plain-reason" has no option "colour".',
    ]);
    expect(lintText(hedged, [], { config }).report.findings).toEqual([]);
    expect(problems.at(-1)?.at).toEqual(['rules', 'lint/require-plain-reason', 'colour']);
    expect(readLintConfig([]).problems).toEqual([{ message: 'The configuration is not an object.', at: [] }]);
    expect(readLintConfig({ rules: 7 }).problems).toEqual([
      { message: '"rules" is not an object.', at: ['rules'] },
    ]);
  });
});

describe('waivers', () => {
  const waived = (line: string) => `indications
  ANY OF
    1. Imaging may help AND ANY OF
         ${line}
         a. Surgery may help
         b. Fever
    2. Therapy may help
`;

  it('keep the finding with its reason, for the item and everything inside it', () => {
    const { report } = lintText(waived('WAIVE lint/no-hedge-word "The words of the contract"'));
    expect(report.findings.map(({ waived: by }) => by?.reason)).toEqual([
      'The words of the contract',
      'The words of the contract',
      undefined,
    ]);
    expect(codesOf(openFindings(report))).toEqual(['lint/no-hedge-word']);
  });

  it('in the header cover the whole document; the nearest one gives the reason', () => {
    const text = `guideline "Example"
  id         example
  version    1.0
  effective  2025-02-01
  WAIVE lint/no-hedge-word "Agreed with the plan"
indications
  ANY OF
    1. Imaging may help
         WAIVE lint/no-hedge-word "The words of the contract"
    2. Therapy may help
`;
    const { report } = lintText(text);
    expect(report.findings.map(({ waived: by }) => by?.reason)).toEqual([
      'The words of the contract',
      'Agreed with the plan',
    ]);
    expect(openFindings(report)).toEqual([]);
  });

  it('cover only their rule', () => {
    const { report } = lintText(waived('WAIVE lint/no-vague-duration "Not a time at all"'));
    expect(codesOf(openFindings(report))).toEqual([
      'lint/no-hedge-word',
      'lint/no-unused-waiver',
      'lint/no-hedge-word',
      'lint/no-hedge-word',
    ]);
  });

  it('of a rule that did not run are not called unused', () => {
    const text = `indications
  ANY OF
    1. Epilepsy
         WAIVE lint/no-hedge-word "Agreed with the plan"
         WAIVE lint/no-unsupported-claim "Told in the meeting"
         WAIVE lint/require-current-review "Reviewed on paper"
    2. Stroke
`;
    const { config } = readLintConfig({ rules: { 'lint/no-hedge-word': 'off' } });
    const { compiled, report } = lintText(text, [], { config });
    const unused = (findings: typeof report.findings) =>
      findings.map(({ message }) => /raises (\S+),/.exec(message)?.[1]);
    expect(unused(createLinter({ config }).lint(compiled).findings)).toEqual([]);
    expect(unused(createLinter({ config }).lint(compiled, [compiled]).findings)).toEqual([
      'lint/no-unsupported-claim',
    ]);
  });
});

describe('the linter', () => {
  const older =
    'guideline "G"\n  id g\n  version 1\n  effective 2024-01-01\nindications\n  ANY OF\n    - Epilepsy\n    - Stroke\n';
  const newer =
    older.replace('version 1', 'version 2').replace('    - Stroke\n', '') +
    'changes from 1\n  added "Dementia" indication\n';

  it('compares with the library only where one is given', () => {
    const library = compileAll([
      { uri: 'new.guideline', text: newer },
      { uri: 'old.guideline', text: older },
    ]);
    const [first] = library;
    if (!first) throw new Error('not compiled');
    const linter = createLinter();
    expect(codesOf(linter.lint(first).findings)).toEqual([]);
    expect(codesOf(linter.lint(first, library).findings)).toEqual([
      'lint/require-claim-for-change',
      'lint/no-unsupported-claim',
    ]);
  });

  it('says the same again, and other things once the library changes', () => {
    const [first, second, third] = compileAll([
      { uri: 'new.guideline', text: newer },
      { uri: 'old.guideline', text: older },
      { uri: 'old.guideline', text: older.replace('    - Stroke\n', '') },
    ]);
    if (!first || !second || !third) throw new Error('not compiled');
    const linter = createLinter();
    const before = linter.lint(first, [first, second]);
    expect(linter.lint(first, [first, second])).toEqual(before);
    expect(createLinter().lint(first, [second])).toEqual(before);
    expect(codesOf(linter.lint(first, [first, third]).findings)).toEqual(['lint/no-unsupported-claim']);
  });

  it('judges a fragment by itself, and never what it brings into a guideline', () => {
    const fragment =
      'fragment "F"\n  id f\n  version 1\ncontraindications\n  ANY OF\n    - Imaging may harm\n    - Fever\n';
    const library = compileAll([
      { uri: 'g.guideline', text: older.replace('indications', 'include f 1\nindications') },
      { uri: 'f.guideline', text: fragment },
    ]);
    const linter = createLinter();
    expect(library[0]?.guideline.sections).toHaveLength(2);
    expect(library.map((compiled) => codesOf(linter.lint(compiled, library).findings))).toEqual([
      [],
      ['lint/no-hedge-word'],
    ]);
  });

  it('finds what was planted in 5,000 criteria', () => {
    const lines = ['indications', '  ANY OF'];
    for (let index = 0; index < 500; index++) {
      lines.push(`    ${String(index + 1)}. Disorder number ${String(index)} AND ANY OF`);
      for (let inner = 0; inner < 9; inner++)
        lines.push(`         ${String.fromCharCode(97 + inner)}. Sign ${String(index * 9 + inner)} of it`);
    }
    lines.push('    501. Sign 4321 of it', '    502. Disorder may be there', '');
    const { report } = lintText(lines.join('\n'));
    expect(report.notes).toEqual([]);
    expect(codesOf(report.findings)).toEqual(['lint/no-hidden-dead-criterion', 'lint/no-hedge-word']);
  });

  it('survives any prefix of a guideline, any lost line and any doubled line', () => {
    const { text = '' } = readFolder('guidelines/mr-spectroscopy', '2024.guideline')[0] ?? {};
    const lines = text.split('\n');
    const broken = fc.oneof(
      fc.nat({ max: text.length }).map((end) => text.slice(0, end)),
      fc.nat({ max: lines.length - 1 }).map((at) => lines.toSpliced(at, 1).join('\n')),
      fc.nat({ max: lines.length - 1 }).map((at) => lines.toSpliced(at, 0, lines[at] ?? '').join('\n')),
      fc.nat({ max: text.length }).map((at) => `${text.slice(0, at)}\u202e{[(\u200b${text.slice(at)}`),
    );
    fc.assert(
      fc.property(broken, (input) => {
        const { report, text: linted } = lintWhole(input);
        for (const { span, message } of report.findings) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(linted.length);
          expect(message).not.toMatch(/\{[a-z]+\}|undefined|NaN/);
        }
      }),
      lawOptions(80),
    );
  });

  it('keeps the line breaks of a text in its fixes', () => {
    const [compiled] = compileAll([{ uri: 'g.guideline', text: listed.replaceAll('\n', '\r\n') }]);
    if (!compiled) throw new Error('not compiled');
    const [fix] = createLinter().lint(compiled).findings[0]?.fixes ?? [];
    expect(fix && applyFix(compiled.source.text, fix)).toContain('devices\r\n        EG clip; implant\r\n');
  });
});

const listed = `guideline "G"
  id g
  version 1
  effective 2024-01-01
contraindications
  ANY OF
    - Implanted devices (clip, implant)
    - Fever
`;

function lintWhole(text: string) {
  const [compiled] = compileAll([{ uri: 'g.guideline', text }]);
  if (!compiled) throw new Error('not compiled');
  return { text, report: createLinter({ today: '2026-01-01' }).lint(compiled, [compiled]) };
}
