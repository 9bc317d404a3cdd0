// The language server over one connection: which question goes to which answer; what the answers are stands in the files beside it.
import { CodeLensRefreshRequest, Range, TextDocuments } from 'vscode-languageserver/node';
import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { capabilities } from './capabilities.ts';
import { readClientFacts, type ClientFacts } from './client-facts.ts';
import { colours } from './colours.ts';
import { complete } from './completion.ts';
import { codeActions, format, rename, renamePlace } from './edits.ts';
import { pathOfAddress } from './file-addresses.ts';
import { lenses, readLensData, resolveLens, showCommand } from './lenses.ts';
import { createLibraries, type Libraries } from './libraries.ts';
import { definition, highlights, links, references, symbols, symbolsOf } from './navigation.ts';
import type { PageOf } from './pages.ts';
import { createProblemFeed, type ProblemFeed } from './problem-feed.ts';
import { cancelled, createAsk, invalid, nextTurn, type Ask } from './questions.ts';
import { folding, hints, hover, selections } from './reading-aids.ts';
import { askToBeTold, createFolderWatches } from './watched-files.ts';

export interface ServerOptions {
  readonly version: string;
  readonly pageOf: PageOf;
  /** Milliseconds without a change before findings are looked for. */
  readonly pause: number;
}

interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly libraries: Libraries;
  readonly ask: Ask;
  readonly feed: ProblemFeed;
  client: ClientFacts;
}

/** Returns the way to stop what still runs. */
export function startServer(connection: Connection, options: ServerOptions): () => void {
  let over = false;
  const documents = new TextDocuments(TextDocument);
  const watches = createFolderWatches((addresses) => void rereadAll(session, addresses));
  const libraries = createLibraries(documents, {
    opened: (root, byEditor) => {
      if (!byEditor || !session.client.watchesFiles) watches.start(root);
    },
    closed: watches.stop,
  });
  const session: Session = {
    connection,
    documents,
    libraries,
    ask: createAsk(documents, libraries),
    feed: createProblemFeed({
      documents,
      libraries,
      pageOf: options.pageOf,
      pause: options.pause,
      send: (problems) => {
        // The stream may have been closed while they were looked for.
        if (!over) void connection.sendDiagnostics(problems);
      },
      settled: () => refreshViews(session),
      failed: (error) => {
        if (!over) connection.console.error(error instanceof Error ? error.message : String(error));
      },
    }),
    client: readClientFacts({ processId: null, rootUri: null, capabilities: {} }),
  };
  connection.onInitialize((params) => initialize(session, params, options.version));
  connection.onInitialized(() => {
    followFolders(session);
    session.feed.changed();
  });
  followTexts(session);
  answerAboutPlaces(session);
  answerAboutTexts(session);
  answerAboutLibraries(session);
  documents.listen(connection);
  return () => {
    over = true;
    session.feed.stop();
    watches.stopAll();
  };
}

function initialize(session: Session, params: InitializeParams, version: string): InitializeResult {
  session.client = readClientFacts(params);
  const root = params.rootUri ?? undefined;
  const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (root === undefined ? [] : [root]);
  for (const path of pathsOf(folders)) session.libraries.addFolder(path);
  return { capabilities, serverInfo: { name: 'guideline', version } };
}

function pathsOf(addresses: readonly string[]): readonly string[] {
  return addresses.flatMap((address) => pathOfAddress(address) ?? []);
}

function followFolders({ connection, client, libraries, feed }: Session): void {
  if (client.watchesFiles) askToBeTold(connection).catch(ignore);
  if (!client.tellsFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const path of pathsOf(removed.map(({ uri }) => uri))) libraries.removeFolder(path);
    for (const path of pathsOf(added.map(({ uri }) => uri))) libraries.addFolder(path);
    feed.changed();
  });
}

async function rereadAll({ libraries, feed }: Session, addresses: readonly string[]): Promise<void> {
  await Promise.all(addresses.map(libraries.reread));
  feed.changed();
}

