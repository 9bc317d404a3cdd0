// The truth of a wish in some logic: criteria, edited versions and determinations joined from the leaves that the logic knows.
import type { CriteriaGraph, NodeIndex, SectionKind, Truth, VerdictTable } from './criteria-graph.ts';
import { childrenOf } from './criteria-index.ts';
import { verdictOf } from './evaluate.ts';
import type { TruthLogic, TruthValue } from './truth-logic.ts';
import { GraphTruths, joined } from './truth-logic.ts';
import type { GraphEdit, ViewedNode, View, Wish } from './wish.ts';

/** Wishes are remembered by identity: the same object is joined once. */
export class WishTruths {
  private readonly logic: TruthLogic;
  private readonly graphs: readonly CriteriaGraph[];
  private readonly truths: readonly GraphTruths[];
  private readonly parents: (readonly (readonly NodeIndex[])[] | undefined)[] = [];
  private readonly wishes = new WeakMap<Wish, TruthValue>();
  private readonly edits = new WeakMap<GraphEdit, EditedNodes>();
  private readonly determinations = new Map<string, TruthValue>();

  constructor(logic: TruthLogic, graphs: readonly CriteriaGraph[]) {
    this.logic = logic;
    this.graphs = graphs;
    this.truths = graphs.map((graph, place) => new GraphTruths(logic, graph, place));
  }

  /** Met or not met, never unknown. */
  of(wish: Wish): TruthValue {
    const known = this.wishes.get(wish);
    if (known !== undefined) return known;
    const made = this.make(wish);
    this.wishes.set(wish, made);
    return made;
  }

  private make(wish: Wish): TruthValue {
    const { logic } = this;
    switch (wish.kind) {
      case 'truth':
        return isTruth(logic, this.node(wish.of) ?? logic.constant('unknown'), wish.is);
      case 'same': {
        const [a, b] = [wish.a, wish.b].map((place) => this.node(place) ?? logic.constant('unknown'));
        if (a === undefined || b === undefined || a === b) return logic.constant('met');
        return logic.choose(a, ...sameAs(logic, b));
      }
      case 'determination':
        return this.determination(wish.of, wish.is);
      case 'branch':
        return logic.branch(wish.variable, wish.branch);
      case 'not':
        return logic.not(this.of(wish.wish));
      case 'all':
      case 'any': {
        const values = wish.wishes.map((each) => this.of(each));
        return logic.count(values, wish.kind === 'all' ? values.length : 1, values.length);
      }
    }
  }

  /** undefined: taken out of the view. */
  private node({ graph = 0, edit, node }: ViewedNode): TruthValue | undefined {
    if (edit !== undefined) {
      const edited = this.edited(graph, edit);
      if (edited.has(node)) return edited.get(node);
    }
    return this.truths[graph]?.at(node) ?? this.logic.constant('unknown');
  }

  private determination({ graph = 0, edit }: View, is: string): TruthValue {
    const own = this.graphs[graph];
    if (!own) return this.logic.constant('not-met');
    const sections = own.sections.flatMap(({ kind, root }): (readonly [SectionKind, TruthValue])[] => {
      const value = this.node(edit === undefined ? { graph, node: root } : { graph, edit, node: root });
      return value === undefined ? [] : [[kind, value]];
    });
    const verdicts = edit?.verdicts ?? own.verdicts;
    const key = JSON.stringify([sections, is, edit?.verdicts ?? graph]);
    const known = this.determinations.get(key) ?? joinVerdicts(this.logic, verdicts, sections, is);
    this.determinations.set(key, known);
    return known;
  }

  /** What the edit changes, and all that stands on it. */
  private edited(graph: number, edit: GraphEdit): EditedNodes {
    const known = this.edits.get(edit);
    if (known) return known;
    const own = this.graphs[graph];
    const found: Map<NodeIndex, TruthValue | undefined> = new Map();
    this.edits.set(edit, found);
    if (!own) return found;
    for (const index of this.touched(graph, edit)) {
      const node = own.nodes[index];
      if (node) found.set(index, this.editedNode(graph, edit, index, found));
    }
    return found;
  }

  private editedNode(
    graph: number,
    edit: GraphEdit,
    index: NodeIndex,
    now: EditedNodes,
  ): TruthValue | undefined {
    if (edit.gone?.has(index) === true) return undefined;
    const replacement = edit.replaced?.get(index);
    if (replacement !== undefined)
      return typeof replacement === 'string' ? this.logic.constant(replacement) : this.node(replacement);
    const node = edit.rejoined?.get(index) ?? this.graphs[graph]?.nodes[index];
    if (!node) return undefined;
    const children = childrenOf(node);
    const left = children.flatMap(
      (child) => (now.has(child) ? now.get(child) : this.truths[graph]?.at(child)) ?? [],
    );
    return left.length === 0 && children.length > 0 ? undefined : joined(this.logic, node, left);
  }

  private touched(graph: number, { gone, replaced, rejoined }: GraphEdit): readonly NodeIndex[] {
    const above = this.parentsIn(graph);
    const found = new Set([...(gone ?? []), ...(replaced?.keys() ?? []), ...(rejoined?.keys() ?? [])]);
    for (const node of found) for (const parent of above[node] ?? []) found.add(parent);
    return [...found].toSorted((a, b) => a - b);
  }

  private parentsIn(graph: number): readonly (readonly NodeIndex[])[] {
    const known = this.parents[graph];
    if (known) return known;
    const found: NodeIndex[][] = [];
    this.graphs[graph]?.nodes.forEach((node, index) => {
      for (const child of childrenOf(node)) (found[child] ??= []).push(index);
    });
    this.parents[graph] = found;
    return found;
  }
}

type EditedNodes = ReadonlyMap<NodeIndex, TruthValue | undefined>;

function isTruth(logic: TruthLogic, value: TruthValue, is: Truth): TruthValue {
  const [yes, no] = [logic.constant('met'), logic.constant('not-met')];
  return logic.choose(
    value,
    is === 'met' ? yes : no,
    is === 'not-met' ? yes : no,
    is === 'unknown' ? yes : no,
  );
}

/** Whether `value` is met, is not met, is unknown. */
function sameAs(
  logic: TruthLogic,
  value: TruthValue,
): readonly [met: TruthValue, notMet: TruthValue, unknown: TruthValue] {
  return [isTruth(logic, value, 'met'), isTruth(logic, value, 'not-met'), isTruth(logic, value, 'unknown')];
}

/** Joined from the last section upwards. */
function joinVerdicts(
  logic: TruthLogic,
  table: VerdictTable,
  sections: readonly (readonly [SectionKind, TruthValue])[],
  determination: string,
): TruthValue {
  const ways = sections.reduce<readonly (readonly (readonly [SectionKind, Truth])[])[]>(
    (combinations, [kind]) =>
      combinations.flatMap((way) => truths.map((truth) => [...way, [kind, truth] as const])),
    [[]],
  );
  let outcomes = ways.map((way) => {
    const isWanted = verdictOf(table, new Map(way)).determination === determination;
    return logic.constant(isWanted ? 'met' : 'not-met');
  });
  const fallback = logic.constant('not-met');
  for (const [, section] of sections.toReversed()) {
    outcomes = Array.from({ length: outcomes.length / truths.length }, (_, group) => {
      const [met, notMet, unknown] = outcomes.slice(group * truths.length, (group + 1) * truths.length);
      return logic.choose(section, met ?? fallback, notMet ?? fallback, unknown ?? fallback);
    });
  }
  return outcomes[0] ?? fallback;
}

const truths: readonly Truth[] = ['met', 'not-met', 'unknown'];
