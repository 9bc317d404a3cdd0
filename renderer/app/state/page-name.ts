// The names of pages that leave the app, whatever stands in a header.

/** Small letters, digits, dots and hyphens; `other` where none of them is left. */
export function pagePart(words: string, other: string): string {
  return (
    words
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, 45) || other
  );
}

/** `mr-spectroscopy-2023.1-to-2024.2` */
export function pageName(id: string, older: string, newer: string): string {
  return `${pagePart(id, 'guideline')}-${pagePart(older, 'old')}-to-${pagePart(newer, 'new')}`;
}
