// Two people changed the same text: line by line, what of both can stand together, and where a person has to choose. Knows no language.
import { diff3Merge } from 'node-diff3';

export type MergePart =
  /** What only one of them changed, or both alike, is in it already. */
  | { readonly kind: 'agreed'; readonly lines: readonly string[] }
  | {
      readonly kind: 'conflict';
      readonly base: readonly string[];
      readonly mine: readonly string[];
      readonly theirs: readonly string[];
    };

export interface TextMerge {
  readonly parts: readonly MergePart[];
  /** Of `mine`: what its lines are joined with. */
  readonly lineEnd: '\n' | '\r\n';
}

/** `base`: the text that both started from. Line ends are no difference. */
export function mergeTexts(base: string, mine: string, theirs: string): TextMerge {
  const regions = diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs), { excludeFalseConflicts: true });
  const parts = regions.flatMap(({ ok, conflict }): readonly MergePart[] => {
    if (conflict !== undefined)
      return [{ kind: 'conflict', base: conflict.o, mine: conflict.a, theirs: conflict.b }];
    return ok === undefined ? [] : [{ kind: 'agreed', lines: ok }];
  });
  return { parts, lineEnd: mine.includes('\r\n') ? '\r\n' : '\n' };
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
