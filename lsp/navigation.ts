// From a name to its places, and from words to names: definition, references, highlights, links, outline, symbols of the library.
import { DocumentHighlightKind, SymbolKind } from 'vscode-languageserver/node';
import type {
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  Location,
  Position,
  SymbolInformation,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import {
  definitionAt,
  documentLinks,
  highlightsAt,
  librarySymbols,
  outlineOf,
  referencesAt,
} from '../dsl/index.ts';
import type { OutlineEntry } from '../dsl/index.ts';
import type { Libraries } from './libraries.ts';
import type { Library } from './library.ts';
import { toRange } from './positions.ts';
import type { About } from './questions.ts';

export function definition(about: About, position: Position): Location[] {
  return definitionAt(about.workspace, about.name, about.offset(position)).flatMap(about.locations);
}

export function references(about: About, position: Position, withDefinition: boolean): Location[] {
  return referencesAt(about.workspace, about.name, about.offset(position))
    .filter((place) => withDefinition || !place.definition)
    .flatMap(about.locations);
}

export function highlights(about: About, position: Position): DocumentHighlight[] {
  return highlightsAt(about.workspace, about.name, about.offset(position)).map(({ span, kind }) => ({
    range: about.range(span),
    kind: kind === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

export function links(about: About, libraries: Libraries): DocumentLink[] {
  return documentLinks(about.workspace, about.name).map(({ span, target }) => ({
    range: about.range(span),
    target: target.kind === 'url' ? target.url : libraries.addressOf(about.library, target.uri),
    tooltip: target.kind === 'url' ? 'Open the web page' : `Open ${target.uri}`,
  }));
}

/** A tree, or for an editor that shows none a list. */
export function symbols(about: About, nested: boolean, uri: string): DocumentSymbol[] | SymbolInformation[] {
  const document = about.workspace.document(about.name)?.value;
  const outline = document === undefined ? [] : outlineOf(document);
  return nested ? outline.map((entry) => toSymbol(about, entry)) : toList(about, outline, '', uri);
}

function toSymbol(about: About, entry: OutlineEntry): DocumentSymbol {
  return {
    name: nameOf(entry),
    detail: entry.detail,
    kind: kinds[entry.kind],
    range: about.range(entry.span),
    selectionRange: about.range(entry.name),
    children: entry.children.map((child) => toSymbol(about, child)),
  };
}

function toList(
  about: About,
  entries: readonly OutlineEntry[],
  containerName: string,
  uri: string,
): SymbolInformation[] {
  return entries.flatMap((entry) => [
    {
      name: nameOf(entry),
      kind: kinds[entry.kind],
      containerName,
      location: { uri, range: about.range(entry.span) },
    },
    ...toList(about, entry.children, nameOf(entry), uri),
  ]);
}

export function symbolsOf(libraries: Libraries, library: Library, query: string): WorkspaceSymbol[] {
  return librarySymbols(library.workspace, query).flatMap(({ uri, entry, within }) => {
    const source = library.source(uri);
    if (source === undefined) return [];
    return [
      {
        name: nameOf(entry),
        kind: kinds[entry.kind],
        containerName: within === '' ? uri : `${within}  ${uri}`,
        location: { uri: libraries.addressOf(library, uri), range: toRange(source, entry.name) },
      },
    ];
  });
}

/** The protocol allows no empty name. */
function nameOf({ label, kind }: OutlineEntry): string {
  return label.trim() === '' ? kind : label;
}

const kinds: Readonly<Record<OutlineEntry['kind'], SymbolKind>> = {
  section: SymbolKind.Module,
  criterion: SymbolKind.Field,
  element: SymbolKind.Variable,
  code: SymbolKind.Constant,
  term: SymbolKind.String,
  reference: SymbolKind.Key,
  change: SymbolKind.Event,
  case: SymbolKind.Function,
};
