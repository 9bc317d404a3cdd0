// Connectors that pasted items end in, and whether they agree with the list word; judges nothing.
import type { Span } from '../source/span.ts';
import type { LintContext } from './context.ts';
import type { LocatedList } from './located.ts';

export interface ItemEnd {
  readonly list: LocatedList;
  readonly word: 'and' | 'or';
  /** With the comma or semicolon before it. */
  readonly span: Span;
  readonly agrees: boolean;
}

export function itemEnds(context: LintContext): readonly ItemEnd[] {
  return context.lists.flatMap((list) =>
    list.items.flatMap(({ item }, index): readonly ItemEnd[] => {
      const words = item.clauses.at(-1)?.words;
      const closed = item.clauses.some(({ group }) => group !== undefined);
      if (!words || closed || index === list.items.length - 1) return [];
      const match = /(?:\s*[,;]\s*|\s+)(and|or)\s*[,;]?$/i.exec(context.slice(words.span));
      const word = match?.[1]?.toLowerCase() === 'and' ? 'and' : 'or';
      if (!match) return [];
      const start = words.span.start + match.index;
      const span = { start, end: words.span.end };
      return [{ list, word, span, agrees: agreesWith(list, word) }];
    }),
  );
}

function agreesWith({ group }: LocatedList, word: 'and' | 'or'): boolean {
  switch (group.quantifier?.kind) {
    case 'ALL OF':
    case 'BOTH OF':
      return word === 'and';
    case 'NONE OF':
      return true;
    case 'ANY OF':
    case 'EITHER OF':
    case 'AT LEAST':
    case 'AT MOST':
    case 'EXACTLY':
    case undefined:
      return word === 'or';
  }
}
