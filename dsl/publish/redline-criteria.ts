// The criteria of two versions as one marked outline: each stands where the new version has it, what is gone where it stood; knows no decision.
import type { Change, MovedChange } from '../diff/change.ts';
import type { Located } from '../diff/outline.ts';
import type { Matching } from '../diff/match.ts';
import type { Place } from '../model/guideline.ts';
import type { PrintedCriterion, PrintedPart } from './printed-document.ts';
import { goneLine, mergedLine } from './redline-merge.ts';
import type { MergedLine, NewKey } from './redline-merge.ts';
import { line } from './redline-lines.ts';
import type { PageLine } from './redline-lines.ts';
import { inReadingOrder, pairLines } from './redline-pairs.ts';
import type { Pair } from './redline-pairs.ts';

/** What is known of both outlines. Criteria are told by the object of their place. */
export interface MatchedCriteria {
  readonly newOf: ReadonlyMap<Place, Place>;
  readonly oldOf: ReadonlyMap<Place, Place>;
  readonly oldPrinted: ReadonlyMap<Place, PrintedCriterion>;
  readonly newPrinted: ReadonlyMap<Place, PrintedCriterion>;
  /** By where the criterion stands now. */
  readonly moved: ReadonlyMap<Place, MovedChange>;
  readonly newKey: NewKey;
}

export function matchedCriteria(
  matching: Matching,
  changes: readonly Change[],
  oldCriteria: readonly PrintedCriterion[],
  newCriteria: readonly PrintedCriterion[],
  newKey: NewKey,
): MatchedCriteria {
  const places = (pairs: ReadonlyMap<Located, Located>): ReadonlyMap<Place, Place> =>
    new Map([...pairs].map(([from, to]) => [from.criterion.place, to.criterion.place]));
  const moves = new Map(
    changes.flatMap((change) => (change.kind === 'moved' ? [[startOf(change.new.place), change]] : [])),
  );
  const moved = new Map(
    matching.new.criteria.flatMap(({ criterion: { place } }) => {
      const change = moves.get(startOf(place));
      return change ? [[place, change] as const] : [];
    }),
  );
  return {
    newOf: places(matching.newOf),
    oldOf: places(matching.oldOf),
    oldPrinted: byPlace(oldCriteria),
    newPrinted: byPlace(newCriteria),
    moved,
    newKey,
  };
}

export function redlineCriteria(
  olds: readonly PrintedCriterion[],
  news: readonly PrintedCriterion[],
  matched: MatchedCriteria,
  depth = 0,
): readonly MergedLine[] {
  const stays = (older: PrintedCriterion): PrintedCriterion | undefined => {
    const now = matched.newOf.get(older.place);
    if (now === undefined || matched.moved.has(now)) return undefined;
    return news.find(({ place }) => place === now);
  };
  return inReadingOrder(olds, news, stays).flatMap((pair) => criterionLines(pair, matched, depth));
}

function criterionLines(
  { old: neighbour, new: newer }: Pair<PrintedCriterion>,
  matched: MatchedCriteria,
  depth: number,
): readonly MergedLine[] {
  const { newKey } = matched;
  if (newer === undefined && neighbour !== undefined) {
    const now = matched.newOf.get(neighbour.place);
    if (now !== undefined) return [goneLine(headLine(neighbour, depth), whereNow(now, matched))];
  }
  const before = newer && matched.oldOf.get(newer.place);
  const older = neighbour ?? (before && matched.oldPrinted.get(before));
  const count = Math.max(older?.parts.length ?? 0, newer?.parts.length ?? 0);
  const parts = Array.from({ length: count }, (_, index): readonly MergedLine[] => {
    const [oldPart, newPart] = [older?.parts[index], newer?.parts[index]];
    const pair = { old: lineOf(older, oldPart, depth), new: lineOf(newer, newPart, depth) };
    const note = index === 0 && newer ? whereFrom(newer.place, matched) : '';
    return [
      mergedLine(pair, newKey, note),
      ...pairLines(remarks(oldPart, depth), remarks(newPart, depth)).map((one) => mergedLine(one, newKey)),
      ...redlineCriteria(oldPart?.children ?? [], newPart?.children ?? [], matched, depth + 1),
    ];
  });
  return [...parts.flat(), ...citationLines(older, newer, depth, newKey)];
}

function headLine(item: PrintedCriterion, depth: number): PageLine {
  return line('criterion', [item.parts[0]?.runs ?? []], item.place, { depth, label: item.label });
}

function lineOf(
  item: PrintedCriterion | undefined,
  part: PrintedPart | undefined,
  depth: number,
): PageLine | undefined {
  if (item === undefined || part === undefined) return undefined;
  return part === item.parts[0] ? headLine(item, depth) : line('part', [part.runs], part.place, { depth });
}

function remarks(part: PrintedPart | undefined, depth: number): readonly PageLine[] {
  return (part?.remarks ?? []).map((runs) => line('remark', [runs], part?.place, { depth }));
}

function citationLines(
  older: PrintedCriterion | undefined,
  newer: PrintedCriterion | undefined,
  depth: number,
  newKey: NewKey,
): readonly MergedLine[] {
  const [before, after] = [older, newer].map((item) =>
    item && item.citations.length > 0
      ? line('citations', [item.citations], item.place, { depth })
      : undefined,
  );
  return before || after ? [mergedLine({ old: before, new: after }, newKey)] : [];
}

function whereFrom(place: Place, { moved }: MatchedCriteria): string {
  const change = moved.get(place);
  if (change === undefined) return '';
  const number = change.old.number === '' ? '' : `, was ${change.old.number}`;
  if (change.how === 'order') return `Moved within its list${number}`;
  return `Moved here from ${change.from === '' ? 'another place' : `under \u201c${change.from}\u201d`}${number}`;
}

function whereNow(now: Place, { moved, newPrinted }: MatchedCriteria): string {
  const change = moved.get(now);
  const number = newPrinted.get(now)?.number ?? '';
  const under = change?.how === 'parent' && change.to !== '' ? `, under \u201c${change.to}\u201d` : '';
  return `Moved to ${number === '' ? 'another place' : number}${under}`;
}

function byPlace(items: readonly PrintedCriterion[]): Map<Place, PrintedCriterion> {
  const found = new Map<Place, PrintedCriterion>();
  const visit = (item: PrintedCriterion): void => {
    found.set(item.place, item);
    for (const part of item.parts) part.children.forEach(visit);
  };
  items.forEach(visit);
  return found;
}

function startOf({ uri, span }: Place): string {
  return `${span.start} ${uri}`;
}
