// The redline: the printed guideline of the new version with insertions, deletions and moves against the old one; knows no markup and no determination.
import type { Change } from '../diff/change.ts';
import { renamedCitationKeys } from '../diff/list-changes.ts';
import { matchCriteria } from '../diff/match.ts';
import type { Guideline } from '../model/guideline.ts';
import { printGuideline } from './document.ts';
import { lineOfChange } from './redline-anchors.ts';
import type { AnchorLine } from './redline-anchors.ts';
import { matchedCriteria, redlineCriteria } from './redline-criteria.ts';
import type { MatchedCriteria } from './redline-criteria.ts';
import type { RedlineDocument } from './redline-document.ts';
import { pageParts } from './redline-lines.ts';
import type { PagePart } from './redline-lines.ts';
import { mergedLine } from './redline-merge.ts';
import { inReadingOrder, pairLines } from './redline-pairs.ts';
import type { Pair } from './redline-pairs.ts';

/** `changes`: those of the comparison of these two. */
export function redlineGuidelines(
  older: Guideline,
  newer: Guideline,
  changes: readonly Change[],
): RedlineDocument {
  const matching = matchCriteria(older, newer);
  const sections = new Map(
    [...matching.oldSectionOf].map(([after, before]) => [before.section.id, after.section.id]),
  );
  const keys = renamedCitationKeys(older, newer);
  const printed = printGuideline(newer);
  const olds = pageParts(printGuideline(older), (id) => sections.get(id) ?? `old ${id}`);
  const news = pageParts(printed, (id) => id);
  const matched = matchedCriteria(
    matching,
    changes,
    olds.flatMap((part) => part.criteria),
    news.flatMap((part) => part.criteria),
    (key) => keys.get(key) ?? key,
  );
  const byKey = new Map(news.map((part) => [part.key, part]));
  const lines = inReadingOrder(olds, news, (part) => byKey.get(part.key)).flatMap((pair) =>
    partLines(pair, matched),
  );
  return { title: printed.title, lines: withChanges(lines, changes) };
}

function partLines(pair: Pair<PagePart>, matched: MatchedCriteria): readonly AnchorLine[] {
  const { old: older, new: newer } = pair;
  const set = (part: 'above' | 'below') =>
    pairLines(older?.[part] ?? [], newer?.[part] ?? []).map((one) => mergedLine(one, matched.newKey));
  const part = (newer ?? older)?.key ?? '';
  return [
    ...set('above'),
    ...redlineCriteria(older?.criteria ?? [], newer?.criteria ?? [], matched),
    ...set('below'),
  ].map((line) => ({ part, line }));
}

function withChanges(lines: readonly AnchorLine[], changes: readonly Change[]): RedlineDocument['lines'] {
  const seen = new Map<number, string[]>();
  for (const change of changes) {
    const at = lineOfChange(change, lines);
    if (at === undefined) continue;
    const ids = seen.get(at) ?? [];
    seen.set(at, ids);
    ids.push(change.id);
  }
  return lines.map(({ line: { key, ...line } }, index) => {
    void key;
    return { ...line, changes: seen.get(index) ?? [] };
  });
}
