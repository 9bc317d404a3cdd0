// The three guidelines out of Medicare's determinations: each pair of versions tells its story, with witnesses that hold and claims that are kept.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWorkspace, diffGuidelines } from '../../dsl/index.ts';
import type { GuidelineDiff } from '../../dsl/index.ts';

function diffOf(folder: string, older: string, newer: string): GuidelineDiff {
  const workspace = createWorkspace();
  const [old, fresh] = [older, newer].map((year) => {
    const uri = `guidelines/${folder}/${year}.guideline`;
    workspace.setText(uri, readFileSync(uri, 'utf8'));
    return workspace.guideline(uri);
  });
  if (!old || !fresh) throw new Error(`${folder} must compile`);
  return diffGuidelines(old, fresh);
}

function headlines({ changes }: GuidelineDiff): readonly string[] {
  return changes.map(({ headline }) => headline);
}

describe.each([
  ['positive-airway-pressure', '2005', '2008', 'both'],
  ['implantable-defibrillators', '2003', '2005', 'both'],
  ['acupuncture', '2019', '2020', 'widens'],
] as const)('%s, %s to %s', (folder, older, newer, direction) => {
  const diff = diffOf(folder, older, newer);

  it(`changes determinations: ${direction}`, () => {
    expect(diff.equivalence).toMatchObject({ equivalent: false, direction });
    expect(diff.decisions.length).toBeGreaterThan(0);
  });

  it('every claim of the list of changes has something behind it', () => {
    expect(diff.claims.claims.length).toBeGreaterThan(3);
    const empty = diff.claims.claims.filter(({ changes }) => changes.length === 0);
    expect(empty.map(({ id }) => id)).toEqual([]);
  });
});

describe('what the versions say of themselves', () => {
  it('the QRS restriction ends on a day', () => {
    expect(headlines(diffOf('implantable-defibrillators', '2003', '2005'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/QRS of more than 120 ms.*until 2005-01-26/)]),
    );
  });

  it('codes change their status, and low back pain leaves the list of what is not covered', () => {
    expect(headlines(diffOf('acupuncture', '2019', '2020'))).toEqual(
      expect.arrayContaining([
        'CPT +97811 is now covered, was not covered',
        '“As a treatment of anything else”: WHEN condition is low-back-pain or other is now condition is other',
      ]),
    );
  });
});
