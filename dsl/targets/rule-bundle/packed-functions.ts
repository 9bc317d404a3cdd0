// The part of decide.mjs that is code of its guideline: each list as masks over packed bits, and the verdict table as questions in turn.
import type { CriteriaGraph, GraphNode, NodeIndex } from '../../decision/criteria-graph.ts';
import { conditionOf, reachedNodes } from '../../decision/criteria-index.ts';
import { placesOf } from '../../decision/packed.ts';
import type { VerdictTree } from '../../decision/verdict-tree.ts';
import { verdictTree } from '../../decision/verdict-tree.ts';
import { quote } from '../canonical-json.ts';

export function packedFunctions(graph: CriteriaGraph): string {
  const places = placesOf(graph);
  const placeOf = (index: NodeIndex): number | undefined => {
    const node = graph.nodes[index];
    const test = node && conditionOf(node);
    return test && places.get(JSON.stringify(test))?.place;
  };
  const reached = reachedNodes(graph);
  const leaves: number[] = [];
  const functions: string[] = [];
  graph.nodes.forEach((node, index) => {
    const place = placeOf(index);
    if (place !== undefined) leaves[place] ??= index;
    else if (reached[index] === 1) functions.push(functionOf(node, index, placeOf));
  });
  const tree = verdictTree(graph);
  const rootOf = (section: number): NodeIndex => graph.sections[section]?.root ?? -1;
  const ofPacked: Ask = { state: (section) => stateText(rootOf(section), placeOf) };
  const ofFacts: Ask = {
    state: (section) => `stateOf(${String(rootOf(section))}, facts)`,
    isMet: (section) => `isMet(${String(rootOf(section))}, facts)`,
    isNotMet: (section) => `isNotMet(${String(rootOf(section))}, facts)`,
  };
  return `// The condition of each bit of a packed case, by its place in the list of nodes.
const conditions = Object.freeze(${JSON.stringify(leaves)});

// One function a list, by its place in the list of nodes. ALL and ANY look at the bits of their conditions by masks, and then at their lists.
// 3 is met, 1 unknown, 0 not met, as in the engine below.
${functions.join('\n')}
// The rows in turn, as far as they can still change the determination.
export function determinePacked({ met, notMet }) {
${verdictText(tree, ofPacked, '  ')}}

function determineFrom(facts) {
${verdictText(tree, ofFacts, '  ')}}
`;
}

type PlaceOf = (index: NodeIndex) => number | undefined;

function stateText(index: NodeIndex, placeOf: PlaceOf): string {
  const place = placeOf(index);
  if (place === undefined) return `list${String(index)}(met, notMet)`;
  const [word, bit] = [String(place >> 5), String(1 << (place & 31))];
  return `((met[${word}] & ${bit}) !== 0 ? 3 : (notMet[${word}] & ${bit}) !== 0 ? 0 : 1)`;
}

function functionOf(node: GraphNode, index: NodeIndex, placeOf: PlaceOf): string {
  return `// ${node.kind} ${quote(node.origin.id)}
function list${String(index)}(met, notMet) {
${bodyOf(node, placeOf)}}
`;
}

function bodyOf(node: GraphNode, placeOf: PlaceOf): string {
  switch (node.kind) {
    case 'all':
      return listBody(node.children, placeOf, { ends: '0', else: '3', rail: 'notMet', other: 'met' });
    case 'any':
      return listBody(node.children, placeOf, { ends: '3', else: '0', rail: 'met', other: 'notMet' });
    case 'count':
      return countBody(node, placeOf);
    case 'not':
      return `  return opposite[${stateText(node.child, placeOf)}];\n`;
    case 'constant':
      return `  return ${node.value === 'met' ? '3' : node.value === 'not-met' ? '0' : '1'};\n`;
    case 'question':
    case 'test':
      return '';
  }
}

interface ListWords {
  /** The state of one child that ends it, and the rail that shows it. */
  readonly ends: string;
  readonly rail: string;
  /** The state where every child has the other one. */
  readonly else: string;
  readonly other: string;
}

