// The texts of a library with what follows from each, kept until a text changes; reads no files and knows no editor.
import { compileGuideline, type CompiledGuideline } from './compile.ts';
import type { Case } from './cases/case.ts';
import { resolveCases } from './cases/resolve-cases.ts';
import { runCases } from './cases/run-cases.ts';
import { unmetExpectations } from './cases/unmet-expectations.ts';
import { diagnose } from './source/catalogue.ts';
import { hasErrors, type Diagnostic, type Outcome } from './source/diagnostic.ts';
import { createSourceText, type SourceText } from './source/source-text.ts';
import type { Document } from './syntax/ast.ts';
import { createSyntax, type Syntax } from './syntax/parse.ts';
import { printDocument } from './syntax/print.ts';

/** Documents by uri: library paths with `/`. Later calls see the latest texts. */
export interface Workspace {
  setText(uri: string, text: string): void;
  remove(uri: string): void;
  text(uri: string): string | undefined;
  readonly uris: readonly string[];
  /** What the text says it is, from its first lines alone: costs no parse. */
  identity(uri: string): DocumentIdentity | undefined;
  /** The tree of any document. */
  document(uri: string): Outcome<Document> | undefined;
  /** undefined for an unknown uri and for cases. */
  guideline(uri: string): CompiledGuideline | undefined;
  /** What would follow if the text were this one; nothing is kept of it. Of a guideline or fragment. */
  tried(uri: string, text: string): CompiledGuideline;
  /** The guideline that a cases document names, by id and version. */
  guidelineOfCases(uri: string): CompiledGuideline | undefined;
  cases(uri: string): Outcome<readonly Case[]> | undefined;
  /** The cases documents that name this guideline. */
  casesOf(uri: string): readonly string[];
  /** All phases, in the order of the text; those of included fragments last. */
  diagnostics(uri: string): readonly Diagnostic[];
  /** The whole text in the agreed layout. undefined where a fault would lose words. */
  format(uri: string): string | undefined;
}

/** Id and version of a cases document are those of its guideline. */
export interface DocumentIdentity {
  readonly kind: Document['kind'];
  readonly id: string;
  readonly version: string;
}

interface Entry {
  readonly source: SourceText;
  readonly identity: DocumentIdentity;
  document?: Outcome<Document>;
  compiled?: CompiledGuideline;
  cases?: Outcome<readonly Case[]>;
}

export function createWorkspace(): Workspace {
  const syntax = createSyntax();
  const entries = new Map<string, Entry>();
  return workspaceOver(syntax, entries);
}

