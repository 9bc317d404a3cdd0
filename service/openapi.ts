// The description of the service's own interface, OpenAPI 3.1; what one guideline is asked stands in the bundle's own.
import { mostCases } from './decide-request.ts';
import { documentNames } from './load-bundle.ts';
import { problemCodes } from './problem.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Plain data, the same for every set of bundles. */
export function serviceDescription(version: string): Schema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guideline decision service',
      version,
      description:
        'Decides cases by the guidelines whose bundles are live. A fact that is absent or null is unknown, which is neither a yes nor a no; while it can still change the outcome the determination is needs-information and "missing" lists what to ask for. A request that cannot be decided is answered by a problem, never by a determination.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [{ name: 'decisions' }, { name: 'guidelines' }, { name: 'operation' }],
    paths: {
      '/v1/decide': { post: decideOperation() },
      '/v1/guidelines': {
        get: operation(
          'listGuidelines',
          'guidelines',
          'Guidelines and versions that are live',
          json('GuidelineList'),
        ),
      },
      '/v1/guidelines/{id}/{version}': {
        parameters: guidelineParameters,
        get: operation('getGuideline', 'guidelines', 'One version that is live', json('LiveVersion'), [
          '404',
        ]),
      },
      '/v1/guidelines/{id}/{version}/decide': {
        parameters: guidelineParameters,
        post: {
          ...operation(
            'decideByVersion',
            'decisions',
            'Decide one case by exactly this version',
            json('Decision'),
            [...refusals, '404'],
          ),
          description:
            'The body is the facts alone and nothing is added to them. It is what the openapi.json of the bundle describes, and what `guideline conform` asks.',
          requestBody: { required: true, content: { 'application/json': { schema: ref('Facts') } } },
        },
      },
      ...documents(),
      '/': {
        get: operation('page', 'operation', 'The same for people', {
          'text/html': { schema: { type: 'string' } },
        }),
      },
      '/v1/reload': {
        post: operation(
          'reload',
          'operation',
          'Read the bundles again; from this computer only, with content-type application/json',
          json('Reload'),
          ['403', '415'],
        ),
      },
      '/healthz': { get: operation('health', 'operation', 'The process answers', text) },
      '/readyz': {
        get: operation('readiness', 'operation', 'It can decide, and record what it decides', text, ['503']),
      },
      '/metrics': { get: operation('metrics', 'operation', 'Counts and times for Prometheus', text) },
      '/openapi.json': { get: operation('description', 'operation', 'This description', anyJson) },
    },
    components: { schemas },
  };
}

const refusals = ['400', '413', '415', '503'] as const;

/** As they lie in the bundle; 404 where it was exported without. */
function documents(): Schema {
  const titles = {
    'facts.schema.json': 'JSON Schema of the facts',
    'decision.schema.json': 'JSON Schema of the decision',
    'openapi.json': 'OpenAPI of this version alone, from its bundle',
  };
  return Object.fromEntries(
    documentNames.map((name) => [
      `/v1/guidelines/{id}/{version}/${name}`,
      {
        parameters: guidelineParameters,
        get: operation(
          `get ${name}`.replace(/[ .](.)/g, (_, letter: string) => letter.toUpperCase()),
          'guidelines',
          titles[name],
          anyJson,
          ['404'],
        ),
      },
    ]),
  );
}

function decideOperation(): Schema {
  return {
    ...operation('decide', 'decisions', 'Decide one case, or up to a thousand', undefined, [
      ...refusals,
      '404',
      '409',
      '422',
    ]),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { oneOf: [ref('Case'), ref('Batch')] } } },
    },
    responses: {
      '200': {
        description: 'The decision, or for each case of a batch its decision or its problem',
        content: { 'application/json': { schema: { oneOf: [ref('Answer'), ref('Answers')] } } },
      },
      ...problems([...refusals, '404', '409', '422']),
    },
  };
}

function operation(
  operationId: string,
  tag: string,
  summary: string,
  content: Schema | undefined,
  faults: readonly string[] = [],
): Schema {
  const answer = content === undefined ? {} : { '200': { description: summary, content } };
  return { operationId, tags: [tag], summary, responses: { ...answer, ...problems(faults) } };
}

