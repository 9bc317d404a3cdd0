// Which clause of an old criterion is which of the new one, once the criteria are known to be the same.
import type { Criterion, CriterionClause } from '../model/guideline.ts';
import { foldWords, phraseOf, similarity } from './words.ts';

export interface ClausePair {
  readonly old: PlacedClause | undefined;
  readonly new: PlacedClause | undefined;
}

export interface PlacedClause {
  readonly clause: CriterionClause;
  readonly index: number;
}

const alike = 0.45;

/** In the order of the new criterion; clauses that are gone come last. */
export function pairClauses(older: Criterion, newer: Criterion): readonly ClausePair[] {
  const [onlyOld, onlyNew] = [older.clauses[0], newer.clauses[0]];
  if (onlyOld && onlyNew && older.clauses.length === 1 && newer.clauses.length === 1)
    return [{ old: { clause: onlyOld, index: 0 }, new: { clause: onlyNew, index: 0 } }];
  const olds = older.clauses.map((clause, index) => ({ clause, index }));
  const partner = new Map<PlacedClause, PlacedClause>();
  const free = new Set(olds);
  const news = newer.clauses.map((clause, index) => ({ clause, index }));
  const take = (same: (old: PlacedClause, fresh: PlacedClause) => boolean): void => {
    for (const fresh of news) {
      if (partner.has(fresh)) continue;
      for (const old of free) {
        if (!same(old, fresh)) continue;
        partner.set(fresh, old);
        free.delete(old);
        break;
      }
    }
  };
  take((old, fresh) => foldWords(old.clause.words) === foldWords(fresh.clause.words));
  take((old, fresh) => old.clause.when !== '' && old.clause.when === fresh.clause.when);
  take((old, fresh) => similarity(phraseOf(old.clause.words), phraseOf(fresh.clause.words)) >= alike);
  take((old, fresh) => old.index === 0 && fresh.index === 0);
  const pairs: ClausePair[] = news.map((fresh) => ({ old: partner.get(fresh), new: fresh }));
  return [...pairs, ...[...free].map((old) => ({ old, new: undefined }))];
}

/** What the clause does in its item: the first joins as its followers do, and stands for itself before an UNLESS. */
export function roleOf(criterion: Criterion, index: number): 'AND' | 'OR' | 'UNLESS' {
  const own = criterion.clauses[index]?.connector;
  if (own) return own;
  const next = criterion.clauses[index + 1]?.connector;
  return next === 'OR' ? 'OR' : 'AND';
}
