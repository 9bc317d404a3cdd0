// A criteria graph as nested functions that decide one case without reasons, reading only the facts that matter; no code is made from text.
import type { CriteriaGraph, GraphNode, NodeIndex } from './criteria-graph.ts';
import { childrenOf, conditionOf, timesListed } from './criteria-index.ts';
import type { Conditions, StateFrom } from './closure-conditions.ts';
import { createConditions } from './closure-conditions.ts';
import type { Facts } from './facts.ts';
import type { PackedCase } from './packed.ts';
import { compilePacked } from './packed.ts';
import type { State } from './states.ts';
import { met, notMet, opposite, stateOf, unknown } from './states.ts';
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
  const conditions = createConditions(graph.elements);
  const build = createBuilder(graph, conditions);
  const sections = graph.sections.map(({ root }) => build(root));
  const tree = verdictTree(graph);
  const packed = compilePacked(graph, tree);
  if (graph.elements.length <= fewElements) {
    // Going through the facts once is quicker than looking them up by key, as long as an engine lists keys without sorting them.
    return { determine: (facts) => packed.determinePacked(packed.pack(facts)), ...packed };
  }
  return {
    determine(facts) {
      const own = conditions.begin(facts);
      let at = tree;
      while ('section' in at) {
        const state = sections[at.section]?.(own) ?? unknown;
        at = state === met ? at.met : state === notMet ? at.notMet : at.unknown;
      }
      return at.determination;
    },
    ...packed,
  };
}

/** Larger objects are kept as hash tables by the common engines. */
const fewElements = 128;

function createBuilder(graph: CriteriaGraph, conditions: Conditions): (node: NodeIndex) => StateFrom {
  const listed = timesListed(graph);
  const made: (StateFrom | undefined)[] = [];
  const build = (index: NodeIndex): StateFrom => {
    const known = made[index];
    if (known) return known;
    const node = graph.nodes[index];
    const own = node === undefined ? () => unknown : buildNode(node);
    const isShared = (listed[index] ?? 0) > 1 && node !== undefined && childrenOf(node).length > 0;
    return (made[index] = isShared ? once(own, conditions) : own);
  };
  const buildNode = (node: GraphNode): StateFrom => {
    const condition = conditionOf(node);
    if (condition) return conditions.stateOf(condition);
    const children = childrenOf(node);
    const asked = (child: NodeIndex): string | undefined => {
      const node = graph.nodes[child];
      return conditions.answerKey(node && conditionOf(node));
    };
    const keys = children.flatMap((child) => asked(child) ?? []);
    // Answers are looked up before anything is computed.
    const others = (): readonly StateFrom[] =>
      children.filter((child) => asked(child) === undefined).map(build);
    switch (node.kind) {
      case 'all':
        return allOf(keys, others());
      case 'any':
        return anyOf(keys, others());
      case 'count':
        return countOf(node.min, node.max, children.map(build));
      case 'not': {
        const child = build(node.child);
        return (facts) => opposite(child(facts));
      }
      default: {
        const state = stateOf(node.kind === 'constant' ? node.value : 'unknown');
        return () => state;
      }
    }
  };
  return build;
}

/** For a node that stands in several lists. */
function once(stateFrom: StateFrom, { turn }: Conditions): StateFrom {
  let evaluatedIn = 0;
  let state: State = unknown;
  return (facts) => {
    if (evaluatedIn !== turn()) {
      state = stateFrom(facts);
      evaluatedIn = turn();
    }
    return state;
  };
}

function allOf(keys: readonly string[], others: readonly StateFrom[]): StateFrom {
  return (facts) => {
    let all: State = met;
    for (let k = 0; k < keys.length; k++) {
      const answer = facts[keys[k] ?? ''];
      if (answer === false) return notMet;
      if (answer !== true) all = unknown;
    }
    for (let o = 0; o < others.length; o++) {
      const state = others[o]?.(facts);
      if (state === notMet) return notMet;
      if (state !== met) all = unknown;
    }
    return all;
  };
}

function anyOf(keys: readonly string[], others: readonly StateFrom[]): StateFrom {
  return (facts) => {
    let any: State = notMet;
    for (let k = 0; k < keys.length; k++) {
      const answer = facts[keys[k] ?? ''];
      if (answer === true) return met;
      if (answer !== false) any = unknown;
    }
    for (let o = 0; o < others.length; o++) {
      const state = others[o]?.(facts);
      if (state === met) return met;
      if (state !== notMet) any = unknown;
    }
    return any;
  };
}

function countOf(min: number, max: number, children: readonly StateFrom[]): StateFrom {
  const size = children.length;
  if (size === 0) return () => (min > 0 || max < 0 ? notMet : met);
  return (facts) => {
    let metCount = 0;
    let possible = size;
    for (let c = 0; c < size; c++) {
      const state = children[c]?.(facts);
      if (state === met) metCount++;
      else if (state === notMet) possible--;
      if (metCount > max || possible < min) return notMet;
      if (metCount >= min && possible <= max) return met;
    }
    return unknown;
  };
}
