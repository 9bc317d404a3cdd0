// Texts with ⟪…⟫ around the words that a test is about, parted into the plain text and the places; knows no language.

export interface MarkedText {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

export function readMarks(marked: string): MarkedText {
  const marks: { start: number; end: number }[] = [];
  let text = '';
  let start = 0;
  for (const char of marked) {
    if (char === '⟪') start = text.length;
    else if (char === '⟫') marks.push({ start, end: text.length });
    else text += char;
  }
  return { text, marks };
}
