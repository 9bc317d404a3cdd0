// All structural changes between two versions, in the order of the new document; knows nothing of determinations.
import type { Change } from './change.ts';
import { criteriaChanges } from './criteria-changes.ts';
import {
  changeListChanges,
  referenceChanges,
  relatedChanges,
  renamedCitationKeys,
  termChanges,
} from './list-changes.ts';
import type { Matching } from './match.ts';
import { sectionScopes } from './scopes.ts';
import { headerChanges, textChanges } from './prose-changes.ts';
import { codeChanges, dataChanges, determinationChanges, includeChanges } from './table-changes.ts';
import type { Version } from './version.ts';

export function structuralChanges(older: Version, newer: Version, matching: Matching): readonly Change[] {
  const before = older.guideline;
  const after = newer.guideline;
  const keys = renamedCitationKeys(before, after);
  return uniquelyNamed([
    ...headerChanges(older, newer),
    ...textChanges(older, newer, 'population'),
    ...codeChanges(before, after),
    ...relatedChanges(before, after),
    ...includeChanges(before, after),
    ...dataChanges(before, after),
    ...criteriaChanges(matching, { citationKeys: keys, scopes: sectionScopes([older, newer]) }),
    ...determinationChanges(before, after),
    ...termChanges(before, after),
    ...referenceChanges(before, after, keys),
    ...textChanges(older, newer, 'notes'),
    ...textChanges(older, newer, 'legal'),
    ...changeListChanges(before, after),
  ]);
}

function uniquelyNamed(changes: readonly Change[]): readonly Change[] {
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const count = (seen.get(change.id) ?? 0) + 1;
    seen.set(change.id, count);
    return count === 1 ? change : { ...change, id: `${change.id}~${String(count)}` };
  });
}
