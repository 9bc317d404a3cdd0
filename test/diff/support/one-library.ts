// One guideline with everything that a comparison tells apart, its fragment, and edits of both as text.
import type { CompiledGuideline } from '../../../dsl/compile.ts';
import { compileGuideline } from '../../../dsl/compile.ts';
import type { GuidelineDiff } from '../../../dsl/diff/guideline-diff.ts';
import { diffGuidelines } from '../../../dsl/diff/diff.ts';
import { createSourceText } from '../../../dsl/source/source-text.ts';
import { createSyntax } from '../../../dsl/syntax/parse.ts';

export interface Texts {
  readonly guideline: string;
  readonly fragment: string;
}

export const base: Texts = {
  guideline: `guideline "Test imaging"
  id        test-imaging
  version   1.1

include safety 1.0

population
  Adults and children.

procedures CPT
  70551  MRI of the brain
  70552  MRI of the brain with contrast

data
  bmi     "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120
  visits  "Visits"           count

indications "Imaging of the brain"
  ANY OF
    1. Tumor is known {tumor} [one-2020]
         EG glioma; lymphoma
         NOTE The report names the tumor
    2. Symptoms persist AND AT LEAST 2 OF {findings}
         a. Headache at night {headache}
         b. Vomiting in the morning {vomiting}
         c. Papilledema {papilledema}
    3. Obesity {obesity}
         WHEN bmi >= 35 kg/m2
    4. ANY OF {seizures}
         a. Seizure without fever {afebrile}
         b. Seizure with a focal sign {focal}

exclusions
  ANY OF
    - Study was done within a month {recent}

terms
  Glioma
    A tumor of the supporting cells.

references
  one-2020  One, A. (2020). A study of tumors.
  two-2021  Two, B. (2021). A study of seizures.

notes
  Nothing further.

legal
  All rights reserved.
`,
  fragment: `fragment "Safety"
  id       safety
  version  1.0

procedures CPT
  70553  MRI of the brain without and with contrast

contraindications
  ANY OF
    - Implanted device {device}

terms
  Device
    Anything that was implanted.

references
  three-2022  Three, C. (2022). Safety of devices.

notes
  Ask the manufacturer.
`,
};

/** Replaces words that stand in the text exactly once, so that no edit can silently miss. */
export function edited(text: string, ...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((now, [from, to]) => {
    if (now.split(from).length !== 2)
      throw new Error(`"${from}" stands ${String(now.split(from).length - 1)} times`);
    return now.replace(from, () => to);
  }, text);
}

/** As an import leaves it: nothing says which criterion is which but words and place. */
export function withoutIds(text: string): string {
  return text.replace(/ *\{[a-z-]+\}/g, '');
}

const syntax = createSyntax();

export function compile(texts: Texts, uri: string): CompiledGuideline {
  const version = /version\s+(\S+)/.exec(texts.fragment)?.[1];
  const outcome = compileGuideline(syntax, createSourceText(uri, texts.guideline), (id, wanted) =>
    id === 'safety' && wanted === version ? createSourceText('safety.guideline', texts.fragment) : undefined,
  );
  const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return outcome;
}

export function diffTexts(older: Texts, newer: Texts): GuidelineDiff {
  return diffGuidelines(compile(older, 'old.guideline'), compile(newer, 'new.guideline'));
}
