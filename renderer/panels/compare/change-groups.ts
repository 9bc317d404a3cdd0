// Groups and filters of the structural changes; knows no React.
import type { Change, ChangeKind, Materiality } from '../../../dsl/index.ts';
import { groupBy } from '../../ui/group-by.ts';
import { kindOrder, kindTitles, materialityOrder } from './change-words.ts';

export interface ChangeFilter {
  /** undefined: all. */
  readonly kind: ChangeKind | undefined;
  /** Those that are shown. */
  readonly materiality: ReadonlySet<Materiality>;
}

export interface ChangeGroup {
  readonly kind: ChangeKind;
  readonly title: string;
  readonly entries: readonly ChangeEntry[];
}

/** A change with those that came or went inside it. */
export interface ChangeEntry {
  readonly change: Change;
  readonly inside: readonly Change[];
}

export const everyMateriality: ReadonlySet<Materiality> = new Set(materialityOrder);

/** In the order of kinds, within a kind in the order of the document. */
export function groupChanges(changes: readonly Change[], filter: ChangeFilter): readonly ChangeGroup[] {
  const shown = changes.filter(
    (change) =>
      filter.materiality.has(change.materiality) &&
      (filter.kind === undefined || change.kind === filter.kind),
  );
  const ids = new Set(shown.map((change) => change.id));
  const outer = shown.filter((change) => !ids.has(withinOf(change)));
  const inside = groupBy(shown, outermost(shown));
  const byKind = groupBy(outer, (change) => change.kind);
  return kindOrder.flatMap((kind): ChangeGroup[] => {
    const entries = (byKind.get(kind) ?? []).map((change) => ({
      change,
      inside: (inside.get(change.id) ?? []).filter((other) => other !== change),
    }));
    return entries.length === 0 ? [] : [{ kind, title: kindTitles[kind], entries }];
  });
}

export function countBy<Key>(
  changes: readonly Change[],
  keyOf: (change: Change) => Key,
): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const change of changes) counts.set(keyOf(change), (counts.get(keyOf(change)) ?? 0) + 1);
  return counts;
}

function withinOf(change: Change): string {
  return change.kind === 'added' || change.kind === 'removed' ? change.within : '';
}

/** Id of the outermost change around one, its own where it stands in none. */
function outermost(changes: readonly Change[]): (change: Change) => string {
  const byId = new Map(changes.map((change) => [change.id, change]));
  return (change) => {
    let at = change;
    for (let around = byId.get(withinOf(at)); around; around = byId.get(withinOf(at))) at = around;
    return at.id;
  };
}
