// Versions without written ids and fragments by themselves: the comparison finds what it finds with ids, and as it decides in a guideline.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GuidelineDiff } from '../../dsl/index.ts';
import { createWorkspace, diffGuidelines } from '../../dsl/index.ts';
import { base, diffTexts, edited } from './support/one-library.ts';
import type { Texts } from './support/one-library.ts';

const device = '    - Implanted device {device}\n';

describe('two versions of a fragment', () => {
  const alone = (fragment: string): Texts => ({ guideline: fragment, fragment });
  const more = edited(
    base.fragment,
    ['version  1.0', 'version  1.1'],
    [device, `${device}    - Pregnancy {pregnancy}\n`],
  );

  it('are compared as they decide where indications are met, and it is said', () => {
    const diff = diffTexts(alone(base.fragment), alone(more));
    expect(diff.equivalence).toMatchObject({ equivalent: false, direction: 'narrows' });
    expect(diff.decisions.map(({ changes }) => changes)).toEqual([['added:pregnancy']]);
    expect(diff.notes).toEqual([expect.stringContaining('A fragment decides nothing by itself')]);
  });

  it('are equal where they say the same', () => {
    const { equivalence } = diffTexts(alone(base.fragment), alone(base.fragment));
    expect(equivalence.equivalent).toBe(true);
  });
});

describe('the shipped pairs without any written id', () => {
  it.each([
    ['mr-spectroscopy', '2023', '2024'],
    ['positive-airway-pressure', '2005', '2008'],
    ['implantable-defibrillators', '2003', '2005'],
  ])('%s has the same determinations, counts and decisions', (folder, older, newer) => {
    const withIds = shippedDiff(folder, older, newer, (text) => text);
    const without = shippedDiff(folder, older, newer, (text) =>
      text.replace(/^changes from[^]*?\n(?=[a-z])/m, '').replace(/ {2}\{[a-z0-9-]+\}/g, ''),
    );
    expect(without.equivalence).toEqual(withIds.equivalence);
    expect(without.classes).toEqual(withIds.classes);
    expect(without.classes.kind).toBe('counted');
    expect(without.decisions.map(({ words, direction }) => `${direction} ${words}`)).toEqual(
      withIds.decisions.map(({ words, direction }) => `${direction} ${words}`),
    );
  });
});

function shippedDiff(
  folder: string,
  older: string,
  newer: string,
  prepare: (text: string) => string,
): GuidelineDiff {
  const workspace = createWorkspace();
  const fragment = 'guidelines/fragments/mri-general-contraindications-2024.1.guideline';
  workspace.setText(fragment, readFileSync(fragment, 'utf8'));
  const [from, to] = [older, newer].map((year) => {
    const uri = `guidelines/${folder}/${year}.guideline`;
    workspace.setText(uri, prepare(readFileSync(uri, 'utf8')));
    return workspace.guideline(uri);
  });
  if (!from || !to) throw new Error(`${folder} must compile`);
  return diffGuidelines(from, to);
}
