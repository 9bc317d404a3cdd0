// The compiled decision diagram as a picture's data: questions in order, answers on the edges, determinations at the ends; knows no layout.
import type { DecisionDiagram, TooLarge } from '../decision/compile-diagram.ts';
import { compileDiagram } from '../decision/compile-diagram.ts';
import type { CriteriaGraph, GraphNode, VerdictTable } from '../decision/criteria-graph.ts';
import { conditionOf } from '../decision/criteria-index.ts';
import type { DiagramNode } from '../decision/diagram.ts';
import { isTerminal, terminalValue } from '../decision/diagram.ts';
import { childrenAt, innerNodes } from '../decision/diagram-queries.ts';
import type { Variable } from '../decision/variable.ts';
import { branchCount, branchWords, isComplete, unknownBranch } from '../decision/variable.ts';
import type { Values } from '../decision/facts.ts';
import { branchOf } from '../decision/witness.ts';
import type { Span } from '../source/span.ts';
import { emptySpan } from '../source/span.ts';

export type DecisionView =
  | {
      readonly kind: 'diagram';
      /** For cases in which everything asked is answered. */
      readonly complete: DecisionGraph;
      /** The same with the way that each question takes where its answer is not known. */
      readonly open: DecisionGraph;
    }
  /** The diagram outgrew its budget: the criteria are evaluated directly and there is no picture of them as questions. */
  | { readonly kind: 'exceeded'; readonly budget: number };

export interface DecisionGraph {
  /** Id of the node that is asked first; a determination where nothing is asked. */
  readonly start: string;
  /** Questions in the order in which they are asked, then the ends. */
  readonly nodes: readonly DecisionNode[];
  /** By their source, answers in order, `not known` last. */
  readonly edges: readonly DecisionEdge[];
  /** Question nodes of the whole diagram: one question may be asked at several places of it. */
  readonly questions: number;
  /** Those that the bound kept out of `nodes`. */
  readonly leftOut: number;
}

export type DecisionNode =
  | {
      readonly kind: 'question';
      readonly id: string;
      /** Key of the element in the facts. */
      readonly key: string;
      readonly words: string;
      /** Answered by a reviewer, or read from the data of the request. */
      readonly asks: 'reviewer' | 'data';
      /** Printed number of the criterion, '' for data, which several criteria may read. */
      readonly number: string;
      /** Id of the criterion, of data the first that reads it; '' for none. */
      readonly criterion: string;
      readonly uri: string;
      readonly span: Span;
    }
  | {
      readonly kind: 'determination';
      readonly id: string;
      readonly determination: string;
      readonly label: string;
    }
  /** In place of the questions that the bound kept out below an edge. */
  | { readonly kind: 'left-out'; readonly id: string };

export interface DecisionEdge {
  readonly from: string;
  readonly to: string;
  /** The answer: `yes`, `no`, `non-diagnostic or indeterminate`, `at least 35 kg/m2`, `not known`. */
  readonly words: string;
  /** Taken only where the answer is not known. */
  readonly unknown: boolean;
}

export interface DecisionViewOptions {
  /** Most question nodes of each graph. */
  readonly most?: number;
}

/** `diagram` is the compiled `graph`; where it is too large, so is the view. */
export function decisionView(
  graph: CriteriaGraph,
  diagram: DecisionDiagram | TooLarge,
  options: DecisionViewOptions = {},
): DecisionView {
  if (diagram.exceeded) return { kind: 'exceeded', budget: diagram.budget };
  const most = options.most ?? 400;
  const labelled = labelledDiagram(graph, diagram);
  return {
    kind: 'diagram',
    complete: drawGraph(graph, labelled, answeredOnly(labelled), most),
    open: drawGraph(graph, diagram, everything(diagram), most),
  };
}

/** The way of one case through a graph of the view. */
export interface DecisionWay {
  /** Questions in the order in which the case comes by; `answer` in the words of the edge, '' where the way ends because it is not known. */
  readonly steps: readonly { readonly node: string; readonly answer: string }[];
  /** Id of the determination; undefined where the way ends at a question, or something that is not asked on it keeps the case open. */
  readonly end: string | undefined;
}

export interface DecisionWays {
  readonly complete: DecisionWay;
  readonly open: DecisionWay;
}

