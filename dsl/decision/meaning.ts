// A fingerprint of what a guideline decides, without its words: equal hashes mean equal decisions; unequal ones prove nothing.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CriteriaGraph, Element, GraphNode, NodeIndex, NumberRange, Test } from './criteria-graph.ts';
import { childrenOf } from './criteria-index.ts';
import { comparableCode } from './codes.ts';
import { formatScaled } from './decimal.ts';

/**
 * `sha256:` and the hash of the normalised graph with its determination table. Blind to words, labels, places and the order of
 * children; nested lists of one kind, double negation and lists of one are flattened. Questions are told apart by their keys.
 */
export function meaningHash(graph: CriteriaGraph): string {
  const forms = normalForms(graph);
  const sections = graph.sections.map(({ kind, root }) => [kind, digestOf(forms, root, true)]);
  const kinds = new Set(graph.sections.map(({ kind }) => kind));
  const rows = graph.verdicts.rows
    .filter(({ section }) => kinds.has(section))
    .map(({ section, state, determination }) => [section, state, determination]);
  return `sha256:${digest(['criteria', 1, sections.toSorted(byText), rows, graph.verdicts.otherwise.determination])}`;
}

type Json = string | number | boolean | null | readonly Json[];

/**
 * A criterion, or its negation, with negations pushed down to the leaves. `members` are digests, sorted. `at-least` counts members
 * with `n`, each as often as it stands there.
 */
type Form =
  | { readonly kind: 'leaf'; readonly digest: string }
  | { readonly kind: 'all' | 'any'; readonly members: readonly string[] }
  | { readonly kind: 'at-least'; readonly n: number; readonly members: readonly string[] };

interface Forms {
  readonly positive: (Form | undefined)[];
  readonly negative: (Form | undefined)[];
  readonly digests: Map<Form, string>;
}

const always: Form = { kind: 'all', members: [] };
const never: Form = { kind: 'any', members: [] };

/** Children come before their parents, so that every form is made once, and only where it is needed. */
function normalForms(graph: CriteriaGraph): Forms {
  const needed = neededForms(graph);
  const forms: Forms = { positive: [], negative: [], digests: new Map() };
  graph.nodes.forEach((node, index) => {
    forms.positive.push(needed.positive[index] === 1 ? formOf(graph, forms, node, true) : undefined);
    forms.negative.push(needed.negative[index] === 1 ? formOf(graph, forms, node, false) : undefined);
  });
  return forms;
}

function neededForms(graph: CriteriaGraph): { readonly positive: Uint8Array; readonly negative: Uint8Array } {
  const positive = new Uint8Array(graph.nodes.length);
  const negative = new Uint8Array(graph.nodes.length);
  for (const { root } of graph.sections) positive[root] = 1;
  for (let index = graph.nodes.length - 1; index >= 0; index--) {
    const node = graph.nodes[index];
    if (node === undefined) continue;
    const [same, turned] = node.kind === 'not' ? [negative, positive] : [positive, negative];
    // A count with two limits is: at least so many, and not at least one more.
    const both = node.kind === 'count' && (positive[index] === 1 || negative[index] === 1);
    for (const child of childrenOf(node)) {
      if (positive[index] === 1 || both) same[child] = 1;
      if (negative[index] === 1 || both) turned[child] = 1;
    }
  }
  return { positive, negative };
}

function formOf(graph: CriteriaGraph, forms: Forms, node: GraphNode, holds: boolean): Form {
  const at = (child: NodeIndex, positive: boolean) =>
    forms[positive ? 'positive' : 'negative'][child] ?? always;
  switch (node.kind) {
    case 'constant':
      if (node.value === 'unknown') return { kind: 'leaf', digest: digest(['unknown']) };
      return (node.value === 'met') === holds ? always : never;
    case 'question':
      return { kind: 'leaf', digest: digest(['question', graph.elements[node.element]?.key ?? '', holds]) };
    case 'test':
      return { kind: 'leaf', digest: digest([...testKey(graph, node.test), holds]) };
    case 'not':
      return at(node.child, !holds);
    case 'all':
    case 'any':
      return joined(
        forms,
        (node.kind === 'all') === holds ? 'all' : 'any',
        node.children.map((child) => at(child, holds)),
      );
    case 'count': {
      const members = (positive: boolean) => node.children.map((child) => at(child, positive));
      const size = node.children.length;
      // Fewer than n met is: at least size - n + 1 not met.
      const enough = holds
        ? atLeast(forms, node.min, members(true))
        : atLeast(forms, size - node.min + 1, members(false));
      const notMore = holds
        ? atLeast(forms, size - node.max, members(false))
        : atLeast(forms, node.max + 1, members(true));
      return joined(forms, holds ? 'all' : 'any', [enough, notMore]);
    }
  }
}

