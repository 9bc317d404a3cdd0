// Structural changes between two sketched versions, for the tests of every change kind.
import type { Change } from '../../../dsl/diff/change.ts';
import { matchCriteria } from '../../../dsl/diff/match.ts';
import { structuralChanges } from '../../../dsl/diff/structural.ts';
import type { ItemSketch, VersionSketch } from './small-guideline.ts';
import { indications, sketchVersion } from './small-guideline.ts';

export function between(olds: readonly ItemSketch[], news: readonly ItemSketch[]): readonly Change[] {
  return compare(
    { version: '1', sections: [indications(...olds)] },
    { version: '1', sections: [indications(...news)] },
  );
}

export function ids(olds: readonly ItemSketch[], news: readonly ItemSketch[]): readonly string[] {
  return between(olds, news).map(({ id }) => id);
}

export function lists(older: Partial<VersionSketch>, newer: Partial<VersionSketch>): readonly Change[] {
  const section = indications('Edema');
  return compare(
    { version: '1', sections: [section], ...older },
    { version: '1', sections: [section], ...newer },
  );
}

export function compare(older: VersionSketch, newer: VersionSketch): readonly Change[] {
  const [from, to] = [sketchVersion({ uri: 'old', ...older }), sketchVersion({ uri: 'new', ...newer })];
  return structuralChanges(from, to, matchCriteria(from.guideline, to.guideline));
}
