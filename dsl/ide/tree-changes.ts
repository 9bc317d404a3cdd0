// What changed in each box of the criteria tree since a chosen version, and the boxes that are gone; compares no decisions.
import type { Change } from '../diff/change.ts';
import { matchCriteria } from '../diff/match.ts';
import type { Matching } from '../diff/match.ts';
import type { Located } from '../diff/outline.ts';
import { describeItem } from '../diff/outline.ts';
import { structuralChanges } from '../diff/structural.ts';
import type { CompiledGuideline } from '../compile.ts';
import type { Place } from '../model/guideline.ts';
import type { CriteriaSectionKind } from '../syntax/ast.ts';
import type { Workspace } from '../workspace.ts';
import { changesOfCriteria } from './change-lenses.ts';
import { compareVersions } from './earlier-version.ts';

export type NodeChangeKind = 'added' | 'meaning' | 'wording' | 'evidence' | 'removed';

export interface NodeChange {
  /** The heaviest of its changes; `meaning` may change a determination, `wording` and `evidence` cannot. */
  readonly how: NodeChangeKind;
  /** `meaning changed since 2023.1: condition, words`. */
  readonly title: string;
  /** Ids of the changes in the comparison of the two versions. */
  readonly changes: readonly string[];
}

/** A criterion or section of the earlier version that this one does not have. */
export interface RemovedNode {
  /** No id of this version: with a `/`. */
  readonly id: string;
  readonly section: CriteriaSectionKind;
  /** Id of the criterion or section of this version that it would stand under; '' for a section. */
  readonly parent: string;
  /** Id of the one of this version that stood before it in the same list; '' for none. */
  readonly after: string;
  /** As it was printed. */
  readonly number: string;
  readonly words: string;
  /** Criteria that are gone with it. */
  readonly below: number;
  /** In the earlier version. */
  readonly place: Place;
}

export interface TreeChanges {
  readonly earlier: { readonly uri: string; readonly version: string };
  /** How to speak of it: `since 2023.1`, of a later version `against 2024.2`. */
  readonly since: string;
  /** By id of criterion or section, of the removed ones as well; what did not change is absent. */
  readonly nodes: Readonly<Record<string, NodeChange>>;
  readonly removed: readonly RemovedNode[];
  readonly counts: Readonly<Record<NodeChangeKind, number>>;
}

/** undefined where one of the two is not there. */
export function treeChanges(workspace: Workspace, uri: string, olderUri: string): TreeChanges | undefined {
  const newer = workspace.guideline(uri);
  const older = workspace.guideline(olderUri);
  if (newer === undefined || older === undefined) return undefined;
  const matching = matchCriteria(older.guideline, newer.guideline);
  const version = older.guideline.header.version || 'the other version';
  const earlier = { uri: olderUri, version };
  const later = compareVersions(version, newer.guideline.header.version) > 0;
  const since = `${later ? 'against' : 'since'} ${version}`;
  const nodes: Record<string, NodeChange> = {};
  for (const { id, how, title, changes } of changesOfCriteria(
    older,
    newer,
    earlier,
    matching,
    undefined,
    since,
  ))
    nodes[id] = { how, title, changes };
  const gone = addBelow(structuralChanges(older, newer, matching), since, nodes);
  const removed = removedNodes(gone, older, matching);
  for (const { id, change } of removed)
    nodes[id] = { how: 'removed', title: `removed ${since}`, changes: [change] };
  const counts = { added: 0, meaning: 0, wording: 0, evidence: 0, removed: 0 };
  for (const { how } of Object.values(nodes)) counts[how] += 1;
  return { earlier, since, nodes, removed: removed.map(({ node }) => node), counts };
}

type Gone = Change & { readonly kind: 'removed' };

/** What came with an added criterion is new as well. Returns what is gone, the outermost only. */
function addBelow(
  changes: readonly Change[],
  since: string,
  nodes: Record<string, NodeChange>,
): readonly Gone[] {
  return changes.flatMap((change) => {
    if (change.kind === 'added' && change.unit === 'criterion' && change.within !== '')
      nodes[change.new.id] = { how: 'added', title: `added ${since}`, changes: [change.id] };
    const outermost = change.kind === 'removed' && change.within === '';
    return outermost && (change.unit === 'criterion' || change.unit === 'section') ? [change] : [];
  });
}

interface FoundRemoved {
  readonly id: string;
  readonly change: string;
  readonly node: RemovedNode;
}

function removedNodes(
  gone: readonly Gone[],
  older: CompiledGuideline,
  matching: Matching,
): readonly FoundRemoved[] {
  const criteria = new Map(matching.old.criteria.map((located) => [located.criterion.id, located]));
  return gone.flatMap((change): FoundRemoved[] => {
    const { id: oldId, number, words, place } = change.old;
    const id = `removed/${change.unit === 'section' ? change.id : oldId}`;
    const found = (node: Omit<RemovedNode, 'id' | 'number' | 'place'>): FoundRemoved[] => [
      { id, change: change.id, node: { ...node, id, number, place } },
    ];
    const located = criteria.get(oldId);
    if (change.unit === 'section' || located === undefined) {
      const section = older.guideline.sections.find((one) => one.kind === change.section);
      if (change.unit !== 'section' || section === undefined) return [];
      return found({ section: section.kind, parent: '', after: '', words, below: section.criteria.length });
    }
    const parent = newHome(located, matching);
    if (parent === undefined) return [];
    const after = siblingBefore(located, parent, matching);
    const below = countRemoved(located, matching);
    const shown = describeItem(located.criterion) || words;
    return found({ section: located.section.kind, parent, after, words: shown, below });
  });
}

function newHome(gone: Located, matching: Matching): string | undefined {
  if (gone.above !== undefined) return matching.newOf.get(gone.above)?.criterion.id;
  for (const [newer, former] of matching.oldSectionOf)
    if (former.section === gone.section) return newer.section.id;
  return undefined;
}

function siblingBefore(gone: Located, parent: string, matching: Matching): string {
  const before = gone.siblings.slice(0, gone.index).toReversed();
  for (const sibling of before) {
    const kept = matching.newOf.get(sibling);
    if (kept !== undefined && (kept.above?.criterion.id ?? kept.section.id) === parent)
      return kept.criterion.id;
  }
  return '';
}

function countRemoved(gone: Located, matching: Matching): number {
  return gone.below.reduce(
    (sum, child) => sum + (matching.newOf.has(child) ? 0 : 1 + countRemoved(child, matching)),
    0,
  );
}
