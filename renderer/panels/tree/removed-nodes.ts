// Puts the criteria that a version no longer has back into its tree, where they stood, so that a change can be seen in one picture.
import type { CriteriaNode, CriteriaTree, RemovedNode } from '../../../dsl/index.ts';

/** Ids of the nodes that are put in are those of `removed`. The counts stay those of the version. */
export function withRemoved(tree: CriteriaTree, removed: readonly RemovedNode[]): CriteriaTree {
  if (removed.length === 0) return tree;
  const { nodes, rest } = placeIn(tree.sections, removed, '');
  return { ...tree, sections: [...nodes, ...rest.map(ghost)] };
}

interface Placed {
  readonly nodes: readonly CriteriaNode[];
  /** Those that found no place below. */
  readonly rest: readonly RemovedNode[];
}

/** `owner`: id of the box whose list this is; '' for the sections. */
function placeIn(list: readonly CriteriaNode[], removed: readonly RemovedNode[], owner: string): Placed {
  let rest = removed;
  const take = (belongs: (node: RemovedNode) => boolean): readonly CriteriaNode[] => {
    const taken = rest.filter(belongs);
    rest = rest.filter((node) => !taken.includes(node));
    return taken.map(ghost);
  };
  const nodes: CriteriaNode[] = [];
  if (owner !== '') nodes.push(...take(({ parent, after }) => parent === owner && after === ''));
  for (const node of list) {
    const below = node.group && placeIn(node.group.children, rest, node.id);
    if (below) rest = below.rest;
    nodes.push(below && node.group ? { ...node, group: { ...node.group, children: below.nodes } } : node);
    nodes.push(...take(({ after }) => after === node.id));
  }
  // Its list is gone, or the one before it stands elsewhere.
  if (owner !== '') nodes.push(...take(({ parent }) => parent === owner));
  return { nodes, rest };
}

function ghost({ id, section, parent, number, words, below, place }: RemovedNode): CriteriaNode {
  return {
    id,
    kind: parent === '' ? 'section' : 'criterion',
    section,
    number,
    connector: undefined,
    statements: [
      {
        id: '',
        kind: 'question',
        connector: undefined,
        negated: false,
        words: below === 0 ? words : `${words} (with ${below} below)`,
        when: '',
        appliesTo: '',
        limit: '',
        effective: '',
        examples: [],
        notes: [],
        citations: [],
        place,
      },
    ],
    group: undefined,
    from: '',
    place,
  };
}