function joined(forms: Forms, kind: 'all' | 'any', children: readonly Form[]): Form {
  const members = new Set<string>();
  const kept: Form[] = [];
  for (const child of children) {
    // An empty list of the other kind settles this one: never in `all`, always in `any`.
    if (child.kind !== kind && (child.kind === 'all' || child.kind === 'any') && child.members.length === 0)
      return child;
    if (child.kind === kind) for (const member of child.members) members.add(member);
    else {
      members.add(formDigest(forms, child));
      kept.push(child);
    }
  }
  const [only] = kept;
  if (members.size === 1 && only !== undefined) return only;
  return { kind, members: [...members].toSorted() };
}

function atLeast(forms: Forms, wanted: number, children: readonly Form[]): Form {
  const open = children.filter((child) => !isEmpty(child, 'all') && !isEmpty(child, 'any'));
  const n = wanted - children.filter((child) => isEmpty(child, 'all')).length;
  if (n <= 0) return always;
  if (n > open.length) return never;
  if (n === 1) return joined(forms, 'any', open);
  if (n === open.length) return joined(forms, 'all', open);
  return { kind: 'at-least', n, members: open.map((child) => formDigest(forms, child)).toSorted() };
}

function isEmpty(form: Form, kind: 'all' | 'any'): boolean {
  return form.kind === kind && form.members.length === 0;
}

function digestOf(forms: Forms, node: NodeIndex, holds: boolean): string {
  const form = forms[holds ? 'positive' : 'negative'][node];
  return form === undefined ? '' : formDigest(forms, form);
}

/** A list with one member is that member. */
function formDigest({ digests }: Forms, form: Form): string {
  if (form.kind === 'leaf') return form.digest;
  const [only, another] = form.members;
  if (only !== undefined && another === undefined) return only;
  const known = digests.get(form);
  if (known !== undefined) return known;
  const made = digest(
    form.kind === 'at-least' ? [form.kind, form.n, form.members] : [form.kind, form.members],
  );
  digests.set(form, made);
  return made;
}

/** What a test decides and for which facts: its element as far as it says which facts are valid, and exact thresholds. */
function testKey(graph: CriteriaGraph, test: Test): readonly Json[] {
  const key = elementKey(graph, test.element);
  switch (test.op) {
    case 'holds':
      return ['question', graph.elements[test.element]?.key ?? ''];
    case 'known':
      return [test.op, key];
    case 'one-of':
      return [test.op, key, [...new Set(test.values)].toSorted()];
    case 'in-range':
      return [
        test.op,
        key,
        test.ranges.map((range) => rangeKey(graph.elements[test.element], range)).toSorted(byText),
      ];
    case 'codes-in': {
      const ranges = test.ranges.map(({ from, to }) => [comparableCode(from), comparableCode(to)]);
      return [test.op, key, ranges.toSorted(byText)];
    }
    case 'window': {
      const ends = [test.from, test.to].map((end) => (end === undefined ? null : [end.amount, end.unit]));
      return [test.op, key, elementKey(graph, test.event), ends];
    }
    case 'change': {
      const { factor, baselineFactor, atLeast } = test;
      const decimals = [test.element, test.baseline].map((index) => decimalsOf(graph.elements[index]));
      return [test.op, key, elementKey(graph, test.baseline), decimals, factor, baselineFactor, atLeast];
    }
  }
}

function elementKey(graph: CriteriaGraph, index: number): Json {
  const element = graph.elements[index];
  if (element === undefined) return null;
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return ['question', element.key];
    case 'count':
    case 'date':
    case 'codes':
      return [element.kind, element.key];
    case 'choice':
    case 'scale':
      return ['text', element.key, element.values.toSorted()];
    case 'quantity': {
      const { key, unit, step, min, max } = element;
      return ['quantity', key, unit, scaled(element, step), scaled(element, min), scaled(element, max)];
    }
  }
}

/** The factors of a change are about numbers scaled so. */
function decimalsOf(element: Element | undefined): number {
  return element?.kind === 'quantity' ? element.decimals : 0;
}

/** Ends that the declared range excludes are no ends. */
function rangeKey(element: Element | undefined, { from, to }: NumberRange): Json {
  if (element?.kind !== 'quantity') return [from ?? null, to ?? null];
  const { min = -Infinity, max = Infinity } = element;
  return [
    scaled(element, from === undefined || from <= min ? undefined : from),
    scaled(element, to === undefined || to >= max ? undefined : to),
  ];
}

function scaled({ decimals }: { readonly decimals: number }, value: number | undefined): Json {
  return value === undefined ? null : formatScaled(value, decimals);
}

function byText(a: Json, b: Json): number {
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Lists of strings, whole numbers, truths and null have one JSON text: no keys to order, no fractions to round. */
function digest(value: readonly Json[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))));
}
