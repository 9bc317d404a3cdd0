// What the pieces of lowering share: the builder, the elements by name, the criteria by id; lowers nothing itself.
import type { NodeIndex, Origin } from '../decision/criteria-graph.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Clause, Item, Words } from '../syntax/ast.ts';
import { builtInElement } from './elements.ts';
import type { GraphBuilder } from './graph-builder.ts';
import type { Part, PartSection } from './parts.ts';

export interface LowerInput {
  readonly own: Part;
  /** The guideline itself and its fragments. */
  readonly parts: readonly Part[];
  readonly sections: readonly PartSection[];
  readonly report: (diagnostic: Diagnostic) => void;
}

/** What the pieces of lowering share; made once a guideline. */
export interface Lowering extends LowerInput {
  readonly builder: GraphBuilder;
  /** Each criterion by its full id, for references that look ahead. */
  readonly definitions: Map<string, Definition>;
  /** How many criteria are being lowered inside one another. */
  readonly chain: { length: number };
}

/** How to lower a criterion, and what came of it. */
export interface Definition {
  readonly lower: () => NodeIndex;
  node: NodeIndex | 'underway' | undefined;
}

export function define(lowering: Lowering, id: string, lower: () => NodeIndex): void {
  lowering.definitions.set(id, { lower, node: undefined });
}

export function findElement(lowering: Lowering, name: string): number | undefined {
  const known = lowering.builder.elementIndex(name);
  if (known !== undefined) return lowering.builder.element(known)?.kind === 'question' ? undefined : known;
  const declared = lowering.parts
    .map((part) => part.elements.get(name))
    .find((element) => element !== undefined);
  const element =
    declared?.element ??
    builtInElement(
      name,
      lowering.parts.map((part) => part.document),
    );
  return element && lowering.builder.addElement(element);
}

/** The fact that answers a clause: the id of the item for its first clause, its own id for the others. */
export function clauseKey(part: Part, item: Item, clause: Clause): string {
  return part.ids.clause.get(clause) ?? part.ids.item.get(item) ?? '';
}

/** The node of a criterion, lowered at most once. undefined: it is being lowered, so it refers to itself. */
export function nodeOf(lowering: Lowering, id: string): NodeIndex | undefined {
  const definition = lowering.definitions.get(id);
  if (definition === undefined || definition.node === 'underway') return undefined;
  if (definition.node !== undefined) return definition.node;
  definition.node = 'underway';
  lowering.chain.length += 1;
  const node = definition.lower();
  lowering.chain.length -= 1;
  definition.node = node;
  return node;
}

export function originOf(
  part: Part,
  id: string,
  role: Origin['role'],
  words: string,
  number: string,
  place: Words['span'],
  citations: readonly Words[],
): Origin {
  return {
    id,
    role,
    words,
    number,
    uri: part.uri,
    span: place,
    citations: citations.map((citation) => citation.value),
  };
}
