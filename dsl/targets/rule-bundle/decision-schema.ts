// decision.schema.json: the JSON Schema of what decide(facts) yields for one guideline; says what can be answered, not when.
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import { needsInformation } from '../../decision/criteria-graph.ts';
import { leafIds, reachedNodes } from '../../decision/criteria-index.ts';
import type { JsonObject, JsonValue } from '../canonical-json.ts';

export function decisionSchema(graph: CriteriaGraph): JsonObject {
  const { guideline, elements } = graph;
  const ids = leafIds({ ...graph, nodes: reachedOnly(graph) });
  const properties: JsonObject = {
    determination: { enum: determinationsOf(graph) },
    label: { description: 'Reason for people; may be empty.', enum: labelsOf(graph) },
    reasons: listOf(ids, 'Ids of the criteria that the determination rests on.'),
    unmet: listOf(ids, 'Ids of the criteria that are not met and decide a section that is not met.'),
    missing: listOf(
      elements.map(({ key }) => key),
      'Keys of the facts that are unknown and keep a section open.',
    ),
    invalid: {
      description: 'Facts that were given but could not be read; each counts as unknown.',
      type: 'array',
      items: {
        type: 'object',
        properties: { key: { type: 'string' }, value: {}, why: { type: 'string' } },
        required: ['key', 'value', 'why'],
        additionalProperties: false,
      },
    },
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Decision by ${guideline.title}, version ${guideline.version}`,
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

export function determinationsOf({ verdicts: { rows, otherwise } }: CriteriaGraph): readonly string[] {
  return [
    ...new Set([...rows, otherwise].map(({ determination }) => determination).concat(needsInformation)),
  ];
}

/** Empty where rows with different labels agree, and while the determination is open. */
function labelsOf({ verdicts: { rows, otherwise } }: CriteriaGraph): readonly string[] {
  return [...new Set([...rows, otherwise].map(({ label }) => label).concat(''))];
}

function reachedOnly(graph: CriteriaGraph): CriteriaGraph['nodes'] {
  const reached = reachedNodes(graph);
  return graph.nodes.filter((_, index) => reached[index] === 1);
}

function listOf(names: readonly string[], description: string): JsonObject {
  const items: JsonValue = names.length === 0 ? { type: 'string' } : { enum: names };
  const none = names.length === 0 ? { maxItems: 0 } : {};
  return { description, type: 'array', items, uniqueItems: true, ...none };
}
