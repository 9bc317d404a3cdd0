// The language over the Language Server Protocol, without its transport: one function a request, plain values in and out.
import { createServerContext } from './server-context.ts';
import type { LanguageServer } from './language-requests.ts';
import { lookUpRequests, renameRequests } from './name-requests.ts';
import { decorationRequests, structureRequests } from './structure-requests.ts';
import { rewritingRequests, writingRequests } from './writing-requests.ts';
import type { Addresses } from './wire.ts';

export type { LanguageServer } from './language-requests.ts';

export function createLanguageServer(addresses: Addresses): LanguageServer {
  const context = createServerContext(addresses);
  const withPath = (uri: string, run: (path: string) => void): void => {
    const path = addresses.pathOf(uri);
    if (path !== undefined) run(path);
  };
  return {
    setText: (uri, text) => withPath(uri, (path) => context.workspace.setText(path, text)),
    remove: (uri) => withPath(uri, (path) => context.workspace.remove(path)),
    ...lookUpRequests(context),
    ...renameRequests(context),
    ...writingRequests(context),
    ...rewritingRequests(context),
    ...structureRequests(context),
    ...decorationRequests(context),
  };
}
