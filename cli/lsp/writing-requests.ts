// Requests of a person who writes: what may come next, what is wrong, what can be rewritten, the agreed layout.
import { codeActionsAt, completionsAt } from '../../dsl/index.ts';
import type { Completion, Diagnostic, SourceText, Workspace } from '../../dsl/index.ts';
import type { LanguageServer } from './language-requests.ts';
import type { ServerContext } from './server-context.ts';
import { toOffset, toRange, toWorkspaceEdit, type WireCompletion, type WireDiagnostic } from './wire.ts';

export function writingRequests({
  workspace,
  about,
}: ServerContext): Pick<LanguageServer, 'diagnostics' | 'completion' | 'format'> {
  return {
    diagnostics: (uri) => about(uri, [], (path, source) => diagnosticsOf(workspace, path, source)),
    completion: (uri, at, trigger) =>
      about(uri, [], (path, source) => {
        const place = { uri: path, text: source.text, offset: toOffset(source, at), trigger };
        return completionsAt(workspace, place).map((item, index) => toCompletion(source, item, index));
      }),
    format: (uri) =>
      about(uri, [], (path, source) => {
        const newText = workspace.format(path);
        if (newText === undefined || newText === source.text) return [];
        return [{ range: toRange(source, { start: 0, end: source.text.length }), newText }];
      }),
  };
}

export function rewritingRequests({
  workspace,
  addresses,
  textOf,
  about,
}: ServerContext): Pick<LanguageServer, 'codeActions'> {
  return {
    codeActions: (uri, range) =>
      about(uri, [], (path, source) => {
        const span = { start: toOffset(source, range.start), end: toOffset(source, range.end) };
        const fixes = workspace
          .diagnostics(path)
          .filter(
            (found) => found.uri === path && found.span.start <= span.end && found.span.end >= span.start,
          )
          .flatMap((found) => found.fixes ?? [])
          .map(({ label, edits }) => ({ title: label, kind: 'quickfix' as const, edits }));
        const rewrites = codeActionsAt(workspace, path, span).map((action) => ({
          ...action,
          kind: 'refactor' as const,
        }));
        return [...fixes, ...rewrites].map(({ title, kind, edits }) => ({
          title,
          kind,
          edit: toWorkspaceEdit(edits, addresses, textOf),
        }));
      }),
  };
}

const severities = { error: 1, warning: 2, info: 3 } as const;

function diagnosticsOf(workspace: Workspace, path: string, source: SourceText): readonly WireDiagnostic[] {
  const own = (found: Diagnostic): boolean => found.uri === path;
  return workspace
    .diagnostics(path)
    .filter(own)
    .map(({ span, severity, code, message, note, help }) => ({
      range: toRange(source, span),
      severity: severities[severity],
      code,
      source: 'guideline',
      message: [message, note, help].filter(Boolean).join('\n'),
    }));
}

function toCompletion(source: SourceText, completion: Completion, index: number): WireCompletion {
  const { label, detail, help, insert, snippet, replace } = completion;
  return {
    label,
    detail,
    documentation: help,
    sortText: String(index).padStart(5, '0'),
    insertTextFormat: snippet ? 2 : 1,
    textEdit: { range: toRange(source, replace), newText: insert },
  };
}
