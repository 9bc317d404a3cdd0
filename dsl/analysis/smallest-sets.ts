// The smallest sets of criteria that settle a criterion whatever is not known of the rest; knows no words.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../decision/criteria-graph.ts';
import { childrenOf } from '../decision/criteria-index.ts';
import type { Partition } from '../decision/variable.ts';
import { branchCount, branchTruth } from '../decision/variable.ts';

export type Settled = 'met' | 'not-met';

/** A leaf and the truth that it must have. */
export interface Literal {
  readonly leaf: NodeIndex;
  readonly is: Settled;
}

export interface SmallestSets {
  /** The smallest first; of each, nothing can be left out. Its literals in document order. */
  readonly sets: readonly (readonly Literal[])[];
  /** False: there are more than the limit, or some may be smaller than those that were kept. */
  readonly complete: boolean;
}

/** `is` met: sufficient sets. `is` not met: blocking sets. Dates around events and changes are taken as independent: see `Partition`. */
export function smallestSets(
  graph: CriteriaGraph,
  partition: Partition,
  root: NodeIndex,
  is: Settled,
  most = 1000,
): SmallestSets {
  const search = new SetSearch(graph, partition, most);
  const drafts = search.of(root, is);
  const sets = drafts.slice(0, most).map((draft) => search.literalsOf(draft));
  return { sets, complete: !search.isCut && drafts.length <= most };
}

/** What is asked of each variable: the branches that fit, as bits. */
export interface Draft {
  readonly needs: ReadonlyMap<number, bigint>;
  readonly variables: bigint;
  readonly literals: readonly Literal[];
}

export const nothingNeeded: Draft = { needs: new Map(), variables: 0n, literals: [] };

/** Sets by criterion, each worked out once. */
export class SetSearch {
  isCut = false;
  private readonly graph: CriteriaGraph;
  private readonly partition: Partition;
  private readonly most: number;
  private readonly known = new Map<string, readonly Draft[]>();

  constructor(graph: CriteriaGraph, partition: Partition, most: number) {
    this.graph = graph;
    this.partition = partition;
    this.most = most;
  }

  of(node: NodeIndex, is: Settled): readonly Draft[] {
    const key = `${is} ${String(node)}`;
    const found = this.known.get(key);
    if (found) return found;
    const made = this.make(node, is);
    this.known.set(key, made);
    return made;
  }

  /** Without literals that others on the same fact imply. */
  literalsOf({ literals }: Draft): readonly Literal[] {
    const kept = new Set(literals);
    const readers = new Map<number | undefined, number>();
    const variableOf = ({ leaf }: Literal): number | undefined => this.partition.leaves[0]?.[leaf]?.variable;
    for (const literal of literals)
      readers.set(variableOf(literal), (readers.get(variableOf(literal)) ?? 0) + 1);
    for (const literal of literals) {
      if (readers.get(variableOf(literal)) === 1) continue;
      const own = this.leaf(literal.leaf, literal.is);
      let rest: Draft | undefined = nothingNeeded;
      for (const other of kept)
        if (other !== literal) rest = rest && join(rest, this.leaf(other.leaf, other.is) ?? nothingNeeded);
      if (own && rest && covers(own, rest)) kept.delete(literal);
    }
    return [...kept].toSorted((a, b) => a.leaf - b.leaf);
  }

  private make(index: NodeIndex, is: Settled): readonly Draft[] {
    const node = this.graph.nodes[index];
    switch (node?.kind) {
      case undefined:
        return [];
      case 'constant':
        return node.value === is ? [nothingNeeded] : [];
      case 'question':
      case 'test': {
        const draft = this.leaf(index, is);
        return draft ? [draft] : [];
      }
      case 'not':
        return this.of(node.child, is === 'met' ? 'not-met' : 'met');
      case 'all':
      case 'any':
      case 'count':
        return this.group(node, is);
    }
  }

  private group(node: Extract<GraphNode, { kind: 'all' | 'any' | 'count' }>, is: Settled): readonly Draft[] {
    const children = childrenOf(node);
    const size = children.length;
    const [min, max] = node.kind === 'count' ? [node.min, node.max] : [node.kind === 'all' ? size : 1, size];
    if (is === 'met')
      return this.product(this.choose(children, 'met', min), this.choose(children, 'not-met', size - max));
    return this.either(
      this.choose(children, 'met', max + 1),
      this.choose(children, 'not-met', size - min + 1),
    );
  }

  private either(left: readonly Draft[], right: readonly Draft[]): readonly Draft[] {
    if (left.length === 0 || right.length === 0) return left.length === 0 ? right : left;
    const both = [...left, ...right];
    const isApart = (variablesOf(left) & variablesOf(right)) === 0n;
    return isApart && both.every(({ needs }) => needs.size > 0) ? this.shortest(both) : this.smallest(both);
  }

