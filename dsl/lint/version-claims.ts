// The previous version in the library, and what the list of changes claims against what changed; compares text and structure only.
import { checkClaims } from '../diff/claims.ts';
import type { Change } from '../diff/change.ts';
import type { ClaimCheck } from '../diff/guideline-diff.ts';
import { matchCriteria } from '../diff/match.ts';
import { structuralChanges } from '../diff/structural.ts';
import { draftSummary } from '../diff/summary.ts';
import type { CompiledGuideline } from '../compile.ts';
import type { Collected } from './rule.ts';
import type { LintContext } from './context.ts';

/** Guidelines of the library by their header id. */
export type VersionsById = ReadonlyMap<string, readonly CompiledGuideline[]>;

export function versionsById(files: readonly Collected<LintContext>[]): VersionsById {
  const found = new Map<string, CompiledGuideline[]>();
  for (const { facts } of files) {
    const { id } = facts.guideline.header;
    if (id === '') continue;
    const list = found.get(id);
    if (list) list.push(facts.compiled);
    else found.set(id, [facts.compiled]);
  }
  return found;
}

export interface VersionClaims {
  readonly older: CompiledGuideline;
  readonly changes: readonly Change[];
  readonly check: ClaimCheck;
  /** Lines for the section `changes from`, each with the changes behind it. */
  readonly lines: readonly { readonly source: string; readonly changes: readonly string[] }[];
}

/** undefined where no list of changes names a version that is in the library. */
export function claimsOf(context: LintContext, versions: VersionsById): VersionClaims | undefined {
  const { guideline, compiled } = context;
  const others = (versions.get(guideline.header.id) ?? []).filter((other) => other !== compiled);
  for (const { from } of guideline.changes) {
    const older = others.find((other) => isVersion(other.guideline.header.version, from));
    if (older) return context.compared(older, () => compareWith(older, compiled));
  }
  return undefined;
}

/** Exactly that version, or the same written shorter: `2023` for `2023.1`. */
function isVersion(version: string, named: string): boolean {
  return version !== '' && (version === named || (named !== '' && version.startsWith(`${named}.`)));
}

function compareWith(older: CompiledGuideline, newer: CompiledGuideline): VersionClaims {
  const matching = matchCriteria(older.guideline, newer.guideline);
  const changes = structuralChanges(older, newer, matching);
  const check = checkClaims(newer.guideline.changes, older.guideline.header.version, changes);
  const pinned = new Set(
    matching.new.criteria.flatMap(({ criterion }) => (criterion.pinned ? [criterion.id] : [])),
  );
  const summary = draftSummary(changes, identity(older), identity(newer), pinned);
  const lines = summary.groups.flatMap(({ bullets, changes: behind }) => [
    ...bullets,
    ...(behind.length > 0 ? [{ source: 'updated  references', changes: behind }] : []),
  ]);
  return { older, changes, check, lines };
}

function identity({ guideline }: CompiledGuideline) {
  const { uri, title, header } = guideline;
  return { uri, id: header.id, title, version: header.version, label: header.version };
}
