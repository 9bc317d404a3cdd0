// Which criteria, conditions and sections of two versions are the same, by their ids, for who has the criteria graphs alone.
import type { Guideline } from '../model/guideline.ts';
import { pairClauses } from './clauses.ts';
import { matchCriteria } from './match.ts';

/** Old id by new id, each in one pair at most. */
export function sameCriteria(older: Guideline, newer: Guideline): ReadonlyMap<string, string> {
  const matching = matchCriteria(older, newer);
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const add = (before: string, now: string): void => {
    if (before === '' || now === '' || taken.has(before) || pairs.has(now)) return;
    pairs.set(now, before);
    taken.add(before);
  };
  for (const [now, before] of matching.oldSectionOf) add(before.section.id, now.section.id);
  for (const [now, before] of matching.oldOf) add(before.criterion.id, now.criterion.id);
  for (const [now, before] of matching.oldOf) {
    for (const { old: from, new: to } of pairClauses(before.criterion, now.criterion))
      // The first clause goes by the id of its criterion.
      if (from && to && from.index > 0 && to.index > 0) add(ownerOf(from.clause.id), ownerOf(to.clause.id));
  }
  return pairs;
}

/** Head and list of a condition go by its id. */
function ownerOf(id: string): string {
  return id.replace(/\.head$/, '');
}
