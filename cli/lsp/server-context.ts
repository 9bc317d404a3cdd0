// What every request of the language server needs: the workspace, the addresses, and the text that is asked about; answers nothing.
import { createSourceText, createWorkspace } from '../../dsl/index.ts';
import type { Place, SourceText, Workspace } from '../../dsl/index.ts';
import { toRange, type Addresses, type WireLocation } from './wire.ts';

export interface ServerContext {
  readonly workspace: Workspace;
  readonly addresses: Addresses;
  /** '' for a text that is gone. */
  readonly textOf: (path: string) => string;
  /** `nothing` where the library has no such text. */
  readonly about: <T>(uri: string, nothing: T, answer: (path: string, source: SourceText) => T) => T;
  readonly locate: (places: readonly Place[]) => readonly WireLocation[];
}

export function createServerContext(addresses: Addresses): ServerContext {
  const workspace = createWorkspace();
  const textOf = (path: string): string => workspace.text(path) ?? '';
  return {
    workspace,
    addresses,
    textOf,
    about: (uri, nothing, answer) => {
      const path = addresses.pathOf(uri);
      const text = path === undefined ? undefined : workspace.text(path);
      return path === undefined || text === undefined ? nothing : answer(path, createSourceText(path, text));
    },
    locate: (places) =>
      places.map(({ uri, span }) => ({
        uri: addresses.uriOf(uri),
        range: toRange(createSourceText(uri, textOf(uri)), span),
      })),
  };
}