/** `labelled`: the `labelledDiagram` of both. Ids are those of `decisionView`, those that its bound left out among them. */
export function decisionWays(
  diagram: DecisionDiagram,
  labelled: DecisionDiagram,
  values: Values,
): DecisionWays {
  const open = wayOf(diagram, everything(diagram), values);
  const complete = wayOf(labelled, answeredOnly(labelled), values);
  const [told] = determinationOf(labelled, complete.end).split(labelMark);
  // A question that settles nothing where it is answered is not in the complete graph, and may be the one that is not known.
  return {
    complete: told === determinationOf(diagram, open.end) ? complete : { ...complete, end: undefined },
    open,
  };
}

function determinationOf({ determinations }: DecisionDiagram, end: string | undefined): string {
  return end === undefined ? '' : (determinations[Number(end.slice(1))] ?? '');
}

/** Determinations that stand in several rows with different labels are told apart. Right for complete cases only: unknown asks what rows have in common. */
export function labelledDiagram(graph: CriteriaGraph, diagram: DecisionDiagram): DecisionDiagram {
  const { rows, otherwise } = graph.verdicts;
  const labels = new Map<string, Set<string>>();
  for (const { determination, label } of [...rows, otherwise])
    labels.set(determination, (labels.get(determination) ?? new Set()).add(label));
  if ([...labels.values()].every((set) => set.size === 1)) return diagram;
  const verdicts: VerdictTable = {
    rows: rows.map((row) => ({ ...row, determination: row.determination + labelMark + row.label })),
    otherwise: { ...otherwise, determination: otherwise.determination + labelMark + otherwise.label },
  };
  const refined = compileDiagram({ ...graph, verdicts }, { budget: diagram.store.budget });
  return refined.exceeded ? diagram : refined;
}

const labelMark = '\n';

/** A diagram without what is not drawn: children by branch, each the number of a node or the terminal itself. */
interface Drawn {
  readonly root: DiagramNode;
  level(node: DiagramNode): number;
  /** Branches that are drawn with where they lead. */
  ways(node: DiagramNode): readonly { readonly branch: number; readonly to: DiagramNode }[];
}

function everything({ root, store }: DecisionDiagram): Drawn {
  return {
    root,
    level: (node) => store.level(node),
    ways: (node) => childrenAt(store, node).map((to, branch) => ({ branch, to })),
  };
}

/** Nodes that differ only in what an unknown answer does are one here, and a node all of whose answers lead on alike is none. */
function answeredOnly({ root, store, partition }: DecisionDiagram): Drawn {
  const standsFor = new Map<DiagramNode, DiagramNode>();
  const known = new Map<string, DiagramNode>();
  const ways = new Map<DiagramNode, readonly { readonly branch: number; readonly to: DiagramNode }[]>();
  const resolve = (node: DiagramNode): DiagramNode => standsFor.get(node) ?? node;
  for (const node of innerNodes(store, root)) {
    const level = store.level(node);
    const variable = partition.variables[level];
    const drawn = childrenAt(store, node).flatMap((to, branch) =>
      variable && isComplete(variable, branch) ? [{ branch, to: resolve(to) }] : [],
    );
    const [first] = drawn;
    if (first && drawn.every(({ to }) => to === first.to)) {
      standsFor.set(node, first.to);
      continue;
    }
    const key = `${level} ${drawn.map(({ to }) => to).join(' ')}`;
    standsFor.set(node, known.get(key) ?? node);
    if (!known.has(key)) {
      known.set(key, node);
      ways.set(node, drawn);
    }
  }
  return { root: resolve(root), level: (node) => store.level(node), ways: (node) => ways.get(node) ?? [] };
}

function drawGraph(
  graph: CriteriaGraph,
  diagram: DecisionDiagram,
  drawn: Drawn,
  most: number,
): DecisionGraph {
  const all = questionsInOrder(drawn);
  const kept = new Set(all.slice(0, most));
  const readers = firstReaders(graph);
  const ends = new Map<string, DecisionNode>();
  const idOf = (node: DiagramNode): string => {
    const end = isTerminal(node) ? endOf(graph, diagram, node) : kept.has(node) ? undefined : leftOut;
    if (end) ends.set(end.id, end);
    return end?.id ?? `q${node}`;
  };
  const questions: DecisionNode[] = [];
  const edges: DecisionEdge[] = [];
  const start = idOf(drawn.root);
  for (const node of kept) {
    const variable = diagram.partition.variables[drawn.level(node)];
    if (!variable) continue;
    questions.push(questionOf(`q${node}`, variable, readers));
    edges.push(...edgesOf(`q${node}`, variable, drawn.ways(node), idOf));
  }
  return {
    start,
    nodes: [...questions, ...ends.values()],
    edges,
    questions: all.length,
    leftOut: all.length - kept.size,
  };
}

