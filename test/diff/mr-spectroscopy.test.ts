// The shipped guideline, 2023 against 2024: every addition with a case of its own, and the claim that nothing bears out.
import { describe, expect, it } from 'vitest';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { readFacts } from '../../dsl/decision/facts.ts';
import { diffGuidelines } from '../../dsl/diff/diff.ts';
import { summaryText } from '../../dsl/diff/summary-text.ts';
import { libraryGuideline } from './support/compiled.ts';

const older = libraryGuideline('mr-spectroscopy/2023.guideline');
const newer = libraryGuideline('mr-spectroscopy/2024.guideline');
const diff = diffGuidelines(older, newer);

describe('MR Spectroscopy 2023.1 to 2024.2', () => {
  it('only widens', () => {
    expect(diff.equivalence).toMatchObject({ equivalent: false, direction: 'widens' });
    expect(diff.classes.kind).toBe('counted');
    expect(diff.classes.rows.map((row) => `${row.old} ${row.new}`)).toEqual([
      'clinician-review clinician-review',
      'clinician-review appropriate',
      'appropriate appropriate',
    ]);
    const total = diff.classes.kind === 'counted' ? diff.classes.total : '';
    expect(diff.classes.rows.reduce((sum, { cases }) => sum + BigInt(cases), 0n)).toBe(BigInt(total));
    expect(diff.notes).toEqual([]);
  });

  it.each([
    ['epilepsy', 'Epilepsy for pre-surgical evaluation met'],
    ['mitochondrial-disorder', 'Mitochondrial disorder met'],
    ['multiple-sclerosis', 'Multiple sclerosis met'],
    ['traumatic-brain-injury', 'Traumatic brain injury met'],
    ['biopsy-localization', 'Brain tumors are known met, Purpose of the study: biopsy-localization'],
    [
      'tumor-recurrence',
      'Brain tumors are known met, Brain tumor is recurrent, to distinguish from radiation-induced tumor necrosis met',
    ],
    ['glioma', 'Brain tumors are known met, Gliomas, to differentiate from met, Demyelination met'],
    [
      'glioma-demyelination',
      'Brain tumors are known met, Gliomas, to differentiate from met, Demyelination met',
    ],
    ['glioma-edema', 'Brain tumors are known met, Gliomas, to differentiate from met, Edema met'],
    ['glioma-infection', 'Brain tumors are known met, Gliomas, to differentiate from met, Infection met'],
    [
      'glioma-grade',
      'Brain tumors are known met, Gliomas, to differentiate from met, Low grade from high grade met',
    ],
    ['glioma-lymphoma', 'Brain tumors are known met, Gliomas, to differentiate from met, Lymphoma met'],
    ['glioma-metastasis', 'Brain tumors are known met, Gliomas, to differentiate from met, Metastasis met'],
    ['glioma-necrosis', 'Brain tumors are known met, Gliomas, to differentiate from met, Necrosis met'],
  ])('%s widens, with a witness of its own', (id, facts) => {
    const decision = diff.decisions.find(({ changes }) => changes.includes(`added:${id}`));
    expect(decision).toMatchObject({ changes: [`added:${id}`], direction: 'widens' });
    expect(decision?.witnesses.map(({ words }) => words)).toEqual([
      `${facts}, all others not met: clinician review in 2023.1, appropriate in 2024.2`,
    ]);
  });

  it('has no other changed decision', () => {
    expect(diff.decisions).toHaveLength(14);
  });

  it('every witness is a case for both versions, decided as told', () => {
    for (const witness of diff.decisions.flatMap(({ witnesses }) => witnesses)) {
      const before = readFacts(older.graph, witness.oldFacts);
      const after = readFacts(newer.graph, witness.newFacts);
      expect([...before.invalid, ...after.invalid]).toEqual([]);
      expect(evaluateGraph(older.graph, before.values).verdict.determination).toBe(witness.old.determination);
      expect(evaluateGraph(newer.graph, after.values).verdict.determination).toBe(witness.new.determination);
    }
  });

  it('nothing was moved, reworded or regrouped: what stands in both is matched', () => {
    const kinds = new Set(diff.changes.map(({ kind }) => kind));
    expect(
      ['moved', 'reworded', 'regrouped', 'threshold', 'removed'].filter((kind) => kinds.has(kind as 'moved')),
    ).toEqual([]);
  });

  it('finds nothing behind the ataxia claim, and something behind the others that have it', () => {
    const claims = diff.claims.claims.map(({ text, by, changes }) => [
      /"([^"]+)"/.exec(text)?.[1] ?? text,
      by,
      changes.length > 0,
    ]);
    expect(diff.claims).toMatchObject({ listed: true, from: '2023.1' });
    expect(claims).toEqual([
      ['Ataxia in a child', 'nothing', false],
      ['Epilepsy', 'id', true],
      ['Brain tumors', 'id', true],
      ['Mitochondrial disorders', 'id', true],
      ['Multiple Sclerosis', 'id', true],
      ['Traumatic brain injury', 'id', true],
      ['references, per the evidence', 'kind', true],
      ['Pediatric Preamble', 'kind', true],
      ['Pediatric indications', 'nothing', false],
    ]);
  });

  it('the claim about brain tumors stands for every addition under it', () => {
    const claim = diff.claims.claims.find(({ id }) => id === 'brain-tumor');
    expect(claim?.changes.filter((id) => id.startsWith('added:'))).toHaveLength(10);
  });

  it('only definitions go unmentioned', () => {
    expect(diff.claims.unmentioned.length).toBeGreaterThan(0);
    expect(diff.claims.unmentioned.filter((id) => !id.startsWith('terms:'))).toEqual([]);
  });

  it('drafts the summary that the document prints, without what is not there', () => {
    const text = summaryText(diff);
    expect(text.split('\n').slice(0, 9)).toEqual([
      'Magnetic Resonance (MR) Spectroscopy guideline had the following version changes from 2023.1 to 2024.2:',
      '',
      '- Added the following:',
      '  - Indications under "Brain tumors are known"',
      '  - "Epilepsy for pre-surgical evaluation" indication',
      '  - "Mitochondrial disorder" indication',
      '  - "Multiple sclerosis" indication',
      '  - "Traumatic brain injury" indication',
      '  - Population text',
    ]);
    expect(text).toContain('- Citations updated per the evidence.');
    expect(text).not.toContain('"Ataxia in a child"');
  });

  it('is empty between a version and itself, and mirrored backwards', () => {
    expect(diffGuidelines(newer, newer)).toMatchObject({
      changes: [],
      decisions: [],
      equivalence: { equivalent: true },
    });
    const back = diffGuidelines(newer, older);
    expect(back.equivalence.direction).toBe('narrows');
    expect(back.decisions).toHaveLength(14);
  });

  it('crosses a worker boundary as plain data', () => {
    expect(structuredClone(diff)).toEqual(diff);
    expect(JSON.parse(JSON.stringify(diff.decisions))).toHaveLength(14);
  });
});
