// What the answer of the language says, as the card shows it; decides nothing itself.
import type { ExplainedCriterion, FormField, PossibleAnswer, WayTo } from '../../../dsl/index.ts';
import type { CaseAnswer } from '../../worker/protocol.ts';

export interface CaseSummary {
  readonly determination: string;
  readonly label: string;
  /** What leads to the determination; where nothing does by itself, what would have to be otherwise. */
  readonly because: readonly ExplainedCriterion[];
  /** `because` are the criteria that would change the determination if they were the other way round. */
  readonly otherwise: boolean;
  /** How many facts can still matter. */
  readonly open: number;
  readonly next: NextQuestion | undefined;
  /** What can still matter, the best next question first. */
  readonly missing: readonly FormField[];
  /** The fewest answers that lead to each other determination. */
  readonly ways: readonly WayTo[];
}

export interface NextQuestion {
  readonly field: FormField;
  /** Answers that settle the determination at once. */
  readonly settling: readonly PossibleAnswer[];
}

export function summarise(answer: CaseAnswer, form: readonly FormField[]): CaseSummary {
  const { decision, deciding, missing, nextQuestion, verdict } = answer.explanation;
  const reasons = deciding.filter((criterion) => decision.reasons.includes(criterion.id));
  const known = reasons.length > 0;
  const field = verdict.settled ? undefined : form.find((candidate) => candidate.key === nextQuestion);
  const answers = missing.find((fact) => fact.key === nextQuestion)?.answers ?? [];
  return {
    determination: decision.determination,
    label: decision.label,
    because: known ? reasons : deciding,
    otherwise: !known,
    open: verdict.settled ? 0 : missing.length,
    missing: answer.order.flatMap((key) => form.find((candidate) => candidate.key === key) ?? []),
    ways: answer.ways ?? [],
    next: field && { field, settling: answers.filter((possible) => possible.settled) },
  };
}
