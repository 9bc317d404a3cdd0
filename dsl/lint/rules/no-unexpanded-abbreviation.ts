// A lint rule: abbreviations that the guideline never spells out; its examples are its tests and its documentation.
import { criteriaRoles } from '../context.ts';
import { fileRule } from '../rule.ts';

export const noUnexpandedAbbreviation = fileRule({
  code: 'lint/no-unexpanded-abbreviation',
  category: 'terms',
  level: 'warning',
  title: 'Every abbreviation is spelled out once',
  message: '{abbreviation} is never spelled out',
  why: 'Abbreviations differ between specialties: MS is multiple sclerosis to one reader and mitral stenosis to the next.',
  help: 'Spell it out where it stands first, with the abbreviation in brackets behind it, or name it at a term: `Multiple sclerosis (MS)`.',
  bad: [
    `indications
  ANY OF
    - Lesion of the ⟪CNS⟫
    - Tumor of the CNS
`,
  ],
  good: [
    `indications
  ANY OF
    - Lesion of the central nervous system (CNS)
    - Tumor of the CNS
    - MS

terms
  Multiple sclerosis (MS)
    A demyelinating disease.
`,
  ],
  *check(context) {
    const known = new Set([
      ...everyoneKnows,
      ...context.abbreviations.introductions.map(({ abbreviation }) => abbreviation),
      ...context.terms.terms.flatMap(({ abbreviations }) => abbreviations),
      ...context.terms.terms.flatMap(({ names }) => names),
    ]);
    for (const { abbreviation, span, passage } of context.abbreviations.uses) {
      if (!criteriaRoles.has(passage.role) || known.has(abbreviation) || isShouted(abbreviation)) continue;
      known.add(abbreviation);
      yield { span, args: { abbreviation } };
    }
  },
});

/** A long run of capitals is a word in capitals. */
function isShouted(text: string): boolean {
  return /^[A-Z]{6,}$/.test(text);
}

/** Bodies, code systems and words that are better known short than long. */
const everyoneKnows: readonly string[] =
  'US USA FDA CMS NCD LCD CPT HCPCS ICD NDC MRI CT ECG HIV AIDS DNA RNA AM PM ID OK'.split(' ');
