// Whether a changed determination widens or narrows what is covered, and the words for determinations.
import type { Direction } from './decision-change.ts';

const order = ['not-covered', 'clinician-review', 'appropriate'];

/** Undefined where the determination is the same. One outside the order is neither above nor below another: both. */
export function directionOf(older: string, newer: string): 'widens' | 'narrows' | 'both' | undefined {
  if (older === newer) return undefined;
  const from = order.indexOf(older);
  const to = order.indexOf(newer);
  if (from < 0 || to < 0) return 'both';
  return to > from ? 'widens' : 'narrows';
}

export function joinDirections(directions: readonly Direction[]): Direction {
  const found = new Set(directions);
  if (found.has('both') || (found.has('widens') && found.has('narrows'))) return 'both';
  if (found.has('widens')) return 'widens';
  if (found.has('narrows')) return 'narrows';
  return found.has('documentation') ? 'documentation' : 'none';
}

/** From the least to the most covered; what is outside the order comes last. */
export function compareDeterminations(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function rank(determination: string): number {
  const place = order.indexOf(determination);
  return place < 0 ? order.length : place;
}

/** `clinician-review` as people say it. */
export function determinationWords(determination: string): string {
  return determination.replaceAll('-', ' ');
}
