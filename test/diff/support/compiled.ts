// Compiles guidelines from text or from the library of the project, for tests of the comparison on real documents.
import { readFileSync } from 'node:fs';
import type { CompiledGuideline } from '../../../dsl/compile.ts';
import { compileGuideline } from '../../../dsl/compile.ts';
import type { SourceText } from '../../../dsl/source/source-text.ts';
import { createSourceText } from '../../../dsl/source/source-text.ts';
import { createSyntax } from '../../../dsl/syntax/parse.ts';

const syntax = createSyntax();
const library = new URL('../../../guidelines/', import.meta.url);

/** A guideline of the library, which has no findings. */
export function libraryGuideline(path: string): CompiledGuideline {
  return compiled(readLibrary(path));
}

/** Criteria sections in a guideline of that version; they have to be without findings. */
export function writtenGuideline(version: string, sections: string): CompiledGuideline {
  const text = `guideline "Test imaging"\n  id test-imaging\n  version ${version}\n${sections}`;
  return compiled(createSourceText(`${version}.guideline`, text));
}

function compiled(source: SourceText): CompiledGuideline {
  const outcome = compileGuideline(syntax, source, (id, version) =>
    readLibrary(`fragments/${id}-${version}.guideline`),
  );
  const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return outcome;
}

function readLibrary(path: string): SourceText {
  return createSourceText(path, readFileSync(new URL(path, library), 'utf8'));
}
