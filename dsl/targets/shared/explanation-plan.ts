// What explains a determination, as definitions without loops that any engine can compute from the states of the criteria.
import type {
  CriteriaGraph,
  ElementIndex,
  GraphNode,
  NodeIndex,
  Truth,
} from '../../decision/criteria-graph.ts';
import { childrenOf, elementsOf, isLeaf, reachedNodes } from '../../decision/criteria-index.ts';
import type { ReasonedVerdict, VerdictTree } from '../../decision/verdict-tree.ts';
import { reasonedVerdictTree } from '../../decision/verdict-tree.ts';

/** Two-valued: an engine answers each of them yes or no, whatever is unknown. */
export type Formula =
  | { readonly kind: 'state'; readonly node: NodeIndex; readonly state: Truth }
  | { readonly kind: 'flag'; readonly flag: string }
  /** An empty `all` is yes, an empty `any` is no. */
  | { readonly kind: 'all' | 'any'; readonly of: readonly Formula[] }
  /** More than `limit` children of the node are met; at most so many are. */
  | { readonly kind: 'more-met' | 'most-met'; readonly node: NodeIndex; readonly limit: number }
  /** The fact is absent, null or not readable. */
  | { readonly kind: 'no-value'; readonly element: ElementIndex };

export interface ExplanationPlan {
  /** A node is on the way to a reason, to what is not met or to what is missing. A formula reads flags that stand before it only. */
  readonly flags: readonly { readonly name: string; readonly formula: Formula }[];
  /** Ids of criteria, in the order of the decision's lists; each listed where its formula is yes. */
  readonly reasons: readonly Listed[];
  readonly unmet: readonly Listed[];
  /** Keys of facts. */
  readonly missing: readonly Listed[];
}

export interface Listed {
  readonly name: string;
  readonly when: Formula;
}

type Way = 'reason' | 'unmet' | 'missing';

/** As `decide` explains. Grows with the edges of the graph. */
export function explanationPlan(graph: CriteriaGraph): ExplanationPlan {
  const ways = (['reason', 'unmet', 'missing'] as const).map((way) => flagsOf(graph, way));
  const [reason, unmet, missing] = ways as [WayFlags, WayFlags, WayFlags];
  return {
    flags: ways.flatMap(({ flags }) => flags),
    reasons: leavesListed(graph, reason),
    unmet: leavesListed(graph, unmet),
    missing: missingListed(graph, missing),
  };
}

interface WayFlags {
  readonly flags: ExplanationPlan['flags'];
  /** By node; undefined where the way never comes. */
  readonly at: readonly (Formula | undefined)[];
}

/** Parents stand after their children, so that one pass downwards meets each node after all its parents. */
function flagsOf(graph: CriteriaGraph, way: Way): WayFlags {
  const reached = reachedNodes(graph);
  const entries: Formula[][] = graph.nodes.map(() => []);
  graph.sections.forEach(({ root }, section) => entries[root]?.push(entry(graph, way, section)));
  const flags: { name: string; formula: Formula }[] = [];
  const at: (Formula | undefined)[] = graph.nodes.map(() => undefined);
  for (let index = graph.nodes.length - 1; index >= 0; index--) {
    const node = graph.nodes[index];
    const formulas = entries[index]?.filter((formula) => !isNever(formula)) ?? [];
    if (node === undefined || reached[index] === 0 || formulas.length === 0) continue;
    const name = `${way}-${index}`;
    flags.push({ name, formula: anyOf(formulas) });
    const flag: Formula = { kind: 'flag', flag: name };
    at[index] = flag;
    for (const child of new Set(childrenOf(node)))
      entries[child]?.push(allOf([flag, onWay(node, index, child, way)]));
  }
  return { flags, at };
}

/** Where a way begins at the root of a section. */
function entry(graph: CriteriaGraph, way: Way, section: number): Formula {
  const { root, kind } = graph.sections[section] ?? { root: -1, kind: undefined };
  if (way !== 'reason') return { kind: 'state', node: root, state: way === 'unmet' ? 'not-met' : 'unknown' };
  const known = anyOf([is(root, 'met'), is(root, 'not-met')]);
  return allOf([decidedBy(graph, reasonedVerdictTree(graph), kind), known]);
}

