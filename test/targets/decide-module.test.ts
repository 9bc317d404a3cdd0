// The generated decide.mjs against the reference decision, on random graphs and facts, hostile ones among them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../dsl/decision/decide.ts';
import { decideModule } from '../../dsl/targets/rule-bundle/decide-module.ts';
import { lawOptions, randomFacts, randomGraph } from '../support/random-graph.ts';
import { hostileGraph, hostileTexts } from './support/hostile.ts';
import { runModule } from './support/run-module.ts';

describe('decide.mjs', () => {
  it('decides every random case as the reference does: determination, label, reasons, unmet, missing and invalid', async () => {
    const graphs = fc.sample(
      randomGraph({ questions: 6, tests: 8, groups: 10 }).chain((graph) =>
        fc.tuple(fc.constant(graph), fc.array(randomFacts(graph), { minLength: 25, maxLength: 25 })),
      ),
      lawOptions(300),
    );
    const seen = new Set<string>();
    for (const [graph, allFacts] of graphs) {
      const text = decideModule(graph, 'sha256:0');
      // The second way is the one that large guidelines take.
      const modules = [
        await runModule(text),
        await runModule(text.replace('fewElements = 128', 'fewElements = 0')),
      ];
      for (const facts of allFacts) {
        const wanted = decide(graph, facts);
        for (const module of modules) {
          expect(module.decide(facts), JSON.stringify({ graph, facts })).toEqual(wanted);
          expect(module.determine(facts), JSON.stringify({ graph, facts })).toBe(wanted.determination);
          expect(module.determinePacked(module.pack(facts))).toBe(wanted.determination);
          expect({ ...module.explain(facts), invalid: wanted.invalid }).toEqual(wanted);
        }
        seen.add(wanted.determination);
        if (wanted.invalid.length > 0) seen.add('invalid');
        if (wanted.missing.length > 0) seen.add('missing');
      }
    }
    expect([...seen].toSorted()).toEqual([
      'appropriate',
      'clinician-review',
      'invalid',
      'missing',
      'needs-information',
      'not-covered',
    ]);
  });

  it('keeps nothing of one case for the next', async () => {
    const graph = hostileGraph('plain words');
    const { decide: run } = await runModule(decideModule(graph, 'sha256:0'));
    const full = { 'plain words': true, 'choice plain words': 'plain words', 'amount plain words': '1.0' };
    const first = run(full);
    expect(first.determination).toBe('yes plain words');
    expect(run({}).missing).toEqual(Object.keys(full));
    expect(run(full)).toEqual(first);
    expect(first.reasons).toEqual(['plain words', 'of plain words', 'in plain words']);
  });

  it.each(hostileTexts)('carries %j in keys, ids, words, values and units as it is', async (text) => {
    const graph = hostileGraph(text);
    const module = await runModule(decideModule(graph, 'sha256:0'));
    const facts = Object.fromEntries([
      [text, true],
      [`choice ${text}`, text],
      [`amount ${text}`, { value: '1.0', unit: text }],
    ]);
    // Compared as JSON text: `toEqual` would walk into a key called __proto__.
    const decision = module.decide(JSON.parse(JSON.stringify(facts)));
    expect(JSON.stringify(decision)).toBe(JSON.stringify(decide(graph, facts)));
    expect(decision.determination).toBe(`yes ${text}`);
    expect(module.guideline['title']).toBe(text);
    const open = module.decide({ [`choice ${text}`]: 'neither', toString: true });
    expect(JSON.stringify(open)).toBe(
      JSON.stringify(decide(graph, { [`choice ${text}`]: 'neither', toString: true })),
    );
  });

  it.each(hostileTexts)('is one script-safe text whatever the words are: %j', (text) => {
    const module = decideModule(hostileGraph(text), 'sha256:0');
    expect(module).not.toMatch(/<\/script|<!--|[\u2028\u2029]|[^\P{Cc}\n]/u);
    expect(module.split('\n')[0]).toMatch(/^\/\/ .*Generated from the guideline's source; do not edit\.$/);
  });

  it('ignores what a prototype offers', async () => {
    const graph = hostileGraph('key');
    const { decide: run } = await runModule(decideModule(graph, 'sha256:0'));
    const inherited: unknown = Object.create({ key: true, 'choice key': 'key', other: 1 });
    expect(run(inherited)).toEqual(run({}));
    expect(run(Object.assign(Object.create(null), { key: false })).unmet).toEqual(['key']);
  });

  it.each([[null], [undefined], ['text'], [7], [true], [[]], [[{ key: true }]], [() => 1]])(
    'names facts that are no object: %j',
    async (facts) => {
      const graph = hostileGraph('key');
      const { decide: run } = await runModule(decideModule(graph, 'sha256:0'));
      expect(run(facts)).toEqual(decide(graph, facts as never));
      expect(run(facts).invalid).toHaveLength(1);
    },
  );

  it('needs nothing but the language: no import, no text made into code, no clock, no chance, no locale', () => {
    const module = decideModule(hostileGraph('x'), 'sha256:0');
    expect(module).not.toMatch(
      /\bimport\b|\brequire\b|\beval\b|\bFunction\b|\bDate\b|\bIntl\b|Math\.random|toLocale|localeCompare|globalThis|process\b|`/,
    );
    expect(Buffer.byteLength(module.slice(module.indexOf('// ---- The engine')))).toBeLessThan(31_000);
  });
});
