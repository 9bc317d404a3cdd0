// The summary as a table, and the law that a drafted list of changes, put into the new version, claims what changed and nothing else.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GuidelineDiff } from '../../dsl/index.ts';
import {
  createWorkspace,
  diffGuidelines,
  summarySource,
  summaryTable,
  summaryTableCsv,
  summaryTableMarkdown,
} from '../../dsl/index.ts';
import { base, diffTexts, edited } from './support/one-library.ts';

const list = /^changes from[^]*?\n(?=[a-z])/m;

function shipped(folder: string, older: string, newer: string, list: string): GuidelineDiff {
  const workspace = createWorkspace();
  const fragment = 'guidelines/fragments/mri-general-contraindications-2024.1.guideline';
  workspace.setText(fragment, readFileSync(fragment, 'utf8'));
  const [from, to] = [older, newer].map((year) => {
    const uri = `guidelines/${folder}/${year}.guideline`;
    const text = withoutList(readFileSync(uri, 'utf8'));
    workspace.setText(uri, year === newer ? `${text}\n${list}` : text);
    return workspace.guideline(uri);
  });
  if (!from || !to) throw new Error(`${folder} must compile`);
  return diffGuidelines(from, to);
}

function withoutList(text: string): string {
  return text.replace(list, '');
}

describe('a drafted list of changes', () => {
  it.each([
    ['mr-spectroscopy', '2023', '2024'],
    ['mr-spectroscopy', '2024', '2023'],
    ['positive-airway-pressure', '2005', '2008'],
    ['implantable-defibrillators', '2003', '2005'],
    ['acupuncture', '2019', '2020'],
    ['acupuncture', '2020', '2019'],
  ])('passes its own check: %s %s to %s', (folder, older, newer) => {
    const drafted = shipped(folder, older, newer, '');
    const source = summarySource(drafted);
    const { claims } = shipped(folder, older, newer, `changes from ${drafted.old.version}\n${source}`);
    expect(claims.listed).toBe(true);
    expect(claims.claims).toHaveLength(source.trimEnd().split('\n').length);
    expect(claims.claims.filter(({ changes }) => changes.length === 0).map(({ text }) => text)).toEqual([]);
    expect(claims.unmentioned).toEqual([]);
  });

  it('says in which section where two have changes', () => {
    const two = `indications "Further visits"\n  ANY OF\n    - Better {better}\n\nexclusions`;
    const before = { ...base, guideline: edited(base.guideline, ['exclusions', two]) };
    const after = {
      ...base,
      guideline: edited(
        before.guideline,
        ['- Better {better}\n', '- Better {better}\n    - Stable {stable}\n'],
        ['    3. Ob', '    - Ataxia {ataxia}\n    3. Ob'],
      ),
    };
    const words = diffTexts(before, after).summary.groups.flatMap(({ bullets }) =>
      bullets.map((bullet) => bullet.words),
    );
    expect(words).toEqual([
      '"Ataxia" indication in "Imaging of the brain"',
      '"Stable" indication in "Further visits"',
    ]);
  });
});

describe('the summary as a table', () => {
  const diff = diffTexts(base, {
    ...base,
    guideline: edited(
      base.guideline,
      ['>= 35 kg', '>= 30 kg'],
      ['Headache at night', 'Nightly | "headache"'],
      [
        'legal\n',
        'changes from 1.1\n  revised  {obesity}  Threshold\n  added  "Trauma" indication\n\nlegal\n',
      ],
    ),
  });

  it('has a row for each change with numbers, direction, cases and claim, and for each claim without one', () => {
    expect(summaryTable(diff)).toEqual([
      {
        section: 'indications: Imaging of the brain',
        oldNumber: '2.a',
        newNumber: '2.a',
        change: 'Reworded “Headache at night” as “Nightly | "headache"”',
        direction: 'none',
        forWhom: '',
        claim: '',
      },
      {
        section: 'indications: Imaging of the brain',
        oldNumber: '3',
        newNumber: '3',
        change: '“Obesity”: WHEN bmi >= 35 kg/m2 is now bmi >= 30 kg/m2',
        direction: 'widens',
        forWhom: expect.stringContaining('30 to 34.9 kg/m2, all others not met: clinician review in'),
        claim: 'revised Threshold',
      },
      expect.objectContaining({
        change: 'No change is behind this claim',
        claim: 'added "Trauma" indication',
      }),
    ]);
  });

  it('keeps its columns whatever the words', () => {
    const markdown = summaryTableMarkdown(diff).trimEnd().split('\n');
    for (const line of markdown) expect(line.match(/(?<!\\)\|/g)).toHaveLength(8);
    expect(summaryTableCsv(diff)).toContain('"Reworded “Headache at night” as “Nightly | ""headache""”"');
  });

  it('gives a spreadsheet no formula', () => {
    const [claim] = diff.claims.claims;
    if (!claim) throw new Error('the list has claims');
    const claims = [{ ...claim, verb: '=cmd()', text: '', changes: ['x'] }];
    const change = diff.changes.map((one) => ({ ...one, id: 'x', headline: '+1' }));
    const csv = summaryTableCsv({ ...diff, changes: change, claims: { ...diff.claims, claims } });
    expect(csv).toContain(",'+1,");
    expect(csv).toContain(",'=cmd()");
  });
});
