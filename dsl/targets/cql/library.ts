// A guideline as a CQL 1.5 library: facts as parameters, a definition for each criterion, then the determination and what explains it.
import type { CriteriaGraph, Element, GraphNode } from '../../decision/criteria-graph.ts';
import { reachedNodes } from '../../decision/criteria-index.ts';
import { reasonedVerdictTree, verdictTree } from '../../decision/verdict-tree.ts';
import { semanticVersion } from '../shared/semantic-version.ts';
import { parameterType, readingOf } from './conditions.ts';
import { comment, identifier, libraryName, stringLiteral } from './cql-text.ts';
import { countsOf, criterionOf, verdictOf } from './criteria.ts';
import { explanationOf } from './explanation.ts';
import { determinationsOf, namesOf } from './names.ts';
import type { CqlNames } from './names.ts';

/** Grows with the edges of the graph. */
export function cqlLibrary(graph: CriteriaGraph): string {
  const names = namesOf(graph);
  const { id, version, title } = graph.guideline;
  const head = comment([
    `${title}, version ${version}.`,
    "Generated from the guideline's source; do not edit.",
    'A fact that is null is unknown. A criterion is true (met), false (not met) or null (unknown),',
    'and a null is neither an approval nor a denial.',
  ]);
  const parts = [
    `${head}\nlibrary ${libraryName(id)} version ${stringLiteral(semanticVersion(version))}`,
    "using FHIR version '4.0.1'",
    ...graph.elements.map((element, index) => parameterText(element, index, names)),
    'context Patient',
    ...graph.elements.flatMap((element, index) => readingText(element, index, names)),
    ...criteriaTexts(graph, names),
    ...verdictTexts(graph, names),
    ...explanationOf(graph, names).map(({ name, expression }) => define(name, expression)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function define(name: string, expression: string): string {
  const gap = expression.startsWith('\n') ? '' : expression.length > 60 ? '\n  ' : ' ';
  return `define ${identifier(name)}:${gap}${expression}`;
}

function parameterText(element: Element, index: number, names: CqlNames): string {
  const about = `${element.label === '' ? element.key : element.label}${notesOn(element)}`;
  return `${comment([about])}\nparameter ${identifier(names.parameter(index))} ${parameterType(element)}`;
}

/** What the type does not say. */
function notesOn(element: Element): string {
  switch (element.kind) {
    case 'quantity':
      return element.unit === '' ? '' : `, in ${element.unit}`;
    case 'scale':
      return `: from lowest to highest ${element.values.join(', ')}`;
    case 'choice':
      return `: ${element.values.join(', ')}`;
    case 'codes':
      return `: codes of ${element.system}; an empty list is known`;
    case 'question':
    case 'yes-no':
    case 'count':
    case 'date':
      return '';
  }
}

function readingText(element: Element, index: number, names: CqlNames): readonly string[] {
  const reading = readingOf(element, names.parameter(index));
  return reading === undefined ? [] : [define(names.value(index), reading)];
}

function criteriaTexts(graph: CriteriaGraph, names: CqlNames): readonly string[] {
  const reached = reachedNodes(graph);
  return graph.nodes.flatMap((node, index) => {
    if (reached[index] === 0) return [];
    const counts = node.kind === 'count' ? countsOf(node, index, names) : [];
    return [
      ...counts.map(({ name, expression }) => define(name, expression)),
      `${wordsOf(node)}\n${define(names.node(index), criterionOf(node, index, graph, names))}`,
    ];
  });
}

function wordsOf({ origin: { number, words, role, id } }: GraphNode): string {
  return comment([
    [number, words === '' ? `${role} of ${id}` : words].filter((part) => part !== '').join('  '),
  ]);
}

function verdictTexts(graph: CriteriaGraph, names: CqlNames): readonly string[] {
  const sections = graph.sections.map(({ root }) => identifier(names.node(root)));
  const determination = verdictOf(verdictTree(graph), sections, (leaf) => stringLiteral(leaf.determination));
  const label = verdictOf(reasonedVerdictTree(graph), sections, (leaf) => stringLiteral(leaf.label));
  const tree = verdictTree(graph);
  return [
    define('Determination', determination),
    define('Label', label),
    ...determinationsOf(tree).map((text) =>
      define(names.determinationIs(text), `"Determination" = ${stringLiteral(text)}`),
    ),
  ];
}
