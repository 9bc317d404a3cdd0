// Replay of cases under two versions: the matrix against the reference, and which difference each change is due to.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../dsl/decision/batch-columns.ts';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import type { Values } from '../../dsl/decision/facts.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { createWorkspace, sameCriteria } from '../../dsl/index.ts';
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

  it('takes back how a list is joined without what came to it or went from it', () => {
    const older = sketchGraph({
      indications: { any: ['a', { any: ['b', 'c', 'gone'], id: 'list' }], id: 'root' },
    });
    const newer = sketchGraph({
      indications: { any: ['a', { atLeast: 2, of: ['b', 'c', 'fresh'], id: 'list' }], id: 'root' },
    });
    const none = { a: false, b: false, c: false, gone: false, fresh: false };
    const causes = (facts: Readonly<Record<string, boolean>>) =>
      replayed(older, newer, [{ ...none, ...facts }]).cells.map((cell) => [
        cell.causes.map(({ kind, criterion }) => `${kind} ${criterion}`),
        cell.together,
      ]);
    expect(causes({ b: true })).toEqual([[['changed list'], 0]]);
    expect(causes({ gone: true })).toEqual([[['removed gone'], 0]]);
    expect(causes({ fresh: true })).toEqual([[[], 0]]);
    const back = takenBack(older, newer).find(({ kind }) => kind === 'changed');
    const list = back?.graph.nodes.find(({ origin }) => origin.id === 'list');
    expect(list).toMatchObject({ kind: 'any', children: { length: 3 } });
  });

  it('finds the causes in versions that share no written ids, by the pairs of the comparison', () => {
    const { older, newer } = compiled(
      `  ANY OF
    1. Seizures of the temporal lobe with aura
    2. Tumour AND ANY OF
       a. Growth seen
       b. Headache
    3. Atrophy of the hippocampus`,
      `  ANY OF
    1. Abscess
    2. Tumour, suspected AND ALL OF
       a. Growth seen
       b. Headache
    3. Seizures of the temporal lobe with an aura`,
    );
    const pairs = sameCriteria(older.guideline, newer.guideline);
    const told = (same: ReadonlyMap<string, string> | undefined) =>
      takenBack(older.graph, newer.graph, same).map(({ kind, words }) => `${kind} ${words}`);
    expect(told(undefined).filter((line) => line.startsWith('changed'))).toEqual([]);
    expect(told(pairs)).toEqual([
      'added Abscess',
      'changed Tumour, suspected',
      'removed Atrophy of the hippocampus',
    ]);
    const keys = [...older.graph.elements, ...newer.graph.elements].map(({ key }) => key);
    const facts = Object.fromEntries(keys.map((key) => [key, /^tumour|growth/.test(key)]));
    const changed = (sameCriteria?: ReadonlyMap<string, string>) =>
      replayed(older.graph, newer.graph, [facts], sameCriteria).cells.flatMap(({ causes, together }) => [
        ...causes.map(({ kind, words }) => `${kind} ${words}`),
        together,
      ]);
    expect(changed(pairs)).toEqual(['changed Tumour, suspected', 0]);
  });

  it('keeps apart two criteria that go by one id in different versions', () => {
    const older = sketchGraph({ indications: { any: ['one', 'two'], id: 'root' } });
    const newer = sketchGraph({ indications: { any: ['two', 'three'], id: 'root' } });
    const pairs = new Map([
      ['two', 'one'],
      ['root', 'root'],
    ]);
    const told = takenBack(older, newer, pairs).map(({ kind, criterion }) => `${kind} ${criterion}`);
    expect(told).toEqual(['changed two', 'added three', 'removed two']);
  });

  it('tells guarded items apart from the list that they came to', () => {
    const palsy = '1. Palsy  {palsy}\n         APPLIES TO age < 18';
    const tic = (number: string) => `${number}. Tic  {tic}\n         APPLIES TO age >= 65`;
    const { older, newer, newest } = compiled(
      `  ANY OF\n    1. Fits  {fits}\n    ${tic('2')}`,
      `  ANY OF\n    ${palsy}\n    2. Fits  {fits}\n    ${tic('3')}`,
      `  AT LEAST 2 OF\n    ${palsy}\n    2. Fits  {fits}\n    ${tic('3')}`,
    );
    const told = (before: CriteriaGraph, after: CriteriaGraph) =>
      takenBack(before, after).map(({ kind, criterion }) => `${kind} ${criterion}`);
    const [first, second, third] = [older.graph, newer.graph, newest?.graph ?? newer.graph];
    expect(told(first, second)).toEqual(['added palsy']);
    expect(told(first, third)).toEqual(['added palsy', 'changed indications']);
    const back = takenBack(first, third).find(({ kind }) => kind === 'changed')?.graph;
    if (!back) throw new Error('the list has changed');
    const decided = (graph: CriteriaGraph, facts: Readonly<Record<string, unknown>>) =>
      determined(graph, readFacts(graph, { fits: false, palsy: false, tic: false, age: 5, ...facts }).values);
    for (const facts of [
      {},
      { tic: true },
      { tic: true, age: 70 },
      { palsy: true },
      { palsy: true, age: 30 },
      { fits: true },
    ])
      expect(decided(back, facts)).toBe(decided(second, facts));
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

/** Versions of one guideline with these indications. */
function compiled(...indications: readonly string[]) {
  const workspace = createWorkspace();
  const [older, newer, newest] = indications.map((criteria, place) => {
    const path = `${String(place)}.guideline`;
    const data = 'data\n  age  "Age"  count\n';
    workspace.setText(
      path,
      `guideline "G"\n  id g\n  version ${String(place)}\n\n${data}\nindications\n${criteria}\n`,
    );
    return workspace.guideline(path);
  });
  if (!older || !newer) throw new Error('the guidelines must compile');
  return { older, newer, newest };
}

function replayed(
  older: CriteriaGraph,
  newer: CriteriaGraph,
  facts: readonly Readonly<Record<string, unknown>>[],
  sameCriteria?: ReadonlyMap<string, string>,
): ReplayReport {
  const replay = createReplay(older, newer, sameCriteria ? { sameCriteria } : {});
  const columns = (graph: CriteriaGraph) =>
    columnsOf(
      graph.elements,
      facts.map((one) => readFacts(graph, one).values),
    );
  replay.add({ size: facts.length, old: columns(older), new: columns(newer) });
  return replay.report();
}