function followTexts(session: Session): void {
  const { connection, documents, feed } = session;
  documents.onDidChangeContent(({ document }) => feed.changed(document.uri));
  documents.onDidClose(({ document }) => void rereadAll(session, [document.uri]));
  connection.onDidChangeWatchedFiles(
    ({ changes }) =>
      void rereadAll(
        session,
        changes.map(({ uri }) => uri),
      ),
  );
}

/** What is shown above and between lines may follow from other texts than the one that it stands in. */
function refreshViews({ connection, client, documents }: Session): void {
  if (documents.all().length > 1 && client.refreshesLenses)
    connection.sendRequest(CodeLensRefreshRequest.type).catch(ignore);
}

function ignore(): void {
  // What was asked of the editor is a convenience.
}

function answerAboutPlaces(session: Session): void {
  const { connection, ask, libraries } = session;
  connection.onCompletion((params, token) =>
    ask(params, token, (about) => complete(about, params, session.client)),
  );
  connection.onHover((params, token) =>
    ask(params, token, (about) => hover(about, params.position, session.client)),
  );
  connection.onDefinition((params, token) =>
    ask(params, token, (about) => definition(about, params.position)),
  );
  connection.onReferences((params, token) =>
    ask(params, token, (about) => references(about, params.position, params.context.includeDeclaration)),
  );
  connection.onDocumentHighlight((params, token) =>
    ask(params, token, (about) => highlights(about, params.position)),
  );
  connection.onPrepareRename((params, token) =>
    ask(params, token, (about) => renamePlace(about, params.position)),
  );
  connection.onRenameRequest((params, token) =>
    ask(params, token, (about) => rename(about, params.position, params.newName, libraries, session.client)),
  );
  connection.onSelectionRanges((params, token) =>
    ask(params, token, (about) => selections(about, params.positions)),
  );
}

function answerAboutTexts(session: Session): void {
  const { connection, ask, libraries } = session;
  connection.onDocumentSymbol((params, token) =>
    ask(params, token, (about) => symbols(about, session.client.nestedSymbols, params.textDocument.uri)),
  );
  connection.onDocumentLinks((params, token) => ask(params, token, (about) => links(about, libraries)));
  connection.onFoldingRanges((params, token) => ask(params, token, folding));
  connection.languages.semanticTokens.on((params, token) => ask(params, token, colours));
  connection.languages.inlayHint.on((params, token) =>
    ask(params, token, (about) => hints(about, params.range, session.client)),
  );
  connection.onDocumentFormatting((params, token) => ask(params, token, format));
  connection.onCodeAction((params, token) =>
    ask(params, token, (about) =>
      session.client.codeActionLiterals ? codeActions(about, params, libraries, session.client) : [],
    ),
  );
  connection.onCodeLens((params, token) =>
    ask(params, token, (about) => lenses(about, params.textDocument.uri, libraries)),
  );
  connection.onCodeLensResolve((lens, token) => {
    const data = readLensData(lens.data);
    if (data === undefined) throw invalid('This lens is not of this server.');
    const asked = { textDocument: { uri: data.uri } };
    return ask(asked, token, (about) => resolveLens(about, lens, data, libraries), data.version);
  });
}

function answerAboutLibraries(session: Session): void {
  const { connection, libraries } = session;
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const found = [];
    for (const library of await libraries.all()) {
      await nextTurn();
      if (token.isCancellationRequested) throw cancelled();
      found.push(...symbolsOf(libraries, library, query));
    }
    return found;
  });
  connection.onExecuteCommand(async ({ command, arguments: given = [] }) => {
    const [uri, selection] = given as readonly unknown[];
    if (command !== showCommand || typeof uri !== 'string') throw invalid(`There is no command ${command}.`);
    if (!session.client.opensDocuments) {
      connection.window.showInformationMessage(`Open ${pathOfAddress(uri) ?? uri}`);
      return null;
    }
    await connection.window.showDocument({
      uri,
      takeFocus: true,
      ...(Range.is(selection) ? { selection } : {}),
    });
    return null;
  });
}
