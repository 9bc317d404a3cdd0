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
  readonly item?: (item: Item, path: readonly number[], parent: Item | undefined) => void;
  readonly clause?: (clause: Clause, item: Item) => void;
}

/** Items before their clauses, clauses before the items of their group. A path counts items from 1 within each item. */
export function walkGroup(
  group: Group,
  visitor: CriteriaVisitor,
  path: readonly number[] = [],
  parent?: Item,
): void {
  walkItems(group.items, visitor, path, parent, 0);
}

function walkItems(
  items: readonly Item[],
  visitor: CriteriaVisitor,
  path: readonly number[],
  parent: Item | undefined,
  offset: number,
): void {
  items.forEach((item, index) => {
    const own = visitor.item ? [...path, offset + index + 1] : path;
    visitor.item?.(item, own, parent);
    let printed = 0;
    for (const clause of item.clauses) {
      visitor.clause?.(clause, item);
      if (!clause.group) continue;
      walkItems(clause.group.items, visitor, own, item, printed);
      printed += clause.group.items.length;
    }
  });
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
