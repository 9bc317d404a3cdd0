// The schemas of a rule bundle, read by a strict validator: facts are accepted that can be read, decisions that can be given.
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { decide } from '../../dsl/decision/decide.ts';
import { readFacts, writeFacts } from '../../dsl/decision/facts.ts';
import { canonicalJson, type JsonObject } from '../../dsl/targets/canonical-json.ts';
import { decisionSchema } from '../../dsl/targets/rule-bundle/decision-schema.ts';
import { factsSchema } from '../../dsl/targets/rule-bundle/facts-schema.ts';
import { openApi } from '../../dsl/targets/rule-bundle/openapi.ts';
import { shippedJobs } from '../engines/shipped-jobs.ts';
import { lawOptions, randomFacts, randomGraph, randomValues } from '../support/random-graph.ts';
import { bmi, sketchGraph } from '../decision/small-graph.ts';
import { hostileGraph, hostileTexts } from './support/hostile.ts';

type Accepts = (value: unknown) => boolean;

function accepting(schema: JsonObject): Accepts {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(canonicalJson(schema)) as object);
  return (value) => validate(value);
}

describe('facts.schema.json', () => {
  const pairs = randomGraph().chain((graph) =>
    fc.tuple(fc.constant(graph), randomValues(graph), fc.array(randomFacts(graph), { maxLength: 8 })),
  );

  it('accepts every case that can be read, and no other but for what it cannot say of a quantity', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(pairs, ([graph, values, cases]) => {
        const accepts = accepting(factsSchema(graph));
        expect(accepts(writeFacts(graph, values))).toBe(true);
        for (const facts of cases) {
          const { invalid } = readFacts(graph, facts);
          const isSayable = invalid.some(({ why }) => !/finer than|outside the declared range/.test(why));
          const accepted = accepts(facts);
          if (invalid.length === 0) expect(accepted, JSON.stringify(facts)).toBe(true);
          if (isSayable) expect(accepted, JSON.stringify(facts)).toBe(false);
          seen[accepted ? 'accepted' : 'refused']++;
        }
      }),
      lawOptions(150),
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });

  it.each([
    [35, true],
    ['35.00', true],
    ['035', true],
    ['35.', false],
    ['3.5e1', false],
    [' 35', false],
    ['34.96', false],
    [`0.${'0'.repeat(21)}`, false],
    [1e20, false],
    [{ value: '35.0', unit: 'kg/m2' }, true],
    [{ value: 35, unit: 'kg/m2' }, true],
    [{ value: '35.0', unit: 'stone' }, false],
    [{ value: '35.0' }, false],
    [{ value: '35.0', unit: 'kg/m2', more: 1 }, false],
    [null, true],
  ])('takes the quantity %j as the reading does: %s', (amount, readable) => {
    const graph = sketchGraph(
      {
        indications: {
          when: { op: 'in-range', element: 0, ranges: [{ from: 350, to: undefined }] },
          id: 'a',
        },
      },
      [bmi],
    );
    const facts = { [bmi.key]: amount };
    expect(readFacts(graph, facts).invalid.length === 0).toBe(readable);
    expect(accepting(factsSchema(graph))(facts)).toBe(readable);
  });

  it('says bounds, precision and order in words', () => {
    const text = canonicalJson(factsSchema(hostileGraph('kg/m2')));
    expect(text).toContain('In kg/m2 from 0, in steps of 0.1. A finer value, or one outside, is invalid.');
  });
});

describe('decision.schema.json', () => {
  it('accepts every decision of the reference, and no name or determination that is not the guideline’s', () => {
    fc.assert(
      fc.property(
        randomGraph().chain((graph) =>
          fc.tuple(fc.constant(graph), fc.array(randomFacts(graph), { maxLength: 8 })),
        ),
        ([graph, cases]) => {
          const accepts = accepting(decisionSchema(graph));
          for (const facts of cases) {
            const decision = JSON.parse(JSON.stringify(decide(graph, facts))) as Record<string, unknown>;
            expect(accepts(decision), JSON.stringify(decision)).toBe(true);
            expect(accepts({ ...decision, determination: 'approved' })).toBe(false);
            expect(accepts({ ...decision, unmet: ['nobody'] })).toBe(false);
            expect(accepts({ ...decision, surplus: 1 })).toBe(false);
          }
        },
      ),
      lawOptions(60),
    );
  });
});

describe('openapi.json', () => {
  const read = (graph: CriteriaGraph) => JSON.parse(canonicalJson(openApi(graph))) as OpenApi;

  it('is valid by OpenAPI 3.1 for shipped guidelines, and its examples by its schemas', async () => {
    for (const { graph } of shippedJobs()) {
      const description = read(graph);
      expect(await faultsOf(description)).toBeUndefined();
      const { post } = description.paths['/decide'];
      const asked = post.requestBody.content['application/json'].examples['nothing-known'].value;
      const told = post.responses['200'].content['application/json'].examples['nothing-known'].value;
      const { Facts, Decision } = description.components.schemas;
      expect(accepting(Facts)(asked)).toBe(true);
      expect(accepting(Decision)(told)).toBe(true);
      expect(told).toEqual(decide(graph, {}));
    }
  });

  it.each(hostileTexts)('stays valid with %j in every name', async (text) => {
    const description = read(hostileGraph(text));
    expect(await faultsOf(description)).toBeUndefined();
    expect(description.servers[0]?.url).toBe('/v1/guidelines/hostile/1');
  });
});

/** undefined where it is valid. */
async function faultsOf(description: OpenApi): Promise<unknown> {
  const { valid, errors } = await new Validator().validate({ ...structuredClone(description) });
  return valid ? undefined : errors;
}

interface Content {
  readonly 'application/json': {
    readonly examples: { readonly 'nothing-known': { readonly value: unknown } };
  };
}

interface OpenApi {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: {
    readonly '/decide': {
      readonly post: {
        readonly requestBody: { readonly content: Content };
        readonly responses: { readonly '200': { readonly content: Content } };
      };
    };
  };
  readonly components: { readonly schemas: { readonly Facts: JsonObject; readonly Decision: JsonObject } };
}
