// Reads a DMN file from nothing but its text, as an engine does: decisions in an order in which each can be decided; knows no FEEL.
import { XmlDocument, XmlElement } from 'libxml2-wasm';

export interface ReadDecision {
  /** Of its variable. */
  readonly name: string;
  /** Ids of the facts and decisions that it requires. */
  readonly requires: readonly string[];
  readonly logic: { readonly literal: string } | ReadTable;
}

export interface ReadTable {
  readonly inputs: readonly string[];
  readonly rules: readonly { readonly cells: readonly string[]; readonly output: string }[];
}

/** All that `top` requires, and `top` itself at the end. */
export function readDmn(xml: string, top: string): readonly ReadDecision[] {
  const document = XmlDocument.fromString(xml);
  try {
    const decisions = new Map(
      childrenNamed(document.root, 'decision').map((decision) => [attribute(decision, 'id'), decision]),
    );
    const order: ReadDecision[] = [];
    const seen = new Set<string>();
    const visit = (id: string): void => {
      const decision = decisions.get(id);
      if (decision === undefined || seen.has(id)) return;
      seen.add(id);
      const requires = childrenNamed(decision, 'informationRequirement').flatMap(hrefs);
      requires.forEach(visit);
      order.push({ requires, ...readDecision(decision) });
    };
    visit(top);
    return order;
  } finally {
    document.dispose();
  }
}

function hrefs(requirement: XmlElement): readonly string[] {
  const kinds = ['requiredInput', 'requiredDecision'];
  return kinds.flatMap((kind) =>
    childrenNamed(requirement, kind).map((required) => attribute(required, 'href').slice(1)),
  );
}

function readDecision(decision: XmlElement): Omit<ReadDecision, 'requires'> {
  const name = attribute(only(decision, 'variable'), 'name');
  const [literal] = childrenNamed(decision, 'literalExpression');
  if (literal) return { name, logic: { literal: textOf(literal) } };
  const table = only(decision, 'decisionTable');
  return {
    name,
    logic: {
      inputs: childrenNamed(table, 'input').map((input) => textOf(only(input, 'inputExpression'))),
      rules: childrenNamed(table, 'rule').map((rule) => ({
        cells: childrenNamed(rule, 'inputEntry').map(textOf),
        output: textOf(only(rule, 'outputEntry')),
      })),
    },
  };
}

function childrenNamed(parent: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (let child = parent.firstChild; child !== null; child = child.next)
    if (child instanceof XmlElement && child.name === name) found.push(child);
  return found;
}

function only(parent: XmlElement, name: string): XmlElement {
  const [first, second] = childrenNamed(parent, name);
  if (first === undefined || second !== undefined) throw new Error(`${parent.name} must have one ${name}`);
  return first;
}

function attribute(element: XmlElement, name: string): string {
  return element.attr(name)?.value ?? '';
}

function textOf(parent: XmlElement): string {
  return only(parent, 'text').content;
}
