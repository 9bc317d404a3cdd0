// The pairs of criteria found so far while two versions are matched; each criterion is in at most one.
import type { Located } from './outline.ts';

/** How a pair was found. Beyond `words` the sameness is an assumption that the comparison has to say. */
export type MatchedBy = 'id' | 'words' | 'similar words' | 'place';

export interface Pairing {
  readonly oldOf: Map<Located, Located>;
  readonly newOf: Map<Located, Located>;
  /** By the criterion of the new version. */
  readonly by: Map<Located, MatchedBy>;
}

/** Does nothing where one of them has its partner already. */
export function pair(pairing: Pairing, older: Located, newer: Located, by: MatchedBy): void {
  if (pairing.newOf.has(older) || pairing.oldOf.has(newer)) return;
  pairing.oldOf.set(newer, older);
  pairing.newOf.set(older, newer);
  pairing.by.set(newer, by);
}
