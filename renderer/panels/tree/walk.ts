// Where an arrow key leads from one box to the next; knows neither React nor the keyboard's events.
import { visibleIds } from './fold.ts';
import type { Folded } from './fold.ts';
import type { TreeIndex } from './tree-index.ts';

export type Step = 'parent' | 'child' | 'next' | 'previous' | 'first' | 'last';

/** How the arrow keys read on the canvas, where lists stand to the right of their criterion. */
export const canvasSteps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'parent',
  ArrowRight: 'child',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

/** `next` and `previous` go through the column: siblings first, then the cousins above and below. undefined: nowhere to go. */
export function walkTree(
  index: TreeIndex,
  folded: Folded,
  from: string | undefined,
  step: Step,
): string | undefined {
  const visible = visibleIds(index, folded);
  const entry = from === undefined ? undefined : index.entries.get(from);
  if (!entry || from === undefined) return visible[0];
  switch (step) {
    case 'parent':
      return entry.parent;
    case 'child':
      return entry.children[0];
    case 'first':
      return visible[0];
    case 'last':
      return visible.at(-1);
    case 'next':
    case 'previous': {
      const column = visible.filter((id) => index.entries.get(id)?.depth === entry.depth);
      return column[column.indexOf(from) + (step === 'next' ? 1 : -1)];
    }
  }
}

/** The same in an outline, where every box is a line: `next` and `previous` are the lines below and above. */
export function walkOutline(
  index: TreeIndex,
  folded: Folded,
  from: string | undefined,
  step: Step,
): string | undefined {
  if (step !== 'next' && step !== 'previous') return walkTree(index, folded, from, step);
  const visible = visibleIds(index, folded);
  const at = from === undefined ? -1 : visible.indexOf(from);
  return at === -1 ? visible[0] : visible[at + (step === 'next' ? 1 : -1)];
}
