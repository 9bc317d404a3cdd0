// The order in which a worker answers: first come, first served, but of several analyses of one text only the newest is made.
import type { Question } from './envelope.ts';
import type { DocumentText } from './protocol.ts';

/** A question with the numbers of all that wait for its answer. */
export interface Turn {
  readonly question: Question;
  readonly waiting: readonly number[];
}

/** Puts a question at the end; a newer analysis takes the place of one of the same text that has not begun, and shares its answer. */
export function addTurn(turns: readonly Turn[], question: Question): readonly Turn[] {
  const uri = analysedUri(question);
  const older = uri === undefined ? -1 : turns.findIndex((turn) => analysedUri(turn.question) === uri);
  const replaced = turns[older];
  if (replaced === undefined) return [...turns, { question, waiting: [question.id] }];
  return turns.with(older, { question, waiting: [...replaced.waiting, question.id] });
}

function analysedUri(question: Question): string | undefined {
  if (question.method !== 'analyse') return undefined;
  return (question.args[0] as DocumentText).uri;
}
