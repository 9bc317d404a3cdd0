// Marked texts compiled and linted, with fixes applied, for the tests of rules; knows no rule.
import { compileGuideline, type CompiledGuideline, type FindFragment } from '../../../dsl/compile.ts';
import { createLinter, type Finding, type LintOptions, type LintReport } from '../../../dsl/lint/run.ts';
import { exampleText } from '../../../dsl/lint/rule.ts';
import type { Fix } from '../../../dsl/source/diagnostic.ts';
import { createSourceText } from '../../../dsl/source/source-text.ts';
import { createSyntax } from '../../../dsl/syntax/parse.ts';
import { readMarks } from '../../support/marked-text.ts';

export const exampleUri = 'example.guideline';

export interface LintedText {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  readonly compiled: CompiledGuideline;
  readonly report: LintReport;
}

const syntax = createSyntax();

/** Every text compiled, with the others as its fragments. */
export function compileAll(
  texts: readonly { readonly uri: string; readonly text: string }[],
): readonly CompiledGuideline[] {
  const sources = texts.map(({ uri, text }) => createSourceText(uri, text));
  const findFragment: FindFragment = (id, version) =>
    sources.find(({ text }) =>
      new RegExp(`^fragment .*\\n  id +${id}\\n  version +${version}\\n`, 'm').test(text),
    );
  return sources.map((source) => compileGuideline(syntax, source, findFragment));
}

/** `library`: further whole texts. Without `options.today` no date is judged. */
export function lintText(
  marked: string,
  library: readonly string[] = [],
  options: LintOptions = {},
): LintedText {
  const { text, marks } = readMarks(exampleText(marked));
  const others = library.map((other, index) => ({ uri: `other-${String(index)}.guideline`, text: other }));
  const all = compileAll([{ uri: exampleUri, text }, ...others]);
  const [compiled] = all;
  if (!compiled) throw new Error('the example is no guideline');
  return { text, marks, compiled, report: createLinter(options).lint(compiled, all) };
}

export function applyFix(text: string, fix: Fix): string {
  let fixed = text;
  for (const { span, newText } of fix.edits.toSorted(
    (a, b) => b.span.start - a.span.start || b.span.end - a.span.end,
  ))
    fixed = fixed.slice(0, span.start) + newText + fixed.slice(span.end);
  return fixed;
}

export function codesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code }) => code);
}