  /** `wanted` of the children have this truth; none where there are not so many. */
  private choose(children: readonly NodeIndex[], is: Settled, wanted: number): readonly Draft[] {
    if (wanted <= 0) return [nothingNeeded];
    if (wanted > children.length) return [];
    let chosen: (readonly Draft[])[] = [[nothingNeeded]];
    children.forEach((child, index) => {
      const left = children.length - index - 1;
      const next: (readonly Draft[])[] = [];
      for (let count = Math.max(0, wanted - left); count <= Math.min(wanted, index + 1); count++) {
        const [without, before] = [chosen[count] ?? [], chosen[count - 1] ?? []];
        const taken = before.length > 0 ? this.product(before, this.of(child, is)) : [];
        next[count] = this.either(without, taken);
      }
      chosen = next;
    });
    return chosen[wanted] ?? [];
  }

  private product(left: readonly Draft[], right: readonly Draft[]): readonly Draft[] {
    const found: Draft[] = [];
    // The smallest sums first: both lists ascend.
    for (let sum = 0; sum < left.length + right.length - 1; sum++) {
      for (let at = Math.max(0, sum - right.length + 1); at <= Math.min(sum, left.length - 1); at++) {
        const [one, other] = [left[at], right[sum - at]];
        const joined = one && other && join(one, other);
        if (joined) found.push(joined);
      }
      if (found.length > this.most * 4) {
        this.isCut = true;
        break;
      }
    }
    // Sets over different facts cover each other only where their parts do.
    return (variablesOf(left) & variablesOf(right)) === 0n ? this.shortest(found) : this.smallest(found);
  }

  /** Without those that need all that another needs. */
  private smallest(drafts: readonly Draft[]): readonly Draft[] {
    const kept: Draft[] = [];
    for (const draft of drafts.toSorted(bySize)) {
      if (kept.some((smaller) => covers(smaller, draft))) continue;
      if (kept.length > this.most) {
        this.isCut = true;
        break;
      }
      kept.push(draft);
    }
    return kept;
  }

  /** Of drafts of which none needs all that another needs. */
  private shortest(drafts: readonly Draft[]): readonly Draft[] {
    if (drafts.length > this.most + 1) this.isCut = true;
    return drafts.toSorted(bySize).slice(0, this.most + 1);
  }

  /** undefined where no branch fits. */
  private leaf(leaf: NodeIndex, is: Settled): Draft | undefined {
    const place = this.partition.leaves[0]?.[leaf];
    if (place === undefined) return undefined;
    const own = this.fitting(place.variable, place.test, is);
    const draft = draftOf(place.variable, own, this.everyBranch(place.variable), [{ leaf, is }]);
    const { guard } = place;
    if (guard === undefined || draft === undefined) return draft;
    const asked = this.fitting(guard.variable, guard.test, 'met');
    const guarded = draftOf(guard.variable, asked, this.everyBranch(guard.variable), []);
    return guarded && join(draft, guarded);
  }

  private fitting(variable: number, test: number, is: Settled): bigint {
    const found = this.partition.variables[variable];
    let bits = 0n;
    if (found === undefined) return bits;
    for (let branch = 0; branch < branchCount(found); branch++)
      if (branchTruth(found, test, branch) === is) bits |= 1n << BigInt(branch);
    return bits;
  }

  private everyBranch(variable: number): bigint {
    const found = this.partition.variables[variable];
    return found === undefined ? 0n : (1n << BigInt(branchCount(found))) - 1n;
  }
}

function bySize(a: Draft, b: Draft): number {
  return a.needs.size - b.needs.size;
}

function variablesOf(drafts: readonly Draft[]): bigint {
  let bits = 0n;
  for (const { variables } of drafts) bits |= variables;
  return bits;
}

function draftOf(
  variable: number,
  fitting: bigint,
  every: bigint,
  literals: readonly Literal[],
): Draft | undefined {
  if (fitting === 0n) return undefined;
  if (fitting === every) return nothingNeeded;
  return { needs: new Map([[variable, fitting]]), variables: 1n << BigInt(variable), literals };
}

/** undefined where no case is both. */
export function join(one: Draft, other: Draft): Draft | undefined {
  if (one.needs.size === 0) return other;
  if (other.needs.size === 0) return one;
  const needs = new Map(one.needs);
  for (const [variable, branches] of other.needs) {
    const both = (needs.get(variable) ?? branches) & branches;
    if (both === 0n) return undefined;
    needs.set(variable, both);
  }
  const known = new Set(one.literals.map(({ leaf, is }) => `${is} ${String(leaf)}`));
  const added = other.literals.filter(({ leaf, is }) => !known.has(`${is} ${String(leaf)}`));
  return { needs, variables: one.variables | other.variables, literals: [...one.literals, ...added] };
}

/** Every case of `larger` is one of `smaller`. */
function covers(smaller: Draft, larger: Draft): boolean {
  if ((smaller.variables & ~larger.variables) !== 0n) return false;
  for (const [variable, branches] of smaller.needs)
    if (((larger.needs.get(variable) ?? 0n) & ~branches) !== 0n) return false;
  return true;
}
