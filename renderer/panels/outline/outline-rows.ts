// The visible rows of an outline, and which of them the cursor is in; knows no React.
import type { OutlineEntry } from '../../../dsl/index.ts';

export interface OutlineRow {
  /** Place in the outline, such as `4.0.2`: stays with its words while others are typed elsewhere. */
  readonly id: string;
  readonly parent: string;
  readonly depth: number;
  readonly entry: OutlineEntry;
  readonly open: boolean;
}

export function outlineRows(
  outline: readonly OutlineEntry[],
  isOpen: (entry: OutlineEntry, id: string) => boolean,
): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  addRows(outline, '', 0, isOpen, rows);
  return rows;
}

/** The innermost visible row around the offset. */
export function currentRow(rows: readonly OutlineRow[], offset: number): OutlineRow | undefined {
  return rows.findLast(({ entry }) => offset >= entry.span.start && offset <= entry.span.end);
}

function addRows(
  entries: readonly OutlineEntry[],
  parent: string,
  depth: number,
  isOpen: (entry: OutlineEntry, id: string) => boolean,
  rows: OutlineRow[],
): void {
  entries.forEach((entry, index) => {
    const id = parent === '' ? String(index) : `${parent}.${index}`;
    const open = entry.children.length > 0 && isOpen(entry, id);
    rows.push({ id, parent, depth, entry, open });
    if (open) addRows(entry.children, id, depth + 1, isOpen, rows);
  });
}
