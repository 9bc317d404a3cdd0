// Puts witnesses together to one changed decision with its direction; knows not how they were found.
import type { Change } from './change.ts';
import type { DecisionChange, Direction, Witness } from './decision-change.ts';
import { directionOf, joinDirections } from './directions.ts';

export function decisionBy(change: Change, witnesses: readonly Witness[]): DecisionChange {
  return decisionOf([change.id], change.new?.words ?? change.old?.words ?? '', witnesses);
}

/** What no single change explains is told by the criteria that the case departs at. */
export function decisionWithoutCause(witnesses: readonly Witness[]): DecisionChange {
  const words = witnesses[0]?.departures.map((departure) => departure.words).join(', ') ?? '';
  return decisionOf([], words, witnesses);
}

function decisionOf(
  changes: readonly string[],
  words: string,
  witnesses: readonly Witness[],
): DecisionChange {
  return { changes, words, direction: joinDirections(witnesses.map(directionOfWitness)), witnesses };
}

export function directionOfWitness(witness: Witness): Direction {
  if (!witness.complete) return 'documentation';
  return directionOf(witness.old.determination, witness.new.determination) ?? 'none';
}
