// Which question of the old version is which of the new, so that one answer counts in both; a question that asks something else is another one.
import type { CriteriaGraph, Origin } from '../decision/criteria-graph.ts';
import type { Criterion, DataElement } from '../model/guideline.ts';
import type { PlacedClause } from './clauses.ts';
import { pairClauses } from './clauses.ts';
import type { Matching } from './match.ts';
import type { Version } from './version.ts';
import { asksSomethingElse, foldWords } from './words.ts';

export interface SameQuestions {
  /** New key to old key. A new fact that the old version does not ask has a key that no old fact has. */
  readonly sameKey: ReadonlyMap<string, string>;
  /** Words of pairs that are one criterion but, by their words, two questions. */
  readonly another: readonly { readonly old: string; readonly new: string }[];
  /** Criteria that a reviewer answers in one version and data answer in the other: two independent facts. */
  readonly recast: readonly { readonly words: string; readonly computedIn: 'old' | 'new' }[];
  /** Words of pairs that count as one question although the words differ. */
  readonly assumed: readonly { readonly old: string; readonly new: string }[];
}

export function sameQuestions(older: Version, newer: Version, matching: Matching): SameQuestions {
  const before = questionsOf(older.graph);
  const after = questionsOf(newer.graph);
  const sameKey = new Map<string, string>(renamedData(older.guideline.data, newer.guideline.data));
  const another: { old: string; new: string }[] = [];
  const assumed: { old: string; new: string }[] = [];
  const recast: { words: string; computedIn: 'old' | 'new' }[] = [];
  for (const [newCriterion, oldCriterion] of matching.oldOf) {
    for (const { old: from, new: to } of pairClauses(oldCriterion.criterion, newCriterion.criterion)) {
      if (!from || !to) continue;
      for (const entry of to.clause.only) {
        const oldKey =
          from.clause.only.some((words) => sameWords(words, entry)) && entryKey(before, from, entry);
        const newKey = entryKey(after, to, entry);
        if (oldKey && newKey) sameKey.set(newKey, oldKey);
      }
      const oldKey = clauseKey(before, oldCriterion.criterion, from);
      const newKey = clauseKey(after, newCriterion.criterion, to);
      if ((oldKey === undefined) !== (newKey === undefined) && from.clause.when !== to.clause.when) {
        recast.push({ words: to.clause.words, computedIn: newKey === undefined ? 'new' : 'old' });
      }
      if (oldKey === undefined || newKey === undefined) continue;
      const words = { old: from.clause.words, new: to.clause.words };
      if (asksSomethingElse(words.old, words.new)) another.push(words);
      else {
        sameKey.set(newKey, oldKey);
        if (!sameWords(words.old, words.new)) assumed.push(words);
      }
    }
  }
  for (const key of after.keys) if (!sameKey.has(key)) sameKey.set(key, `new:${key}`);
  return { sameKey, another, recast, assumed };
}

interface Questions {
  readonly keys: ReadonlySet<string>;
  /** By folded words; made when first asked for, since only entries of closed lists are found so. */
  readonly byWords: ReadonlyMap<string, readonly Asked[]>;
}

interface Asked {
  readonly key: string;
  readonly label: string;
  readonly origin: Origin;
}

function sameWords(one: string, other: string): boolean {
  return one === other || foldWords(one) === foldWords(other);
}

function questionsOf(graph: CriteriaGraph): Questions {
  const keys = new Set<string>();
  const asked: Asked[] = [];
  for (const node of graph.nodes) {
    const element = node.kind === 'question' ? graph.elements[node.element] : undefined;
    if (!element) continue;
    keys.add(element.key);
    asked.push({ key: element.key, label: element.label, origin: node.origin });
  }
  let byWords: Questions['byWords'] | undefined;
  return {
    keys,
    get byWords() {
      return (byWords ??= byFoldedWords(asked));
    },
  };
}

function byFoldedWords(asked: readonly Asked[]): Questions['byWords'] {
  const found = new Map<string, Asked[]>();
  for (const one of asked) {
    const words = foldWords(one.label);
    const list = found.get(words);
    if (list) list.push(one);
    else found.set(words, [one]);
  }
  return found;
}

/** A clause is asked under its own id; the first one, and a head, under the id of the item. */
function clauseKey(
  { keys }: Questions,
  criterion: Criterion,
  { clause, index }: PlacedClause,
): string | undefined {
  const own = clause.id.replace(/\.head$/, '');
  return [own, index === 0 ? criterion.id : ''].find((key) => keys.has(key));
}

/** Entries of a closed list are questions of their own, written inside the clause. */
function entryKey({ byWords }: Questions, { clause }: PlacedClause, entry: string): string | undefined {
  const found = byWords.get(foldWords(entry)) ?? [];
  const { uri, span } = clause.place;
  const inside = found.find(
    ({ origin }) => origin.uri === uri && origin.span.start >= span.start && origin.span.end <= span.end,
  );
  return (inside ?? (found.length === 1 ? found[0] : undefined))?.key;
}

/** A data element under a new name, with the same label and declaration as one that is gone. */
function renamedData(
  olds: readonly DataElement[],
  news: readonly DataElement[],
): readonly (readonly [string, string])[] {
  const oldNames = new Set(olds.map(({ name }) => name));
  const newNames = new Set(news.map(({ name }) => name));
  const declared = ({ label, type }: DataElement): string => `${foldWords(label)}\n${type}`;
  const gone = new Map(
    olds.filter(({ name }) => !newNames.has(name)).map((element) => [declared(element), element.name]),
  );
  return news.flatMap((element) => {
    const before = oldNames.has(element.name) ? undefined : gone.get(declared(element));
    return before === undefined ? [] : [[element.name, before] as const];
  });
}
