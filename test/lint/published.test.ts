// The published 2024 guideline, defects and all: the linter finds by itself what its readers found, and little else.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLinter, openFindings } from '../../dsl/lint/run.ts';
import { positionAt } from '../../dsl/source/source-text.ts';
import { readFolder } from '../support/documents.ts';
import { compileAll } from './support/lint-text.ts';

const folder = 'test/lint';
const published = compileAll(
  ['published-2024.guideline', 'published-2023.guideline'].map((uri) => ({
    uri,
    text: readFileSync(`${folder}/${uri}`, 'utf8'),
  })),
);
const [newer] = published;
if (!newer) throw new Error('The published guideline is missing.');
const report = createLinter({ today: '2025-06-01' }).lint(newer, published);
const found = report.findings.map(({ code, span }) => {
  const words = newer.source.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return `${String(positionAt(newer.source, span.start).line + 1)} ${code} ${words}`;
});

function raised(code: string, words: string): boolean {
  return found.some((line) => line.includes(` ${code} `) && line.includes(words));
}

describe('the published guideline', () => {
  it('compiles without an error, as an importer would leave it', () => {
    expect(published.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  it('has every defect that a reader named found', () => {
    // The summary claims an indication that is nowhere.
    expect(raised('lint/no-unsupported-claim', '"Ataxia in a child" indication')).toBe(true);
    expect(raised('lint/no-unsupported-claim', '"Pediatric indications"')).toBe(true);
    // References 11, 12 and 14 are never cited.
    for (const key of ['radhakrishnan-2022', 'sassani-2020', 'witte-2021'])
      expect(raised('lint/no-uncited-reference', key)).toBe(true);
    // One term is defined twice, another under both of its names.
    expect(raised('lint/no-duplicate-definition', 'Metastasis')).toBe(true);
    expect(raised('lint/no-duplicate-definition', 'Krabbe disease')).toBe(true);
    // Hyperglycemia against hyperglycinemia.
    expect(raised('lint/no-near-miss-term', 'nonketotic hyperglycemia')).toBe(true);
    // Markers a. and A. on one level.
    expect(raised('lint/require-even-marker-levels', 'A.')).toBe(true);
    // 6 makes 4.F pointless.
    expect(raised('lint/no-hidden-dead-criterion', 'Mitochondrial disorders')).toBe(true);
    const dead = report.findings.find(({ code }) => code === 'lint/no-hidden-dead-criterion');
    expect(dead?.message).toBe(
      'If “Mitochondrial disorders” (4.f) and “Mitochondrial disorder” (6) mean the same, the first decides nothing: ' +
        'whenever it is met, “Mitochondrial disorder” (6) is met already',
    );
    expect(dead?.fixes?.map(({ label }) => label)).toEqual([
      'They are the same: answer it by {mitochondrial-disorder}',
    ]);
  });

  it('has nothing else found that was not read and judged', () => {
    // Each line was read: all are so in the document. A new line here is to be judged before it is recorded.
    expect(found).toMatchSnapshot();
    expect(found.length).toBeLessThanOrEqual(30);
  });
});

describe('the shipped guidelines', () => {
  const library = compileAll(
    readFolder('guidelines', '.guideline').map(({ path, text }) => ({ uri: path, text })),
  );
  const linter = createLinter();

  it('show what they are known for, and no error', () => {
    const lines = library.flatMap((compiled) => {
      const { findings } = linter.lint(compiled, library);
      return openFindings({ uri: compiled.source.uri, findings, notes: [] }).map(
        ({ code, severity, span }) =>
          `${compiled.source.uri}:${String(positionAt(compiled.source, span.start).line + 1)} ${severity} ${code}`,
      );
    });
    expect(lines.filter((line) => line.includes(' error '))).toEqual([]);
    const mr = lines.filter((line) => line.includes('mr-spectroscopy/2024.guideline'));
    for (const code of [
      'no-hidden-dead-criterion',
      'no-near-miss-term',
      'no-unsupported-claim',
      'no-uncited-reference',
      'require-even-marker-levels',
    ])
      expect(
        mr.some((line) => line.endsWith(`lint/${code}`)),
        code,
      ).toBe(true);
  });

  it('keep few findings each', () => {
    for (const compiled of library) {
      const { findings } = linter.lint(compiled, library);
      expect(findings.filter(({ severity }) => severity !== 'info').length, compiled.source.uri).toBeLessThan(
        14,
      );
    }
  });
});