function listBody(children: readonly NodeIndex[], placeOf: PlaceOf, words: ListWords): string {
  const masks = [...masksOf(children, placeOf)];
  const lists = [...new Set(children)].filter((child) => placeOf(child) === undefined);
  const ends = masks.map(([word, mask]) => `(${words.rail}[${String(word)}] & ${String(mask)}) !== 0`);
  const open = masks.map(
    ([word, mask]) => `(${words.other}[${String(word)}] & ${String(mask)}) !== ${String(mask)}`,
  );
  const tests = [
    ...ends.map((test) => `  if (${test}) return ${words.ends};\n`),
    ...lists.map(
      (child) =>
        `  const state${String(child)} = ${stateText(child, placeOf)};\n  if (state${String(child)} === ${words.ends}) return ${words.ends};\n`,
    ),
  ];
  const unsettled = [...open, ...lists.map((child) => `state${String(child)} === 1`)];
  const result = unsettled.length === 0 ? words.else : `${unsettled.join(' || ')} ? 1 : ${words.else}`;
  return `${tests.join('')}  return ${result};\n`;
}

function countBody(node: Extract<GraphNode, { kind: 'count' }>, placeOf: PlaceOf): string {
  // The same bit twice counts twice, so what is repeated stands apart from the masks.
  const seen = new Set<number>();
  const rest: NodeIndex[] = [];
  const masked: NodeIndex[] = [];
  for (const child of node.children) {
    const place = placeOf(child);
    if (place === undefined || seen.has(place)) rest.push(child);
    else masked.push(child);
    if (place !== undefined) seen.add(place);
  }
  const sums = (rail: string): string =>
    [...masksOf(masked, placeOf)]
      .map(([word, mask]) => `bitCount(${rail}[${String(word)}] & ${String(mask)})`)
      .join(' + ') || '0';
  const states = rest.map((child) => stateText(child, placeOf));
  const counted =
    states.length === 0
      ? ''
      : `  for (const state of [${states.join(', ')}]) {
    if (state === 3) metCount++;
    else if (state === 0) possible--;
  }
`;
  return `  let metCount = ${sums('met')};
  let possible = ${String(node.children.length)} - (${sums('notMet')});
${counted}  if (metCount > ${String(node.max)} || possible < ${String(node.min)}) return 0;
  return metCount >= ${String(node.min)} && possible <= ${String(node.max)} ? 3 : 1;
`;
}

/** By word. */
function masksOf(children: readonly NodeIndex[], placeOf: PlaceOf): ReadonlyMap<number, number> {
  const masks = new Map<number, number>();
  for (const child of children) {
    const place = placeOf(child);
    if (place !== undefined) masks.set(place >> 5, (masks.get(place >> 5) ?? 0) | (1 << (place & 31)));
  }
  return masks;
}

/** How to ask for the state of a section in the module; the shorter questions where there are any. */
interface Ask {
  readonly state: (section: number) => string;
  readonly isMet?: (section: number) => string;
  readonly isNotMet?: (section: number) => string;
}

/** Where unknown leads as one of the answers does, only the other one is asked for. */
function verdictText(tree: VerdictTree, ask: Ask, indent: string): string {
  if (!('section' in tree)) return `${indent}return ${quote(tree.determination)};\n`;
  const then = (test: string, next: VerdictTree): string =>
    'section' in next
      ? `${indent}if (${test}) {\n${verdictText(next, ask, `${indent}  `)}${indent}}\n`
      : `${indent}if (${test}) return ${quote(next.determination)};\n`;
  const { section, met, notMet, unknown } = tree;
  const last = verdictText(unknown, ask, indent);
  if (notMet === unknown && ask.isMet) return then(ask.isMet(section), met) + last;
  if (met === unknown && ask.isNotMet) return then(ask.isNotMet(section), notMet) + last;
  const name = `section${String(section)}`;
  const rest = [
    ...(met === unknown ? [] : [then(`${name} === 3`, met)]),
    ...(notMet === unknown ? [] : [then(`${name} === 0`, notMet)]),
  ];
  return `${indent}const ${name} = ${ask.state(section)};\n${rest.join('')}${last}`;
}
