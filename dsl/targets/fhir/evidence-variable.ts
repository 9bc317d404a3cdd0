// Each section as an EvidenceVariable of FHIR R5, the one resource that says n of m; R5 does not say what an unknown characteristic means.
import type { CriteriaGraph, GraphNode, GraphSection, NodeIndex } from '../../decision/criteria-graph.ts';
import type { JsonObject } from '../canonical-json.ts';
import { libraryName } from '../cql/cql-text.ts';
import type { ArtifactSource } from './artifact.ts';
import { artifact, canonical, lifecycle, resourceId } from './artifact.ts';
import { fhirText } from './fhir-text.ts';
import { coded } from './logic-library.ts';
import { criteriaSuffix } from './terminology.ts';

export function evidenceVariables(source: ArtifactSource): readonly JsonObject[] {
  return source.graph.sections.map((section) => evidenceVariable(source, section));
}

function evidenceVariable(source: ArtifactSource, { kind, root }: GraphSection): JsonObject {
  const slug = kind.replaceAll(' ', '-');
  const name = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', '');
  return {
    ...artifact(source, {
      type: 'EvidenceVariable',
      id: resourceId(source, slug),
      name: `${libraryName(source.graph.guideline.id)}${name}`,
      title: `${source.guideline.title}: ${kind}`,
      description: `Whom the ${kind} describe. A characteristic that is not documented is unknown, not absent.`,
    }),
    ...lifecycle(source),
    actual: false,
    characteristic: [characteristic(source, root, new Set())],
  };
}

/** A criterion that stands in several lists is printed once, and then named by its link. */
function characteristic(source: ArtifactSource, index: NodeIndex, printed: Set<NodeIndex>): JsonObject {
  const node = source.graph.nodes[index];
  if (node === undefined) return {};
  if (printed.has(index)) return { definitionId: linkOf(index) };
  printed.add(index);
  const { words, id } = node.origin;
  return {
    linkId: linkOf(index),
    description: fhirText(words === '' ? id : words),
    ...definition(source, node, printed),
  };
}

function definition(source: ArtifactSource, node: GraphNode, printed: Set<NodeIndex>): JsonObject {
  const children = (of: readonly NodeIndex[]): readonly JsonObject[] =>
    of.map((child) => characteristic(source, child, printed));
  switch (node.kind) {
    case 'question':
    case 'test': {
      const system = canonical(source, 'CodeSystem', resourceId(source, criteriaSuffix));
      return { definitionCodeableConcept: coded(system, fhirText(node.origin.id)) };
    }
    case 'constant':
      return { definitionCodeableConcept: { text: constantWords[node.value] } };
    case 'not':
      return { exclude: true, ...combination('all-of', undefined, children([node.child])) };
    case 'all':
      return node.children.length === 0
        ? { definitionCodeableConcept: { text: constantWords.met } }
        : combination('all-of', undefined, children(node.children));
    case 'any':
      return node.children.length === 0
        ? { definitionCodeableConcept: { text: constantWords['not-met'] } }
        : combination('any-of', undefined, children(node.children));
    case 'count':
      return countDefinition(node, children);
  }
}

/** Two limits are two combinations of the same characteristics, the second by reference. */
function countDefinition(
  { min, max, children }: Extract<GraphNode, { kind: 'count' }>,
  print: (of: readonly NodeIndex[]) => readonly JsonObject[],
): JsonObject {
  if (children.length === 0) {
    return { definitionCodeableConcept: { text: min <= 0 ? constantWords.met : constantWords['not-met'] } };
  }
  const limits: JsonObject[] = [];
  if (min > 0 || max >= children.length) limits.push(combination('at-least', min, print(children)));
  if (max < children.length) limits.push(combination('at-most', max, print(children)));
  const [only] = limits;
  return limits.length === 1 && only !== undefined
    ? only
    : combination(
        'all-of',
        undefined,
        limits.map((limit) => limit),
      );
}

function combination(code: string, threshold: number | undefined, of: readonly JsonObject[]): JsonObject {
  return { definitionByCombination: { code, threshold, characteristic: of } };
}

const constantWords: Readonly<Record<CriteriaGraph['verdicts']['rows'][number]['state'], string>> = {
  met: 'Always met',
  'not-met': 'Never met',
  unknown: 'Cannot be read',
};

function linkOf(index: NodeIndex): string {
  return `c${String(index)}`;
}
