// Requests about the name at a position: what it means, where it is defined and used, and another name for it.
import { definitionAt, hoverAt, referencesAt, renameAt, renamePlaceAt } from '../../dsl/index.ts';
import type { LanguageServer } from './language-requests.ts';
import type { ServerContext } from './server-context.ts';
import { toOffset, toRange, toWorkspaceEdit } from './wire.ts';

export function lookUpRequests({
  workspace,
  about,
  locate,
}: ServerContext): Pick<LanguageServer, 'hover' | 'definition' | 'references'> {
  return {
    hover: (uri, at) =>
      about(uri, undefined, (path, source) => {
        const hover = hoverAt(workspace, path, toOffset(source, at));
        const contents = hover && [hover.title, ...hover.paragraphs].join('\n\n');
        return hover && contents !== undefined ? { contents, range: toRange(source, hover.span) } : undefined;
      }),
    definition: (uri, at) =>
      about(uri, [], (path, source) => locate(definitionAt(workspace, path, toOffset(source, at)))),
    references: (uri, at, includeDeclaration) =>
      about(uri, [], (path, source) =>
        locate(
          referencesAt(workspace, path, toOffset(source, at)).filter(
            ({ definition }) => includeDeclaration || !definition,
          ),
        ),
      ),
  };
}

export function renameRequests({
  workspace,
  addresses,
  textOf,
  about,
}: ServerContext): Pick<LanguageServer, 'prepareRename' | 'rename'> {
  return {
    prepareRename: (uri, at) =>
      about(uri, undefined, (path, source) => {
        const place = renamePlaceAt(workspace, path, toOffset(source, at));
        return place && { range: toRange(source, place.span), placeholder: place.name };
      }),
    rename: (uri, at, newName) =>
      about<ReturnType<LanguageServer['rename']>>(uri, { refused: 'Not in the library.' }, (path, source) => {
        const rename = renameAt(workspace, path, toOffset(source, at), newName);
        return rename.kind === 'refused'
          ? { refused: rename.why }
          : toWorkspaceEdit(rename.edits, addresses, textOf);
      }),
  };
}
