// The GoRules target as a file: what it holds, what it never holds, how it grows, and what the engine shows of its way to a decision.
import { ZenEngine } from '@gorules/zen-engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeInRange, comparableCode } from '../../dsl/decision/codes.ts';
import { decisionContent } from '../../dsl/targets/jdm/decision-content.ts';
import { jdm } from '../../dsl/targets/jdm/jdm.ts';
import { zenCodeInRange, zenText } from '../../dsl/targets/jdm/zen-terms.ts';
import { targets } from '../../dsl/targets/registry.ts';
import { printJson } from '../../dsl/targets/canonical-json.ts';
import { zenEngine } from '../engines/zen-engine.ts';
import { sketchGraph } from '../decision/small-graph.ts';
import { lawOptions } from '../support/random-graph.ts';
import { expectGolden, goldenInput } from './support/golden.ts';
import { largeGraph } from './support/large-graph.ts';

describe('the GoRules target', () => {
  it('is registered, carries everything, and emits the decision of a shipped guideline as kept', () => {
    const { value, diagnostics } = jdm.emit(goldenInput());
    expect(targets).toContain(jdm);
    expect(diagnostics).toEqual([]);
    expect(value.map(({ path }) => path)).toEqual(['jdm/decision.json']);
    expectGolden(jdm, value);
  });

  it('runs no program: expressions and one table, whose cells hold states only', () => {
    const { graph } = goldenInput();
    const { nodes } = decisionContent(graph) as unknown as {
      readonly nodes: readonly { readonly type: string; readonly content: Record<string, unknown> }[];
    };
    const types = nodes.map(({ type }) => type);
    expect(new Set(types)).toEqual(
      new Set(['inputNode', 'expressionNode', 'decisionTableNode', 'outputNode']),
    );
    const table = nodes.find(({ type }) => type === 'decisionTableNode')?.content;
    const rules = table?.['rules'] as readonly Record<string, string>[];
    const cells = rules.flatMap((rule) => Object.entries(rule).filter(([key]) => key.startsWith('section-')));
    expect(cells.length).toBeGreaterThan(2);
    for (const [, cell] of cells) expect(['', '"met"', '"not-met"', '"unknown"']).toContain(cell);
  });

  it('grows with the criteria: twice as many, twice the text; and decides thousands of them', async () => {
    const [small = 0, large = 1] = [500, 1000].map(
      (size) => printJson(decisionContent(largeGraph(size))).length,
    );
    expect(large / small).toBeLessThan(2.2);
    const [answers] = await zenEngine.decide([{ graph: largeGraph(2000), cases: [{ 'criterion-3': true }] }]);
    expect(answers?.[0]?.determination).toBe('appropriate');
  });

  it('shows the state of every criterion in the decision and in the trace', async () => {
    const graph = sketchGraph({ indications: { all: ['a', { any: ['b', 'c'], id: 'either' }], id: 'both' } });
    const engine = new ZenEngine();
    const decision = engine.createDecision(Buffer.from(printJson(decisionContent(graph))));
    const { result, trace } = (await decision.evaluate({ a: true, b: false }, { trace: true })) as {
      readonly result: unknown;
      readonly trace: Readonly<Record<string, { readonly output: unknown }>>;
    };
    engine.dispose();
    const criteria = { a: 'met', b: 'not-met', c: 'unknown', either: 'unknown', both: 'unknown' };
    expect(result).toEqual({
      guideline: { id: graph.guideline.id, version: graph.guideline.version },
      determination: 'needs-information',
      label: '',
      reasons: [],
      unmet: [],
      missing: ['c'],
      invalid: [],
      criteria,
    });
    expect(trace['criteria']?.output).toMatchObject({ state_a: 'met', state_either: 'unknown' });
  });
});

describe('terms of the ZEN language', () => {
  it('hold any text of an author as a literal, although it has no escapes', () => {
    const text = fc.oneof(fc.string({ unit: fc.constantFrom('"', "'", '\\', '\n', 'a') }), fc.string());
    fc.assert(
      fc.property(text, (words) => {
        const parts = zenText(words).match(/"[^"]*"|'[^']*'/g) ?? [];
        expect(parts.map((part) => part.slice(1, -1)).join('')).toBe(words);
        expect(zenText(words).replaceAll(/"[^"]*"|'[^']*'/g, '')).toMatch(/^$|^\((?: \+ )+\)$/);
      }),
      lawOptions(500),
    );
  });

  it('compare codes by patterns exactly as the reference compares texts', () => {
    const code = fc.stringMatching(/^[0-9A-Ca-c][0-9A-C.-]{0,4}$/);
    const seen = { inside: 0, outside: 0 };
    fc.assert(
      fc.property(code, code, code, (one, from, to) => {
        const patterns = [...zenCodeInRange('#', { from, to }).matchAll(/matches\(#, "([^"]*)"\)/g)];
        expect(patterns).toHaveLength(2);
        const inside = patterns.every(([, pattern = '']) => new RegExp(pattern).test(one.toUpperCase()));
        expect(inside, `${one} in ${comparableCode(from)} to ${comparableCode(to)}`).toBe(
          codeInRange(one, { from, to }),
        );
        seen[inside ? 'inside' : 'outside']++;
      }),
      lawOptions(2000),
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });
});
