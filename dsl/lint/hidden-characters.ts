// Characters that nobody sees, found in the whole text, comments included; judges nothing.
import type { Span } from '../source/span.ts';
import type { LintContext } from './context.ts';

export interface HiddenCharacter {
  readonly span: Span;
  /** `U+200B` */
  readonly character: string;
}

/** `pattern` must be global and match single characters. */
export function hiddenCharacters({ compiled }: LintContext, pattern: RegExp): readonly HiddenCharacter[] {
  return [...compiled.source.text.matchAll(pattern)].flatMap((match): readonly HiddenCharacter[] => {
    const { index } = match;
    // A byte order mark at the start is no part of the text.
    if (index === 0 && match[0] === '\ufeff') return [];
    return [{ span: { start: index, end: index + match[0].length }, character: codePoint(match[0]) }];
  });
}

export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
