// The cases that changed in the last run, kept as they would be written, so that saving them decides nothing again; bounded.
import { changedHeader } from './changed-cases.ts';

export interface KeptChanges {
  add(lines: string): void;
  /** A whole file of CSV; undefined where there were too many to keep. */
  text(): string | undefined;
}

/** Characters: some half a million cases. */
const mostKept = 32_000_000;

export function createKeptChanges(most = mostKept): KeptChanges {
  let parts: string[] | undefined = [changedHeader];
  let size = 0;
  return {
    add: (lines) => {
      size += lines.length;
      if (size > most) parts = undefined;
      parts?.push(lines);
    },
    text: () => parts?.join(''),
  };
}
