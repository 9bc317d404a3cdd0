// What a programmer would write for one guideline: a walk over its tree, if/else on a plain object, masks over packed bits. No engine.
import type { CriteriaGraph, GraphNode, NodeIndex, Test } from '../../../dsl/decision/criteria-graph.ts';
import { childrenOf, conditionOf } from '../../../dsl/decision/criteria-index.ts';
import type { Facts } from '../../../dsl/decision/facts.ts';
import type { PackedCase } from '../../../dsl/decision/packed.ts';
import { placesOf } from '../../../dsl/decision/packed.ts';
import type { VerdictTree } from '../../../dsl/decision/verdict-tree.ts';
import { daysOf, unscaled } from './dual-rail.ts';

export type Determine<Case> = (facts: Case) => string;

/** 2 is met, 1 unknown, 0 not met. Recursion over the graph, with a stop as soon as a list is decided. */
export function treeWalk(graph: CriteriaGraph, tree: VerdictTree): Determine<Facts> {
  const keys = graph.elements.map(({ key }) => key);
  const scale = graph.elements.map((element) => (element.kind === 'quantity' ? 10 ** element.decimals : 1));
  const conditions = graph.nodes.map(conditionOf);
  const holds = (test: Test, value: unknown, facts: Facts): number => {
    if (value === undefined || value === null) return 1;
    switch (test.op) {
      case 'holds':
        return value === true ? 2 : 0;
      case 'one-of':
        return test.values.includes(value as string) ? 2 : 0;
      case 'in-range': {
        const scaled = (value as number) * (scale[test.element] ?? 1);
        return test.ranges.some(({ from = -Infinity, to = Infinity }) => scaled >= from && scaled <= to)
          ? 2
          : 0;
      }
      case 'window': {
        const event = facts[keys[test.event] ?? ''] as number | undefined;
        if (event === undefined) return 1;
        const [from = -Infinity, to = Infinity] = [daysOf(test.from), daysOf(test.to)];
        return (value as number) >= event + from && (value as number) <= event + to ? 2 : 0;
      }
      default:
        throw new Error(`the bench has no ${test.op}`);
    }
  };
  const walk = (index: NodeIndex, facts: Facts): number => {
    const test = conditions[index];
    if (test) return holds(test, facts[keys[test.element] ?? ''], facts);
    const node = graph.nodes[index] as GraphNode;
    switch (node.kind) {
      case 'not':
        return 2 - walk(node.child, facts);
      case 'all': {
        let all = 2;
        for (const child of node.children) {
          const state = walk(child, facts);
          if (state === 0) return 0;
          if (state < all) all = state;
        }
        return all;
      }
      case 'any': {
        let any = 0;
        for (const child of node.children) {
          const state = walk(child, facts);
          if (state === 2) return 2;
          if (state > any) any = state;
        }
        return any;
      }
      case 'count': {
        let met = 0;
        let possible = 0;
        for (const child of node.children) {
          const state = walk(child, facts);
          if (state === 2) met++;
          if (state > 0) possible++;
        }
        return met >= node.min ? 2 : possible < node.min ? 0 : 1;
      }
      default:
        throw new Error(`the bench has no ${node.kind}`);
    }
  };
  const roots = graph.sections.map(({ root }) => root);
  return (facts) => {
    let at = tree;
    while ('section' in at) {
      const state = walk(roots[at.section] ?? -1, facts);
      at = state === 2 ? at.met : state === 0 ? at.notMet : at.unknown;
    }
    return at.determination;
  };
}

/** One function a list with a line for each child, as text, loaded as a module. */
export async function ifElse(graph: CriteriaGraph, tree: VerdictTree): Promise<Determine<Facts>> {
  const fact = (element: number): string => `f[${JSON.stringify(graph.elements[element]?.key)}]`;
  const state = (index: NodeIndex): string => {
    const test = conditionOf(graph.nodes[index] as GraphNode);
    if (test === undefined) return `s${String(index)}(f)`;
    const value = fact(test.element);
    const given = (condition: string): string => `(${value} === undefined ? 1 : ${condition} ? 2 : 0)`;
    switch (test.op) {
      case 'holds':
        return `(${value} === true ? 2 : ${value} === false ? 0 : 1)`;
      case 'one-of':
        return given(`(${test.values.map((one) => `${value} === ${JSON.stringify(one)}`).join(' || ')})`);
      case 'in-range':
        return given(rangesText(graph, test, value));
      case 'window': {
        const event = fact(test.event);
        const [from = -Infinity, to = Infinity] = [daysOf(test.from), daysOf(test.to)];
        return `(${value} === undefined || ${event} === undefined ? 1 : ${value} >= ${event} + ${String(from)} && ${value} <= ${event} + ${String(to)} ? 2 : 0)`;
      }
      default:
        throw new Error(`the bench has no ${test.op}`);
    }
  };
  const functions = graph.nodes.flatMap((node, index) =>
    conditionOf(node) ? [] : [`function s${String(index)}(f) {\n  let x;\n${listText(node, state)}}\n`],
  );
  return load(
    functions,
    `(f) => { ${verdictText(tree, (section) => state(graph.sections[section]?.root ?? -1))} }`,
  );
}

