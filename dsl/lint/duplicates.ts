// Items of one list that say the same thing; judges nothing.
import type { LintContext } from './context.ts';
import { conditionDetail, type LocatedItem } from './located.ts';

export interface DuplicateItem {
  readonly first: LocatedItem;
  readonly later: LocatedItem;
}

/** Of items that stand for one condition only: the same question, or the same computed condition. */
export function duplicateItems(context: LintContext): readonly DuplicateItem[] {
  return context.lists.flatMap(({ items }) => {
    const seen = new Map<string, LocatedItem>();
    return items.flatMap((item): readonly DuplicateItem[] => {
      const key = itemKey(context, item);
      if (key === undefined) return [];
      const first = seen.get(key);
      if (!first) seen.set(key, item);
      return first ? [{ first, later: item }] : [];
    });
  });
}

function itemKey(context: LintContext, { clauses }: LocatedItem): string | undefined {
  const [only, ...more] = clauses;
  if (!only || more.length > 0 || only.list || only.clause.words === undefined) return undefined;
  const { clause, model } = only;
  const frame = `${clause.negated ? 'not ' : ''}${model.appliesTo} ${model.effective} ${model.only.join(';')}`;
  const condition = conditionDetail(clause);
  if (condition) return `${frame} when ${condition.text.value}`;
  return `${frame} asks ${context.terms.meaningKey(model.words)}`;
}
