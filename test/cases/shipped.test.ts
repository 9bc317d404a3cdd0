// The shipped guidelines: no faults, every case passes, every criterion decides somewhere, and 2024 only widens 2023.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../dsl/cases/coverage.ts';
import { runCases } from '../../dsl/cases/run-cases.ts';
import type { CriteriaGraph, Element } from '../../dsl/decision/criteria-graph.ts';
import { decide } from '../../dsl/decision/decide.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';
import { printDocument } from '../../dsl/syntax/print.ts';
import type { Criterion } from '../../dsl/model/guideline.ts';
import type { TextFile } from '../support/documents.ts';
import { shippedFiles } from '../support/documents.ts';
import { compileText, resolveText } from './fixture.ts';

const files = shippedFiles();
const fileAt = (path: string): TextFile => {
  const found = files.find((file) => file.path === path);
  if (!found) throw new Error(`${path} is not shipped`);
  return found;
};
const compileFile = (path: string) => compileText(fileAt(path).text, path);

describe('shipped guidelines', () => {
  for (const { path } of files.filter((file) => file.path.endsWith('.guideline'))) {
    it(`${path} compiles without a finding, and every criterion has a written id`, () => {
      const { diagnostics, guideline } = compileFile(path);
      expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
      const criteria = guideline.sections.flatMap((section) => section.criteria.flatMap(withChildren));
      expect(criteria.filter(({ pinned }) => !pinned).map(({ id }) => id)).toEqual([]);
    });
  }

  for (const { path, text } of files.filter((file) => file.path.endsWith('.cases'))) {
    const compiled = compileFile(path.replace(/\.cases$/, '.guideline'));
    const { cases, diagnostics } = resolveText(compiled, text, path);

    const isProof = path.includes('mr-spectroscopy');
    const least = isProof ? 40 : 15;

    it(`${path} has at least ${least} cases, and all pass`, () => {
      expect(diagnostics).toEqual([]);
      expect(cases.length).toBeGreaterThanOrEqual(least);
      const failed = runCases(compiled.graph, cases).filter(({ outcome }) => outcome !== 'passed');
      expect(failed.map(({ case: { title }, decision }) => `${title}: ${decision.determination}`)).toEqual(
        [],
      );
    });

    it(`${path} sees every criterion met, not met and unknown`, () => {
      const { criteria } = coverageOf(compiled.graph, cases);
      expect(criteria.length).toBeGreaterThan(0);
      for (const { origin, seen } of criteria)
        expect(Math.min(...Object.values(seen)), `${origin.id} seen`).toBeGreaterThan(0);
    });

    if (!isProof) continue;
    it(`${path} lets each criterion decide each way`, () => {
      for (const { origin, decisive } of coverageOf(compiled.graph, cases).criteria) {
        expect(Math.min(...Object.values(decisive)), `${origin.id} decides`).toBeGreaterThan(0);
      }
    });
  }
});

describe('shipped files', () => {
  for (const { path, text } of files) {
    it(`${path} is formatted`, () => {
      expect(printDocument(createSyntax().parse(createSourceText(path, text)).value)).toBe(text);
    });
  }
});

describe('2023 and 2024', () => {
  const older = compileFile('guidelines/mr-spectroscopy/2023.guideline');
  const newer = compileFile('guidelines/mr-spectroscopy/2024.guideline');

  it('give the same criterion the same id', () => {
    const newWords = new Map(newer.graph.elements.map(({ key, label }) => [key, label]));
    for (const { key, label } of older.graph.elements) expect(newWords.get(key), key).toBe(label);
  });

  it('keep appropriate what was appropriate, whatever is known', () => {
    fc.assert(
      fc.property(factsOf(older.graph), factsOf(newer.graph), (shared, added) => {
        const old = decide(older.graph, shared).determination;
        const facts = { ...added, ...shared };
        if (old === 'appropriate') expect(decide(newer.graph, facts).determination).toBe('appropriate');
      }),
      { numRuns: 3000, seed: 20241103 },
    );
  });

  it('widen by each indication that the summary of changes adds', () => {
    for (const id of ['epilepsy', 'mitochondrial-disorder', 'multiple-sclerosis', 'traumatic-brain-injury']) {
      const closed = resolveText(
        newer,
        `cases for mr-spectroscopy 2024.2\ncase "${id}"\n  {${id}} met\n  all others not met\n`,
      );
      const facts = closed.cases[0]?.facts ?? {};
      const known = Object.fromEntries(
        Object.entries(facts).filter(([key]) => older.graph.elements.some((element) => element.key === key)),
      );
      expect(decide(newer.graph, facts).determination, id).toBe('appropriate');
      expect(decide(older.graph, known).determination, id).toBe('clinician-review');
    }
  });
});

function withChildren(criterion: Criterion): readonly Criterion[] {
  return [criterion, ...criterion.clauses.flatMap(({ children }) => children.flatMap(withChildren))];
}

/** Mostly no contraindication, so that indications decide. */
function factsOf(graph: CriteriaGraph): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  return fc.record(Object.fromEntries(graph.elements.map((element) => [element.key, valueOf(element)])));
}

function valueOf(element: Element): fc.Arbitrary<unknown> {
  switch (element.kind) {
    case 'choice':
    case 'scale':
      return fc.constantFrom(...element.values, null);
    case 'date':
      return fc.constantFrom('2024-10-08', '2024-10-09', '2024-11-20', null);
    default:
      return element.key.startsWith('mri-general')
        ? fc.oneof(
            { weight: 20, arbitrary: fc.constant(false) },
            { weight: 1, arbitrary: fc.constantFrom(true, null) },
          )
        : fc.constantFrom(true, false, null);
  }
}
