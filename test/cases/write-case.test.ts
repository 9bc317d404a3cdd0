// Cases written as text: what is read again has the same facts, and each change of a document touches what it says and nothing else.
import { describe, expect, it } from 'vitest';
import { changeCases, newCasesText } from '../../dsl/cases/change-cases.ts';
import type { CaseChange } from '../../dsl/cases/change-cases.ts';
import { writeCase, writeFactLines } from '../../dsl/cases/write-case.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';
import { createWorkspace } from '../../dsl/workspace.ts';
import { readFolder } from '../support/documents.ts';
import { compileBody, resolveText } from './fixture.ts';

const compiled = compileBody(`data
  age "Age" quantity in years, precision 1, from 0 to 120
  diagnosis "Diagnosis" codes from ICD-10
indications
  ANY OF
    - Child {child}
      WHEN age < 18 years
    - Cancer {cancer}
      WHEN diagnosis in C34
    - Epilepsy {epilepsy}
    - Tumor {tumor}
`);
const { graph } = compiled;

function read(text: string) {
  const { cases, diagnostics } = resolveText(compiled, text);
  return { cases, errors: diagnostics.filter(({ severity }) => severity !== 'info') };
}

function changed(text: string, change: CaseChange): string | undefined {
  const document = createSyntax().parseCases(createSourceText('test.cases', text)).value;
  const edits = changeCases({ uri: 'test.cases', text, document }, graph, change);
  return edits
    ?.toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)
    .reduce(
      (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
      text,
    );
}

const two = `# About these.
cases for g 1

# Why the first is here.
case "First"
  {epilepsy} met
  # A remark.
  age is 40 years
  expect appropriate because {epilepsy}

case "Second"
  all others not met
  expect clinician-review
`;

describe('a written case', () => {
  it('has the facts that it was written from, in every shipped guideline', () => {
    const workspace = createWorkspace();
    const files = [...readFolder('guidelines', '.guideline'), ...readFolder('guidelines', '.cases')];
    for (const { path, text } of files) workspace.setText(path, text);
    let count = 0;
    for (const { path } of readFolder('guidelines', '.cases')) {
      const of = workspace.guidelineOfCases(path);
      const cases = workspace.cases(path)?.value ?? [];
      if (of === undefined) throw new Error(`${path} has no guideline.`);
      const rewritten = newCasesText(
        of.graph,
        cases.map(({ title, facts, expect: wanted }) => ({
          title,
          facts,
          determination: wanted?.determination,
          note: '',
        })),
      );
      workspace.setText(path, rewritten);
      const again = workspace.cases(path);
      expect(again?.value.map(({ title, facts }) => ({ title, facts }))).toEqual(
        cases.map(({ title, facts }) => ({ title, facts })),
      );
      expect(again?.diagnostics).toEqual([]);
      expect(workspace.format(path)).toBe(rewritten);
      count += cases.length;
    }
    expect(count).toBeGreaterThan(200);
  });

  it('is closed where that is shorter, and says what stays unknown', () => {
    const closed = { age: { value: '18', unit: 'years' }, diagnosis: [], epilepsy: false, tumor: false };
    expect(writeFactLines(graph, closed)).toEqual(['all others not met']);
    expect(writeFactLines(graph, { ...closed, epilepsy: true })).toEqual([
      '{epilepsy} met',
      'all others not met',
    ]);
    const open = { age: closed.age, diagnosis: [], epilepsy: false };
    expect(writeFactLines(graph, open)).toEqual(['{tumor} unknown', 'all others not met']);
    expect(writeFactLines(graph, { diagnosis: ['C34.1', 'I10'] })).toEqual(['diagnosis in C34.1, I10']);
    expect(writeFactLines(graph, {})).toEqual([]);
  });

  it('has a title of one line without quotes', () => {
    const title = ' The "second"\nopinion ';
    const written = writeCase(graph, { title, facts: {}, determination: undefined, note: 'Check it.' });
    expect(written).toBe(`case "The 'second' opinion"\n  # Check it.`);
  });
});

describe('a change of the cases', () => {
  const facts = { tumor: true };

  it('adds at the end, under a title that is not taken', () => {
    const one = { title: 'First', facts, determination: 'appropriate', note: '' };
    const text = changed(two, { kind: 'add', cases: [one, one] }) ?? '';
    expect(text.startsWith(two.trimEnd())).toBe(true);
    const { cases, errors } = read(text);
    expect(cases.map(({ title }) => title)).toEqual(['First', 'Second', 'First (2)', 'First (3)']);
    expect(cases.at(-1)?.facts).toEqual(facts);
    expect(errors).toEqual([]);
  });

  it('updates the facts and keeps remarks and expectation', () => {
    const text = changed(two, { kind: 'update', start: two.indexOf('case "First"'), facts });
    expect(text).toBe(
      two.replace('  {epilepsy} met\n', '  {tumor} met\n').replace('  age is 40 years\n', ''),
    );
  });

  it('copies a case below it', () => {
    const text = changed(two, { kind: 'duplicate', start: two.indexOf('case "Second"') }) ?? '';
    const { cases, errors } = read(text);
    expect(cases.map(({ title }) => title)).toEqual(['First', 'Second', 'Second copy']);
    expect(cases[2]?.facts).toEqual(cases[1]?.facts);
    expect(errors).toEqual([]);
  });

  it('removes a case with the comment above it', () => {
    const text = changed(two, { kind: 'remove', start: two.indexOf('case "First"') });
    expect(text).toBe(
      '# About these.\ncases for g 1\n\ncase "Second"\n  all others not met\n  expect clinician-review\n',
    );
  });

  it('keeps the line ends that the text has', () => {
    const windows = two.replaceAll('\n', '\r\n');
    const one = { title: 'Third', facts, determination: 'appropriate', note: 'Check it.' };
    const start = windows.indexOf('case "First"');
    const changes: readonly CaseChange[] = [
      { kind: 'add', cases: [one] },
      { kind: 'update', start, facts },
      { kind: 'duplicate', start },
      { kind: 'remove', start },
    ];
    for (const change of changes) {
      const text = changed(windows, change) ?? '';
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(read(text).errors).toEqual([]);
    }
  });

  it('is refused where no case begins', () => {
    expect(changed(two, { kind: 'remove', start: 3 })).toBeUndefined();
  });
});
