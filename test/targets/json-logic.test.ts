// The JSONLogic target as files: what is emitted, how it grows, and what its rules make of facts that nobody prepared.
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { LogicEngine } from 'json-logic-engine';
import { describe, expect, it } from 'vitest';
import { changeHolds } from '../../dsl/decision/evaluate.ts';
import type { CriteriaGraph, Element, Test } from '../../dsl/decision/criteria-graph.ts';
import { decisionRules } from '../../dsl/targets/json-logic/decision-rules.ts';
import { jsonLogic, jsonLogicRules } from '../../dsl/targets/json-logic/json-logic.ts';
import { preparedSchema } from '../../dsl/targets/json-logic/prepared-facts.ts';
import { singleRule } from '../../dsl/targets/json-logic/single-rule.ts';
import { engineNames } from '../../dsl/targets/shared/criterion-names.ts';
import { targets } from '../../dsl/targets/registry.ts';
import { printJson } from '../../dsl/targets/canonical-json.ts';
import { jsonLogicJs, loadRunner } from '../engines/json-logic.ts';
import type { Apply } from '../engines/json-logic.ts';
import { bmi, sketchGraph } from '../decision/small-graph.ts';
import { lawOptions, randomFacts, randomGraph } from '../support/random-graph.ts';
import { expectGolden, goldenInput } from './support/golden.ts';
import { largeGraph } from './support/large-graph.ts';

const { apply: applyJs } = createRequire(import.meta.url)('json-logic-js') as { readonly apply: Apply };
const engine = new LogicEngine();
const applyEngine: Apply = (rule, data) => engine.run(rule, data) as unknown;

describe('the JSONLogic target', () => {
  it('is registered, carries everything, and emits the rules of a shipped guideline as kept', () => {
    const { value, diagnostics } = jsonLogic.emit(goldenInput());
    expect(targets).toContain(jsonLogic);
    expect(diagnostics).toEqual([]);
    const files = ['rules.json', 'facts.schema.json', 'decide.mjs'];
    expect(value.map(({ path }) => path)).toEqual(files.map((file) => `json-logic/${file}`));
    expectGolden(jsonLogic, value);
  });

  it('gives the determination as one rule where that is small', () => {
    const graph = sketchGraph({ indications: { any: ['a', 'b'] } });
    const { value } = jsonLogic.emit({ ...goldenInput(), graph });
    const one = value.find(({ path }) => path === 'json-logic/determination.json');
    const rule: unknown = JSON.parse(new TextDecoder().decode(one?.bytes));
    expect(applyJs(rule, { fact: { b: true } })).toBe('appropriate');
    expect(applyJs(rule, { fact: { b: false } })).toBe('needs-information');
    expect(jsonLogicRules(graph).rules['singleRule']).toBe('determination.json');
    expect(singleRule(decisionRules(largeGraph(200)), 'determination')).toBeUndefined();
  });

  it('grows with the criteria: twice as many, twice the text; and decides thousands of them', async () => {
    const [small = 0, large = 1] = [500, 1000].map(
      (size) => printJson(jsonLogicRules(largeGraph(size)).rules).length,
    );
    expect(large / small).toBeLessThan(2.2);
    const [answers] = await jsonLogicJs.decide([
      { graph: largeGraph(2000), cases: [{ 'criterion-3': true }] },
    ]);
    expect(answers?.[0]?.determination).toBe('appropriate');
  });

  it('prepares facts that its schema describes, whatever it is given', async () => {
    const { prepare } = await loadRunner();
    fc.assert(
      fc.property(
        randomGraph().chain((graph) => fc.tuple(fc.constant(graph), randomFacts(graph))),
        ([graph, facts]) => {
          const schema: unknown = JSON.parse(printJson(preparedSchema(graph, engineNames(graph).elements)));
          const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema as object);
          const { rules } = jsonLogicRules(graph);
          const { prepared } = prepare(JSON.parse(printJson(rules['facts'] ?? null)), facts);
          expect(validate(prepared), JSON.stringify(validate.errors)).toBe(true);
        },
      ),
      lawOptions(60),
    );
  });
});

