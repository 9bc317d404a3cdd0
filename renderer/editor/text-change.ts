// The smallest single replacement that makes one text another, so that undo and the cursor survive a change from outside the editor.

export interface TextChange {
  readonly start: number;
  /** End in the old text. */
  readonly end: number;
  readonly newText: string;
}

/** undefined where the texts are equal. */
export function changeBetween(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}
