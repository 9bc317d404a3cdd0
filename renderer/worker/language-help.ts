// What the editor asks while a person writes, answered over the workspace; a text of another version gets no answer.
import {
  caseLenses,
  codeActionsAt,
  completionsAt,
  createSourceText,
  definitionAt,
  documentLinks,
  foldingRanges,
  hoverAt,
  inlayHints,
  referencesAt,
  renameAt,
  renamePlaceAt,
} from '../../dsl/index.ts';
import type { FoldingRange, Workspace } from '../../dsl/index.ts';
import type { LanguageHelp, TextVersion } from './protocol.ts';

export function createLanguageHelp(
  workspace: Workspace,
  isCurrent: (text: TextVersion) => boolean,
): LanguageHelp {
  const about = async <T>(text: TextVersion, answer: (uri: string) => T): Promise<T | undefined> =>
    isCurrent(text) ? answer(text.uri) : undefined;
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
  };
}

function folding(workspace: Workspace, uri: string): readonly FoldingRange[] {
  const document = workspace.document(uri)?.value;
  const text = workspace.text(uri) ?? '';
  return document === undefined ? [] : foldingRanges(createSourceText(uri, text), document);
}
