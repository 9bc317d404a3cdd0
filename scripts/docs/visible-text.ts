// Characters that nobody sees, spelled out for a page; knows no page.

/** `<U+200B>` for a sign without width, `→` for a tab. Line breaks stay. */
export function visibleText(text: string): string {
  return text
    .replaceAll('\t', '→')
    .replaceAll(
      /[\u0000-\u0009\u000b-\u001f\u0085\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
      (character) => {
        const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
        return `<U+${code}>`;
      },
    );
}
