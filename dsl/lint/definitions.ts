// Terms that are defined more than once, by any of their names; judges nothing.
import type { RelatedPlace } from '../source/diagnostic.ts';
import type { TermEntry } from '../syntax/ast.ts';
import type { LintContext } from './context.ts';
import { foldedWords } from './folding.ts';
import type { IndexedTerm } from './term-index.ts';

export interface RepeatedDefinition {
  /** The later of two entries of this document, or the document's own against one of a fragment. */
  readonly entry: TermEntry;
  readonly other: IndexedTerm;
  /** The name that both have; '' where only their definitions are the same. */
  readonly shared: string;
  readonly sameWords: boolean;
}

export function repeatedDefinitions(context: LintContext): readonly RepeatedDefinition[] {
  const { terms } = context.terms;
  const byName = new Map<string, IndexedTerm>();
  const byText = new Map<string, IndexedTerm>();
  const fragmentsFirst = [...terms.filter(({ entry }) => !entry), ...terms.filter(({ entry }) => entry)];
  return fragmentsFirst.flatMap((term): readonly RepeatedDefinition[] => {
    const text = definitionText(term);
    const [shared, named] = term.names
      .map((name) => [name, byName.get(nameKey(name))] as const)
      .find(([, other]) => other !== undefined) ?? ['', undefined];
    const told = text.split(' ').length > 4 ? byText.get(text) : undefined;
    for (const name of term.names) if (!byName.has(nameKey(name))) byName.set(nameKey(name), term);
    if (!byText.has(text)) byText.set(text, term);
    const other = named ?? told;
    if (!other || !term.entry) return [];
    return [
      { entry: term.entry, other, shared: named ? shared : '', sameWords: definitionText(other) === text },
    ];
  });
}

function nameKey(name: string): string {
  return foldedWords(name).join(' ');
}

function definitionText({ term }: IndexedTerm): string {
  return foldedWords(term.definition.join(' ')).join(' ');
}

export function relatedTerm({ entry, term }: IndexedTerm, message: string): readonly RelatedPlace[] {
  return [{ uri: term.place.uri, span: entry?.name.span ?? term.place.span, message }];
}
