// How a question about a text is answered: over the text that it was asked about or not at all, and not at all when nobody waits for it.
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { CancellationToken, Location, Position, Range, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Place, SourceText, Span, Workspace } from '../dsl/index.ts';
import type { Libraries } from './libraries.ts';
import type { Library } from './library.ts';
import { toOffset, toRange, toSpan } from './positions.ts';

/** A text at one moment, with what an answer needs of its surroundings. */
export interface About {
  readonly library: Library;
  readonly workspace: Workspace;
  readonly name: string;
  readonly source: SourceText;
  /** null where no editor has it open. */
  readonly version: number | null;
  offset(position: Position): number;
  span(range: Range): Span;
  range(span: Span): Range;
  /** Of a place in any text of the library; [] where that text is gone. */
  locations(place: Place): readonly Location[];
}

export interface Asked {
  readonly textDocument: { readonly uri: string };
}

/** `version`: of the text that the question means where it says so; else the one that is open when it comes in. */
export type Ask = <R>(
  params: Asked,
  token: CancellationToken,
  answer: (about: About) => R | Promise<R>,
  version?: number | null,
) => Promise<R>;

export function createAsk(documents: TextDocuments<TextDocument>, libraries: Libraries): Ask {
  return async (params, token, answer, version) => {
    const uri = addressIn(params);
    const versionNow = (): number | null => documents.get(uri)?.version ?? null;
    const asked = version === undefined ? versionNow() : version;
    const check = (): void => {
      if (token.isCancellationRequested) throw cancelled();
      if (versionNow() !== asked) throw modified();
    };
    const { library, name } = await libraries.placeOf(uri);
    await nextTurn();
    check();
    libraries.takeOpenTexts();
    const source = library.source(name);
    if (source === undefined) throw invalid(`${uri} is neither open nor a file of a library.`);
    const given = await answer(aboutText(libraries, library, source, asked));
    await nextTurn();
    check();
    return given;
  };
}

function aboutText(
  libraries: Libraries,
  library: Library,
  source: SourceText,
  version: number | null,
): About {
  return {
    library,
    workspace: library.workspace,
    name: source.uri,
    source,
    version,
    offset: (position) => toOffset(source, position),
    span: (range) => toSpan(source, range),
    range: (span) => toRange(source, span),
    locations: ({ uri, span }) => {
      const other = library.source(uri);
      return other === undefined
        ? []
        : [{ uri: libraries.addressOf(library, uri), range: toRange(other, span) }];
    },
  };
}

/** Lets in what the editor has sent meanwhile: a change of the text, or that it waits no longer. */
export async function nextTurn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The question was taken back.');
}

export function modified(): ResponseError {
  return new ResponseError(
    LSPErrorCodes.ContentModified,
    'The text has changed since the question was asked.',
  );
}

export function refused(why: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, why);
}

export function invalid(why: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, why);
}

function addressIn(params: unknown): string {
  const { textDocument } = (params ?? {}) as { readonly textDocument?: { readonly uri?: unknown } };
  if (typeof textDocument?.uri !== 'string')
    throw invalid('The question names no text: textDocument.uri is missing.');
  const { position, range } = params as { readonly position?: unknown; readonly range?: unknown };
  if (position !== undefined && !isPosition(position)) throw invalid('"position" is no position.');
  if (range !== undefined && !isRange(range)) throw invalid('"range" is no range.');
  return textDocument.uri;
}

function isPosition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character } = value as { readonly line?: unknown; readonly character?: unknown };
  return Number.isInteger(line) && Number.isInteger(character);
}

function isRange(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end } = value as { readonly start?: unknown; readonly end?: unknown };
  return isPosition(start) && isPosition(end);
}
