// Finds criteria of the criteria tree by id: their places and words; knows no layout.
import type { CriteriaNode, CriteriaTree, Place } from '../../../dsl/index.ts';

export interface NamedCriterion {
  readonly number: string;
  readonly words: string;
  readonly place: Place;
}

export function placeInTree(tree: CriteriaTree, id: string): Place | undefined {
  return namedCriteria(tree).get(id)?.place;
}

/** By the ids of criteria, of their statements and of their lists. */
export function namedCriteria(tree: CriteriaTree): ReadonlyMap<string, NamedCriterion> {
  const named = new Map<string, NamedCriterion>();
  for (const section of tree.sections) addNode(section, section.number, named);
  return named;
}

function addNode(node: CriteriaNode, number: string, named: Map<string, NamedCriterion>): void {
  const ownNumber = node.number || number;
  const words = node.statements.map((statement) => statement.words).join(', ');
  const add = (id: string, criterion: NamedCriterion): void => {
    if (id !== '' && !named.has(id)) named.set(id, criterion);
  };
  for (const statement of node.statements) {
    add(statement.id, { number: ownNumber, words: statement.words, place: statement.place });
  }
  add(node.id, { number: ownNumber, words: words || (node.group?.quantifier ?? ''), place: node.place });
  add(node.group?.id ?? '', {
    number: ownNumber,
    words: words || (node.group?.quantifier ?? ''),
    place: node.place,
  });
  for (const child of node.group?.children ?? []) addNode(child, ownNumber, named);
}
