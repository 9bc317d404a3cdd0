// Structural changes inside a criterion that both versions have: its words, logic, computed conditions, citations, examples and explanations.
import type { CriterionClause } from '../model/guideline.ts';
import type { Change, ChangeSide, DetailChange, RegroupedChange, ThresholdChange } from './change.ts';
import type { ClausePair, PlacedClause } from './clauses.ts';
import { pairClauses, roleOf } from './clauses.ts';
import { wordMarks } from './marks.ts';
import type { Matching } from './match.ts';
import type { Located } from './outline.ts';
import { describeClause, describeItem, isSameQuantifier, quantifierWords, above } from './outline.ts';
import type { MatchedBy } from './pairing.ts';
import type { Surroundings } from './side.ts';
import { citationsNow, listDifference, listedDifference, sectionName, sideOf } from './side.ts';
import { asksSomethingElse, foldWords, quoted } from './words.ts';

/** One clause in both versions, with what every change on it needs. */
interface KeptClause {
  readonly older: Located;
  readonly newer: Located;
  readonly old: PlacedClause;
  readonly new: PlacedClause;
  readonly by: MatchedBy;
}

export function clauseChanges(
  older: Located,
  newer: Located,
  matching: Matching,
  around: Surroundings,
): readonly Change[] {
  const by = matching.by.get(newer) ?? 'words';
  const pairs = pairClauses(older.criterion, newer.criterion);
  const own = pairs.flatMap((found) => {
    if (!found.old) return found.new ? [conditionAdded(newer, found.new)] : [];
    if (!found.new) return [conditionRemoved(older, found.old)];
    const kept: KeptClause = { older, newer, old: found.old, new: found.new, by };
    return [
      ...wordsChange(kept),
      ...logicChanges(kept),
      ...conditionChanges(kept),
      ...closedListChanges(kept),
      ...exampleChanges(kept),
      ...citationChanges(kept, around),
      ...detailChanges(kept),
    ];
  });
  return [...connectorChange(older, newer, pairs), ...own];
}

/** One change for the whole criterion: `AND` to `OR` is one decision of its author. */
function connectorChange(
  older: Located,
  newer: Located,
  pairs: readonly ClausePair[],
): readonly RegroupedChange[] {
  if (older.criterion.clauses.length < 2 || newer.criterion.clauses.length < 2) return [];
  const roles = pairs.flatMap(({ old: from, new: to }) =>
    from && to ? [[roleOf(older.criterion, from.index), roleOf(newer.criterion, to.index)] as const] : [],
  );
  const changed = roles.filter(([from, to]) => from !== to);
  if (changed.length === 0) return [];
  const from = [...new Set(changed.map(([role]) => role))].join(', ');
  const to = [...new Set(changed.map(([, role]) => role))].join(', ');
  return [
    {
      kind: 'regrouped',
      ...base(newer, 'regrouped.connector', 0),
      headline: `${quoted(describeItem(newer.criterion))}: ${from} is now ${to}`,
      materiality: 'meaning',
      old: sideOf(older),
      new: sideOf(newer),
      marks: wordMarks(from, to),
      what: 'connector',
      from,
      to,
    },
  ];
}

function conditionAdded(newer: Located, { clause, index }: PlacedClause): Change {
  const words = describeClause(clause, index > 0);
  return {
    kind: 'added',
    ...base(newer, 'added', index),
    ...within(newer),
    headline: `Added ${quoted(words)} to ${quoted(describeItem(newer.criterion), 60)}`,
    materiality: 'meaning',
    old: undefined,
    new: clauseSide(newer, clause, words),
    marks: [],
    unit: 'condition',
    within: '',
  };
}

function conditionRemoved(older: Located, { clause, index }: PlacedClause): Change {
  const words = describeClause(clause, index > 0);
  return {
    kind: 'removed',
    ...base(older, 'removed', index),
    ...within(older),
    headline: `Removed ${quoted(words)} from ${quoted(describeItem(older.criterion), 60)}`,
    materiality: 'meaning',
    old: clauseSide(older, clause, words),
    new: undefined,
    marks: [],
    unit: 'condition',
    within: '',
  };
}

