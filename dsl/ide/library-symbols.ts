// Entries of the outlines of a whole library by what a person types of them; opens nothing.
import type { Workspace } from '../workspace.ts';
import { outlineOf, type OutlineEntry } from './outline.ts';

export interface LibrarySymbol {
  readonly uri: string;
  readonly entry: OutlineEntry;
  /** Label of the entry around it, '' for a section. */
  readonly within: string;
}

/** Those whose words or id hold every typed word, in any case and order; by document and place, at most `most`. */
export function librarySymbols(workspace: Workspace, query: string, most = 500): readonly LibrarySymbol[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found: LibrarySymbol[] = [];
  const visit = (uri: string, entries: readonly OutlineEntry[], within: string): void => {
    for (const entry of entries) {
      if (found.length >= most) return;
      const words = `${entry.label} ${entry.id}`.toLowerCase();
      if (wanted.every((word) => words.includes(word))) found.push({ uri, entry, within });
      visit(uri, entry.children, entry.label);
    }
  };
  for (const uri of workspace.uris) {
    const document = workspace.document(uri)?.value;
    if (document !== undefined) visit(uri, outlineOf(document), '');
  }
  return found;
}
