// The names that facts and criteria have in a DMN model; knows no logic.
import type { CriteriaGraph, Element, NodeIndex } from '../../decision/criteria-graph.ts';
import { namesByNode } from '../shared/criterion-names.ts';
import { portableNames } from '../shared/portable-names.ts';
import { isReadAlone } from './feel-conditions.ts';
import type { Readings } from './feel-conditions.ts';
import { feelWords } from './feel-words.ts';

/** The decisions that answer for a case; `decision` is all of them in one. */
export const outcomeNames = ['determination', 'label', 'reasons', 'unmet', 'missing'] as const;
export const decisionName = 'decision';
export const serviceName = 'decision_service';

export interface DmnNames extends Readings {
  /** By element. */
  readonly inputs: readonly string[];
  readonly nodeName: (node: NodeIndex) => string;
}

/** Facts keep their keys as far as FEEL can read them: `stent-placed` is `stent_placed`. A criterion is its id and `met`. */
export function dmnNames(graph: CriteriaGraph): DmnNames {
  const { elements } = graph;
  const reserved = new Set<string>([...feelWords, ...outcomeNames, decisionName, serviceName]);
  const keys = elements.map(({ key }) => key);
  const facts = portableNames([...keys, ...keys.map((key) => `${key}-value`)], reserved);
  const size = elements.length;
  const taken = new Set([...reserved, ...facts]);
  const nodes = namesByNode(graph, (ids) =>
    portableNames(
      ids.map((id) => `${id}-met`),
      taken,
    ),
  );
  const elementAt = (index: number): Element => {
    const element = elements[index];
    if (element === undefined) throw new Error(`There is no element ${String(index)}.`);
    return element;
  };
  return {
    inputs: facts.slice(0, size),
    elementAt,
    valueOf: (element) => facts[isReadAlone(elementAt(element)) ? size + element : element] ?? '',
    nodeName: (node) => nodes[node] ?? '',
  };
}