function wordsChange(kept: KeptClause): readonly Change[] {
  const from = kept.old.clause.words;
  const to = kept.new.clause.words;
  if (from === to) return [];
  const answered = kept.new.clause.when === '' && !kept.new.clause.heading;
  const another = answered && asksSomethingElse(from, to);
  return [
    {
      kind: 'reworded',
      ...both(kept, 'reworded'),
      headline: `Reworded ${quoted(from)} as ${quoted(to)}`,
      materiality: another ? 'meaning' : 'wording',
      marks: wordMarks(from, to),
      what: kept.new.clause.heading ? 'heading' : 'criterion',
      matchedBy: foldWords(from) === foldWords(to) && kept.by !== 'id' ? 'words' : kept.by,
      asksSomethingElse: another,
    },
  ];
}

function logicChanges(kept: KeptClause): readonly Change[] {
  const from = kept.old.clause;
  const to = kept.new.clause;
  return [
    ...regrouped(kept, 'quantifier', quantifierWords(from.quantifier), quantifierWords(to.quantifier)),
    ...regrouped(kept, 'connector', groupJoin(from), groupJoin(to)),
    ...regrouped(kept, 'negation', from.negated ? 'NOT' : '', to.negated ? 'NOT' : ''),
    ...regrouped(kept, 'heading', from.heading ? 'heading' : '', to.heading ? 'heading' : ''),
  ];
}

/** `WITH` reads as `AND`; a list that came or went is told by its quantifier. */
function groupJoin(clause: CriterionClause): string {
  if (clause.words === '' || clause.heading || !clause.quantifier) return '';
  return clause.groupConnector === 'WITH' ? 'AND' : (clause.groupConnector ?? '');
}

function regrouped(
  kept: KeptClause,
  what: RegroupedChange['what'],
  from: string,
  to: string,
): readonly RegroupedChange[] {
  if (from === to) return [];
  // A list that came or went is told by its items.
  if ((what === 'connector' || what === 'quantifier') && (from === '' || to === '')) return [];
  const name = quoted(describeItem(kept.newer.criterion));
  return [
    {
      kind: 'regrouped',
      ...both(kept, `regrouped.${what}`),
      headline: `${name}: ${from || `no ${what}`} is now ${to || `no ${what}`}`,
      materiality: what === 'quantifier' && isSameQuantifier(from, to) ? 'wording' : 'meaning',
      marks: wordMarks(from, to),
      what,
      from,
      to,
    },
  ];
}

function conditionChanges(kept: KeptClause): readonly ThresholdChange[] {
  const from = kept.old.clause;
  const to = kept.new.clause;
  return [
    ...threshold(kept, 'WHEN', from.when, to.when),
    ...threshold(kept, 'APPLIES TO', from.appliesTo, to.appliesTo),
    ...threshold(kept, 'LIMIT', from.limit, to.limit),
    ...threshold(kept, 'EFFECTIVE', from.effective, to.effective),
  ];
}

function threshold(
  kept: KeptClause,
  what: ThresholdChange['what'],
  from: string,
  to: string,
): readonly ThresholdChange[] {
  if (from === to) return [];
  const name = quoted(describeItem(kept.newer.criterion));
  const none = what === 'WHEN' ? 'a question' : 'none';
  return [
    {
      kind: 'threshold',
      ...both(kept, `threshold.${what.toLowerCase().replace(' ', '-')}`),
      headline: `${name}: ${what} ${from || none} is now ${to || none}`,
      materiality: 'meaning',
      marks: wordMarks(from, to),
      what,
      from,
      to,
    },
  ];
}

/** Entries of ONLY are questions of their own; the list itself coming or going changes what is asked. */
function closedListChanges(kept: KeptClause): readonly Change[] {
  const from = kept.old.clause.only;
  const to = kept.new.clause.only;
  if (from.length === 0 || to.length === 0) {
    return regrouped(kept, 'closed list', from.length > 0 ? 'ONLY' : '', to.length > 0 ? 'ONLY' : '');
  }
  const { added, removed } = listDifference(from, to);
  const name = quoted(describeItem(kept.newer.criterion), 60);
  const shared = { materiality: 'meaning', marks: [], unit: 'entry', within: '' } as const;
  return [
    ...added.map((entry): Change => ({
      kind: 'added',
      ...base(kept.newer, 'added', kept.new.index, entry),
      ...within(kept.newer),
      headline: `Added ${quoted(entry)} to the closed list of ${name}`,
      ...shared,
      old: undefined,
      new: clauseSide(kept.newer, kept.new.clause, entry),
    })),
    ...removed.map((entry): Change => ({
      kind: 'removed',
      ...base(kept.older, 'removed', kept.old.index, entry),
      ...within(kept.older),
      headline: `Removed ${quoted(entry)} from the closed list of ${name}`,
      ...shared,
      old: clauseSide(kept.older, kept.old.clause, entry),
      new: undefined,
    })),
  ];
}