function problems(statuses: readonly string[]): Schema {
  return Object.fromEntries(
    [...new Set(statuses)].map((status) => [
      status,
      {
        description: 'Nothing was decided',
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    ]),
  );
}

function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

function json(name: string): Schema {
  return { 'application/json': { schema: ref(name) } };
}

const anyJson: Schema = { 'application/json': { schema: { type: 'object' } } };
const text: Schema = { 'text/plain': { schema: { type: 'string' } } };
const guidelineParameters = ['id', 'version'].map((name) => {
  return { name, in: 'path', required: true, schema: { type: 'string' } };
});

const texts: Schema = { type: 'array', items: { type: 'string' } };
const day: Schema = { type: 'string', format: 'date' };
const hash: Schema = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' };

function object(properties: Schema, required: readonly string[] = Object.keys(properties)): Schema {
  return { type: 'object', properties, required };
}

const decision = object({
  determination: { type: 'string', description: 'Such as appropriate, clinician-review, needs-information.' },
  label: { type: 'string' },
  reasons: { ...texts, description: 'Criteria that the determination rests on.' },
  unmet: { ...texts, description: 'Criteria that make the sections that are not met so.' },
  missing: { ...texts, description: 'Keys of the facts to ask for.' },
  invalid: {
    type: 'array',
    description: 'Facts that could not be read; they count as unknown.',
    items: object({ key: { type: 'string' }, value: {}, why: { type: 'string' } }, ['key', 'why']),
  },
});

const named: Schema = {
  id: { type: 'string' },
  number: { type: 'string', description: 'As printed, such as 1.c.ii; empty where it has none.' },
  words: { type: 'string' },
  sections: { ...texts, description: 'Sections that it counts in, such as indications.' },
};

const whenNotMet: Schema = {
  ...texts,
  description:
    'What the guideline says to a provider where this, or else what stands nearest around it, is not met.',
};

const schemas: Schema = {
  Facts: {
    type: 'object',
    description:
      'From keys to values, as the facts.schema.json of the guideline says. Absent and null are unknown.',
  },
  Case: {
    ...object(
      {
        guideline: { type: 'string', description: 'Its id. This or "service".' },
        service: {
          description: 'A code of a procedure that one guideline lists, singly or within a range.',
          oneOf: [
            { type: 'string' },
            {
              ...object({ system: { type: 'string' }, code: { type: 'string' } }, ['code']),
              additionalProperties: false,
            },
          ],
        },
        dateOfService: {
          ...day,
          description:
            'Decides which version counts, and is the fact "request" where the guideline reads it.',
        },
        version: { type: 'string', description: 'Exactly this version.' },
        facts: ref('Facts'),
        explain: { type: 'boolean', description: 'With the words of the criteria and facts that are named.' },
      },
      ['facts'],
    ),
    additionalProperties: false,
  },
  Batch: {
    ...object({ cases: { type: 'array', minItems: 1, maxItems: mostCases, items: ref('Case') } }),
    additionalProperties: false,
  },
  Decision: decision,
  Answer: object(
    {
      requestId: { type: 'string' },
      guideline: object({ id: { type: 'string' }, version: { type: 'string' }, title: { type: 'string' } }),
      bundle: object({ bundleHash: hash, contentHash: hash, meaningHash: hash }),
      dateOfService: { oneOf: [day, { type: 'null' }] },
      decision: ref('Decision'),
      explanation: object({
        reasons: { type: 'array', items: object(named) },
        unmet: { type: 'array', items: object({ ...named, whenNotMet }) },
        missing: { type: 'array', items: object({ key: { type: 'string' }, label: { type: 'string' } }) },
      }),
    },
    ['requestId', 'guideline', 'bundle', 'dateOfService', 'decision'],
  ),
  Answers: object({
    requestId: { type: 'string' },
    answers: {
      type: 'array',
      items: { oneOf: [ref('CaseAnswer'), object({ problem: ref('Problem') })] },
    },
  }),
  CaseAnswer: object(
    {
      guideline: { type: 'object' },
      bundle: { type: 'object' },
      dateOfService: { oneOf: [day, { type: 'null' }] },
      decision: ref('Decision'),
      explanation: { type: 'object' },
    },
    ['guideline', 'bundle', 'dateOfService', 'decision'],
  ),
  LiveVersion: object({
    id: { type: 'string' },
    version: { type: 'string' },
    title: { type: 'string' },
    channel: { type: 'string' },
    sequence: { type: 'integer' },
    effectiveFrom: { type: 'string', description: 'First day of service, empty where unbounded.' },
    effectiveTo: { type: 'string', description: 'Last day of service, empty where unbounded.' },
    services: {
      type: 'array',
      description: 'Rows of the tables of procedures: a code, or a range such as J7321-J7329.',
      items: object({ system: { type: 'string' }, code: { type: 'string' } }),
    },
    bundleHash: hash,
    contentHash: hash,
    meaningHash: hash,
  }),
  GuidelineList: object({ guidelines: { type: 'array', items: ref('LiveVersion') } }),
  Reload: object({
    activated: texts,
    withdrawn: texts,
    refused: {
      type: 'array',
      items: object({ file: { type: 'string' }, why: { type: 'string' }, stillLive: { type: 'boolean' } }),
    },
  }),
  Problem: object({
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: problemCodes },
  }),
};