function wayOf({ partition }: DecisionDiagram, drawn: Drawn, values: Values): DecisionWay {
  const steps: { readonly node: string; readonly answer: string }[] = [];
  let at = drawn.root;
  while (!isTerminal(at)) {
    const variable = partition.variables[drawn.level(at)];
    const branch = variable && (branchOf(variable, [values]) ?? unknownBranch(variable));
    const way = drawn.ways(at).find((candidate) => candidate.branch === branch);
    const answer = variable && way ? branchWords(variable, way.branch) : '';
    steps.push({ node: `q${at}`, answer });
    if (way === undefined) return { steps, end: undefined };
    at = way.to;
  }
  return { steps, end: `d${terminalValue(at)}` };
}

const leftOut: DecisionNode = { kind: 'left-out', id: 'left-out' };

/** Reached nodes by level, on one level in the order of being reached: whoever asks stands before what is asked next. */
function questionsInOrder(drawn: Drawn): readonly DiagramNode[] {
  const found = new Set<DiagramNode>(isTerminal(drawn.root) ? [] : [drawn.root]);
  // Nodes that are added while going over a set are visited as well.
  for (const node of found) for (const { to } of drawn.ways(node)) if (!isTerminal(to)) found.add(to);
  return [...found].toSorted((a, b) => drawn.level(a) - drawn.level(b));
}

function endOf(graph: CriteriaGraph, { determinations }: DecisionDiagram, node: DiagramNode): DecisionNode {
  const [determination = '', label] = (determinations[terminalValue(node)] ?? '').split(labelMark);
  return {
    kind: 'determination',
    id: `d${terminalValue(node)}`,
    determination,
    label: label ?? onlyLabel(graph.verdicts, determination),
  };
}

/** The label of the rows with this determination where they agree, '' where they do not. */
function onlyLabel({ rows, otherwise }: VerdictTable, determination: string): string {
  const labels = new Set(
    [...rows, otherwise].filter((row) => row.determination === determination).map((row) => row.label),
  );
  const [label = ''] = labels;
  return labels.size === 1 ? label : '';
}

function questionOf(id: string, variable: Variable, readers: ReadonlyMap<number, GraphNode>): DecisionNode {
  const [element] = variable.slot;
  const origin = element === undefined ? undefined : readers.get(element)?.origin;
  return {
    kind: 'question',
    id,
    key: variable.key,
    words: variable.label,
    asks: variable.kind === 'question' ? 'reviewer' : 'data',
    number: variable.kind === 'question' ? (origin?.number ?? '') : '',
    criterion: origin?.id ?? '',
    uri: origin?.uri ?? '',
    span: origin?.span ?? emptySpan,
  };
}

/** The first leaf in document order that reads an element. */
function firstReaders(graph: CriteriaGraph): ReadonlyMap<number, GraphNode> {
  const readers = new Map<number, GraphNode>();
  for (const node of graph.nodes) {
    const test = conditionOf(node);
    if (!test) continue;
    const earlier = readers.get(test.element);
    if (!earlier || startsBefore(node, earlier)) readers.set(test.element, node);
  }
  return readers;
}

function startsBefore(a: GraphNode, b: GraphNode): boolean {
  return a.origin.uri === b.origin.uri && a.origin.span.start < b.origin.span.start;
}

function edgesOf(
  from: string,
  variable: Variable,
  ways: readonly { readonly branch: number; readonly to: DiagramNode }[],
  idOf: (node: DiagramNode) => string,
): readonly DecisionEdge[] {
  const open = unknownBranch(variable);
  const byTarget = new Map<DiagramNode, number[]>();
  for (const { branch, to } of ways) {
    if (branch === open) continue;
    const branches = byTarget.get(to);
    if (branches) branches.push(branch);
    else byTarget.set(to, [branch]);
  }
  const edges = [...byTarget].map(([to, branches]): DecisionEdge => {
    const words = answerWords(variable, branches);
    return { from, to: idOf(to), words, unknown: false };
  });
  const unknown = ways.find(({ branch }) => branch === open);
  if (unknown) edges.push({ from, to: idOf(unknown.to), words: branchWords(variable, open), unknown: true });
  return edges;
}

/** Many answers that lead on alike beside few that do not are "any other answer". */
function answerWords(variable: Variable, branches: readonly number[]): string {
  const cells = branchCount(variable) - 1;
  if (branches.length > 3 && branches.length > cells / 2 && branches.length < cells)
    return 'any other answer';
  return branches.map((branch) => branchWords(variable, branch)).join(' or ');
}
