// The one list of changes that all lenses share: what the filters leave of it, and the rows that each lens makes of it; knows no React.
import type {
  Change,
  ChangeKind,
  DecisionChange,
  Direction,
  GuidelineDiff,
  Materiality,
  RedlineDocument,
} from '../../../dsl/index.ts';
import { countBy, everyMateriality, groupChanges } from './change-groups.ts';
import { groupDecisions } from './decision-groups.ts';

export type Lens = 'decisions' | 'structure' | 'redline' | 'source' | 'summary';

/** What a change does to decisions; `none` also where it cannot do anything. */
export type Effect = Direction | 'any';

export interface CompareFilter {
  /** undefined: all. */
  readonly kind: ChangeKind | undefined;
  /** Those that are shown. */
  readonly materiality: ReadonlySet<Materiality>;
  readonly effect: Effect;
}

export const noFilter: CompareFilter = { kind: undefined, materiality: everyMateriality, effect: 'any' };

/** What is seen of a comparison; kept while the person is elsewhere. */
export interface CompareState {
  readonly lens: Lens;
  readonly filter: CompareFilter;
  /** Id of a change, or of a row that no single change stands behind; '' = closed by the person, undefined = nothing chosen yet. */
  readonly selected: string | undefined;
}

export const freshCompareState: CompareState = { lens: 'decisions', filter: noFilter, selected: undefined };

/** One stop of a walk through a lens. */
export interface Row {
  readonly id: string;
  /** Changes that are seen in it, the most telling first. */
  readonly changes: readonly string[];
}

export function effectsOf(decisions: readonly DecisionChange[]): ReadonlyMap<string, Direction> {
  const effects = new Map<string, Direction>();
  for (const { changes, direction } of decisions)
    for (const id of changes) {
      const known = effects.get(id);
      effects.set(id, known === undefined || known === direction ? direction : 'both');
    }
  return effects;
}

/** The changes and the decisions that the filters leave. A decision without a single cause has no kind and no materiality. */
export function filtered(
  diff: GuidelineDiff,
  filter: CompareFilter,
): Pick<GuidelineDiff, 'changes' | 'decisions'> {
  const effects = effectsOf(diff.decisions);
  const fits = (direction: Direction): boolean => filter.effect === 'any' || filter.effect === direction;
  const changes = diff.changes.filter(
    (change) =>
      filter.materiality.has(change.materiality) &&
      (filter.kind === undefined || filter.kind === change.kind) &&
      fits(effects.get(change.id) ?? 'none'),
  );
  const shown = new Set(changes.map(({ id }) => id));
  const decisions = diff.decisions.filter(({ changes: causes, direction }) =>
    causes.length === 0 ? fits(direction) && !narrowed(filter) : causes.some((id) => shown.has(id)),
  );
  return { changes, decisions };
}

/** How many changes each choice of each filter would show, with the other filters as they are. */
export function filterCounts(diff: GuidelineDiff, filter: CompareFilter) {
  const effects = effectsOf(diff.decisions);
  const without = (part: Partial<CompareFilter>): readonly Change[] =>
    filtered(diff, { ...filter, ...part }).changes.filter(isTold);
  const kinds = without({ kind: undefined });
  const anyEffect = without({ effect: 'any' });
  return {
    kinds: countBy(kinds, (change) => change.kind),
    allKinds: kinds.length,
    materialities: countBy(without({ materiality: everyMateriality }), (change) => change.materiality),
    effects: countBy(anyEffect, (change) => effects.get(change.id) ?? 'none'),
    anyEffect: anyEffect.length,
  };
}

/** In the order in which the lens shows them; [] where it has none to walk through. */
export function rowsOf(
  lens: Lens,
  shown: Pick<GuidelineDiff, 'changes' | 'decisions'>,
  diff: GuidelineDiff,
  redline: RedlineDocument | undefined,
): readonly Row[] {
  switch (lens) {
    case 'decisions':
      return groupDecisions(shown.decisions, diff.changes).flatMap(({ entries }) =>
        entries.map(({ id, causes }) => ({ id, changes: causes.map((cause) => cause.id) })),
      );
    case 'structure':
      return groupChanges(shown.changes, noFilter).flatMap(({ entries }) =>
        entries.map(({ change, inside }) => ({
          id: change.id,
          changes: [change.id, ...inside.map((other) => other.id)],
        })),
      );
    case 'redline': {
      const wanted = new Set(shown.changes.filter(isTold).map(({ id }) => id));
      return (redline?.lines ?? []).flatMap((line) => {
        const [first, ...others] = line.changes.filter((id) => wanted.has(id));
        return first === undefined ? [] : [{ id: first, changes: [first, ...others] }];
      });
    }
    case 'source':
      return shown.changes.filter(isTold).map(({ id }) => ({ id, changes: [id] }));
    case 'summary':
      return [];
  }
}

/** The row in which the selected change is seen; undefined where it is in none of them. */
export function rowWith(rows: readonly Row[], selected: string | undefined): Row | undefined {
  if (selected === undefined) return rows[0];
  return (
    rows.find(({ id, changes }) => id === selected || changes[0] === selected) ??
    rows.find(({ changes }) => changes.includes(selected))
  );
}

/** What to select so that this row is the one, and the other lenses go to the same change. */
export function selectionOf(row: Row, rows: readonly Row[]): string {
  const [change] = row.changes;
  return change !== undefined && rowWith(rows, change) === row ? change : row.id;
}

/** What only got another number is no news of its own. */
export function isTold(change: Change): boolean {
  return change.kind !== 'renumbered';
}

function narrowed({ kind, materiality }: CompareFilter): boolean {
  return kind !== undefined || materiality.size < everyMateriality.size;
}