function decidedBy(
  graph: CriteriaGraph,
  tree: VerdictTree<ReasonedVerdict>,
  kind: string | undefined,
): Formula {
  if (!('section' in tree)) return tree.decidedBy === kind ? always : never;
  const root = graph.sections[tree.section]?.root ?? -1;
  const branch = (state: Truth, below: VerdictTree<ReasonedVerdict>) =>
    allOf([is(root, state), decidedBy(graph, below, kind)]);
  return anyOf([branch('met', tree.met), branch('not-met', tree.notMet), branch('unknown', tree.unknown)]);
}

/** When the way goes on from a node, whose own flag is on, to its child. */
function onWay(node: GraphNode, index: NodeIndex, child: NodeIndex, way: Way): Formula {
  if (way === 'missing') return is(child, 'unknown');
  switch (node.kind) {
    case 'constant':
    case 'question':
    case 'test':
      return never;
    case 'not':
      return always;
    case 'all':
      return anyOf([is(index, 'met'), is(child, 'not-met')]);
    case 'any':
      return anyOf([is(index, 'not-met'), is(child, 'met')]);
    case 'count': {
      const { min, max, children } = node;
      const whenMet = [
        ...(min > 0 ? [is(child, 'met')] : []),
        ...(max < children.length ? [is(child, 'not-met')] : []),
      ];
      return anyOf([
        allOf([is(index, 'met'), anyOf(whenMet)]),
        allOf([is(index, 'not-met'), { kind: 'more-met', node: index, limit: max }, is(child, 'met')]),
        allOf([is(index, 'not-met'), { kind: 'most-met', node: index, limit: max }, is(child, 'not-met')]),
      ]);
    }
  }
}

function leavesListed(graph: CriteriaGraph, { at }: WayFlags): readonly Listed[] {
  const byId = new Map<string, Formula[]>();
  graph.nodes.forEach((node, index) => {
    const flag = at[index];
    if (!isLeaf(node) || flag === undefined) return;
    const list = byId.get(node.origin.id);
    if (list === undefined) byId.set(node.origin.id, [flag]);
    else list.push(flag);
  });
  return [...byId].map(([name, formulas]) => ({ name, when: anyOf(formulas) }));
}

function missingListed(graph: CriteriaGraph, { at }: WayFlags): readonly Listed[] {
  const byElement = graph.elements.map((): Formula[] => []);
  graph.nodes.forEach((node, index) => {
    const flag = at[index];
    if (!isLeaf(node) || flag === undefined) return;
    for (const element of new Set(elementsOf(node))) byElement[element]?.push(flag);
  });
  return graph.elements.flatMap(({ key }, element) => {
    const formulas = byElement[element] ?? [];
    if (formulas.length === 0) return [];
    return [{ name: key, when: allOf([{ kind: 'no-value', element }, anyOf(formulas)]) }];
  });
}

const always: Formula = { kind: 'all', of: [] };
const never: Formula = { kind: 'any', of: [] };

function is(node: NodeIndex, state: Truth): Formula {
  return { kind: 'state', node, state };
}

function isAlways({ kind, ...rest }: Formula): boolean {
  return kind === 'all' && 'of' in rest && rest.of.length === 0;
}

function isNever({ kind, ...rest }: Formula): boolean {
  return kind === 'any' && 'of' in rest && rest.of.length === 0;
}

function allOf(formulas: readonly Formula[]): Formula {
  if (formulas.some(isNever)) return never;
  const parts = formulas.filter((formula) => !isAlways(formula));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'all', of: parts };
}

function anyOf(formulas: readonly Formula[]): Formula {
  if (formulas.some(isAlways)) return always;
  const parts = formulas.filter((formula) => !isNever(formula));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', of: parts };
}
