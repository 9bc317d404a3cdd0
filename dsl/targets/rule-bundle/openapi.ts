// openapi.json: the decision service for one guideline version, OpenAPI 3.1; describes what `guideline serve` answers, and any service may.
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import { decide } from '../../decision/decide.ts';
import type { JsonObject } from '../canonical-json.ts';
import { decisionSchema } from './decision-schema.ts';
import { factsSchema } from './facts-schema.ts';

/** The body of a request is the facts alone, the answer the decision alone. */
export function openApi(graph: CriteriaGraph): JsonObject {
  const { id, version, title } = graph.guideline;
  const { determination, label, reasons, unmet, missing } = decide(graph, {});
  const known = { determination, label, reasons, unmet, missing, invalid: [] };
  return {
    openapi: '3.1.0',
    info: { title: title === '' ? id : title, version, description: words },
    servers: [{ url: `/v1/guidelines/${encodeURIComponent(id)}/${encodeURIComponent(version)}` }],
    paths: {
      '/decide': {
        post: {
          operationId: 'decide',
          summary: 'Decide one case',
          requestBody: {
            required: true,
            content: jsonContent('Facts', 'nothing-known', { summary: 'Nothing is known yet', value: {} }),
          },
          responses: {
            '200': {
              description: 'The determination with what explains it',
              content: jsonContent('Decision', 'nothing-known', {
                summary: 'What there is to ask for',
                value: known,
              }),
            },
            default: {
              description: 'The request could not be decided; never a determination',
              content: { 'application/problem+json': { schema: reference('Problem') } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Facts: embedded(factsSchema(graph)),
        Decision: embedded(decisionSchema(graph)),
        Problem: problem,
      },
    },
  };
}

const words =
  'A fact that is absent or null is unknown, which is neither a yes nor a no. While an unknown fact can still change the outcome, the determination is needs-information and `missing` lists what to ask for. A fact that cannot be read is listed in `invalid` and counts as unknown.';

/** RFC 9457. */
const problem: JsonObject = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
  },
  required: ['title'],
};

function jsonContent(schema: string, name: string, example: JsonObject): JsonObject {
  return { 'application/json': { schema: reference(schema), examples: new Map([[name, example]]) } };
}

function reference(schema: string): JsonObject {
  return { $ref: `#/components/schemas/${schema}` };
}

/** The dialect is the document's own. */
function embedded(schema: JsonObject): JsonObject {
  return { ...schema, $schema: undefined };
}
