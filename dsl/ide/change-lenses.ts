// What changed in each criterion since the version before, where the library has it: structure and words only, no decisions.
import type { CompiledGuideline } from '../compile.ts';
import type { Change, Materiality } from '../diff/change.ts';
import { matchCriteria, type Matching } from '../diff/match.ts';
import type { Located } from '../diff/outline.ts';
import { structuralChanges } from '../diff/structural.ts';
import type { Place } from '../model/guideline.ts';
import type { Span } from '../source/span.ts';
import { isCriteriaSectionKind } from '../syntax/walk.ts';
import type { Workspace } from '../workspace.ts';
import { earlierVersionOf, type EarlierVersion } from './earlier-version.ts';

export interface ChangeLens {
  /** Of the criterion, or of the section where its own line changed. */
  readonly span: Span;
  readonly id: string;
  /** The heaviest of its changes; `meaning` may change a determination, the others cannot. */
  readonly how: 'added' | 'meaning' | 'wording' | 'evidence';
  /** `meaning changed since 2023.1: condition, words`. */
  readonly title: string;
  /** Ids of the changes in the comparison of the two versions; never empty. */
  readonly changes: readonly string[];
  readonly earlier: EarlierVersion;
  /** Where it, or what is gone from it, stood in the earlier version; undefined where it is new. */
  readonly was: Place | undefined;
}

/** Keeps what it found for a pair of versions for as long as both are current. */
export interface ChangeLenses {
  /** In the order of the text; empty where nothing changed or no earlier version is there. */
  of(workspace: Workspace, uri: string): readonly ChangeLens[];
}

export function createChangeLenses(): ChangeLenses {
  const known = new WeakMap<
    CompiledGuideline,
    { readonly older: CompiledGuideline; readonly lenses: readonly ChangeLens[] }
  >();
  return {
    of: (workspace, uri) => {
      const earlier = earlierVersionOf(workspace, uri);
      if (earlier === undefined) return [];
      const newer = workspace.guideline(uri);
      const older = workspace.guideline(earlier.uri);
      if (newer === undefined || older === undefined) return [];
      const found = known.get(newer);
      if (found?.older === older) return found.lenses;
      const lenses = changesOfCriteria(
        older,
        newer,
        earlier,
        matchCriteria(older.guideline, newer.guideline),
        uri,
      );
      known.set(newer, { older, lenses });
      return lenses;
    },
  };
}

/** What a lens stands on. */
interface Target {
  readonly span: Span;
  readonly id: string;
}

/** `uri`: only what stands in this document; undefined: what it includes as well. `since` ends the titles. */
export function changesOfCriteria(
  older: CompiledGuideline,
  newer: CompiledGuideline,
  earlier: EarlierVersion,
  matching: Matching,
  uri: string | undefined,
  since = `since ${earlier.version}`,
): readonly ChangeLens[] {
  const targetOf = targetsIn(uri, matching);
  const byTarget = new Map<Target, Change[]>();
  for (const change of structuralChanges(older, newer, matching)) {
    if (!isTold(change)) continue;
    const target = targetOf(change);
    if (target === undefined) continue;
    const changes = byTarget.get(target);
    if (changes === undefined) byTarget.set(target, [change]);
    else changes.push(change);
  }
  return [...byTarget]
    .map(([target, changes]) => lensOf(target, changes, earlier, since))
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** Of criteria only; a new number says nothing of the criterion, and what came with an added one is part of it. */
function isTold(change: Change): boolean {
  if (!isCriteriaSectionKind(change.section) || change.kind === 'renumbered') return false;
  return !('within' in change) || change.within === '';
}

/** The innermost criterion of this text around a change; for what is gone, the criterion or section that held it. */
function targetsIn(uri: string | undefined, matching: Matching): (change: Change) => Target | undefined {
  const targets = new Map<string, Target & { readonly uri: string }>();
  const add = (id: string, place: Place): void => {
    if (uri === undefined || place.uri === uri) targets.set(id, { id, span: place.span, uri: place.uri });
  };
  for (const { section } of matching.new.sections) add(section.id, section.place);
  for (const { criterion } of matching.new.criteria) add(criterion.id, criterion.place);
  const all = [...targets.values()].toSorted((a, b) => lengthOf(a.span) - lengthOf(b.span));
  const gone = new Map(matching.old.criteria.map((located) => [located.criterion.id, located]));
  return (change) => {
    if (change.new === undefined) return formerHome(gone.get(change.old?.id ?? ''), matching, targets);
    const { place, id } = change.new;
    const near = all.filter((target) => target.uri === place.uri);
    return (
      (near.length > 0 ? targets.get(id) : undefined) ??
      near.find(({ span }) => span.start <= place.span.start && place.span.end <= span.end) ??
      near.find(({ span }) => span.start <= place.span.start && place.span.start <= span.end)
    );
  };
}

function formerHome(
  gone: Located | undefined,
  matching: Matching,
  targets: ReadonlyMap<string, Target>,
): Target | undefined {
  if (gone === undefined) return undefined;
  const kept = matching.newOf.get(gone) ?? (gone.above && matching.newOf.get(gone.above));
  if (kept !== undefined) return targets.get(kept.criterion.id);
  if (gone.above !== undefined) return undefined;
  for (const [newer, older] of matching.oldSectionOf)
    if (older.section === gone.section) return targets.get(newer.section.id);
  return undefined;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

function lensOf(
  target: Target,
  changes: readonly Change[],
  earlier: EarlierVersion,
  since: string,
): ChangeLens {
  const how = heaviest(target, changes);
  const was = changes.find(({ old }) => old !== undefined)?.old?.place;
  const what = [...new Set(changes.map(partOf))].join(', ');
  const title = how === 'added' ? `added ${since}` : `${said[how]} changed ${since}: ${what}`;
  return { span: target.span, id: target.id, how, title, changes: changes.map(({ id }) => id), earlier, was };
}

const said = { meaning: 'meaning', wording: 'words', evidence: 'evidence' } as const;

function heaviest({ id }: Target, changes: readonly Change[]): ChangeLens['how'] {
  const has = (materiality: Materiality): boolean =>
    changes.some((change) => change.materiality === materiality);
  const isNew = changes.some(
    (change) =>
      change.kind === 'added' &&
      change.new.id === id &&
      (change.unit === 'criterion' || change.unit === 'section'),
  );
  if (isNew) return 'added';
  if (has('meaning')) return 'meaning';
  return has('wording') ? 'wording' : 'evidence';
}

/** Which part of a criterion a change is about, in a word or two. */
function partOf(change: Change): string {
  switch (change.kind) {
    case 'added':
    case 'removed':
      return `${change.unit} ${change.kind}`;
    case 'moved':
      return change.how === 'parent' ? 'moved' : 'order';
    case 'reworded':
      return change.what === 'criterion' ? 'words' : change.what;
    case 'regrouped':
      return change.what;
    case 'threshold':
      return change.what === 'WHEN' ? 'condition' : change.what;
    case 'citation':
      return 'citations';
    case 'detail':
      return change.what;
    case 'example':
      return 'examples';
    default:
      return 'text';
  }
}
