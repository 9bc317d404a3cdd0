// The order in which a worker answers: first come, first served, but of several questions that replace each other only the newest is answered.
import type { Question } from './envelope.ts';
import type { CaseMaterial, DocumentText } from './protocol.ts';

/** A question with the numbers of all that wait for its answer. */
export interface Turn {
  readonly question: Question;
  readonly waiting: readonly number[];
}

/**
 * Puts a question at the end. A newer analysis, completion or look over takes the place of one of the same text that has not begun, and shares
 * its answer. A completion goes before the analyses that wait, and their parts: it needs none of them, and a person waits for it.
 */
export function addTurn(turns: readonly Turn[], question: Question): readonly Turn[] {
  const uri = replacedUri(question);
  const older =
    uri === undefined
      ? -1
      : turns.findIndex(
          (turn) => turn.question.method === question.method && replacedUri(turn.question) === uri,
        );
  const replaced = turns[older];
  if (replaced !== undefined)
    return turns.with(older, { question, waiting: [...replaced.waiting, question.id] });
  const turn = { question, waiting: [question.id] };
  const first = turns.findIndex(({ question: waiting }) => isAnalysis(waiting));
  return question.method === 'complete' && first >= 0 ? turns.toSpliced(first, 0, turn) : [...turns, turn];
}

function isAnalysis({ method }: Question): boolean {
  return method === 'analyse' || method === 'analysisPart';
}

function replacedUri(question: Question): string | undefined {
  const { method, args } = question;
  if (method === 'caseTable') return (args[0] as CaseMaterial).guideline;
  if (method === 'lint') return args[0] as string;
  return method === 'analyse' || method === 'complete' ? (args[0] as DocumentText).uri : undefined;
}
