// What the kinds of structural changes are called and how they are ordered and filtered; knows no React.
import type { Change, ChangeKind, Materiality } from '../../../dsl/index.ts';

/** Headings of the groups, in their order. */
export const kindTitles: Readonly<Record<ChangeKind, string>> = {
  added: 'Criteria added',
  removed: 'Criteria removed',
  regrouped: 'Logic changed',
  threshold: 'Conditions changed',
  reworded: 'Criteria reworded',
  moved: 'Criteria moved',
  determination: 'Determination table',
  data: 'Data elements',
  include: 'Shared fragments',
  example: 'Examples',
  detail: 'Notes under criteria',
  citation: 'Citations',
  reference: 'References',
  code: 'Codes',
  term: 'Definitions',
  text: 'Other text',
  header: 'Title block',
  'change-list': 'Summary of changes',
  renumbered: 'Renumbered only',
};

export const kindOrder = Object.keys(kindTitles) as readonly ChangeKind[];

export const materialityWords: Readonly<Record<Materiality, string>> = {
  meaning: 'Meaning',
  wording: 'Wording',
  evidence: 'Evidence',
  codes: 'Codes',
  administrative: 'Administrative',
};

export const materialityOrder = Object.keys(materialityWords) as readonly Materiality[];

export type ChangeVerb = 'added' | 'removed' | 'changed' | 'moved';

/** What happened, for the picture and the word beside it. */
export function verbOf(change: Change): ChangeVerb {
  if (change.kind === 'moved' || change.kind === 'renumbered') return 'moved';
  if (!change.old) return 'added';
  return change.new ? 'changed' : 'removed';
}

/** `1.a, was 1.c`; '' where nothing has a number. */
export function numberWords(change: Change): string {
  const before = change.old?.number ?? '';
  const after = change.new?.number ?? '';
  if (after === '') return before;
  return before === '' || before === after ? after : `${after}, was ${before}`;
}

/** `from` and `to` where the kind names them itself; undefined where the words of both sides say it. */
export function turnOf(change: Change): { readonly from: string; readonly to: string } | undefined {
  switch (change.kind) {
    case 'moved':
    case 'regrouped':
    case 'threshold':
      return { from: change.from || 'nothing', to: change.to || 'nothing' };
    case 'renumbered':
      return { from: change.old.number, to: change.new.number };
    case 'code':
      return change.how === 'status' ? { from: change.oldStatus, to: change.newStatus } : undefined;
    default:
      return undefined;
  }
}

/** Entries of a list that came and went, such as citations. */
export function listTurn(
  change: Change,
): { readonly added: readonly string[]; readonly removed: readonly string[] } | undefined {
  return change.kind === 'citation' || change.kind === 'example' ? change : undefined;
}
