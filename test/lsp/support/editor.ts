// An editor for tests: a real client of the protocol at the other end of the server's streams, with a folder of guidelines on disk.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShowDocumentRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  InitializeResult,
  Position,
  ProtocolConnection,
  PublishDiagnosticsParams,
  Range,
  Registration,
  ShowDocumentParams,
  TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serve } from '../../../lsp/serve.ts';
import { shippedFiles } from '../../support/documents.ts';

export const fullClient: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor'] } } },
  },
  workspace: {
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
  window: { showDocument: { support: true } },
};

export interface Editor {
  readonly connection: ProtocolConnection;
  readonly folder: string;
  readonly started: InitializeResult;
  readonly shown: ShowDocumentParams[];
  readonly registered: Registration[];
  /** In the order in which they came. */
  readonly published: PublishDiagnosticsParams[];
  address(name: string): string;
  /** Opens a file of the folder, or other words than it has. */
  open(name: string, text?: string): void;
  close(name: string): void;
  text(name: string): string;
  /** Replaces words that stand once in the text by others, as an edit of their range. */
  type(name: string, words: string, by: string): void;
  /** Replaces some characters from an offset on; beyond the text, its end. */
  replace(name: string, offset: number, length: number, by: string): void;
  version(name: string): number;
  /** The place of the words, moved by some characters. */
  at(
    name: string,
    words: string,
    offset?: number,
  ): { readonly textDocument: { readonly uri: string }; readonly position: Position };
  ask<R>(method: string, params: object): Promise<R>;
  /** What stands in a range. */
  words(name: string, range: Range): string;
  /** Waits for diagnostics of a text that are as wanted. */
  problems(
    name: string,
    wanted: (params: PublishDiagnosticsParams) => boolean,
  ): Promise<PublishDiagnosticsParams>;
  write(name: string, text: string): void;
  end(): Promise<void>;
}

export interface EditorOptions {
  /** Texts by name; the shipped library where left out, with what is waived in it open again. */
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  readonly pause?: number;
}

export async function openEditor(options: EditorOptions = {}): Promise<Editor> {
  const folder = mkdtempSync(join(tmpdir(), 'guideline-lsp-'));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  if (options.files === undefined)
    for (const { path, text } of shippedFiles())
      write(path.replace(/^guidelines./, ''), withoutWaivers(text));
  for (const [name, text] of Object.entries(options.files ?? {})) write(name, text);
  const toServer = new PassThrough();
  const fromServer = new PassThrough();
  const served = serve({
    input: toServer,
    output: fromServer,
    version: '1.2.3',
    documentation: 'docs',
    pause: options.pause ?? 20,
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(fromServer),
    new StreamMessageWriter(toServer),
  );
  const address = (name: string): string => pathToFileURL(join(folder, name)).href;
  const documents = new Map<string, TextDocument>();
  const published: PublishDiagnosticsParams[] = [];
  const heard = new Set<() => void>();
  const shown: ShowDocumentParams[] = [];
  const registered: Registration[] = [];
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    for (const listener of heard) listener();
  });
  connection.onRequest(ShowDocumentRequest.type, (params) => {
    shown.push(params);
    return { success: true };
  });
  connection.onRequest(
    RegistrationRequest.type,
    ({ registrations }) => void registered.push(...registrations),
  );
  connection.listen();
  const started = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'library' }],
    capabilities: options.capabilities ?? fullClient,
    initializationOptions: options.initializationOptions,
  });
  void connection.sendNotification('initialized', {});
  const documentOf = (name: string): TextDocument => {
    const found = documents.get(name);
    if (found === undefined) throw new Error(`${name} is not open`);
    return found;
  };
  const replace = (name: string, offset: number, length: number, by: string): void => {
    const document = documentOf(name);
    const range = { start: document.positionAt(offset), end: document.positionAt(offset + length) };
    const change = { range, text: by };
    const version = document.version + 1;
    documents.set(name, TextDocument.update(document, [change], version));
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: address(name), version },
      contentChanges: [change],
    });
  };
  return {
    connection,
    folder,
    started,
    shown,
    registered,
    published,
    address,
    write,
    open: (name, text = readFileSync(join(folder, name), 'utf8')) => {
      documents.set(name, TextDocument.create(address(name), 'guideline', 1, text));
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: address(name), languageId: 'guideline', version: 1, text },
      });
    },
    close: (name) => {
      documents.delete(name);
      void connection.sendNotification('textDocument/didClose', { textDocument: { uri: address(name) } });
    },
    text: (name) => documentOf(name).getText(),
    version: (name) => documentOf(name).version,
    type: (name, words, by) => replace(name, placeOf(documentOf(name).getText(), words), words.length, by),
    replace,
    at: (name, words, offset = 0) => {
      const document = documentOf(name);
      return {
        textDocument: { uri: address(name) },
        position: document.positionAt(placeOf(document.getText(), words) + offset),
      };
    },
    ask: async <R>(method: string, params: object) => await connection.sendRequest<R>(method, params),
    words: (name, range) => documentOf(name).getText(range),
    problems: async (name, wanted) =>
      await new Promise((resolve) => {
        const look = (): void => {
          const found = published.findLast((params) => params.uri === address(name));
          if (found === undefined || !wanted(found)) return;
          heard.delete(look);
          resolve(found);
        };
        heard.add(look);
        look();
      }),
    end: async () => {
      await connection.sendRequest('shutdown');
      void connection.sendNotification('exit');
      const code = await served;
      connection.dispose();
      rmSync(folder, { recursive: true });
      if (code !== 0) throw new Error(`The server ended with ${code}.`);
    },
  };
}

function placeOf(text: string, words: string): number {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`"${words}" is not in the text`);
  return at;
}

/** The text after edits as an editor makes them. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('a:', 'guideline', 1, text), [...edits]);
}

function withoutWaivers(text: string): string {
  return text.replaceAll(/^ +WAIVE .*\n/gm, '');
}
