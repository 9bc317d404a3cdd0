// The CQL target: the library as text that people read, and as ELM that engines run where a translator is at hand.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Guideline } from '../../model/guideline.ts';
import { diagnose } from '../../source/catalogue.ts';
import { hasErrors } from '../../source/diagnostic.ts';
import type { Diagnostic, Outcome } from '../../source/diagnostic.ts';
import type { EmittedFile, Target, TargetInput, TargetTools } from '../target.ts';
import { cqlLibrary } from './library.ts';
import { beyondCql } from './limits.ts';

export const cql: Target = {
  id: 'cql',
  title: 'HL7 CQL and ELM',
  purpose:
    'For engines of Clinical Quality Language: a library that people read, and its ELM that engines run',
  emit,
};

/** A library that can be run: nothing where CQL cannot carry the guideline, no `elm` where no translator is at hand. */
export interface TranslatedLibrary {
  readonly cql: string;
  readonly elm: string | undefined;
}

export function translatedLibrary(
  { graph, guideline }: TargetInput,
  { cql: translator }: TargetTools,
): Outcome<TranslatedLibrary | undefined> {
  const diagnostics = beyondCql(graph, guideline);
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const text = cqlLibrary(graph);
  if (translator === undefined) {
    const untranslated = diagnose('export/no-cql-translator', startOf(guideline), {});
    return { value: { cql: text, elm: undefined }, diagnostics: [untranslated] };
  }
  const translation = translator.translate(text);
  if ('elm' in translation) return { value: { cql: text, elm: translation.elm }, diagnostics: [] };
  return {
    value: undefined,
    diagnostics: translation.problems.map((problem) => refusal(guideline, problem)),
  };
}

function emit(input: TargetInput, tools: TargetTools = {}): Outcome<readonly EmittedFile[]> {
  const { value: library, diagnostics } = translatedLibrary(input, tools);
  if (library === undefined) return { value: [], diagnostics };
  const files: readonly EmittedFile[] = [
    file('cql/library.cql', 'text/cql', library.cql),
    ...(library.elm === undefined
      ? []
      : [file('cql/library.elm.json', 'application/elm+json', `${library.elm}\n`)]),
  ];
  return { value: files, diagnostics };
}

function refusal(guideline: Guideline, problem: string): Diagnostic {
  return diagnose('export/not-translated', startOf(guideline), { problem });
}

/** The word with which the text begins. */
function startOf({ uri, kind }: Guideline): { uri: string; span: { start: number; end: number } } {
  return { uri, span: { start: 0, end: kind.length } };
}

function file(path: string, mediaType: string, content: string): EmittedFile {
  return { path, mediaType, bytes: utf8ToBytes(content) };
}
