// A criteria graph as nested functions that decide one case without reasons, reading only the facts that matter; no code is made from text.
import type { CriteriaGraph, GraphNode, NodeIndex } from './criteria-graph.ts';
import { childrenOf, conditionOf, timesListed } from './criteria-index.ts';
import type { Conditions } from './closure-conditions.ts';
import { createConditions } from './closure-conditions.ts';
import type { Asked } from './closure-lists.ts';
import { constantly, countOf, listOf, oppositeOf, sharedBy, simply } from './closure-lists.ts';
import type { Facts } from './facts.ts';
import type { PackedCase } from './packed.ts';
import { compilePacked } from './packed.ts';
import { met, notMet } from './states.ts';
import type { VerdictTree } from './verdict-tree.ts';
import { verdictTree } from './verdict-tree.ts';

/** Decides one guideline's cases one at a time. It keeps its work space from case to case and nothing of a case. */
export interface Decider {
  /** The determination that `decide` gives. Facts that cannot be read count as unknown and are not told. */
  readonly determine: (facts: Facts) => string;
  /** The case as bits, to be decided later or often. */
  readonly pack: (facts: Facts) => PackedCase;
  readonly determinePacked: (packed: PackedCase) => string;
}

export function compileDecider(graph: CriteriaGraph): Decider {
  const tree = verdictTree(graph);
  const packed = compilePacked(graph, tree);
  const size = graph.elements.length;
  if (size >= worthListing.from && size <= worthListing.to) {
    return { determine: (facts) => packed.determinePacked(packed.pack(facts)), ...packed };
  }
  const conditions = createConditions(graph.elements);
  const build = createBuilder(graph, conditions);
  const sections = graph.sections.map(({ root }) => build(root));
  return { determine: (facts) => determinationOf(tree, sections, conditions.begin(facts)), ...packed };
}

/**
 * How many elements make it quicker to go through all facts once than to look the needed ones up. Beyond, the common engines keep an
 * object as a hash table, which is quick to ask and slow to list.
 */
const worthListing = { from: 48, to: 128 };

/** Asks no more of a section than what tells the next step: where unknown leads as one of the answers does, only for the other one. */
function determinationOf(tree: VerdictTree, sections: readonly Asked[], facts: Facts): string {
  let at = tree;
  while ('section' in at) {
    const asked = sections[at.section];
    if (asked === undefined || at.notMet === at.unknown)
      at = asked?.isMet(facts) === true ? at.met : at.unknown;
    else if (at.met === at.unknown) at = asked.isNotMet(facts) ? at.notMet : at.unknown;
    else {
      const state = asked.state(facts);
      at = state === met ? at.met : state === notMet ? at.notMet : at.unknown;
    }
  }
  return at.determination;
}

function createBuilder(graph: CriteriaGraph, conditions: Conditions): (node: NodeIndex) => Asked {
  const listed = timesListed(graph);
  const made: (Asked | undefined)[] = [];
  const build = (index: NodeIndex): Asked => {
    const known = made[index];
    if (known) return known;
    const node = graph.nodes[index];
    const own = node === undefined ? constantly('unknown') : buildNode(node);
    const isShared = (listed[index] ?? 0) > 1 && node !== undefined && childrenOf(node).length > 0;
    return (made[index] = isShared ? sharedBy(own, conditions.turn) : own);
  };
  const buildNode = (node: GraphNode): Asked => {
    const condition = conditionOf(node);
    if (condition) return simply(conditions.stateOf(condition));
    switch (node.kind) {
      case 'all':
      case 'any': {
        const keyOf = (child: NodeIndex): string | undefined => {
          const listedNode = graph.nodes[child];
          return conditions.answerKey(listedNode && conditionOf(listedNode));
        };
        const keys = node.children.flatMap((child) => keyOf(child) ?? []);
        const others = node.children.filter((child) => keyOf(child) === undefined);
        return listOf(node.kind, keys, others.map(build));
      }
      case 'count':
        return countOf(node.min, node.max, node.children.map(build));
      case 'not':
        return oppositeOf(build(node.child));
      default:
        return constantly(node.kind === 'constant' ? node.value : 'unknown');
    }
  };
  return build;
}
