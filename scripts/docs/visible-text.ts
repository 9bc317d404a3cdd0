// Characters that nobody sees, spelled out for a page; knows no page.

/** `<U+200B>` for a sign without width, `→` for a tab. Line breaks stay. */
export function visibleText(text: string): string {
  return text
    .replaceAll('\t', '→')
    .replaceAll(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/gu, (character) =>
      character === '\n' ? character : `<U+${hexadecimal(character)}>`,
    );
}

function hexadecimal(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
