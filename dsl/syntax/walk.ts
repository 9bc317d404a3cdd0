// Walks over a document's criteria in the order of the text; collects nothing of its own.
import type { Clause, CriteriaSection, Expression, GuidelineDocument, Group, Item, Section } from './ast.ts';
import { criteriaSectionKinds } from './ast.ts';

export function isCriteriaSection(section: Section): section is CriteriaSection {
  return isCriteriaSectionKind(section.kind);
}

export function isCriteriaSectionKind(kind: string): boolean {
  return (criteriaSectionKinds as readonly string[]).includes(kind);
}

export function criteriaSections(document: GuidelineDocument): readonly CriteriaSection[] {
  return document.sections.filter(isCriteriaSection);
}

export interface CriteriaVisitor {
  /** `count`: from 1 within each item that it stands under, or its section; `depth`: how many items it stands under. */
  readonly item?: (item: Item, count: number, depth: number, parent: Item | undefined) => void;
  readonly clause?: (clause: Clause, item: Item) => void;
}

/** Items before their clauses, clauses before the items of their group. */
export function walkGroup(group: Group, visitor: CriteriaVisitor): void {
  walkItems(group.items, visitor, 0, 0, undefined);
}

function walkItems(
  items: readonly Item[],
  visitor: CriteriaVisitor,
  before: number,
  depth: number,
  parent: Item | undefined,
): void {
  let count = before;
  for (const item of items) {
    count += 1;
    visitor.item?.(item, count, depth, parent);
    let below = 0;
    for (const clause of item.clauses) {
      visitor.clause?.(clause, item);
      if (!clause.group) continue;
      walkItems(clause.group.items, visitor, below, depth + 1, item);
      below += clause.group.items.length;
    }
  }
}

/** The expression and everything in it. */
export function expressionParts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return [expression, ...expression.operands.flatMap(expressionParts)];
    case 'not':
    case 'parens':
      return [expression, ...expressionParts(expression.operand)];
    default:
      return [expression];
  }
}
