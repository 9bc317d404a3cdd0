// A guideline as DMN has it: facts, and decisions that require facts and each other; knows no XML and no place on a page.
import type { CriteriaGraph, Element, GraphNode, NodeIndex } from '../../decision/criteria-graph.ts';
import { childrenOf, conditionOf, elementsOfTest, reachedNodes } from '../../decision/criteria-index.ts';
import type { VerdictTree } from '../../decision/verdict-tree.ts';
import { reasonedVerdictTree, verdictTree } from '../../decision/verdict-tree.ts';
import { explanationPlan } from '../shared/explanation-plan.ts';
import { conditionFeel, isReadAlone, readingFeel } from './feel-conditions.ts';
import { explanationFeel } from './feel-explanation.ts';
import { feelCount, feelList, feelText } from './feel-words.ts';
import { decisionName, dmnNames, outcomeNames } from './names.ts';
import type { DmnNames } from './names.ts';

export interface DmnInput {
  readonly name: string;
  readonly element: Element;
}

export interface DmnTable {
  /** A text expression each. */
  readonly inputs: readonly { readonly label: string; readonly expression: string }[];
  /** A cell lists the texts that it takes, and is undefined where the input does not matter. One rule matches. */
  readonly rules: readonly {
    readonly cells: readonly (readonly string[] | undefined)[];
    readonly output: string;
  }[];
}

export interface DmnDecision {
  readonly name: string;
  /** For people. */
  readonly label: string;
  readonly description: string;
  readonly type: 'boolean' | 'string' | 'number' | 'date' | 'texts' | 'determination' | 'decision';
  /** What it is to the diagram. */
  readonly part: 'reading' | 'criterion' | 'outcome' | 'explanation';
  readonly requires: readonly string[];
  readonly logic: string | DmnTable;
}

export interface DmnModel {
  readonly inputs: readonly DmnInput[];
  /** Each after those that it requires. */
  readonly decisions: readonly DmnDecision[];
  /** Each once. */
  readonly determinations: readonly string[];
}

export function dmnModel(graph: CriteriaGraph): DmnModel {
  const names = dmnNames(graph);
  const reached = reachedNodes(graph);
  const used = usedElements(graph, reached);
  const criteria = graph.nodes.flatMap((node, index) =>
    reached[index] === 1 ? [criterionDecision(node, index, graph, names)] : [],
  );
  const readings = graph.elements.flatMap((element, index) =>
    used.has(index) && isReadAlone(element) ? [readingDecision(element, index, names)] : [],
  );
  return {
    inputs: graph.elements.flatMap((element, index) =>
      used.has(index) ? [{ name: names.inputs[index] ?? '', element }] : [],
    ),
    decisions: [...readings, ...criteria, ...outcomes(graph, names)],
    determinations: [
      ...new Set([
        ...graph.verdicts.rows.map(({ determination }) => determination),
        graph.verdicts.otherwise.determination,
        'needs-information',
      ]),
    ],
  };
}

function usedElements({ nodes }: CriteriaGraph, reached: Uint8Array): ReadonlySet<number> {
  return new Set(
    nodes.flatMap((node, index) => {
      const test = reached[index] === 1 ? conditionOf(node) : undefined;
      return test === undefined ? [] : elementsOfTest(test);
    }),
  );
}

function readingDecision(element: Element, index: number, names: DmnNames): DmnDecision {
  const name = names.inputs[index] ?? '';
  return {
    name: names.valueOf(index),
    label: `${element.label}, as read`,
    description: 'Null where the fact is absent or cannot be read.',
    type: readingType(element),
    part: 'reading',
    requires: [name],
    logic: readingFeel(element, name),
  };
}

function readingType({ kind }: Element): DmnDecision['type'] {
  switch (kind) {
    case 'question':
    case 'yes-no':
      return 'boolean';
    case 'choice':
    case 'scale':
      return 'string';
    case 'quantity':
    case 'count':
      return 'number';
    case 'date':
      return 'date';
    case 'codes':
      return 'texts';
  }
}

function criterionDecision(
  node: GraphNode,
  index: NodeIndex,
  { nodes }: CriteriaGraph,
  names: DmnNames,
): DmnDecision {
  const { words, number, id } = node.origin;
  const test = conditionOf(node);
  const children = childrenOf(node).map(names.nodeName);
  return {
    name: names.nodeName(index),
    label: words === '' ? id : words,
    description: `${number === '' ? '' : `${number} `}{${id}}${nodes[index]?.kind === 'question' ? ', answered by a reviewer' : ''}. True: met; false: not met; null: unknown.`,
    type: 'boolean',
    part: 'criterion',
    requires: [...new Set(test ? elementsOfTest(test).map(names.valueOf) : children)],
    logic: test ? conditionFeel(test, names) : groupFeel(node, children),
  };
}

/** Long lists as a function, so that no engine has to climb a tower of operators. */
const longest = 24;

