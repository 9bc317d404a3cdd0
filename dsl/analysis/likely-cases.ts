// Cases in which a criterion is likely to decide, made from the structure around it alone; proposals, to be evaluated before they are used.
import { baseBranches } from '../decision/base-case.ts';
import type { CriteriaGraph, NodeIndex } from '../decision/criteria-graph.ts';
import { childrenOf, reachedNodes } from '../decision/criteria-index.ts';
import type { Partition } from '../decision/variable.ts';
import { completeBranches } from '../decision/variable.ts';
import { join, nothingNeeded, SetSearch, type Draft } from './smallest-sets.ts';

/**
 * On the way from the criterion to its section every list is left open for it: what an ALL needs besides is met, of n others n - 1, and the rest
 * is as in the base case. Nearly every criterion decides in such a case, so that only the others need a proof over all cases.
 */
export class LikelyCases {
  private readonly graph: CriteriaGraph;
  private readonly partition: Partition;
  private readonly search: SetSearch;
  private readonly parents: readonly (NodeIndex | undefined)[];
  private readonly base: readonly number[];
  private readonly settings: readonly Draft[];

  constructor(graph: CriteriaGraph, partition: Partition) {
    this.graph = graph;
    this.partition = partition;
    this.search = new SetSearch(graph, partition, 1);
    this.parents = firstParents(graph);
    const base = baseBranches(partition, [graph]);
    this.base = partition.variables.map(
      (variable, index) => base[index] ?? completeBranches(variable)[0] ?? 0,
    );
    this.settings = this.sectionSettings();
  }

  /** Branches of complete cases, by variable. `met`: so many of the children of this criterion are met. */
  around(node: NodeIndex, met = 0): readonly (readonly number[])[] {
    let draft: Draft | undefined = this.someMet(nothingNeeded, childrenOfNode(this.graph, node), met);
    for (let below = node, at = this.parents[node]; draft && at !== undefined; at = this.parents[at]) {
      draft = this.openAt(draft, at, below);
      below = at;
    }
    const whole = draft;
    return this.settings.flatMap((setting) => {
      const both = whole && join(whole, setting);
      return both ? [this.branchesOf(both)] : [];
    });
  }

  /** What the list needs besides, for the criterion below to tip it. */
  private openAt(draft: Draft, list: NodeIndex, below: NodeIndex): Draft | undefined {
    const node = this.graph.nodes[list];
    const others = childrenOfNode(this.graph, list).filter((child) => child !== below);
    if (node?.kind === 'all') return this.someMet(draft, others, others.length);
    return node?.kind === 'count' ? this.someMet(draft, others, Math.max(0, node.min - 1)) : draft;
  }

  private someMet(draft: Draft, nodes: readonly NodeIndex[], wanted: number): Draft | undefined {
    let [found, left] = [draft, wanted];
    for (const node of left > 0 ? nodes : []) {
      const fitting = this.search.of(node, 'met').flatMap((own) => join(found, own) ?? [])[0];
      if (fitting === undefined) continue;
      found = fitting;
      if (--left === 0) break;
    }
    return left > 0 ? undefined : found;
  }

  /** With the other sections as in the base case; with those met that would decide by not being met; with the indications met as well. */
  private sectionSettings(): readonly Draft[] {
    const { sections, verdicts } = this.graph;
    const needed = sections.filter(({ kind }) =>
      verdicts.rows.some(({ section, state }) => section === kind && state === 'not-met'),
    );
    const withIndications = sections.filter(
      (section) => section.kind === 'indications' || needed.includes(section),
    );
    const settings = [[], needed, withIndications].map((wanted) =>
      this.someMet(
        nothingNeeded,
        wanted.map(({ root }) => root),
        wanted.length,
      ),
    );
    return settings.filter((setting) => setting !== undefined);
  }

  private branchesOf({ needs }: Draft): readonly number[] {
    return this.base.map((branch, variable) => {
      const fitting = needs.get(variable);
      const own = this.partition.variables[variable];
      if (fitting === undefined || own === undefined || hasBit(fitting, branch)) return branch;
      return completeBranches(own).find((other) => hasBit(fitting, other)) ?? branch;
    });
  }
}

function hasBit(bits: bigint, at: number): boolean {
  return ((bits >> BigInt(at)) & 1n) === 1n;
}

function childrenOfNode(graph: CriteriaGraph, index: NodeIndex): readonly NodeIndex[] {
  const node = graph.nodes[index];
  return node ? childrenOf(node) : [];
}

/** Only by way of nodes that some section stands on. */
function firstParents(graph: CriteriaGraph): readonly (NodeIndex | undefined)[] {
  const reached = reachedNodes(graph);
  const found: (NodeIndex | undefined)[] = graph.nodes.map(() => undefined);
  graph.nodes.forEach((node, index) => {
    if (reached[index] === 1) for (const child of childrenOf(node)) found[child] ??= index;
  });
  return found;
}
