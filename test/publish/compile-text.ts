// Compiles a text for the tests of what is printed from it and shown of it; fragments are given by their id.
import { compileGuideline } from '../../dsl/compile.ts';
import type { CompiledGuideline } from '../../dsl/compile.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';

const syntax = createSyntax();

export function compileText(
  text: string,
  fragments: Readonly<Record<string, string>> = {},
): CompiledGuideline {
  return compileGuideline(syntax, createSourceText('tested.guideline', text), (id) => {
    const fragment = fragments[id];
    return fragment === undefined ? undefined : createSourceText(`${id}.guideline`, fragment);
  });
}
