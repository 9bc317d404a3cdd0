// Every kind of edit, with ids and without: what the comparison finds, which way determinations go, and what it amounts to.
import { describe, expect, it } from 'vitest';
import type { GuidelineDiff } from '../../dsl/index.ts';
import { decide } from '../../dsl/index.ts';
import { base, compile, diffTexts, edited, withoutIds } from './support/one-library.ts';
import type { Texts } from './support/one-library.ts';

type Edit = readonly [from: string, to: string];

const bare: Texts = { guideline: withoutIds(base.guideline), fragment: withoutIds(base.fragment) };
const here = (...edits: readonly Edit[]): Texts => ({ ...base, guideline: edited(base.guideline, ...edits) });
const bareHere = (...edits: readonly Edit[]): Texts => ({
  ...bare,
  guideline: edited(bare.guideline, ...edits),
});
const inFragment = (...edits: readonly Edit[]): Texts => ({
  guideline: edited(base.guideline, ['safety 1.0', 'safety 1.1']),
  fragment: edited(base.fragment, ['version  1.0', 'version  1.1'], ...edits),
});

const exclusion = '    - Study was done within a month {recent}\n';
const exclusions = `exclusions\n  ANY OF\n${exclusion}\n`;
const seizures = `    4. ANY OF {seizures}
         a. Seizure without fever {afebrile}
         b. Seizure with a focal sign {focal}
`;
const tumor = `    1. Tumor is known [one-2020]
         EG glioma; lymphoma
         NOTE The report names the tumor
`;
const sure = `    5. Ataxia or not {sure}
         WHEN MET {tumor} OR NOT MET {tumor}
       AND Ataxia {ataxia}
       AND NOT Ataxia again {again}
         WHEN MET {ataxia}

`;
const device = '    - Implanted device {device}\n';

interface Row {
  readonly what: string;
  readonly old?: Texts;
  readonly new: Texts;
  /** Changes by id, without notes on numbers. */
  readonly changes: readonly string[];
  readonly direction: GuidelineDiff['equivalence']['direction'];
  readonly besides: readonly string[];
}

