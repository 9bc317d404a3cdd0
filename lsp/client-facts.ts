// What the editor at the other end can do, and what it was told to want; where it does not say, the least is taken.
import type { InitializeParams } from 'vscode-languageserver/node';

export interface ClientFacts {
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** An outline as a tree. */
  readonly nestedSymbols: boolean;
  /** Edits that name the version of the text that they are for. */
  readonly versionedEdits: boolean;
  readonly codeActionLiterals: boolean;
  /** Tells of changed files when asked to. */
  readonly watchesFiles: boolean;
  readonly tellsFolders: boolean;
  readonly opensDocuments: boolean;
  readonly refreshesLenses: boolean;
  /** The editor's own command that asks for completion again; '' where none is known. */
  readonly askAgain: string;
  /** From `initializationOptions.unknownHints`; on unless it is false. */
  readonly unknownHints: boolean;
}

export function readClientFacts({
  capabilities,
  clientInfo,
  initializationOptions,
}: InitializeParams): ClientFacts {
  const { textDocument, workspace, window } = capabilities;
  const isCode = /visual studio code|vscodium|^code\b/i.test(clientInfo?.name ?? '');
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    tellsFolders: workspace?.workspaceFolders === true,
    opensDocuments: window?.showDocument?.support === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    askAgain: isCode ? 'editor.action.triggerSuggest' : '',
    unknownHints: settingOf(initializationOptions, 'unknownHints') !== false,
  };
}

function settingOf(options: unknown, name: string): unknown {
  return typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined;
}
