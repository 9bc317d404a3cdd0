// The names of a guideline's definitions in CQL, each once; facts keep their keys.
import type { CriteriaGraph, ElementIndex, NodeIndex } from '../../decision/criteria-graph.ts';
import { reachedNodes } from '../../decision/criteria-index.ts';
import type { VerdictTree } from '../../decision/verdict-tree.ts';
import { verdictTree } from '../../decision/verdict-tree.ts';
import { namesByNode } from '../shared/criterion-names.ts';
import { withinBytes } from '../shared/short-name.ts';

export interface CqlNames {
  /** A fact as it is given, under its key; a key of more than 64 bytes is cut. */
  readonly parameter: (element: ElementIndex) => string;
  /** A fact as it was read: null where it is not given or cannot be used. */
  readonly value: (element: ElementIndex) => string;
  /** True, false or null: met, not met, unknown. */
  readonly node: (node: NodeIndex) => string;
  /** How many items of a list that counts are met, and how many are met or unknown. */
  readonly counts: (node: NodeIndex) => { readonly met: string; readonly possible: string };
  /** Whether a fact is missing, and whether it is to be asked: missing, or known already. Both two-valued. */
  readonly missing: (element: ElementIndex) => string;
  readonly asked: (element: ElementIndex) => string;
  /** Whether this is the determination. */
  readonly determinationIs: (determination: string) => string;
  /** Whether an explanation comes by a node: a flag of the explanation plan, by its name there. */
  readonly flag: (flag: string) => string;
}

/** What every library defines. */
export const outputs = ['Determination', 'Label', 'Unmet', 'Missing', 'Reasons'] as const;

export function namesOf(graph: CriteriaGraph): CqlNames {
  const used = new Set<string>([...outputs, 'Patient']);
  const once = (wanted: string): string => {
    let name = wanted;
    for (let number = 2; used.has(name); number++) name = `${wanted} ${String(number)}`;
    used.add(name);
    return name;
  };
  // First, because callers know them. FHIR takes no longer name for the variable that hands an answer to its parameter.
  const parameters = graph.elements.map(({ key }) => once(withinBytes(key, 64, '-')));
  const values = graph.elements.map(({ key, kind }, element) =>
    isRead(kind) ? once(`${key} value`) : (parameters[element] ?? key),
  );
  const reached = reachedNodes(graph);
  const nodes = namesByNode(graph, (ids) => ids.map((id) => once(`${id} met`)));
  const counts = graph.nodes.map(({ kind }, node) =>
    kind === 'count' && reached[node] === 1
      ? {
          met: once(`${nodes[node] ?? ''}: how many`),
          possible: once(`${nodes[node] ?? ''}: how many may be`),
        }
      : { met: '', possible: '' },
  );
  const missing = graph.elements.map(({ key }) => once(`${key} is missing`));
  const asked = graph.elements.map(({ key }) => once(`${key} is asked`));
  const determinations = new Map(
    determinationsOf(verdictTree(graph)).map((text) => [text, once(`Determination is ${text}`)]),
  );
  const flags = new Map<string, string>();
  const flag = (name: string): string => {
    const known = flags.get(name);
    if (known !== undefined) return known;
    const [way = '', node = ''] = name.split('-');
    const made = once(`${listOfWay[way] ?? way} through ${nodes[Number(node)] ?? node}`);
    flags.set(name, made);
    return made;
  };
  return {
    parameter: (element) => parameters[element] ?? '',
    value: (element) => values[element] ?? '',
    node: (node) => nodes[node] ?? '',
    counts: (node) => counts[node] ?? { met: '', possible: '' },
    missing: (element) => missing[element] ?? '',
    asked: (element) => asked[element] ?? '',
    determinationIs: (text) => determinations.get(text) ?? '',
    flag,
  };
}

/** Each that the guideline can come to, once, in the order of its table. */
export function determinationsOf(tree: VerdictTree): readonly string[] {
  if (!('section' in tree)) return [tree.determination];
  return [...new Set([tree.met, tree.notMet, tree.unknown].flatMap(determinationsOf))];
}

/** Facts of these kinds are checked before they are used; of the others every value of the type is good. */
export function isRead(kind: CriteriaGraph['elements'][number]['kind']): boolean {
  return kind === 'choice' || kind === 'scale' || kind === 'quantity' || kind === 'count';
}

const listOfWay: Readonly<Record<string, string>> = { reason: 'Reasons', unmet: 'Unmet', missing: 'Missing' };
