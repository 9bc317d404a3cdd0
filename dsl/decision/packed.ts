// One case as bits, two rails of its conditions (surely met, surely not met), and a graph's decision by masks over them.
import { bitsOf } from './bits.ts';
import { createPacker } from './pack-facts.ts';
import type { CriteriaGraph, NodeIndex, Test } from './criteria-graph.ts';
import { childrenOf, conditionOf, timesListed } from './criteria-index.ts';
import type { Facts } from './facts.ts';
import type { State } from './states.ts';
import { met, notMet, opposite, stateOf, unknown } from './states.ts';
import type { VerdictTree } from './verdict-tree.ts';

/** Of one guideline version: the bits have a place for each of its distinct conditions. */
export interface PackedCase {
  readonly met: Int32Array;
  readonly notMet: Int32Array;
}

export interface PackedDecider {
  readonly pack: (facts: Facts) => PackedCase;
  readonly determinePacked: (packed: PackedCase) => string;
}

type StateOfPacked = (yes: Int32Array, no: Int32Array) => State;

export function compilePacked(graph: CriteriaGraph, tree: VerdictTree): PackedDecider {
  const places = placesOf(graph);
  let turn = 0;
  const build = createBuilder(graph, places, () => turn);
  const sections = graph.sections.map(({ root }) => build(root));
  return {
    pack: createPacker(graph.elements, [...places.values()]),
    determinePacked({ met: yes, notMet: no }) {
      turn++;
      let at = tree;
      while ('section' in at) {
        const state = sections[at.section]?.(yes, no) ?? unknown;
        at = state === met ? at.met : state === notMet ? at.notMet : at.unknown;
      }
      return at.determination;
    },
  };
}

export interface Placed {
  readonly test: Test;
  readonly place: number;
}

/** Conditions in the order in which the sections list them, so that those of one list mostly share a word. */
export function placesOf(graph: CriteriaGraph): ReadonlyMap<string, Placed> {
  const places = new Map<string, Placed>();
  const seen = new Set<NodeIndex>();
  const visit = (index: NodeIndex): void => {
    const node = graph.nodes[index];
    if (node === undefined || seen.has(index)) return;
    seen.add(index);
    const test = conditionOf(node);
    const key = test && JSON.stringify(test);
    if (test && key !== undefined && !places.has(key)) places.set(key, { test, place: places.size });
    const children = childrenOf(node);
    for (const child of children) if (childrenOf(graph.nodes[child] ?? node).length === 0) visit(child);
    for (const child of children) visit(child);
  };
  for (const { root } of graph.sections) visit(root);
  return places;
}

/** Groups of bits in the words of a rail. */
interface Masks {
  readonly words: Int32Array;
  readonly bits: Int32Array;
}

function masksOf(places: readonly number[]): Masks {
  const byWord = new Map<number, number>();
  for (const place of places) byWord.set(place >> 5, (byWord.get(place >> 5) ?? 0) | (1 << (place & 31)));
  return { words: Int32Array.from(byWord.keys()), bits: Int32Array.from(byWord.values()) };
}

function createBuilder(
  graph: CriteriaGraph,
  places: ReadonlyMap<string, Placed>,
  turn: () => number,
): (index: NodeIndex) => StateOfPacked {
  const made: (StateOfPacked | undefined)[] = [];
  const listed = timesListed(graph);
  const placeOf = (index: NodeIndex): number | undefined => {
    const node = graph.nodes[index];
    const test = node && conditionOf(node);
    return test && places.get(JSON.stringify(test))?.place;
  };
  const build = (index: NodeIndex): StateOfPacked => {
    const known = made[index];
    if (known) return known;
    const own = buildNode(index);
    const isShared = (listed[index] ?? 0) > 1 && placeOf(index) === undefined;
    return (made[index] = isShared ? once(own, turn) : own);
  };
  const buildNode = (index: NodeIndex): StateOfPacked => {
    const node = graph.nodes[index];
    const place = placeOf(index);
    if (place !== undefined) return bitAt(place);
    const children = node === undefined ? [] : childrenOf(node);
    // A mask holds each bit once; what a list repeats is counted on its own.
    const masked = new Set<number>();
    const rest: NodeIndex[] = [];
    for (const child of children) {
      const bit = placeOf(child);
      if (bit === undefined || (masked.has(bit) && node?.kind === 'count')) rest.push(child);
      else masked.add(bit);
    }
    const masks = masksOf([...masked]);
    const others = (): readonly StateOfPacked[] => rest.map(build);
    switch (node?.kind) {
      case 'all':
        return allOf(masks, others());
      case 'any':
        return anyOf(masks, others());
      case 'count':
        return countOf(node.min, node.max, children.length, masks, others());
      case 'not': {
        const child = build(node.child);
        return (yes, no) => opposite(child(yes, no));
      }
      default: {
        const state = stateOf(node?.kind === 'constant' ? node.value : 'unknown');
        return () => state;
      }
    }
  };
  return build;
}