describe('what the rules make of facts', () => {
  const elements: readonly Element[] = [
    { kind: 'yes-no', key: 'flag', label: '' },
    { kind: 'choice', key: 'pick', label: '', values: ['a', '5', ''] },
    bmi,
    { kind: 'count', key: 'count', label: '' },
    { kind: 'date', key: 'day', label: '' },
    { kind: 'codes', key: 'codes', label: '', system: '' },
  ];
  const tests: readonly Test[] = [
    { op: 'holds', element: 0 },
    { op: 'one-of', element: 1, values: ['a'] },
    { op: 'in-range', element: 2, ranges: [{ from: undefined, to: 500 }] },
    { op: 'in-range', element: 3, ranges: [{ from: 0, to: undefined }] },
    {
      op: 'window',
      element: 4,
      event: 4,
      from: { amount: -1, unit: 'month' },
      to: { amount: 1, unit: 'week' },
    },
    { op: 'codes-in', element: 5, ranges: [{ from: 'A', to: 'Z' }] },
  ];
  const graph = sketchGraph(
    { indications: { all: tests.map((when, index) => ({ when, id: `t${String(index)}` })) } },
    elements,
  );
  const keys = elements.map(({ key }) => key);
  const right: readonly (readonly unknown[])[] = [
    [true, false],
    ['a', '5', ''],
    [349],
    [0, 5, 349, 20240229, 20230229],
    [20240229],
    [[], ['A'], ['a'], ['1']],
  ];
  const texts = ['', 'a', '5', '349', '20240229', 'C34'];
  const numbers = [5, 349, 20240229, 20230229, -1, 0, 2.5, 1e300];
  const lists = [[], ['A'], ['a'], [1], ['1'], [null], [''], ['A', 5]];
  const values = [null, undefined, true, false, ...texts, ...numbers, ...lists, {}, { a: 1 }];

  it.each([
    ['json-logic-js', applyJs],
    ['json-logic-engine', applyEngine],
  ] as const)('in %s, of a wrong type they are unknown or an error, never met or not met', (name, apply) => {
    const rules = decisionRules(graph).map(
      (rule) => JSON.parse(printJson({ ...rule })) as { name: string; rule: unknown },
    );
    let unknown = 0;
    for (const [place, key] of keys.entries()) {
      for (const given of values) {
        const data: Record<string, unknown> = { fact: { [key]: given } };
        try {
          for (const { name: rule, rule: logic } of rules) data[rule] = apply(logic, data);
        } catch {
          // It refuses a list or an object where a number belongs.
          expect([name, typeof given]).toEqual(['json-logic-engine', 'object']);
          continue;
        }
        const state = data[`state_t${String(place)}`];
        const fits = right[place]?.some((one) => JSON.stringify(one) === JSON.stringify(given));
        expect(state === 'unknown', `${key} ${JSON.stringify(given)} is ${String(state)}`).toBe(
          fits !== true,
        );
        if (state === 'unknown') unknown++;
      }
    }
    expect(unknown).toBeGreaterThan(100);
  });

  it('refuse to decide where a criterion is both met and not met', async () => {
    const { decide } = await loadRunner();
    const { rules } = jsonLogicRules(sketchGraph({ indications: 'a' }));
    const broken = printJson(rules).replace('"name": "not_met_a"', '"name": "nobody"');
    const withBoth = JSON.parse(broken) as { rules: { name: string; rule: unknown }[] };
    withBoth.rules.splice(1, 0, { name: 'not_met_a', rule: true });
    expect(() => decide(withBoth, applyJs, { a: true })).toThrow('both met and not met');
  });
});

describe('a change from a baseline', () => {
  it('is exact for every whole number that a fact and a guideline can hold', async () => {
    const whole = (): Element => {
      return { ...quantity, key: 'x' };
    };
    const quantity = { ...bmi, min: undefined, max: undefined, decimals: 0, unit: '' } as const;
    const integer = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -300_000, max: 300_000 }), fc.integer());
    const cases = fc.tuple(
      integer,
      integer,
      integer.filter(Boolean),
      integer.filter(Boolean),
      integer,
      fc.boolean(),
    );
    const runs = fc.sample(cases, lawOptions(300));
    const seen = new Set<string>();
    for (const [a, b, factor, baselineFactor, least, near] of runs) {
      const sum = BigInt(factor) * BigInt(a) + BigInt(baselineFactor) * BigInt(b);
      const nearSum = Number(BigInt.asIntN(52, sum));
      const atLeast = near && BigInt(nearSum) === sum ? nearSum : least;
      const test: Test = { op: 'change', element: 0, baseline: 1, factor, baselineFactor, atLeast };
      const graph: CriteriaGraph = sketchGraph({ indications: { when: test, id: 'change' } }, [
        whole(),
        { ...quantity, key: 'y' },
      ]);
      const [answers] = await jsonLogicJs.decide([{ graph, cases: [{ x: String(a), y: String(b) }] }]);
      const expected = changeHolds(test, a, b) ? 'appropriate' : 'clinician-review';
      expect(answers?.[0]?.determination, JSON.stringify({ a, b, test })).toBe(expected);
      seen.add(`${expected} ${String(near)}`);
    }
    expect(seen.size).toBe(4);
  });
});
