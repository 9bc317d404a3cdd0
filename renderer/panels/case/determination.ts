// Determinations in plain words, each with a tone and a picture of its own; knows no case.

export type DeterminationTone = 'good' | 'review' | 'open' | 'bad' | 'plain';

export interface DeterminationWords {
  readonly words: string;
  /** What it means for the request, in one sentence. */
  readonly meaning: string;
  readonly tone: DeterminationTone;
}

const known: Readonly<Record<string, DeterminationWords>> = {
  appropriate: {
    words: 'Medically appropriate',
    meaning: 'The documented facts meet the guideline.',
    tone: 'good',
  },
  'clinician-review': {
    words: 'Clinician review',
    meaning: 'A clinician decides; the guideline alone does not.',
    tone: 'review',
  },
  'needs-information': {
    words: 'Needs information',
    meaning: 'What is documented so far leaves the answer open.',
    tone: 'open',
  },
  'not-covered': {
    words: 'Not covered',
    meaning: 'An exclusion of the guideline applies.',
    tone: 'bad',
  },
};

/** A determination that the guideline named itself is shown in its own words. */
export function describeDetermination(determination: string): DeterminationWords {
  const words = determination.replaceAll('-', ' ');
  return (
    known[determination] ?? {
      words: words.charAt(0).toUpperCase() + words.slice(1),
      meaning: '',
      tone: 'plain',
    }
  );
}
