// Replay of cases under two versions: the matrix against the reference, and which difference each change is due to.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../dsl/decision/batch-columns.ts';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import type { Values } from '../../dsl/decision/facts.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { createWorkspace } from '../../dsl/index.ts';
import { createReplay } from '../../dsl/replay/replay.ts';
import type { ReplayReport } from '../../dsl/replay/replay.ts';
import { takenBack } from '../../dsl/replay/taken-back.ts';
import { sketchGraph } from '../decision/small-graph.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';

describe('replay', () => {
  it('counts, batch after batch, what the reference decides under both versions', () => {
    const pairs = fc
      .tuple(randomGraph({ questions: 5 }), randomGraph({ questions: 5 }))
      .chain(([older, newer]) =>
        fc.tuple(
          fc.constant([older, newer] as const),
          fc.array(fc.tuple(randomValues(older), randomValues(newer)), { minLength: 1, maxLength: 90 }),
        ),
      );
    const law = ([[older, newer], cases]: readonly [
      readonly [CriteriaGraph, CriteriaGraph],
      readonly (readonly [Values, Values])[],
    ]) => {
      const replay = createReplay(older, newer, { examples: 2 });
      const expected = new Map<string, number[]>();
      cases.forEach(([before, after], at) => {
        const cell = `${determined(older, before)} -> ${determined(newer, after)}`;
        expected.set(cell, [...(expected.get(cell) ?? []), at]);
      });
      for (let at = 0; at < cases.length; at += 40) {
        const part = cases.slice(at, at + 40);
        const old = columnsOf(
          older.elements,
          part.map(([values]) => values),
        );
        const now = columnsOf(
          newer.elements,
          part.map(([, values]) => values),
        );
        replay.add({ size: part.length, old, new: now });
      }
      const { cells, ...report } = replay.report();
      expect(report.cases).toBe(cases.length);
      expect(
        new Map(cells.map((cell) => [`${cell.old} -> ${cell.new}`, [cell.cases, cell.examples]])),
      ).toEqual(new Map([...expected].map(([cell, all]) => [cell, [all.length, all.slice(0, 2)]])));
      for (const cell of cells) {
        expect(cell.cases).toBeGreaterThanOrEqual(cell.together);
        if (cell.old === cell.new) expect([cell.causes, cell.together]).toEqual([[], 0]);
      }
    };
    fc.assert(fc.property(pairs, law), lawOptions(150));
  });

  it('finds no difference between equal versions', () => {
    fc.assert(
      fc.property(randomGraph(), (graph) => {
        expect(takenBack(graph, structuredClone(graph))).toEqual([]);
      }),
      lawOptions(100),
    );
  });

  it('names the criterion that was added, removed or changed, and cases that need several', () => {
    const older = sketchGraph({
      indications: { any: ['a', 'gone', { all: ['b', 'c'], id: 'list' }], id: 'root' },
    });
    const newer = sketchGraph({
      indications: { any: ['a', 'fresh', { any: ['b', 'c'], id: 'list' }], id: 'root' },
    });
    const report = replayed(older, newer, [
      { a: false, gone: false, fresh: true, b: false, c: false },
      { a: false, gone: true, fresh: false, b: false, c: false },
      { a: false, gone: false, fresh: false, b: true, c: false },
      { a: false, gone: false, fresh: true, b: true, c: false },
      { a: true, gone: true, fresh: true, b: true, c: true },
    ]);
    expect(report.changed).toBe(4);
    const widened = report.cells.find((cell) => cell.new === 'appropriate' && cell.old !== cell.new);
    expect(widened).toMatchObject({ cases: 3, examples: [0, 2, 3], together: 1 });
    expect(widened?.causes.map(({ kind, criterion, cases }) => [kind, criterion, cases])).toEqual([
      ['added', 'fresh', 1],
      ['changed', 'list', 1],
    ]);
    const narrowed = report.cells.find((cell) => cell.old === 'appropriate' && cell.old !== cell.new);
    expect(narrowed?.causes).toEqual([
      { kind: 'removed', criterion: 'gone', words: 'Words of gone', cases: 1 },
    ]);
  });

  it('tells what the shipped versions of MR Spectroscopy change for epilepsy', () => {
    const base = 'guidelines/';
    const fragment = 'guidelines/fragments/mri-general-contraindications-2024.1.guideline';
    const workspace = createWorkspace();
    const paths = [`${base}mr-spectroscopy/2023.guideline`, `${base}mr-spectroscopy/2024.guideline`];
    for (const path of [fragment, ...paths]) workspace.setText(path, readFileSync(path, 'utf8'));
    const [older, newer] = paths.map((path) => workspace.guideline(path)?.graph);
    if (!older || !newer) throw new Error('the shipped guidelines must compile');
    const closed = Object.fromEntries(
      [...older.elements, ...newer.elements]
        .filter(({ kind }) => kind === 'question' || kind === 'yes-no')
        .map(({ key }) => [key, false]),
    );
    const data = {
      purpose: 'prognosis',
      'mri-result': 'normal',
      'stent-placed': '2000-01-01',
      request: '2024-07-01',
    };
    const report = replayed(older, newer, [{ ...closed, ...data, epilepsy: true }]);
    expect(report.cells).toMatchObject([
      {
        old: 'clinician-review',
        new: 'appropriate',
        causes: [{ kind: 'added', criterion: 'epilepsy', cases: 1 }],
        together: 0,
      },
    ]);
  });
});

function determined(graph: CriteriaGraph, values: Values): string {
  return evaluateGraph(graph, values).verdict.determination;
}

function replayed(
  older: CriteriaGraph,
  newer: CriteriaGraph,
  facts: readonly Readonly<Record<string, unknown>>[],
): ReplayReport {
  const replay = createReplay(older, newer);
  const columns = (graph: CriteriaGraph) =>
    columnsOf(
      graph.elements,
      facts.map((one) => readFacts(graph, one).values),
    );
  replay.add({ size: facts.length, old: columns(older), new: columns(newer) });
  return replay.report();
}