function workspaceOver(syntax: Syntax, entries: Map<string, Entry>): Workspace {
  /** Fragments and guidelines are found by identity, so another text may change what follows from this one. */
  const forget = (): void => {
    for (const entry of entries.values()) {
      delete entry.cases;
      if (entry.compiled && !isCurrent(entry.compiled)) delete entry.compiled;
    }
  };
  const isCurrent = (compiled: CompiledGuideline): boolean =>
    compiled.document.sections.every((section) => {
      if (section.kind !== 'include') return true;
      const found = findFragment(section.id?.value ?? '', section.version?.value ?? '');
      return found === undefined
        ? compiled.fragments.every((fragment) => entries.get(fragment.uri)?.source === fragment)
        : compiled.fragments.includes(found);
    });
  const findFragment = (id: string, version: string): SourceText | undefined =>
    findByIdentity('fragment', id, version)?.source;
  const findByIdentity = (kind: Document['kind'], id: string, version: string): Entry | undefined =>
    [...entries.values()].find(
      ({ identity }) =>
        identity.kind === kind && identity.id === id && identity.version === version && id !== '',
    );
  const documentOf = (entry: Entry): Outcome<Document> => (entry.document ??= syntax.parse(entry.source));
  const guideline = (uri: string): CompiledGuideline | undefined => {
    const entry = entries.get(uri);
    if (!entry || entry.identity.kind === 'cases') return undefined;
    return (entry.compiled ??= compileGuideline(syntax, entry.source, findFragment));
  };
  const guidelineOfCases = (uri: string): CompiledGuideline | undefined => {
    const entry = entries.get(uri);
    if (entry?.identity.kind !== 'cases') return undefined;
    const { id, version } = entry.identity;
    const beside = entries.get(uri.replace(/\.cases$/, '.guideline'));
    const found =
      findByIdentity('guideline', id, version) ?? findByIdentity('fragment', id, version) ?? beside;
    return found && guideline(found.source.uri);
  };
  const cases = (uri: string): Outcome<readonly Case[]> | undefined => {
    const entry = entries.get(uri);
    if (entry?.identity.kind !== 'cases') return undefined;
    return (entry.cases ??= resolveEntry(entry));
  };
  const resolveEntry = (entry: Entry): Outcome<readonly Case[]> => {
    const { value, diagnostics } = documentOf(entry);
    if (value.kind !== 'cases') return { value: [], diagnostics };
    const compiled = guidelineOfCases(entry.source.uri);
    if (compiled) {
      const resolved = resolveCases(value, entry.source.uri, compiled);
      const sound = !hasErrors([...compiled.diagnostics, ...diagnostics, ...resolved.diagnostics]);
      const unmet = sound ? unmetExpectations(runCases(compiled.graph, resolved.value)) : [];
      return { value: resolved.value, diagnostics: [...diagnostics, ...resolved.diagnostics, ...unmet] };
    }
    const span = value.guideline?.span ?? { start: 0, end: 0 };
    const args = { id: value.guideline?.value ?? '', version: value.version?.value ?? '' };
    return {
      value: [],
      diagnostics: [
        ...diagnostics,
        diagnose('model/missing-guideline', { uri: entry.source.uri, span }, args),
      ],
    };
  };
  return {
    setText: (uri, text) => {
      if (entries.get(uri)?.source.text === text) return;
      entries.set(uri, { source: createSourceText(uri, text), identity: identityOf(text) });
      forget();
    },
    remove: (uri) => {
      if (entries.delete(uri)) forget();
    },
    text: (uri) => entries.get(uri)?.source.text,
    get uris() {
      return [...entries.keys()].toSorted();
    },
    identity: (uri) => entries.get(uri)?.identity,
    document: (uri) => {
      const entry = entries.get(uri);
      return entry && documentOf(entry);
    },
    guideline,
    tried: (uri, text) => compileGuideline(syntax, createSourceText(uri, text), findFragment),
    guidelineOfCases,
    cases,
    casesOf: (uri) => {
      const own = entries.get(uri)?.identity;
      return [...entries].flatMap(([other, { identity }]) =>
        own && identity.kind === 'cases' && identity.id === own.id && identity.version === own.version
          ? [other]
          : [],
      );
    },
    diagnostics: (uri) => cases(uri)?.diagnostics ?? guideline(uri)?.diagnostics ?? [],
    format: (uri) => {
      const entry = entries.get(uri);
      if (!entry) return undefined;
      const { value, diagnostics } = documentOf(entry);
      return hasErrors(diagnostics) ? undefined : withLineEnds(printDocument(value), entry.source.text);
    },
  };
}

/** Keeps the line ends that the text had. */
function withLineEnds(printed: string, original: string): string {
  return /\r\n/.test(original) ? printed.replaceAll('\n', '\r\n') : printed;
}

/** Identity from the first lines alone, so that a library need not be parsed to find a document. */
function identityOf(text: string): DocumentIdentity {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => !/^\s*(?:#(?:\s|$)|$)/.test(line));
  const [opener = '', ...rest] = lines;
  const cases = /^cases for\s+(\S+)\s+(\S+)/.exec(opener);
  if (cases || opener.startsWith('cases for'))
    return { kind: 'cases', id: cases?.[1] ?? '', version: cases?.[2] ?? '' };
  const header = rest.slice(0, Math.max(0, rest.findIndex((line) => /^\S/.test(line)) + 1 || rest.length));
  const value = (key: string): string =>
    header
      .map((line) => new RegExp(`^\\s+${key}\\s+(\\S.*?)\\s*$`).exec(line)?.[1])
      .find((found) => found !== undefined) ?? '';
  return {
    kind: opener.startsWith('fragment') ? 'fragment' : 'guideline',
    id: value('id'),
    version: value('version'),
  };
}
