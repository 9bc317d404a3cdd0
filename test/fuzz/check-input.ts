// Everything that the language does with a text, over one input: throws on whatever must never happen; makes no input.
import { decide } from '../../dsl/decision/decide.ts';
import {
  codeActionsAt,
  completionsAt,
  createSourceText,
  createSyntax,
  createWorkspace,
  criteriaTree,
  definitionAt,
  foldingRanges,
  formFields,
  hasErrors,
  hoverAt,
  inlayHints,
  outlineOf,
  referencesAt,
  renameAt,
  repairPaste,
  semanticTokens,
  type Diagnostic,
} from '../../dsl/index.ts';
import { printDocument } from '../../dsl/syntax/print.ts';
import { readFolder, shippedFiles, validCorpus, withoutPlaces } from '../support/documents.ts';
import type { FuzzInput } from './inputs.ts';

export interface Checked {
  /** No fault of any phase. */
  readonly clean: boolean;
  readonly printed: boolean;
}

export type CheckInput = (input: FuzzInput, withServices: boolean) => Checked;

export function fuzzCorpus(): readonly string[] {
  const invalid = readFolder('test/corpus/invalid', '.guideline');
  const cases = readFolder('test/corpus/valid', '.cases');
  return [...shippedFiles(), ...validCorpus(), ...invalid, ...cases].map(({ text }) => text);
}

export function createChecker(): CheckInput {
  const workspace = createWorkspace();
  const syntax = createSyntax();
  for (const { path, text } of shippedFiles()) if (path.includes('fragments')) workspace.setText(path, text);
  workspace.setText(
    'f.guideline',
    'fragment "F"\n  id f\n  version 1.0\ncontraindications\n  ANY OF\n    - Pacemaker {pacemaker}\n',
  );

  return ({ text, uri }, withServices) => {
    workspace.setText(uri, text);
    const tree = workspace.document(uri);
    const compiled = workspace.guideline(uri);
    const diagnostics = workspace.diagnostics(uri);
    for (const diagnostic of [...(tree?.diagnostics ?? []), ...diagnostics])
      checkPlaces(diagnostic, uri, text);
    if (compiled) {
      const { determination } = decide(compiled.graph, {});
      if (determination === '') throw new Error('a determination without words');
    }
    const formatted = workspace.format(uri);
    if (formatted !== undefined && tree) checkPrinted(tree.value, uri, formatted);
    if (withServices && tree) askServices(uri, text);
    workspace.remove(uri);
    return {
      clean: tree !== undefined && !hasErrors([...tree.diagnostics, ...diagnostics]),
      printed: formatted !== undefined,
    };
  };

  function checkPrinted(document: Parameters<typeof printDocument>[0], uri: string, formatted: string): void {
    const again = syntax.parse(createSourceText(uri, formatted));
    if (hasErrors(again.diagnostics)) throw new Error(`what is printed has faults: ${formatted}`);
    const [before, after] = [document, again.value].map(comparable);
    if (before !== after) throw new Error(`what is printed reads otherwise:\n${before}\n${after}`);
    const twice = printDocument(again.value);
    if (twice !== formatted.replaceAll('\r\n', '\n'))
      throw new Error(`printing twice differs:\n${formatted}\n${twice}`);
  }

  function askServices(uri: string, text: string): void {
    const document = workspace.document(uri)?.value;
    const compiled = workspace.guideline(uri);
    const source = createSourceText(uri, text);
    if (document) {
      outlineOf(document);
      semanticTokens(source, document);
      foldingRanges(source, document);
    }
    if (compiled) {
      criteriaTree(compiled);
      formFields(compiled);
    }
    inlayHints(workspace, uri);
    repairPaste(text, { column: 4, criteria: true });
    for (const offset of [0, Math.floor(text.length / 3), Math.floor((text.length * 2) / 3), text.length]) {
      completionsAt(workspace, { uri, text, offset, trigger: '' });
      hoverAt(workspace, uri, offset);
      definitionAt(workspace, uri, offset);
      referencesAt(workspace, uri, offset);
      renameAt(workspace, uri, offset, 'another-name');
      codeActionsAt(workspace, uri, { start: offset, end: Math.min(text.length, offset + 40) });
    }
  }
}

/** A comment takes the indent of the line under it, so its own is a place like any other. */
function comparable(document: Parameters<typeof printDocument>[0]): string {
  const comments = document.comments.map(({ text }) => text);
  return JSON.stringify(withoutPlaces({ ...document, comments }));
}

/** Inside the text, forwards, and the edits of a fix apart from each other. */
function checkPlaces({ code, uri: place, span, fixes = [] }: Diagnostic, uri: string, text: string): void {
  if (place === uri && !(span.start >= 0 && span.start <= span.end && span.end <= text.length))
    throw new Error(`${code} points outside: ${span.start} to ${span.end} of ${text.length}`);
  for (const { edits, label } of fixes) {
    const spans = edits.filter((edit) => edit.uri === uri).map((edit) => edit.span);
    const ordered = spans.toSorted((a, b) => a.start - b.start);
    for (const [index, { start, end }] of ordered.entries()) {
      if (start < 0 || end < start || end > text.length)
        throw new Error(`${code}, ${label}: an edit outside`);
      const before = ordered[index - 1];
      if (before && before.end > start) throw new Error(`${code}, ${label}: edits that overlap`);
    }
  }
}