function rangesText(graph: CriteriaGraph, test: Extract<Test, { op: 'in-range' }>, value: string): string {
  const limit = (scaled: number): string => String(unscaled(graph, test.element, scaled));
  const ranges = test.ranges.map(({ from, to }) =>
    [
      ...(from === undefined ? [] : [`${value} >= ${limit(from)}`]),
      ...(to === undefined ? [] : [`${value} <= ${limit(to)}`]),
    ].join(' && '),
  );
  return `(${ranges.join(' || ')})`;
}

function listText(node: GraphNode, state: (index: NodeIndex) => string): string {
  const each = (line: (child: string) => string): string =>
    childrenOf(node)
      .map((child) => `  ${line(state(child))}\n`)
      .join('');
  switch (node.kind) {
    case 'all':
      return `  let all = 2;\n${each((child) => `x = ${child}; if (x === 0) return 0; if (x === 1) all = 1;`)}  return all;\n`;
    case 'any':
      return `  let any = 0;\n${each((child) => `x = ${child}; if (x === 2) return 2; if (x === 1) any = 1;`)}  return any;\n`;
    case 'not':
      return `  return 2 - ${state(node.child)};\n`;
    case 'count':
      return `  let met = 0, possible = 0;\n${each((child) => `x = ${child}; if (x === 2) met++; if (x > 0) possible++;`)}  return met >= ${String(node.min)} ? 2 : possible < ${String(node.min)} ? 0 : 1;\n`;
    default:
      throw new Error(`the bench has no ${node.kind}`);
  }
}

/** The limit: each list a few masks over the words of a packed case, written out. */
export async function maskCode(graph: CriteriaGraph, tree: VerdictTree): Promise<Determine<PackedCase>> {
  const places = placesOf(graph);
  const placeOf = (index: NodeIndex): number | undefined => {
    const test = conditionOf(graph.nodes[index] as GraphNode);
    return test && places.get(JSON.stringify(test))?.place;
  };
  const state = (index: NodeIndex): string => {
    const place = placeOf(index);
    if (place === undefined) return `s${String(index)}(y, n)`;
    const [word, bit] = [String(place >> 5), String(1 << (place & 31))];
    return `(y[${word}] & ${bit} ? 2 : n[${word}] & ${bit} ? 0 : 1)`;
  };
  const functions = graph.nodes.flatMap((node, index) => {
    if (placeOf(index) !== undefined) return [];
    const masks = new Map<number, number>();
    const rest: NodeIndex[] = [];
    for (const child of childrenOf(node)) {
      const place = placeOf(child);
      if (place === undefined) rest.push(child);
      else masks.set(place >> 5, (masks.get(place >> 5) ?? 0) | (1 << (place & 31)));
    }
    return [`function s${String(index)}(y, n) {\n${maskText(node, [...masks], rest.map(state), state)}}\n`];
  });
  const decide = `(y, n) => { ${verdictText(tree, (section) => state(graph.sections[section]?.root ?? -1))} }`;
  const determine = await load<(met: Int32Array, notMet: Int32Array) => string>(
    [...functions, countBits],
    decide,
  );
  return ({ met, notMet }) => determine(met, notMet);
}

function maskText(
  node: GraphNode,
  masks: readonly (readonly [number, number])[],
  rest: readonly string[],
  state: (index: NodeIndex) => string,
): string {
  const words = (text: (word: string, mask: string) => string): readonly string[] =>
    masks.map(([word, mask]) => text(String(word), String(mask)));
  switch (node.kind) {
    case 'any':
      return `  let open = 0, x;\n${words((w, m) => `  if (y[${w}] & ${m}) return 2; open |= ~n[${w}] & ${m};\n`).join('')}${rest.map((child) => `  x = ${child}; if (x === 2) return 2; open |= x;\n`).join('')}  return open ? 1 : 0;\n`;
    case 'all':
      return `  let open = 0, x;\n${words((w, m) => `  if (n[${w}] & ${m}) return 0; open |= ~y[${w}] & ${m};\n`).join('')}${rest.map((child) => `  x = ${child}; if (x === 0) return 0; open |= x & 1;\n`).join('')}  return open ? 1 : 2;\n`;
    case 'not':
      return `  return 2 - ${state(node.child)};\n`;
    case 'count': {
      const sum = (rail: string): string => words((w, m) => `bits(${rail}[${w}] & ${m})`).join(' + ') || '0';
      return `  let met = ${sum('y')}, possible = ${String(node.children.length)} - (${sum('n')}), x;\n${rest.map((child) => `  x = ${child}; if (x === 2) met++; if (x === 0) possible--;\n`).join('')}  return met >= ${String(node.min)} ? 2 : possible < ${String(node.min)} ? 0 : 1;\n`;
    }
    default:
      throw new Error(`the bench has no ${node.kind}`);
  }
}

const countBits = `function bits(v) {
  v -= (v >>> 1) & 0x55555555;
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
`;

function verdictText(tree: VerdictTree, state: (section: number) => string): string {
  if (!('section' in tree)) return `return ${JSON.stringify(tree.determination)};`;
  const name = `c${String(tree.section)}`;
  return `const ${name} = ${state(tree.section)}; if (${name} === 2) { ${verdictText(tree.met, state)} } if (${name} === 0) { ${verdictText(tree.notMet, state)} } ${verdictText(tree.unknown, state)}`;
}

async function load<Decide>(functions: readonly string[], decide: string): Promise<Decide> {
  const text = `${functions.join('')}export const decide = ${decide};\n`;
  const address = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
  return ((await import(address)) as { readonly decide: Decide }).decide;
}
