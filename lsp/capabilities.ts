// What the server offers, as it tells an editor at the start; the handlers stand in `server.ts`.
import { PositionEncodingKind, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { ServerCapabilities } from 'vscode-languageserver/node';
import { tokensLegend } from './colours.ts';
import { completionTriggers } from './completion.ts';
import { codeActionKinds } from './edits.ts';
import { showCommand } from './lenses.ts';

export const capabilities: ServerCapabilities = {
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: [...completionTriggers] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  documentLinkProvider: {},
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  semanticTokensProvider: { legend: tokensLegend, full: true },
  inlayHintProvider: true,
  documentFormattingProvider: true,
  renameProvider: { prepareProvider: true },
  codeActionProvider: { codeActionKinds: [...codeActionKinds] },
  codeLensProvider: { resolveProvider: true },
  executeCommandProvider: { commands: [showCommand] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};
