// Finds in a library what one guideline is made of, its fragments and its cases, and names it for a bundle; knows no disk.
import { createSourceText, createWorkspace, positionAt } from '../dsl/index.ts';
import type { Case, CompiledGuideline, Diagnostic, TargetSource, Workspace } from '../dsl/index.ts';
import type { ExportFinding } from './api.ts';
import { isArchiveName } from './archive.ts';
import { readText } from './file-text.ts';

/** A file of a library, by its path there. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface GatheredSources {
  readonly kind: 'gathered';
  readonly compiled: CompiledGuideline;
  readonly cases: readonly Case[];
  /** Named by identity, not by where they lie in the library: the bundle is the same wherever it is made. */
  readonly sources: readonly TargetSource[];
  /** Warnings only. */
  readonly findings: readonly ExportFinding[];
  /** What a target says of the guideline, at its place in the library. */
  readonly findingOf: (diagnostic: Diagnostic) => ExportFinding;
}

export type NotGathered =
  | { readonly kind: 'refused'; readonly findings: readonly ExportFinding[] }
  | { readonly kind: 'failed'; readonly message: string; readonly help: string };

export const sourcesFolder = 'sources/';

/** `files` is the whole library; only what belongs to the guideline at `path` is used. */
export function gatherSources(files: readonly SourceFile[], path: string): GatheredSources | NotGathered {
  const workspace = createWorkspace();
  for (const file of files.filter((file) => isCopy(files, path) || !isCopy(files, file.path))) {
    const text = readText({ kind: 'bytes', bytes: file.bytes, hash: '' });
    if (text.kind === 'text') workspace.setText(file.path, text.text);
    else if (file.path === path) return failed(`${path}: ${text.problem.what}`, text.problem.help);
  }
  const compiled = workspace.guideline(path);
  if (compiled === undefined) return failed(`${path} is not a guideline.`, 'Name the .guideline file.');
  const casesPaths = workspace.casesOf(path).toSorted();
  const findings = [path, ...casesPaths].flatMap((uri) => findingsOf(workspace, uri));
  if (findings.some(({ severity }) => severity === 'error')) return { kind: 'refused', findings };
  const cases = casesPaths.flatMap((uri) => workspace.cases(uri)?.value ?? []);
  const why = whyNot(compiled);
  if (why !== undefined) return why;
  const sources = nameSources(files, compiled, casesPaths);
  const findingOf = (diagnostic: Diagnostic) => findingAt(workspace, diagnostic);
  return { kind: 'gathered', compiled, cases, findings, findingOf, sources };
}

/** Where a guideline lies within its bundle. */
export function guidelineMember(id: string, version: string): string {
  return `${sourcesFolder}${id}-${version}.guideline`;
}

/** Lies in an unpacked bundle, which may be in the library: a copy, and perhaps an old one. */
function isCopy(files: readonly SourceFile[], path: string): boolean {
  const [, folder = '', name = ''] = /^((?:.*\/)?([^/]+)\/sources\/)/.exec(path) ?? [];
  return folder !== '' && files.some((file) => file.path === `${folder}${name}.guideline`);
}

function findingsOf(workspace: Workspace, uri: string): readonly ExportFinding[] {
  return workspace.diagnostics(uri).flatMap((one) => {
    if (one.severity === 'info') return [];
    const finding = findingAt(workspace, one);
    // A case that fails is a matter for its writer, but no bundle is made from it.
    return [one.code === failedCase ? { ...finding, severity: 'error' } : finding];
  });
}

function findingAt(
  workspace: Workspace,
  { code, severity, uri: path, span, message }: Diagnostic,
): ExportFinding {
  const source = createSourceText(path, workspace.text(path) ?? '');
  return {
    code,
    severity: severity === 'error' ? 'error' : 'warning',
    path,
    line: positionAt(source, span.start).line + 1,
    message,
  };
}

export const failedCase = 'cases/not-as-expected';

function whyNot({ guideline }: CompiledGuideline): NotGathered | undefined {
  const { id, version } = guideline.header;
  if (guideline.kind === 'fragment') {
    return failed(
      `${guideline.uri} is a fragment.`,
      'Export a guideline that includes it; the fragment goes with it.',
    );
  }
  if (!isArchiveName(guidelineMember(id, version))) {
    const help = 'Write the version in lower-case letters, digits, dots and hyphens, such as 2024.2.';
    return failed(`"${id} ${version}" cannot be the name of a bundle.`, help);
  }
  return undefined;
}

function failed(message: string, help: string): NotGathered {
  return { kind: 'failed', message, help };
}

function nameSources(
  files: readonly SourceFile[],
  compiled: CompiledGuideline,
  casesPaths: readonly string[],
): readonly TargetSource[] {
  const { id, version } = compiled.guideline.header;
  const numbered = (index: number) =>
    casesPaths.length === 1 ? '' : `.${String(index + 1).padStart(3, '0')}`;
  const names = new Map([[compiled.source.uri, guidelineMember(id, version)]]);
  for (const { fragment } of compiled.guideline.includes) {
    const header = fragment?.header;
    if (fragment !== undefined && header !== undefined) {
      names.set(fragment.uri, `${sourcesFolder}fragments/${header.id}-${header.version}.guideline`);
    }
  }
  casesPaths.forEach((uri, index) =>
    names.set(uri, `${sourcesFolder}${id}-${version}${numbered(index)}.cases`),
  );
  return [...names].flatMap(([uri, path]) => {
    const file = files.find((candidate) => candidate.path === uri);
    const text = file && readText({ kind: 'bytes', bytes: file.bytes, hash: '' });
    return file && text?.kind === 'text'
      ? [{ path, bytes: file.bytes, text: createSourceText(uri, text.text) }]
      : [];
  });
}
