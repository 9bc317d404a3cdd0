// What a whole comparison amounts to: meaning, or only structure, wording, evidence, codes; rests on the proof, not on what the changes look like.
import type { Change } from './change.ts';
import type { Equivalence } from './decision-change.ts';
import type { DiffMateriality } from './guideline-diff.ts';

export function materialityOf(changes: readonly Change[], equivalence: Equivalence): DiffMateriality {
  const meaning = equivalence.equivalent === 'not proved' ? 'not proved' : !equivalence.equivalent;
  const there = new Set(
    changes
      .filter(({ kind }) => kind !== 'renumbered')
      .map(({ materiality }) => (materiality === 'meaning' ? 'structure' : materiality)),
  );
  // Where determinations change, the changes of the criteria are that change, and nothing besides it.
  const besides = order.filter((kind) => there.has(kind) && (kind !== 'structure' || meaning === false));
  return { meaning, besides, words: wordsFor(meaning, besides, equivalence) };
}

const order = ['structure', 'wording', 'evidence', 'codes', 'administrative'] as const;

function wordsFor(
  meaning: DiffMateriality['meaning'],
  besides: DiffMateriality['besides'],
  { direction }: Equivalence,
): string {
  if (meaning === 'not proved') return 'Meaning perhaps: that no determination changes could not be proved.';
  if (meaning) return `Meaning: ${directionWords[direction]}`;
  // A new version always has another number and other dates.
  const told = besides.filter((kind) => kind !== 'administrative');
  if (told.length > 0) return `${listed(told)} only: no determination changes.`;
  return besides.length > 0
    ? 'Header, legal text or lists only: no determination changes.'
    : 'Nothing changed, and no determination.';
}

const directionWords: Readonly<Record<Equivalence['direction'], string>> = {
  widens: 'determinations change, and the new version is wider.',
  narrows: 'determinations change, and the new version is narrower.',
  both: 'determinations change, some wider and some narrower.',
  documentation: 'cases with something unknown are determined otherwise; complete cases are not.',
  none: 'determinations change.',
  'not known': 'determinations change.',
};

function listed(kinds: readonly string[]): string {
  const last = kinds.at(-1) ?? '';
  const words = kinds.length > 1 ? `${kinds.slice(0, -1).join(', ')} and ${last}` : last;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
