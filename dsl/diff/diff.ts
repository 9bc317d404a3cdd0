// Compares two versions of a guideline: what changed in text and structure, which determinations change, and whether the printed summary says so.
import { compareDecisions } from './behavioural.ts';
import type { DecisionOptions } from './behavioural.ts';
import type { Change } from './change.ts';
import { checkClaims } from './claims.ts';
import type { DecisionChange } from './decision-change.ts';
import type { GuidelineDiff, VersionIdentity } from './guideline-diff.ts';
import { matchCriteria } from './match.ts';
import { materialityOf } from './materiality.ts';
import { sameQuestions } from './same-questions.ts';
import { structuralChanges } from './structural.ts';
import { draftSummary } from './summary.ts';
import type { Version } from './version.ts';

/** Plain data: it crosses a worker's boundary and prints as JSON. */
export function diffGuidelines(
  oldVersion: Version,
  newVersion: Version,
  options: DecisionOptions = {},
): GuidelineDiff {
  const [older, newer] = [judged(oldVersion), judged(newVersion)];
  const matching = matchCriteria(older.guideline, newer.guideline);
  const changes = structuralChanges(older, newer, matching);
  const [before, after] = identities(older, newer);
  const labels = { old: before.label, new: after.label };
  const questions = sameQuestions(older, newer, matching);
  const decided = compareDecisions(older, newer, labels, questions, changes, options);
  const compared = { ...decided, decisions: decided.decisions.map((one) => orByDeclaration(one, changes)) };
  const pinned = new Set(
    matching.new.criteria.flatMap(({ criterion }) => (criterion.pinned ? [criterion.id] : [])),
  );
  return {
    old: before,
    new: after,
    changes,
    ...compared,
    notes: older === oldVersion && newer === newVersion ? compared.notes : [aloneWords, ...compared.notes],
    materiality: materialityOf(changes, compared.equivalence),
    summary: draftSummary(changes, before, after, pinned),
    claims: checkClaims(newer.guideline.changes, before.version, changes),
  };
}

/** A declaration cannot be taken back alone in a graph: it explains what nothing else does, where the cases depart at its element. */
function orByDeclaration(decision: DecisionChange, changes: readonly Change[]): DecisionChange {
  if (decision.changes.length > 0) return decision;
  const keys = new Set(
    decision.witnesses.flatMap(({ departures }) =>
      departures.flatMap(({ oldKey, newKey }) => [oldKey, newKey]),
    ),
  );
  const behind = changes.filter(
    (change) =>
      change.kind === 'data' &&
      change.how === 'type' &&
      (keys.has(change.old?.id ?? '') || keys.has(change.new?.id ?? '')),
  );
  return { ...decision, changes: behind.map(({ id }) => id) };
}

const aloneWords =
  'A fragment decides nothing by itself: it is compared as it decides in a guideline whose indications are met.';

/** A fragment without indications would send every case to review, whatever its criteria say, and no change of it would show. */
function judged(version: Version): Version {
  const { guideline, graph } = version;
  if (guideline.kind !== 'fragment' || graph.sections.some(({ kind }) => kind === 'indications'))
    return version;
  const otherwise = { determination: 'appropriate', label: '' };
  return { ...version, graph: { ...graph, verdicts: { ...graph.verdicts, otherwise } } };
}

function identities(older: Version, newer: Version): readonly [VersionIdentity, VersionIdentity] {
  const apart = older.guideline.header.version !== newer.guideline.header.version;
  return [identity(older, apart), identity(newer, apart)];
}

function identity({ guideline }: Version, byVersion: boolean): VersionIdentity {
  const { uri, title, header } = guideline;
  const label = byVersion && header.version !== '' ? header.version : uri;
  return { uri, id: header.id, title, version: header.version, label };
}
