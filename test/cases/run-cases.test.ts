// A case passes when the determination and every criterion behind it are as expected.
import { describe, expect, it } from 'vitest';
import { runCases } from '../../dsl/cases/run-cases.ts';
import { compileBody, resolveText } from './fixture.ts';

const compiled = compileBody(`exclusions
  ANY OF  {excluded}
    1. Screening  {screening}
indications
  ANY OF
    1. Tumor is known AND ANY OF  {tumor}
         a. Lymphoma  {lymphoma}
         b. Edema  {edema}
    2. NONE OF  {calm}
         a. Pain  {pain}
         b. Fever  {fever}
`);

function run(...lines: readonly string[]) {
  const body = lines.map((line) => `  ${line}`).join('\n');
  const { cases, diagnostics } = resolveText(compiled, `cases for g 1\ncase "One"\n${body}\n`);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [first] = runCases(compiled.graph, cases);
  if (!first) throw new Error('no case');
  return first;
}

describe('runCases', () => {
  it('passes on determination and causes: the leaf, the lists above it and the section', () => {
    const { outcome, causes } = run(
      '{tumor} met',
      'Lymphoma met',
      '{pain} met',
      'all others not met',
      'expect appropriate because {tumor}, {lymphoma}',
    );
    expect(outcome).toBe('passed');
    expect(causes).toEqual(['tumor.head', 'lymphoma', 'tumor.group', 'tumor', 'indications']);
  });

  it('fails on another determination, and on a criterion that did not lead there', () => {
    expect(
      run('{tumor} met', 'Lymphoma met', '{pain} met', 'all others not met', 'expect clinician-review')
        .outcome,
    ).toBe('failed');
    const { outcome, unexplained } = run(
      '{tumor} met',
      'Lymphoma met',
      '{pain} met',
      'all others not met',
      'expect appropriate because {edema}, {calm}, {tumor}',
    );
    expect(outcome).toBe('failed');
    expect(unexplained).toEqual(['edema', 'calm']);
  });

  it('follows the causes through NONE OF to what was not met', () => {
    const { outcome, causes } = run(
      'all others not met',
      'expect appropriate because {calm}, {pain}, {fever}',
    );
    expect(outcome).toBe('passed');
    expect(causes).not.toContain('tumor');
  });

  it('explains what is open by what is missing, and `otherwise` by what was not met', () => {
    const open = run(
      '{tumor} met',
      'Lymphoma unknown',
      '{pain} met',
      'all others not met',
      'expect needs-information because {lymphoma}',
    );
    expect(open.outcome).toBe('passed');
    expect(open.causes).not.toContain('edema');
    expect(
      run('{pain} met', 'all others not met', 'expect clinician-review because {tumor}, {pain}').outcome,
    ).toBe('passed');
  });

  it('does not judge a case that expects nothing', () => {
    expect(run('{tumor} met').outcome).toBe('not judged');
  });

  it('never passes on facts that cannot be read', () => {
    const [failed] = runCases(compiled.graph, [
      {
        title: 'From elsewhere',
        facts: { screening: true, stranger: true },
        expect: { determination: 'not-covered', because: [], place: { uri: '', span: { start: 0, end: 0 } } },
        place: { uri: '', span: { start: 0, end: 0 } },
      },
    ]);
    expect(failed?.decision.determination).toBe('not-covered');
    expect(failed?.outcome).toBe('failed');
  });
});
