// What the keys mean on a row of the structure: a step to another row, or an edit of its criterion; knows no React.
import type { WritingRequest } from '../../../dsl/index.ts';
import type { OutlineRow } from './outline-rows.ts';

export interface PressedKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** `reword`: the words of the new criterion are typed next. */
export interface RowEdit {
  readonly request: WritingRequest;
  readonly reword: boolean;
}

export function editOf({ key, altKey, ctrlKey, metaKey, shiftKey }: PressedKey): RowEdit | undefined {
  if (ctrlKey || metaKey) return undefined;
  if (key === 'Insert' && !altKey)
    return { request: { kind: 'add-criterion', where: shiftKey ? 'inside' : 'after' }, reword: true };
  if (key === 'Delete' && !altKey && !shiftKey) return { request: { kind: 'remove' }, reword: false };
  const moves = {
    ArrowUp: 'move-up',
    ArrowDown: 'move-down',
    ArrowRight: 'indent',
    ArrowLeft: 'outdent',
  } as const;
  if (!altKey || shiftKey || !Object.hasOwn(moves, key)) return undefined;
  return { request: { kind: moves[key as keyof typeof moves] }, reword: false };
}

export function targetOf(
  { key, altKey, ctrlKey, metaKey }: PressedKey,
  row: OutlineRow,
  index: number,
  rows: readonly OutlineRow[],
): number | 'toggle' | 'go' | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  const hasChildren = row.entry.children.length > 0;
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, rows.length - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'ArrowRight':
      if (!hasChildren) return undefined;
      return row.open ? index + 1 : 'toggle';
    case 'ArrowLeft':
      if (hasChildren && row.open) return 'toggle';
      return Math.max(
        0,
        rows.findIndex((candidate) => candidate.id === row.parent),
      );
    case 'Enter':
    case ' ':
      return 'go';
    default:
      return undefined;
  }
}