function groupFeel(node: GraphNode, children: readonly string[]): string {
  const joined = (word: string, all: string): string =>
    children.length > longest ? `${all}(${feelList(children)})` : children.join(` ${word} `);
  switch (node.kind) {
    case 'constant':
      return node.value === 'unknown' ? 'null' : node.value === 'met' ? 'true' : 'false';
    case 'not':
      return `not(${children.join('')})`;
    case 'all':
      return children.length === 0 ? 'true' : joined('and', 'all');
    case 'any':
      return children.length === 0 ? 'false' : joined('or', 'any');
    case 'count': {
      const [min, max, size] = [node.min, node.max, children.length].map(String);
      return `{
  met: ${feelCount(children, 'true')},
  open: ${size ?? ''} - ${feelCount(children, 'false')},
  state: if met > ${max ?? ''} or open < ${min ?? ''} then false else if met >= ${min ?? ''} and open <= ${max ?? ''} then true else null
}.state`;
    }
    case 'question':
    case 'test':
      throw new Error('A leaf has a condition.');
  }
}

function outcomes(graph: CriteriaGraph, names: DmnNames): readonly DmnDecision[] {
  const tree = reasonedVerdictTree(graph);
  const plan = explanationPlan(graph);
  const lists = [
    ['reasons', 'Criteria that the determination rests on', plan.reasons],
    ['unmet', 'Criteria that are not met and decide a section that is not met', plan.unmet],
    ['missing', 'Facts that are unknown and keep a section open', plan.missing],
  ] as const;
  return [
    verdictDecision(graph, names, {
      name: 'determination',
      label: 'Determination',
      type: 'determination',
      tree: verdictTree(graph),
      output: (leaf) => leaf.determination,
    }),
    verdictDecision(graph, names, {
      name: 'label',
      label: 'Reason for people',
      type: 'string',
      tree,
      output: (leaf) => leaf.label,
    }),
    ...lists.map(([name, label, listed]): DmnDecision => {
      const { text, requires } = explanationFeel(plan.flags, listed, graph, names);
      const shared = {
        description: 'Names as in the guideline.',
        type: 'texts',
        part: 'explanation',
      } as const;
      return { name, label, ...shared, requires, logic: text };
    }),
    {
      name: decisionName,
      label: 'Decision with its explanation',
      description: 'The answer of the whole model.',
      type: 'decision',
      part: 'outcome',
      requires: outcomeNames,
      logic: `{ ${outcomeNames.map((name) => `${name}: ${name}`).join(', ')} }`,
    },
  ];
}

interface Verdict<Leaf> {
  readonly name: string;
  readonly label: string;
  readonly type: DmnDecision['type'];
  readonly tree: VerdictTree<Leaf>;
  readonly output: (leaf: Leaf) => string;
}

/** A table over the states of sections; a text alone where no section matters. */
function verdictDecision<Leaf extends object>(
  { sections }: CriteriaGraph,
  { nodeName }: DmnNames,
  { name, label, type, tree, output }: Verdict<Leaf>,
): DmnDecision {
  const rules = rulesOf(tree, output);
  const asked = [...new Set(rules.flatMap(({ states }) => [...states.keys()]))];
  const roots = asked.map((section) => nodeName(sections[section]?.root ?? -1));
  const table: DmnTable = {
    inputs: asked.map((section, at) => ({
      label: sections[section]?.kind ?? '',
      expression: `if ${roots[at] ?? ''} = true then "met" else if ${roots[at] ?? ''} = false then "not met" else "unknown"`,
    })),
    rules: rules.map(({ states, said }) => ({
      cells: asked.map((section) => states.get(section)),
      output: feelText(said),
    })),
  };
  const description =
    'As the rows of the guideline say it; while unknown sections could turn out both ways, needs-information.';
  return {
    name,
    label,
    description,
    type,
    part: 'outcome',
    requires: [...new Set(roots)],
    logic: asked.length === 0 ? feelText(rules[0]?.said ?? '') : table,
  };
}

interface Rule {
  /** By section: the states with which it may be. */
  readonly states: ReadonlyMap<number, readonly string[]>;
  readonly said: string;
}

/** States that lead to the same rules share theirs, and a section whose state changes nothing is not asked. */
function rulesOf<Leaf extends object>(
  tree: VerdictTree<Leaf>,
  output: (leaf: Leaf) => string,
): readonly Rule[] {
  if (!('section' in tree)) return [{ states: new Map(), said: output(tree) }];
  const branches = [
    ['met', tree.met],
    ['not met', tree.notMet],
    ['unknown', tree.unknown],
  ] as const;
  const alike = new Map<string, { readonly states: string[]; readonly rules: readonly Rule[] }>();
  for (const [state, below] of branches) {
    const rules = rulesOf(below, output);
    const key = JSON.stringify(rules.map(({ states, said }) => [[...states], said]));
    const group = alike.get(key);
    if (group === undefined) alike.set(key, { states: [state], rules });
    else group.states.push(state);
  }
  return [...alike.values()].flatMap(({ states: own, rules }) =>
    alike.size === 1
      ? rules
      : rules.map(({ states, said }) => ({ states: new Map([[tree.section, own], ...states]), said })),
  );
}
