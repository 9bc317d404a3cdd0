// What changes texts: rename, format, fixes of problems and findings, rewritings; every edit names the text that it is for.
import { CodeActionKind } from 'vscode-languageserver/node';
import type {
  CodeAction,
  CodeActionParams,
  Diagnostic as ProtocolDiagnostic,
  Position,
  Range,
  TextDocumentEdit,
  TextEdit as ProtocolEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { codeActionsAt, renameAt, renamePlaceAt, waiveFix } from '../dsl/index.ts';
import type { Diagnostic, Finding, TextEdit } from '../dsl/index.ts';
import type { ClientFacts } from './client-facts.ts';
import type { Libraries } from './libraries.ts';
import type { Library } from './library.ts';
import { toRange } from './positions.ts';
import { refused, type About } from './questions.ts';

export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite];

export function renamePlace(
  about: About,
  position: Position,
): { readonly range: Range; readonly placeholder: string } {
  const found = renamePlaceAt(about.workspace, about.name, about.offset(position));
  if (found === undefined) throw refused('Only ids, data elements, values and citations can be renamed.');
  return { range: about.range(found.span), placeholder: found.name };
}

export function rename(
  about: About,
  position: Position,
  newName: string,
  libraries: Libraries,
  client: ClientFacts,
): WorkspaceEdit {
  const outcome = renameAt(about.workspace, about.name, about.offset(position), newName);
  if (outcome.kind === 'refused') throw refused(outcome.why);
  return toWorkspaceEdit(libraries, about.library, outcome.edits, client);
}

/** Only the lines that differ, so that cursors and marks elsewhere stay; nothing where the text has faults. */
export function format(about: About): ProtocolEdit[] {
  const { text } = about.source;
  const formatted = about.workspace.format(about.name);
  if (formatted === undefined || formatted === text) return [];
  const shorter = Math.min(text.length, formatted.length);
  let start = 0;
  while (start < shorter && text[start] === formatted[start]) start++;
  start = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  let kept = 0;
  while (kept < shorter - start && text.at(-1 - kept) === formatted.at(-1 - kept)) kept++;
  // Never between the two parts of a line end or of a character.
  const lineEnd = text.indexOf('\n', text.length - kept);
  kept = lineEnd < 0 ? 0 : text.length - lineEnd - 1;
  const span = { start, end: text.length - kept };
  return [{ range: about.range(span), newText: formatted.slice(start, formatted.length - kept) }];
}

export function codeActions(
  about: About,
  { range, context }: CodeActionParams,
  libraries: Libraries,
  client: ClientFacts,
): CodeAction[] {
  const asked = about.span(range);
  const wants = (kind: string): boolean =>
    context.only === undefined ||
    context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
  const { library, name, workspace } = about;
  const isNear = ({ span }: Diagnostic): boolean => span.start <= asked.end && span.end >= asked.start;
  const findings = wants(CodeActionKind.QuickFix) ? library.findings(name).filter(isNear) : [];
  const problems = wants(CodeActionKind.QuickFix) ? library.problems(name).filter(isNear) : [];
  const fixes = [
    ...[...problems, ...findings].flatMap((problem) =>
      fixesOf(about, problem, context.diagnostics, libraries, client),
    ),
    ...findings.flatMap((finding) => waiverOf(about, finding, libraries, client)),
  ];
  const rewritings = wants(CodeActionKind.RefactorRewrite)
    ? codeActionsAt(workspace, name, asked).map(({ title, edits }) => ({
        title,
        kind: CodeActionKind.RefactorRewrite,
        edit: toWorkspaceEdit(libraries, library, edits, client),
      }))
    : [];
  return [...fixes, ...rewritings];
}

function fixesOf(
  about: About,
  { code, span, fixes = [] }: Diagnostic,
  shown: readonly ProtocolDiagnostic[],
  libraries: Libraries,
  client: ClientFacts,
): readonly CodeAction[] {
  const { start } = about.range(span);
  const diagnostics = shown.filter(
    (other) =>
      other.code === code &&
      other.range.start.line === start.line &&
      other.range.start.character === start.character,
  );
  return fixes.map(({ label, edits }, index) => ({
    title: label,
    kind: CodeActionKind.QuickFix,
    isPreferred: index === 0,
    diagnostics,
    edit: toWorkspaceEdit(libraries, about.library, edits, client),
  }));
}

/** The reason is left empty, and the linter asks for one: nobody but the author knows it. */
function waiverOf(
  { library, workspace, name }: About,
  finding: Finding,
  libraries: Libraries,
  client: ClientFacts,
): readonly CodeAction[] {
  const compiled = workspace.guideline(name);
  const fix = compiled && waiveFix(compiled, finding, '');
  if (fix === undefined) return [];
  const edit = toWorkspaceEdit(libraries, library, fix.edits, client);
  return [{ title: `${fix.label} (${finding.code}); then write why`, kind: CodeActionKind.QuickFix, edit }];
}

/** With the versions of the open texts, so that an editor does not apply it to another. */
function toWorkspaceEdit(
  libraries: Libraries,
  library: Library,
  edits: readonly TextEdit[],
  { versionedEdits }: ClientFacts,
): WorkspaceEdit {
  const documents = [...new Set(edits.map(({ uri }) => uri))].flatMap((name): TextDocumentEdit[] => {
    const source = library.source(name);
    if (source === undefined) return [];
    const own = edits.filter(({ uri }) => uri === name);
    const version = libraries.openDocument(library, name)?.version ?? null;
    const textDocument = { uri: libraries.addressOf(library, name), version };
    return [
      { textDocument, edits: own.map(({ span, newText }) => ({ range: toRange(source, span), newText })) },
    ];
  });
  if (versionedEdits) return { documentChanges: documents };
  const plain = documents.map(({ textDocument, edits: own }) => [textDocument.uri, own]);
  return { changes: Object.fromEntries(plain) as Record<string, ProtocolEdit[]> };
}