function exampleChanges(kept: KeptClause): readonly Change[] {
  const { added, removed } = listDifference(kept.old.clause.examples, kept.new.clause.examples);
  if (added.length + removed.length === 0) return [];
  const difference = listedDifference(added, removed);
  return [
    {
      kind: 'example',
      ...both(kept, 'example'),
      headline: `Examples of ${quoted(describeItem(kept.newer.criterion))}: ${difference}`,
      materiality: 'wording',
      marks: wordMarks(kept.old.clause.examples.join('; '), kept.new.clause.examples.join('; ')),
      added,
      removed,
    },
  ];
}

function citationChanges(kept: KeptClause, around: Surroundings): readonly Change[] {
  const news = kept.new.clause.citations;
  const olds = citationsNow(kept.old.clause.citations, news, around.citationKeys);
  const { added, removed } = listDifference(olds, news);
  if (added.length + removed.length === 0) return [];
  return [
    {
      kind: 'citation',
      ...both(kept, 'citation'),
      headline: `Citations of ${quoted(describeItem(kept.newer.criterion))}: ${listedDifference(added, removed)}`,
      materiality: 'evidence',
      marks: [],
      added,
      removed,
    },
  ];
}

function detailChanges(kept: KeptClause): readonly DetailChange[] {
  const from = kept.old.clause;
  const to = kept.new.clause;
  return [
    ...detail(kept, 'NOTE', from.notes, to.notes),
    ...detail(kept, 'FOOTNOTE', from.footnotes, to.footnotes),
    ...detail(kept, 'REASON', from.reasons, to.reasons),
    ...detail(kept, 'EVIDENCE', from.evidence, to.evidence),
  ];
}

function detail(
  kept: KeptClause,
  what: DetailChange['what'],
  olds: readonly string[],
  news: readonly string[],
): readonly DetailChange[] {
  const from = olds.join('\n');
  const to = news.join('\n');
  if (from === to) return [];
  const how = from === '' ? 'added' : to === '' ? 'removed' : 'revised';
  const sides = both(kept, `detail.${what.toLowerCase()}`);
  return [
    {
      kind: 'detail',
      ...sides,
      headline: `${what} of ${quoted(describeItem(kept.newer.criterion))} ${how}`,
      materiality: what === 'EVIDENCE' ? 'evidence' : 'wording',
      old: from === '' ? undefined : { ...sides.old, words: from },
      new: to === '' ? undefined : { ...sides.new, words: to },
      marks: wordMarks(from, to),
      what,
      how,
    },
  ];
}

function both(kept: KeptClause, kind: string) {
  return {
    ...base(kept.newer, kind, kept.new.index),
    old: clauseSide(kept.older, kept.old.clause, describeClause(kept.old.clause, false)),
    new: clauseSide(kept.newer, kept.new.clause, describeClause(kept.new.clause, false)),
  };
}

function base(located: Located, kind: string, clause: number, entry = '') {
  const part = clause > 0 ? `#${String(clause + 1)}` : '';
  const last = entry === '' ? '' : `:${foldWords(entry).replaceAll(' ', '-')}`;
  return {
    id: `${kind}:${located.criterion.id}${part}${last}`,
    ...sectionName(located.section),
    ...above(located),
  };
}

/** What is a part of the criterion stands under it. */
function within(located: Located) {
  const { criterion } = located;
  const { under, underIds } = above(located);
  const words = criterion.clauses[0]?.words || describeItem(criterion);
  return { under: [...under, words], underIds: [...underIds, criterion.id] };
}

function clauseSide(located: Located, clause: CriterionClause, words: string): ChangeSide {
  return {
    ...sideOf(located, words, clause.place),
    id: clause.id.replace(/\.head$/, '') || located.criterion.id,
  };
}
