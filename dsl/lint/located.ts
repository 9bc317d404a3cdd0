// A guideline's own criteria as written and as resolved, side by side; those of its fragments are left to the fragments.
import type { Criterion, CriterionClause, CriteriaSectionModel, Guideline } from '../model/guideline.ts';
import type { Clause, CriteriaSection, Detail, Group, GuidelineDocument, Item } from '../syntax/ast.ts';
import { criteriaSections } from '../syntax/walk.ts';

export interface LocatedSection {
  readonly section: CriteriaSection;
  readonly model: CriteriaSectionModel;
  readonly list: LocatedList | undefined;
}

/** The items under one quantifier. */
export interface LocatedList {
  readonly group: Group;
  readonly section: CriteriaSection;
  /** Undefined for the list of a section. */
  readonly holder: LocatedClause | undefined;
  readonly items: readonly LocatedItem[];
  /** 0 for the list of a section. */
  readonly depth: number;
}

export interface LocatedItem {
  readonly item: Item;
  readonly model: Criterion;
  readonly list: LocatedList;
  readonly clauses: readonly LocatedClause[];
}

export interface LocatedClause {
  readonly clause: Clause;
  readonly model: CriterionClause;
  readonly item: LocatedItem;
  /** Its id in the criteria graph and in `MET {id}`; of the first clause of an item that of the item. */
  readonly id: string;
  readonly list: LocatedList | undefined;
}

export function locateSections(document: GuidelineDocument, guideline: Guideline): readonly LocatedSection[] {
  const models = guideline.sections.filter(({ place }) => place.uri === guideline.uri);
  return criteriaSections(document).flatMap((section, index): readonly LocatedSection[] => {
    const model = models[index];
    if (!model) return [];
    const { group } = section;
    return [{ section, model, list: group && locateList(group, model.criteria, section, undefined, 0) }];
  });
}

function locateList(
  group: Group,
  criteria: readonly Criterion[],
  section: CriteriaSection,
  holder: LocatedClause | undefined,
  depth: number,
): LocatedList {
  const items: LocatedItem[] = [];
  const list = { group, section, holder, items, depth };
  group.items.forEach((item, index) => {
    const model = criteria[index];
    if (model) items.push(locateItem(item, model, list));
  });
  return list;
}

function locateItem(item: Item, model: Criterion, list: LocatedList): LocatedItem {
  const clauses: LocatedClause[] = [];
  const located = { item, model, list, clauses };
  item.clauses.forEach((clause, index) => {
    const clauseModel = model.clauses[index];
    if (!clauseModel) return;
    const id = index === 0 ? model.id : clauseModel.id;
    const holder = { clause, model: clauseModel, item: located, id, list: undefined };
    const { group } = clause;
    if (!group) clauses.push(holder);
    else {
      const withList: LocatedClause & { list: LocatedList | undefined } = holder;
      withList.list = locateList(group, clauseModel.children, list.section, withList, list.depth + 1);
      clauses.push(withList);
    }
  });
  return located;
}

/** Items in the order of the text, each before those inside it. */
export function itemsOf(list: LocatedList | undefined): readonly LocatedItem[] {
  const found: LocatedItem[] = [];
  const visit = (current: LocatedList): void => {
    for (const item of current.items) {
      found.push(item);
      for (const clause of item.clauses) if (clause.list) visit(clause.list);
    }
  };
  if (list) visit(list);
  return found;
}

/** The list and all lists inside it. */
export function listsIn(list: LocatedList | undefined): readonly LocatedList[] {
  const found: LocatedList[] = [];
  const visit = (current: LocatedList): void => {
    found.push(current);
    for (const { clauses } of current.items)
      for (const clause of clauses) if (clause.list) visit(clause.list);
  };
  if (list) visit(list);
  return found;
}

export type ComputedDetail = Extract<Detail, { expression: unknown }>;

export function computedDetails(clause: Clause): readonly ComputedDetail[] {
  return clause.details.filter((detail): detail is ComputedDetail => 'expression' in detail);
}

/** The condition that decides the clause in place of a reviewer. */
export function conditionDetail(clause: Clause): ComputedDetail | undefined {
  return computedDetails(clause).find(({ kind }) => kind === 'WHEN' || kind === 'LIMIT');
}

/** A reviewer answers it yes or no. */
export function isQuestion(clause: Clause): boolean {
  return (
    clause.words !== undefined &&
    !clause.heading &&
    conditionDetail(clause) === undefined &&
    !clause.details.some(({ kind }) => kind === 'ONLY')
  );
}
