// Guidelines and cases from texts, compiled and resolved, for the tests of this room.
import { compileGuideline } from '../../dsl/compile.ts';
import { resolveCases } from '../../dsl/cases/resolve-cases.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';
import { readFolder } from '../support/documents.ts';

const syntax = createSyntax();
const library = readFolder('guidelines/fragments', '.guideline').map(({ path, text }) =>
  createSourceText(path, text),
);

export function compileText(text: string, uri = 'test.guideline') {
  return compileGuideline(syntax, createSourceText(uri, text), (id, version) =>
    library.find(({ uri: path }) => path.endsWith(`/${id}-${version}.guideline`)),
  );
}

/** Lines under the header `guideline "G"`, id g, version 1. */
export function compileBody(body: string) {
  const compiled = compileText(`guideline "G"\n  id g\n  version 1\n${body}`);
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return compiled;
}

export function resolveText(compiled: ReturnType<typeof compileText>, text: string, uri = 'test.cases') {
  const parsed = syntax.parseCases(createSourceText(uri, text));
  const resolved = resolveCases(parsed.value, uri, compiled);
  return { cases: resolved.value, diagnostics: [...parsed.diagnostics, ...resolved.diagnostics] };
}

/** One case of these lines. */
export function resolveLines(compiled: ReturnType<typeof compileText>, ...lines: readonly string[]) {
  const body = lines.map((line) => `  ${line}`).join('\n');
  const { cases, diagnostics } = resolveText(compiled, `cases for g 1\ncase "One"\n${body}\n`);
  return { facts: cases[0]?.facts ?? {}, expect: cases[0]?.expect, diagnostics };
}