/** For a node that stands in several lists. */
function once(stateOfPacked: StateOfPacked, turn: () => number): StateOfPacked {
  let evaluatedIn = 0;
  let state: State = unknown;
  return (yes, no) => {
    if (evaluatedIn !== turn()) {
      state = stateOfPacked(yes, no);
      evaluatedIn = turn();
    }
    return state;
  };
}

function bitAt(place: number): StateOfPacked {
  const [word, bit] = [place >> 5, 1 << (place & 31)];
  return (yes, no) =>
    ((yes[word] ?? 0) & bit) !== 0 ? met : ((no[word] ?? 0) & bit) !== 0 ? notMet : unknown;
}

function anyOf(masks: Masks, others: readonly StateOfPacked[]): StateOfPacked {
  const { words, bits } = masks;
  const own: StateOfPacked = words.length === 1 ? anyOfWord(words[0] ?? 0, bits[0] ?? 0) : anyOfWords(masks);
  if (others.length === 0) return own;
  return (yes, no) => {
    let any = own(yes, no);
    for (let o = 0; any !== met && o < others.length; o++)
      any = (any | (others[o]?.(yes, no) ?? unknown)) as State;
    return any;
  };
}

function anyOfWord(word: number, bits: number): StateOfPacked {
  return (yes, no) =>
    ((yes[word] ?? 0) & bits) !== 0 ? met : ((no[word] ?? 0) & bits) === bits ? notMet : unknown;
}

function anyOfWords({ words, bits }: Masks): StateOfPacked {
  return (yes, no) => {
    let open = 0;
    for (let m = 0; m < words.length; m++) {
      const [word, mask] = [words[m] ?? 0, bits[m] ?? 0];
      if (((yes[word] ?? 0) & mask) !== 0) return met;
      open |= ~(no[word] ?? 0) & mask;
    }
    return open === 0 ? notMet : unknown;
  };
}

/** Not met where one child is not met: ANY with the rails and the states the other way round. */
function allOf(masks: Masks, others: readonly StateOfPacked[]): StateOfPacked {
  const own = anyOf(masks, []);
  return (yes, no) => {
    let all = opposite(own(no, yes));
    for (let o = 0; all !== notMet && o < others.length; o++)
      all = (all & (others[o]?.(yes, no) ?? unknown)) as State;
    return all;
  };
}

function countOf(
  min: number,
  max: number,
  size: number,
  { words, bits }: Masks,
  others: readonly StateOfPacked[],
): StateOfPacked {
  return (yes, no) => {
    let metCount = 0;
    let possible = size;
    for (let m = 0; m < words.length; m++) {
      metCount += bitsOf((yes[words[m] ?? 0] ?? 0) & (bits[m] ?? 0));
      possible -= bitsOf((no[words[m] ?? 0] ?? 0) & (bits[m] ?? 0));
    }
    for (let o = 0; o < others.length; o++) {
      const state = others[o]?.(yes, no);
      if (state === met) metCount++;
      else if (state === notMet) possible--;
    }
    if (metCount > max || possible < min) return notMet;
    return metCount >= min && possible <= max ? met : unknown;
  };
}
