// What the editor asks while a person writes, answered over the workspace; a text of another version gets no answer.
import {
  breadcrumbsAt,
  caseLenses,
  codeActionsAt,
  completionsAt,
  createChangeLenses,
  createSourceText,
  definitionAt,
  documentLinks,
  foldingRanges,
  highlightsAt,
  hoverAt,
  inlayHints,
  pasteContextAt,
  referencesAt,
  renameAt,
  renamePlaceAt,
  repairPaste,
} from '../../dsl/index.ts';
import type { FoldingRange, OutlineEntry, Workspace } from '../../dsl/index.ts';
import type { LanguageHelp, TextVersion } from './protocol.ts';

export function createLanguageHelp(
  workspace: Workspace,
  isCurrent: (text: TextVersion) => boolean,
): LanguageHelp {
  const about = async <T>(text: TextVersion, answer: (uri: string) => T): Promise<T | undefined> =>
    isCurrent(text) ? answer(text.uri) : undefined;
  const changes = createChangeLenses();
  return {
    complete: async ({ uri, text }, offset, trigger) =>
      completionsAt(workspace, { uri, text, offset, trigger }),
    hover: async (text, offset) => await about(text, (uri) => hoverAt(workspace, uri, offset)),
    definition: async (text, offset) => await about(text, (uri) => definitionAt(workspace, uri, offset)),
    references: async (text, offset) => await about(text, (uri) => referencesAt(workspace, uri, offset)),
    renamePlace: async (text, offset) => await about(text, (uri) => renamePlaceAt(workspace, uri, offset)),
    rename: async (text, offset, newName) =>
      await about(text, (uri) => renameAt(workspace, uri, offset, newName)),
    codeActions: async (text, selection) =>
      await about(text, (uri) => codeActionsAt(workspace, uri, selection)),
    inlayHints: async (text) => await about(text, (uri) => inlayHints(workspace, uri)),
    foldingRanges: async (text) => await about(text, (uri) => folding(workspace, uri)),
    documentLinks: async (text) => await about(text, (uri) => documentLinks(workspace, uri)),
    caseLenses: async (text) => await about(text, (uri) => caseLenses(workspace, uri)),
    changeLenses: async (text) => await about(text, (uri) => changes.of(workspace, uri)),
    highlights: async (text, offset) => await about(text, (uri) => highlightsAt(workspace, uri, offset)),
    breadcrumbs: async (text, offset) => await about(text, (uri) => crumbs(workspace, uri, offset)),
    repairPaste: async (pasted, text, offset) => repairPaste(pasted, pasteContextAt(text, offset)),
  };
}

function crumbs(workspace: Workspace, uri: string, offset: number): readonly OutlineEntry[] {
  const document = workspace.document(uri)?.value;
  const text = workspace.text(uri) ?? '';
  return document === undefined ? [] : breadcrumbsAt(createSourceText(uri, text), document, offset);
}

function folding(workspace: Workspace, uri: string): readonly FoldingRange[] {
  const document = workspace.document(uri)?.value;
  const text = workspace.text(uri) ?? '';
  return document === undefined ? [] : foldingRanges(createSourceText(uri, text), document);
}
