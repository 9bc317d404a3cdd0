// The lines from each criterion to its list, from the places of the boxes; draws nothing.
import { boxMeasures, groupLabel } from './box-rows.ts';
import type { Point } from './graph-layout.ts';
import type { Placement } from './layout.ts';
import { logicTone } from './logic-tone.ts';
import type { LogicTone } from './logic-tone.ts';
import type { Marks } from './marks.ts';
import type { TreeIndex } from './tree-index.ts';

/** From a criterion to its list. */
export interface FamilyLine {
  readonly id: string;
  readonly from: Point;
  readonly items: readonly (Point & { readonly id: string; readonly met: boolean })[];
  readonly tone: LogicTone;
}

/** Where lines join a box: at the middle of its first line of words. */
const joint = boxMeasures.border + boxMeasures.paddingY + boxMeasures.wordsLine / 2;

export function familyLines(
  index: TreeIndex,
  placement: Placement | undefined,
  marks: Marks | undefined,
): readonly FamilyLine[] {
  const places = new Map(placement?.boxes.map((box) => [box.id, box]));
  const lines = [...places.values()].flatMap((box): FamilyLine[] => {
    const entry = index.entries.get(box.id);
    if (!entry) return [];
    const tone = logicTone(groupLabel(entry.node));
    const items = entry.children.flatMap((id) => {
      const place = places.get(id);
      return place ? [{ id, met: marks?.[id]?.tone === 'met', x: place.x, y: place.y + joint }] : [];
    });
    const own = { x: box.x + box.width, y: box.y + joint };
    const further = (placement?.continued ?? []).filter(({ section }) => section === box.id);
    const heads = [own, ...further.map(({ x, y, width }) => ({ x: x + width, y: y + joint }))];
    const starts = [0, ...further.map(({ item }) => entry.children.indexOf(item)), items.length];
    return heads.flatMap((from, strip): FamilyLine[] => {
      const part = items.slice(starts[strip], starts[strip + 1]);
      return part.length === 0 ? [] : [{ id: `${box.id} ${strip}`, from, items: part, tone }];
    });
  });
  return lines;
}