const rows: readonly Row[] = [
  { what: 'nothing', new: base, changes: [], direction: 'none', besides: [] },
  { what: 'ids left out', new: bare, changes: [], direction: 'none', besides: [] },
  {
    what: 'ids renamed',
    new: { ...base, guideline: base.guideline.replace(/\{([a-z]+)\}/g, '{new-$1}') },
    changes: [],
    direction: 'none',
    besides: [],
  },
  {
    what: 'sections in another order',
    new: here([exclusions, ''], ['indications "', `${exclusions}indications "`]),
    changes: [],
    direction: 'none',
    besides: [],
  },
  {
    what: 'criteria in another order, without ids',
    old: bare,
    new: bareHere([tumor, ''], ['    4. ANY OF\n', `${tumor}    4. ANY OF\n`]),
    changes: ['moved:tumor-is-known'],
    direction: 'none',
    besides: ['wording'],
  },
  {
    what: 'a definition at another place',
    new: here(
      ['terms\n  Glioma\n    A tumor of the supporting cells.\n\n', ''],
      ['legal\n', 'terms\n  Glioma\n    A tumor of the supporting cells.\n\nlegal\n'],
    ),
    changes: [],
    direction: 'none',
    besides: [],
  },
  {
    what: 'ANY to ALL',
    new: here(['4. ANY OF', '4. ALL OF']),
    changes: ['regrouped.quantifier:seizures'],
    direction: 'narrows',
    besides: [],
  },
  {
    what: 'ANY to ALL, without ids',
    old: bare,
    new: bareHere(['4. ANY OF', '4. ALL OF']),
    changes: ['regrouped.quantifier:list'],
    direction: 'narrows',
    besides: [],
  },
  {
    what: 'two of three to one of three',
    new: here(['AT LEAST 2', 'AT LEAST 1']),
    changes: ['regrouped.quantifier:findings'],
    direction: 'widens',
    besides: [],
  },
  {
    what: 'a group taken apart, which says the same',
    new: here([
      seizures,
      '    4. Seizure without fever {afebrile}\n    5. Seizure with a focal sign {focal}\n',
    ]),
    changes: ['moved:afebrile', 'moved:focal', 'removed:seizures'],
    direction: 'none',
    besides: ['structure'],
  },
  {
    what: 'ANY OF written as EITHER OF',
    new: here(['4. ANY OF', '4. EITHER OF']),
    changes: ['regrouped.quantifier:seizures'],
    direction: 'none',
    besides: ['wording'],
  },
  {
    what: 'a lower threshold',
    new: here(['>= 35 kg', '>= 30 kg']),
    changes: ['threshold.when:obesity'],
    direction: 'widens',
    besides: [],
  },
  {
    what: 'a higher threshold, without ids',
    old: bare,
    new: bareHere(['>= 35 kg', '>= 40 kg']),
    changes: ['threshold.when:obesity'],
    direction: 'narrows',
    besides: [],
  },
  {
    what: 'a threshold that turns round',
    new: here(['>= 35 kg', '<= 35 kg']),
    changes: ['threshold.when:obesity'],
    direction: 'both',
    besides: [],
  },
  {
    what: 'a threshold in another unit, which says the same',
    new: here(['>= 35 kg/m2', '>= 35000 g/m2']),
    changes: ['threshold.when:obesity'],
    direction: 'none',
    besides: ['structure'],
  },
  {
    what: 'an indication more',
    new: here(['exclusions\n', '    5. Ataxia {ataxia}\n\nexclusions\n']),
    changes: ['added:ataxia'],
    direction: 'widens',
    besides: [],
  },
  {
    what: 'an exclusion more',
    new: here([exclusion, `${exclusion}    - Claustrophobia {fear}\n`]),
    changes: ['added:fear'],
    direction: 'narrows',
    besides: [],
  },
  {
    what: 'an indication and an exclusion more, and a citation',
    new: here(
      ['exclusions\n', '    5. Ataxia {ataxia}\n\nexclusions\n'],
      [exclusion, `${exclusion}    - Claustrophobia {fear}\n`],
      ['[one-2020]', '[two-2021]'],
    ),
    changes: ['citation:tumor', 'added:ataxia', 'added:fear'],
    direction: 'both',
    besides: ['evidence'],
  },
  {
    what: 'a criterion that no complete case meets',
    new: here(['exclusions\n', `${sure}exclusions\n`]),
    changes: ['added:sure'],
    direction: 'documentation',
    besides: [],
  },
  {
    what: 'the range of a data element',
    new: here(['from 5 to 120', 'from 5 to 200']),
    changes: ['data:bmi'],
    direction: 'documentation',
    besides: [],
  },
  {
    what: 'another kind of section',
    new: here(['exclusions\n', 'contraindications\n']),
    changes: ['added:section:contraindications', 'moved:recent', 'removed:section:exclusions'],
    direction: 'widens',
    besides: [],
  },
  {
    what: 'a section in two',
    old: bare,
    new: bareHere(['    3. Obesity\n', '\nindications "Other"\n  ANY OF\n    3. Obesity\n']),
    changes: ['added:section:indications-2', 'moved:obesity', 'moved:list'],
    direction: 'none',
    besides: ['structure'],
  },
  {
    what: 'words, with ids',
    new: here(['Headache at night', 'Nightly headache']),
    changes: ['reworded:headache'],
    direction: 'none',
    besides: ['wording'],
  },
  {
    what: 'words, without ids',
    old: bare,
    new: bareHere(['Headache at night', 'Nightly headache']),
    changes: ['reworded:nightly-headache'],
    direction: 'none',
    besides: ['wording'],
  },
  {
    what: 'words that ask something else',
    new: here(['within a month', 'within 2 months']),
    changes: ['reworded:recent'],
    direction: 'both',
    besides: [],
  },
  {
    what: 'examples and notes',
    new: here(['glioma; lymphoma', 'glioma'], ['names the tumor', 'names it']),
    changes: ['example:tumor', 'detail.note:tumor'],
    direction: 'none',
    besides: ['wording'],
  },
  {
    what: 'a citation',
    new: here(['[one-2020]', '[one-2020, two-2021]']),
    changes: ['citation:tumor'],
    direction: 'none',
    besides: ['evidence'],
  },
  {
    what: 'a reference',
    new: here(['A study of tumors', 'Study of tumors']),
    changes: ['references:one-2020'],
    direction: 'none',
    besides: ['evidence'],
  },
  {
    what: 'a code',
    new: here(['  70552  MRI of the brain with contrast\n', '']),
    changes: ['code:procedures:70552'],
    direction: 'none',
    besides: ['codes'],
  },
  {
    what: 'a definition',
    new: here(['supporting cells', 'glial cells']),
    changes: ['terms:glioma'],
    direction: 'none',
    besides: ['wording'],
  },
  {
    what: 'legal text',
    new: here(['All rights', 'Some rights']),
    changes: ['text:legal'],
    direction: 'none',
    besides: ['administrative'],
  },
  {
    what: 'the version of a fragment that says the same',
    new: inFragment(),
    changes: ['include:safety'],
    direction: 'none',
    besides: ['administrative'],
  },
  {
    what: 'a definition in a fragment',
    new: inFragment(['Anything that was', 'Whatever was']),
    changes: ['include:safety', 'terms:device'],
    direction: 'none',
    besides: ['wording', 'administrative'],
  },
  {
    what: 'a code in a fragment',
    new: inFragment(['70553  MRI', '70553  Magnetic resonance imaging']),
    changes: ['code:procedures:70553', 'include:safety'],
    direction: 'none',
    besides: ['codes', 'administrative'],
  },
  {
    what: 'a reference in a fragment',
    new: inFragment(['Safety of devices', 'On the safety of devices']),
    changes: ['include:safety', 'references:three-2022'],
    direction: 'none',
    besides: ['evidence', 'administrative'],
  },
  {
    what: 'notes of a fragment',
    new: inFragment(['Ask the', 'Call the']),
    changes: ['include:safety', 'text:notes:safety'],
    direction: 'none',
    besides: ['wording', 'administrative'],
  },
  {
    what: 'a criterion of a fragment',
    new: inFragment([device, `${device}    - Pregnancy {pregnancy}\n`]),
    changes: ['include:safety', 'added:safety.pregnancy'],
    direction: 'narrows',
    besides: ['administrative'],
  },
  {
    what: 'a definition that leaves its fragment for the guideline',
    new: {
      guideline: edited(inFragment().guideline, [
        '  Glioma\n',
        '  Device\n    Anything that was implanted.\n\n  Glioma\n',
      ]),
      fragment: edited(inFragment().fragment, ['terms\n  Device\n    Anything that was implanted.\n\n', '']),
    },
    changes: ['include:safety'],
    direction: 'none',
    besides: ['administrative'],
  },
];

const mirrored = { widens: 'narrows', narrows: 'widens' } as const;

describe.each(rows)('$what', ({ old = base, new: newer, changes, direction, besides }) => {
  const diff = diffTexts(old, newer);

  it('is told as what it is', () => {
    const told = diff.changes.filter(({ kind }) => kind !== 'renumbered').map(({ id }) => id);
    expect(told.toSorted()).toEqual(changes.toSorted());
    expect(diff.equivalence).toMatchObject({ direction, equivalent: direction === 'none' });
    expect(diff.materiality).toMatchObject({ meaning: direction !== 'none', besides });
  });

  it('has a cause and a case that the evaluator bears out for all that changes', () => {
    const graphs = { old: compile(old, 'old').graph, new: compile(newer, 'new').graph };
    expect(diff.decisions.length > 0).toBe(direction !== 'none');
    for (const { changes: causes, witnesses } of diff.decisions) {
      expect(causes.length).toBeGreaterThan(0);
      for (const witness of witnesses) {
        expect(decide(graphs.old, witness.oldFacts).determination).toBe(witness.old.determination);
        expect(decide(graphs.new, witness.newFacts).determination).toBe(witness.new.determination);
        expect(witness.words).toMatch(/met|unknown|:/);
      }
    }
  });

  it('is the mirror image the other way round', () => {
    const back = diffTexts(newer, old);
    const expected = direction === 'widens' || direction === 'narrows' ? mirrored[direction] : direction;
    expect(back.equivalence.direction).toBe(expected);
    expect(back.materiality.besides).toEqual(besides);
  });
});
